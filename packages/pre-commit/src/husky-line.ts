import { printable, UserError } from "@nxs-guard/scanner";
import { commandLine, runsByHand } from "./by-hand.ts";

const tag = "# nxs-guard hook ";
const ownLine = /^.*# nxs-guard hook .*$/m;

/**
 * The one line that a husky hook file gets. Husky runs the file with `sh -e`, puts `node_modules/.bin` on PATH, and has its own place where users
 * of graphical clients name Node. The closing comment marks the line, and keeps the carriage return of a CRLF checkout out of the command.
 *
 * @param version of nxs-guard, written into the tag
 * @param inPackage whether husky stands in a folder below the top of the work tree, as in a monorepo: hooks start at the top,
 * so the command has to be looked for in that folder
 */
export function huskyLine(version: string, inPackage: boolean): string {
  const path = inPackage ? 'PATH="${0%/*}/../node_modules/.bin:$PATH" ' : "";
  return (
    'if [ "${NXS_GUARD_SKIP-}" = 1 ]; then echo "nxs-guard: this commit is NOT checked, because NXS_GUARD_SKIP=1 is set." >&2; ' +
    `else ${path}nxs-guard staged || { ` +
    '[ $? -lt 126 ] || echo "nxs-guard: it could not start. Is it installed, and Node on PATH? Graphical git clients read ~/.config/husky/init.sh" >&2; ' +
    'echo "nxs-guard: The commit is stopped. To commit unchecked, once: NXS_GUARD_SKIP=1 git commit ..." >&2; exit 1; }; fi ' +
    `${tag}${version}`
  );
}

/**
 * A husky hook's text with the line in it, once; the rest keeps every byte. The line goes to the end, so that what the hook stages before is
 * checked as well.
 *
 * @param text of the hook, one character a byte; empty for a hook that does not exist yet
 * @param path of the hook, for the words of the error
 * @throws {UserError} when a line at the end would not run
 */
export function withHuskyLine(text: string, line: string, path: string): string {
  if (ownLine.test(text)) return text.replace(ownLine, () => line);
  if (runsByHand(text)) return text;
  if (text === "") return `${line}\n`;
  const obstacle = obstacleToItsEnd(text);
  if (obstacle !== undefined) throw notAppended(path, obstacle);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  return text.endsWith("\n") ? text + line + eol : text + eol + line;
}

/** The text as it was before `withHuskyLine`, byte for byte. */
export function withoutHuskyLine(text: string): string {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => ownLine.test(line));
  if (at < 0) return text;
  const wasLastWithoutEnd = at > 0 && at === lines.length - 1;
  lines.splice(at, 1);
  const rest = lines.join("\n");
  return wasLastWithoutEnd ? rest.replace(/\r$/, "") : rest;
}

/** Why a shell that runs the text might not come to its end. */
function obstacleToItsEnd(text: string): string | undefined {
  const [first = ""] = text.split("\n", 1);
  if (first.startsWith("#!") && !/sh\b/.test(first)) return "is not a shell script";
  // `exec 1>&2` only redirects and goes on.
  if (/^(?:exit\b|exec\s+[^\d\s<>&])/m.test(text)) return "may end by `exec` or `exit` before its last line";
  if (/\\\r?\n?$/.test(text)) return "ends in the middle of a command";
  return undefined;
}

function notAppended(path: string, obstacle: string): UserError {
  return new UserError(
    `${printable(path)} ${obstacle}, so a line at its end would not run.`,
    `Add this line to it by hand, where it runs:\n\n  ${commandLine}`,
  );
}
