import type { ScanResult } from "../scan.ts";

/** A form in which a result goes out. */
export interface Report {
  /** One line for the command's help. */
  readonly description: string;
  /** The text, in pieces in their order; the last ends with a line break. The same result gives the same text. */
  render(result: ScanResult, style: ReportStyle): Iterable<string>;
}

/** How a reader wants it, where the form leaves a choice. */
export interface ReportStyle {
  readonly color: boolean;
  /** Columns to fill. */
  readonly width: number;
  /** `quiet`: findings alone. `verbose`: also what was left out, and facts for whoever judges a finding. */
  readonly detail: "quiet" | "normal" | "verbose";
}
