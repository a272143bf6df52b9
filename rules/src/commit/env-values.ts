import { isPlaceholder, type Span } from "@nxs-guard/core";
import { PUBLIC_PREFIXES } from "../nexus/practices/public-env-name.ts";
import type { Habit } from "./commit-rule.ts";

const ENV_FILE = /(?:^|\/)(?:\.env(?:rc)?(?:\.[^/]+)?|[^/]+\.env|\.dev\.vars(?:\.[^/]+)?)$/i;
/** Made to be committed: what shows the names, or holds made-up values for tests, by its own name or that of a folder. */
const SHARED =
  /(?:^|[._-])(?:examples?|samples?|template|tmpl|tpl|dist|defaults?|schema|tests?|testing|ci|vault)(?=[._-]|$)[^/]*$|(?:^|\/)(?:examples?|samples?|templates?|tests?|__tests__|fixtures?|__fixtures__)\//i;
/** By the conventions of Vite, Next, Wrangler and dotenvx: what is one machine's own, whatever it holds. */
const PERSONAL = /(?:\.local|\.dev\.vars|\.env\.keys)$/i;

/** The beginning of a line up to the value of a variable. */
const ASSIGNMENT =
  /^(?:\xef\xbb\xbf)?[ \t]*(?:export[ \t]+)?(?<name>[A-Za-z_][\w.]{0,200})(?:[ \t]{0,20}=|:[ \t])[ \t]{0,20}/gm;
/** In quotes, lines may break. */
const VALUE = /^(?:"(?:[^"\\]|\\[\s\S])*"|'[^']*'|[^\r\n]*)/;
/** Values are cut where a hostile file would not end them. */
const LONGEST_VALUE = 2000;
const CREDENTIAL =
  /(?:^|_)(?:API_?KEY|ACCESS_?KEY|PRIVATE_?KEY(?:_\w+)?|SECRET(?:_?KEY(?:_BASE)?)?|TOKEN|PASSWORD|PASSWD|PASS|PASSPHRASE|CREDENTIALS?)(?:_(?:PROD|PRODUCTION|LIVE|STAGING))?$/i;
/** A value that stands elsewhere, or can be read by nobody without a key. */
const REFERENCE = /^(?:[$`<]|\{\{|op:|vault:|aws-sm:|gcp-sm:|secret:|encrypted:|sops:|ENC\[)/i;
const NO_SECRET =
  /^(?:secret|password|passwd|pass|pwd|token|key|none|null|undefined|true|false|tbd|test|dev|local|foo|bar|\W*|[x*.]+|\[[^\]]*\]|.*\.{3})$/i;
/** The word for a password in the languages that people fill a sample with, also as `tu_clave` or `senha-aqui`. Letters beyond ASCII are UTF-8. */
const FOREIGN =
  /^(?:(?:dein|ihr|je|mein|mi|mijn|minha|mon|su|sua|ton|tu|tua|twoje|uw|votre)[_-])?(?:contrase(?:n|\xc3\xb1)a|clave|secreto|senha|segredo|mot[_-]?de[_-]?passe|passwort|kennwort|geheim|wachtwoord|haslo|has\xc5\x82o|heslo|parola|losenord|l\xc3\xb6senord|salasana|adgangskode|passord|sifre|\xc5\x9fifre|jelszo)(?:[_-](?:aqui|aqu\xc3\xad|hier|ici))?$/i;
/** `YOUR_KEY_HERE`, in whatever language. */
const SPOKEN = /^[A-Za-z]{0,4}_?[A-Z]+(?:[_-][A-Z]+)+$/;
/** A password in an address: `postgres://acme:…@db.acme.com/app`. */
const USER_INFO =
  /^[a-z][\w+.-]{0,30}:\/\/(?<user>[^\s/?#:@]{0,200}):(?<password>[^\s/?#@]{1,200})@(?<host>\[[^\]\s]{1,60}\]|\w[^\s/?#:@,]{0,255})/i;
/** One's own machine, the other containers beside it, and names that are nobody's: RFC 6761. */
const AT_HOME =
  /^(?:127\.|\[::1\]$|0\.0\.0\.0$|host\.docker\.internal$|[^.[]+$)|(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid|localhost)$/i;

/** What may be seen of each line: the name, also one that is commented out, or a comment that holds no value. */
const SHOWN =
  /^(?:\xef\xbb\xbf)?[ \t]*(?:#[^=:\r\n]*$|(?:#[ \t]*)?(?:export[ \t]+)?(?:[A-Za-z_][\w.]{0,200}[ \t]{0,20}[=:])?)/gm;
/** As much of a file is read, in characters. */
const LONGEST_LINE = 256 * 1024;

/** Whether a path names a file of environment variables that is not made to be shared. */
export function isEnvFile(path: string): boolean {
  return ENV_FILE.test(path) && (PERSONAL.test(path) || !SHARED.test(path));
}

/** The variables of an environment file that should not be in a repository: credentials with values, and in a personal file everything. */
export function envHabit(path: string, text: string): Habit | undefined {
  const isPersonal = PERSONAL.test(path);
  const told: (Span & { readonly name: string })[] = [];
  let end = 0;
  for (const match of text.matchAll(ASSIGNMENT)) {
    // In the value of another.
    if (match.index < end) continue;
    const { name = "" } = match.groups ?? {};
    const start = match.index + match[0].length;
    const value = (VALUE.exec(text.slice(start, start + LONGEST_VALUE))?.[0] ?? "").trimEnd();
    end = start + value.length;
    if (value === "") continue;
    if (isPersonal ? unquoted(value) !== "" : isTold(name, unquoted(value))) {
      told.push({ name, start: match.index + match[0].indexOf(name), end });
    }
  }
  if (told.length === 0) return undefined;
  return { places: told, hidden: valuesIn(text), identity: told.map(({ name }) => name).join(" ") };
}

/** Everything but names and comments: no line of the file is shown with what stands behind its name, or without one. */
function valuesIn(text: string): Span[] {
  return [...text.matchAll(SHOWN)].flatMap((match): Span[] => {
    const start = match.index + match[0].length;
    const [rest = ""] = /^[^\r\n]*/.exec(text.slice(start, start + LONGEST_LINE)) ?? [];
    return rest.trim() === "" ? [] : [{ start, end: start + rest.length }];
  });
}

function isTold(name: string, value: string): boolean {
  const isPublic = PUBLIC_PREFIXES.some((prefix) => name.startsWith(prefix));
  return (CREDENTIAL.test(name) && !isPublic && isSecret(value)) || holdsPassword(value);
}

function holdsPassword(value: string): boolean {
  const { user = "", password = "", host = "" } = USER_INFO.exec(value)?.groups ?? {};
  return host !== "" && !AT_HOME.test(host) && password !== user && isSecret(password);
}

function isSecret(value: string): boolean {
  return (
    !REFERENCE.test(value) &&
    !NO_SECRET.test(value) &&
    !SPOKEN.test(value) &&
    !FOREIGN.test(value) &&
    !isPlaceholder(value)
  );
}

/** A comment may stand behind a value. */
function unquoted(value: string): string {
  const quoted = /^(?<quote>["'])(?<inner>[\s\S]*)\k<quote>$/.exec(value)?.groups?.["inner"];
  return quoted ?? value.replace(/(?:^|[ \t]+)#.*$/, "").trim();
}
