import { printable, UserError } from "@nxs-guard/scanner";
import { commandLine, runsByHand } from "./by-hand.ts";
import type { HookFacts } from "./hook-facts.ts";
import { actOf, hookWords, type HookName } from "./hook-names.ts";
import { shellWords, type Launcher } from "./launcher.ts";

const tag = "# nxs-guard hook ";
const ours = /^.*# nxs-guard hook .*$/m;

/** What runs the file that the line stands in: husky, also one in a package below the top of the work tree, or git itself. */
export type Surroundings = "husky" | "husky in a package" | "a folder of hooks";

/** What a line depends on. */
export interface LinePlace {
  readonly facts: HookFacts;
  readonly surroundings: Surroundings;
}

/** Hooks start at the top of the work tree. Husky puts the `node_modules/.bin` of that place on PATH itself. */
function startOf(surroundings: Surroundings, launcher: Launcher): string {
  if (launcher.by === "yarn") return shellWords(launcher);
  if (surroundings === "husky in a package") return 'PATH="${0%/*}/../node_modules/.bin:$PATH" nxs-guard';
  if (surroundings === "husky" && launcher.folder === "") return "nxs-guard";
  return shellWords({ ...launcher, by: "path" });
}

const advice: Readonly<Record<Surroundings, string>> = {
  husky: "Graphical git clients read ~/.config/husky/init.sh",
  "husky in a package": "Graphical git clients read ~/.config/husky/init.sh",
  "a folder of hooks": "A graphical git client often has a shorter PATH than a terminal",
};

/**
 * The one line that a hook gets that stands already. Husky runs its files with `sh -e`, and has its own place where users of graphical clients
 * name Node. The closing comment marks the line, and keeps the carriage return of a CRLF checkout out of the command.
 */
export function ownLine(name: HookName, { facts, surroundings }: LinePlace): string {
  const { version, launcher } = facts;
  const { act, unchecked } = actOf(name);
  return (
    'if [ "${NXS_GUARD_SKIP-}" = 1 ]; then ' +
    `echo "nxs-guard: this ${act} is NOT checked, because NXS_GUARD_SKIP=1 is set." >&2; ` +
    `else ${startOf(surroundings, launcher)} ${hookWords[name]} || { ` +
    `[ $? -lt 126 ] || echo "nxs-guard: it could not start. Is it installed, and Node on PATH? ${advice[surroundings]}" >&2; ` +
    `echo "nxs-guard: The ${act} is stopped. To ${act} unchecked, once: ${unchecked}" >&2; exit 1; }; fi ` +
    `${tag}${version}`
  );
}

/**
 * A hook's text with the line in it, once; the rest keeps every byte. The line goes to the end, so that what the hook stages before is checked as
 * well.
 *
 * @param text of the hook, one character a byte; empty for a hook that does not exist yet
 * @param path of the hook, for the words of the error
 * @throws {UserError} when a line at the end would not run
 */
export function withOwnLine(text: string, name: HookName, path: string, place: LinePlace): string {
  const line = ownLine(name, place);
  if (ours.test(text)) return text.replace(ours, () => line);
  if (runsByHand(text, name)) return text;
  if (text === "") return `${line}\n`;
  const obstacle = obstacleToItsEnd(text);
  if (obstacle !== undefined) {
    throw new UserError(
      `${printable(path)} ${obstacle}, so a line at its end would not run.`,
      `Add this line to it by hand, where it runs:\n\n  ${commandLine(name, place.facts.launcher)}`,
    );
  }
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  return text.endsWith("\n") ? text + line + eol : text + eol + line;
}

/** The version of nxs-guard that wrote itself into a hook, by a line or whole. */
export function versionOfLine(text: string): string | undefined {
  return /# nxs-guard hook ([^\s:]+)/.exec(text)?.[1];
}

/** The text as it was before `withOwnLine`, byte for byte. */
export function withoutOwnLine(text: string): string {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => ours.test(line));
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
