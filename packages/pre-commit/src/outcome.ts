import { relative } from "node:path";
import { printable } from "@nxs-guard/scanner";
import { diffArrays } from "diff";
import type { Change } from "./change.ts";

/** What came of an install or an uninstall. */
export interface Outcome {
  /** What holds now, or in a dry run, what to know: a line, or two. */
  readonly summary: string;
  /** What was done to files, or would be; empty when nothing had to be. */
  readonly changes: readonly Change[];
  readonly dryRun: boolean;
  /** The top of the work tree: an absolute path. */
  readonly top: string;
}

/** The outcome for a person: one line a change, line ends included; in a dry run with the whole text that would be written. */
export function describeOutcome({ summary, changes, dryRun, top }: Outcome): string {
  return [...changes.map((change) => describeChange(change, top, dryRun)), `${summary}\n`].join("");
}

function describeChange(change: Change, top: string, dryRun: boolean): string {
  const path = printable(relative(top, change.path));
  switch (change.kind) {
    case "write":
      if (change.before !== undefined) {
        return `${dryRun ? "would change" : "changed"} ${path}:\n${changedLines(change.before, change.text)}`;
      }
      return dryRun ? `would write ${path}:\n${quoted(change.text)}` : `wrote ${path}\n`;
    case "copy":
      return `${dryRun ? "would keep" : "kept"} the hook ${path} as ${printable(relative(top, change.to))}\n`;
    case "move":
      return `${dryRun ? "would put" : "put"} ${path} back to ${printable(relative(top, change.to))}\n`;
    case "remove":
      return `${dryRun ? "would remove" : "removed"} ${path}\n`;
  }
}

/** The lines that come and go, marked with their sign. */
export function changedLines(before: string, after: string): string {
  return diffArrays(before.split(/\r?\n/), after.split(/\r?\n/))
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ added, value }) => value.map((line) => `  ${added ? "+" : "-"} ${printable(line)}\n`))
    .join("");
}

function quoted(text: string): string {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => `  | ${printable(line)}\n`).join("");
}
