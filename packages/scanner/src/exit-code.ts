import type { ScanResult } from "./scan.ts";

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

export function exitCode({ findings, coverage }: ScanResult): number {
  if (findings.length > 0) return ExitCode.findings;
  return coverage.skipped.length > 0 ? ExitCode.incomplete : ExitCode.clean;
}
