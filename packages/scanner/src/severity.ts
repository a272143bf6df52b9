import type { Severity } from "@nxs-guard/core";

/** The worst first. */
export const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low"];

export function isAtLeast(severity: Severity, floor: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(floor);
}
