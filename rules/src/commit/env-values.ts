import { isPlaceholder, type Span } from "@nxs-guard/core";
import { PUBLIC_PREFIXES } from "../nexus/practices/public-env-name.ts";
import type { Habit } from "./commit-rule.ts";

const ENV_FILE = /(?:^|\/)(?:\.env(?:\.[^/]+)?|[^/]+\.env|\.dev\.vars(?:\.[^/]+)?)$/i;
/** Made to be committed: what shows the names, or holds made-up values for tests. */
const SHARED =
  /[./_-](?:examples?|samples?|template|tmpl|tpl|dist|defaults?|schema|tests?|testing|ci|vault)(?=[./_-]|$)|\/(?:example|sample)\.env$/i;
/** By the conventions of Vite, Next, Wrangler and dotenvx: what is one machine's own, whatever it holds. */
const PERSONAL = /(?:\.local|\.dev\.vars|\.env\.keys)$/i;

/** Values are cut where a hostile file would not end them. */
const ASSIGNMENT =
  /^[ \t]*(?:export[ \t]+)?(?<name>[A-Za-z_][\w.]{0,200})[ \t]{0,20}=[ \t]{0,20}(?<value>"(?:[^"\\]|\\[\s\S]){0,2000}"|'[^']{0,2000}'|[^\r\n]{0,2000})/gm;
const CREDENTIAL =
  /(?:^|_)(?:API_?KEY|ACCESS_?KEY|PRIVATE_?KEY(?:_\w+)?|SECRET(?:_?KEY(?:_BASE)?)?|TOKEN|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?)$/i;
/** A value that stands elsewhere, or can be read by nobody without a key. */
const REFERENCE = /^(?:\$|\{\{|<|op:|vault:|aws-sm:|gcp-sm:|secret:|encrypted:|sops:|ENC\[)/i;
const NO_SECRET =
  /^(?:secret|password|passwd|token|key|none|null|undefined|true|false|tbd|test|dev|local|foo|bar|\W*|[x*.]+)$/i;

/** Whether a path names a file of environment variables that is not made to be shared. */
export function isEnvFile(path: string): boolean {
  return ENV_FILE.test(path) && !SHARED.test(path);
}

/** The variables of an environment file that should not be in a repository: credentials with values, and in a personal file everything. */
export function envHabit(path: string, text: string): Habit | undefined {
  const isPersonal = PERSONAL.test(path);
  const hidden: Span[] = [];
  const told: { readonly name: string; readonly start: number; readonly end: number }[] = [];
  for (const match of text.matchAll(ASSIGNMENT)) {
    const { name = "", value = "" } = match.groups ?? {};
    const end = match.index + match[0].trimEnd().length;
    const start = match.index + match[0].length - value.length;
    if (start >= end) continue;
    hidden.push({ start, end });
    if (isPersonal ? unquoted(value) !== "" : isCredential(name, unquoted(value))) {
      told.push({ name, start: match.index + match[0].indexOf(name), end });
    }
  }
  const [first] = told;
  const last = told.at(-1);
  return (
    first && last && { start: first.start, end: last.end, hidden, identity: told.map(({ name }) => name).join(" ") }
  );
}

function isCredential(name: string, value: string): boolean {
  if (!CREDENTIAL.test(name) || PUBLIC_PREFIXES.some((prefix) => name.startsWith(prefix))) return false;
  return !REFERENCE.test(value) && !NO_SECRET.test(value) && !isPlaceholder(value);
}

/** A comment may stand behind a value. */
function unquoted(value: string): string {
  const quoted = /^(?<quote>["'])(?<inner>[\s\S]*)\k<quote>$/.exec(value.trimEnd())?.groups?.["inner"];
  return quoted ?? value.replace(/(?:^|[ \t]+)#.*$/, "").trim();
}
