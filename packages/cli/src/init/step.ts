import type { Change } from "@nxs-guard/pre-commit";

/** One part of what is set up. */
export interface Step {
  /** What it is about. */
  readonly title: string;
  readonly changes: readonly Change[];
  /** What is there already, is left alone, or is left to a person: a sentence or two each. Lines to add by hand follow, indented. */
  readonly words: readonly string[];
  /** Whether the texts of new files are too long to show. */
  readonly isLong?: boolean;
  /** Makes the changes, where an earlier step may have changed the same file; by default they are carried out as they are. Gives what to say then. */
  readonly carryOut?: () => string;
}

export function nothingToDo(title: string, ...words: readonly string[]): Step {
  return { title, changes: [], words };
}

/** A sentence, and the lines that it is about. */
export function withLines(sentence: string, lines: readonly string[]): string {
  return [sentence, "", ...lines.map((line) => `  ${line}`), ""].join("\n");
}
