import type { Severity } from "@nxs-guard/core";
import { isWhole } from "./coverage.ts";
import type { ScanResult } from "./scan.ts";
import { isAtLeast } from "./severity.ts";

/** What a command ends with. */
export const ExitCode = {
  clean: 0,
  findings: 1,
  /** Wrong usage, not a repository, a refusal to act. */
  usage: 2,
  /** No finding, but something that was selected was not read. */
  incomplete: 3,
  internalError: 4,
  /** 128 + SIGINT, as shells have it. */
  interrupted: 130,
} as const;

/** @param failOn findings below that severity do not count; with `never` none does. What was not read counts all the same. */
export function exitCode({ findings, coverage }: ScanResult, failOn: Severity | "never" = "low"): number {
  const counts = failOn !== "never" && findings.some(({ finding }) => isAtLeast(finding.severity, failOn));
  if (counts) return ExitCode.findings;
  return isWhole(coverage) ? ExitCode.clean : ExitCode.incomplete;
}
