import type { Span } from "../finding.ts";
import type { Placed } from "./record.ts";

const NAME_LIMIT = 64;

/** Ways to read an environment variable, by what stands before its name. */
const READ_BEFORE =
  /(?:\benv(?:ironment|iron)?\s*(?:\?\.|\.|\[\s*\\?["'`]|\(\s*\\?["'`]|\.(?:get|fetch|require)\(\s*\\?["'`])|\$(?:env:)?\{?[!#]?|\b\w*env\w*\(\s*\\?["'`]|\bENV(?:\[|\.fetch\(|\.get\()\s*\\?["'`:]|%|\b(?:secrets|vars|inputs)\.|\b(?:env|config|var)\(?\\?["'`]?\.?\(\s*\\?["'`]|environ(?:\.get)?[[(]\s*\\?["'`]|\$ENV\{\s*["']?|\$_(?:ENV|SERVER)\[\s*["']|Env:)$/i;
/** Ways to define one, by what stands before its name; an `=` or `:` after it is needed too where the second list says so. */
const DEFINED_BEFORE =
  /(?:(?:^|\s)(?:ARG|ENV)[ \t]+|--build-arg[ \t=]+["']?|\b(?:env|secrets?|variables?|config)(?::|[ \t]+)(?:add|set|put|create)[ \t]+|(?:^|\s)(?:-e|--env|-D)[ \t=]*["']?|\bsetenv[ \t]+|\bputenv\(\s*["'])$/;
const ASSIGNED_BEFORE =
  /(?:^|[\n\r{,([;"'`]|\\n|&&)[ \t]*(?:-[ \t]+)?(?:(?:export|set|declare|local|const|let|var|readonly|static|public|setx|echo)[ \t]+)*["'`]?$/;
const ASSIGNED_AFTER = /^\\*["'`]?\??[ \t]*(?:=(?!=)|:(?!:)(?! +[A-Za-z]+ [A-Za-z])|=>|\?=)/;
const IMPORTED_AFTER =
  /^[^;{}]{0,300}\}\s*(?:from\s*["'](?:\$env|@env|astro:env|\$app\/env)|=\s*(?:process|import\.meta)\.env\b)/;
/** Kubernetes and others write `name: X` over `value: …`, Render and DigitalOcean `key: X` over `sync: …` or `scope: …`. */
const NAMED_BEFORE = /(?:^|[\s{,-])["']?(?:name|key)["']?\s*[:=]\s*["']?$/i;
const VALUE_AFTER = /^["']?\s*(?:,\s*)?["']?(?:value(?:From)?|sync|scope)["']?\s*[:=]/;
const DELETED_BEFORE =
  /(?:\bdelete|\bunset|Remove-Item|\bpop\(|\bdel|\bunset\w*\()\s+\S*$|\bunset(?:[ \t]+-\w+[ \t][\w \t]*|[ \t][\w \t]*)$/i;

/**
 * The whole name of the environment variable that ends in a credential's name, if it has something before that and the text defines or
 * reads it there: prose that only mentions it does not.
 */
export function variableAt(text: string, credential: Span, path: string | undefined): Placed | undefined {
  if (/[\w$]/.test(text[credential.end] ?? "") || !/^\w+$/.test(text.slice(credential.start, credential.end)))
    return undefined;
  let start = credential.start;
  while (credential.start - start < NAME_LIMIT && /\w/.test(text[start - 1] ?? "")) start--;
  // The letter of `\n` in a string is no part of a name.
  if (text[start - 1] === "\\" && /[nrt]/.test(text[start] ?? "")) start++;
  if (start === credential.start) return undefined;
  const name = { text: text.slice(start, credential.end), start, end: credential.end };
  const before = text.slice(Math.max(0, start - 100), start);
  const after = text.slice(credential.end, credential.end + 320);
  if (isInComment(before) || DELETED_BEFORE.test(lastLine(before))) return undefined;
  const isRead = READ_BEFORE.test(before);
  const isDefined =
    DEFINED_BEFORE.test(lastLine(before)) || (ASSIGNED_BEFORE.test(before) && ASSIGNED_AFTER.test(after));
  const isImported = /[{,]\s*$/.test(before) && IMPORTED_AFTER.test(after);
  const isPassedOn =
    /\.ya?ml$/i.test(path ?? "") &&
    /^[ \t]*-[ \t]*["']?$/.test(lastLine(before)) &&
    /^["']?[ \t]*(?:\r|\n|$)/.test(after);
  const isNamed = NAMED_BEFORE.test(before) && VALUE_AFTER.test(after);
  return isRead || isDefined || isImported || isNamed || isPassedOn ? name : undefined;
}

function isInComment(before: string): boolean {
  return /^\s*(?:\/\/|#(?!\{)|\*|<!--|--\s|;)|(?<!:)\/\/\s|\s#\s/.test(lastLine(before));
}

function lastLine(text: string): string {
  return text.slice(Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1);
}
