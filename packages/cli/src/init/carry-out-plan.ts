import { carryOut, type Change } from "@nxs-guard/pre-commit";
import { printable, UserError } from "@nxs-guard/scanner";
import type { Plan } from "./plan.ts";
import { shownPath, standingAt, writing } from "./standing-file.ts";

/**
 * Does what a plan says.
 *
 * @returns what a person has to know now, a sentence or two each
 * @throws {UserError} when a file is no longer as it was when the plan was made, before anything is written; when one cannot be written
 */
export function carryOutPlan({ project, steps }: Plan): string[] {
  const ours = steps.filter((step) => !step.carryOut).flatMap(({ changes }) => changes);
  for (const change of ours) assertUnchanged(change, project.top);
  const words: string[] = [];
  for (const step of steps) {
    if (step.carryOut) words.push(step.carryOut());
    else carryOut(step.changes);
  }
  return words;
}

/** A person may have taken long to answer, and worked on. */
function assertUnchanged(change: Change, top: string): void {
  if (change.kind !== "write") return;
  const standing = standingAt(change.path, top);
  const now = standing.is === "text" ? writing(change.path, standing.text, standing) : undefined;
  const isSame =
    standing.is === "untouchable" ? false : change.before === (now?.kind === "write" ? now.text : undefined);
  if (isSame) return;
  throw new UserError(
    `${printable(shownPath(change.path, top))} has changed since it was looked at. Nothing was written.`,
    "Run the command again.",
  );
}
