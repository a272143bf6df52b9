import { relative } from "node:path";
import type { Change } from "./change.ts";
import { printable } from "./printable.ts";
import { Refusal } from "./refusal.ts";

/** What came of an install or an uninstall. */
export type Outcome =
  | {
      readonly kind: "done";
      /** One line that says what holds now (or would hold, in a dry run). */
      readonly summary: string;
      /** What was done to files, or would be; empty when nothing had to be. */
      readonly changes: readonly Change[];
      readonly dryRun: boolean;
      /** The top of the work tree: an absolute path. */
      readonly top: string;
    }
  | {
      readonly kind: "refused";
      /** One sentence on what stands in the way. */
      readonly problem: string;
      /** One sentence on what to do, and the lines to add by hand, if any. */
      readonly remedy: string;
    };

/** Runs what may refuse to act, and gives the refusal as a value. */
export function outcomeOf(act: () => Outcome): Outcome {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refusal) return { kind: "refused", problem: error.message, remedy: error.remedy };
    throw error;
  }
}

/** 0 when done, 2 for a refusal to act. */
export function exitCodeOf(outcome: Outcome): 0 | 2 {
  return outcome.kind === "refused" ? 2 : 0;
}

/** The outcome for a person, line ends included. A refusal belongs on standard error. */
export function describe(outcome: Outcome): string {
  if (outcome.kind === "refused") return `${outcome.problem}\n${outcome.remedy}\n`;
  const { summary, changes, dryRun, top } = outcome;
  return [...changes.map((change) => describeChange(change, top, dryRun)), `${summary}\n`].join("");
}

function describeChange(change: Change, top: string, dryRun: boolean): string {
  const path = printable(relative(top, change.path));
  const verb = (done: string, planned: string): string => (dryRun ? planned : done);
  switch (change.kind) {
    case "write":
      return `${verb("wrote", "would write")} ${path}\n${dryRun ? change.text.replace(/^(?=.)/gm, "  | ") : ""}`;
    case "copy":
      return `${verb("kept", "would keep")} the hook ${path} as ${printable(relative(top, change.to))}\n`;
    case "move":
      return `${verb("put back", "would put back")} ${printable(relative(top, change.to))} from ${path}\n`;
    case "remove":
      return `${verb("removed", "would remove")} ${path}\n`;
  }
}
