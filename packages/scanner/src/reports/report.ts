import type { RuleDescription } from "@nxs-guard/core";
import type { ScanResult } from "../scan.ts";
import type { Duration } from "../second-look.ts";

/** A form in which a result goes out. */
export interface Report {
  /** The text, in pieces in their order; the last ends with a line break. The same three give the same text. */
  render(result: ScanResult, style: ReportStyle, run: Run): Iterable<string>;
}

/** How a reader wants it, where the form leaves a choice. */
export interface ReportStyle {
  readonly color: boolean;
  /** Columns to fill. */
  readonly width: number;
  /** `quiet`: findings alone. `verbose`: also what was left out, and facts for whoever judges a finding. */
  readonly detail: "quiet" | "normal" | "verbose";
  /** Whether to list what is suppressed or known from the baseline. */
  readonly showsSilenced?: boolean;
}

/** The run that a result comes from. */
export interface Run {
  /** The version of nxs-guard. */
  readonly version: string;
  /** Everything that was looked for. */
  readonly rules: readonly RuleDescription[];
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** What parts of it took. */
  readonly durations?: readonly Duration[];
}

export function seconds({ startedAt, endedAt }: Run): number {
  return Math.max(0, endedAt.getTime() - startedAt.getTime()) / 1000;
}
