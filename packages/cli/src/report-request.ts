import { InvalidArgumentError } from "commander";
import type { ReportName, Severity } from "@nxs-guard/scanner";

/** The names that `--report` takes. They stand here too, so that words are understood before anything heavy is loaded. */
export const REPORT_NAMES = [
  "pretty",
  "json",
  "jsonl",
  "sarif",
  "github",
  "azure",
  "gitlab",
  "junit",
  "markdown",
] as const satisfies readonly ReportName[];

export const SEVERITIES = ["critical", "high", "medium", "low"] as const satisfies readonly Severity[];

/** A report that is asked for, and the file that it goes to; without one it goes to the standard output. */
export interface ReportRequest {
  readonly name: ReportName;
  readonly file?: string;
}

export const DEFAULT_REPORTS: readonly ReportRequest[] = [{ name: "pretty" }];

/**
 * Understands one `--report` more: `sarif`, or `sarif=out.sarif`.
 *
 * @throws {InvalidArgumentError} for an unknown name, a file without a name, a second report for the standard output or the same file.
 */
export function withReport(word: string, earlier: readonly ReportRequest[]): readonly ReportRequest[] {
  const [typed = "", ...rest] = word.split("=");
  const name = REPORT_NAMES.find((known) => known === typed);
  if (name === undefined) throw new InvalidArgumentError(`Known reports are ${REPORT_NAMES.join(", ")}.`);
  const file = word.includes("=") ? rest.join("=") : undefined;
  if (file === "") throw new InvalidArgumentError(`Name the file: \`${name}=<file>\`.`);
  const others = earlier === DEFAULT_REPORTS ? [] : earlier;
  if (others.some((other) => other.file === file)) {
    throw new InvalidArgumentError(
      file === undefined
        ? `Only one report goes to the standard output; give the other a file, as in \`${name}=<file>\`.`
        : "Two reports cannot go to one file.",
    );
  }
  return [...others, file === undefined ? { name } : { name, file }];
}
