import type { ScanResult } from "../scan.ts";
import { seconds, type Run } from "./report.ts";

/** What a scan read, as the reports for programs say it. */
export function jsonCoverage({ unit, coverage }: ScanResult, run: Run): Record<string, unknown> {
  return {
    unit,
    selected: coverage.selected,
    scanned: coverage.scanned,
    ...(coverage.remembered !== undefined && { remembered: coverage.remembered }),
    bytes: coverage.bytes,
    seconds: seconds(run),
    skipped: coverage.skipped,
    excluded: coverage.excluded,
  };
}
