import { basename } from "node:path";
import { hookNames, hookWords, type HookName } from "./hook-names.ts";
import { commandWords, type Launcher } from "./launcher.ts";

/** What a hook has to run, in a form that works in any shell script and stops git on every failure. */
export function commandLine(name: HookName, launcher: Launcher): string {
  return `${commandWords(launcher)} ${hookWords[name]} || exit 1`;
}

/** The lines for the hook that stands at a path; those for all of them when it is none, such as their folder. */
export function commandLines(path: string, launcher: Launcher): string {
  const name = hookNames.find((one) => one === basename(path));
  return name
    ? `  ${commandLine(name, launcher)}`
    : hookNames.map((one) => `  ${one}: ${commandLine(one, launcher)}`).join("\n");
}

/** Whether the text of a hook runs the command by a line that its owner wrote, and does not only speak of it. */
export function runsByHand(text: string, name: HookName): boolean {
  const [word = ""] = hookWords[name].split(" ");
  const runs = new RegExp(`\\bnxs-guard ${word}\\b`);
  return text
    .split("\n")
    .flatMap((line) => line.replace(/#.*/, "").split(/[;&|]+/))
    .some((command) => runs.test(command) && !/^\s*(?:echo|printf)\b/.test(command));
}
