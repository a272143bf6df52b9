import { groupFindings } from "@nxs-guard/core";
import type { LocatedFinding } from "../scan.ts";

/** One secret, or one kind of misuse, and the other places that it stands in. */
export interface Group {
  readonly first: LocatedFinding;
  readonly others: readonly LocatedFinding[];
}

/** In the order of their first places. */
export function groups(findings: readonly LocatedFinding[]): readonly Group[] {
  const identified = findings.map((located) => ({
    ruleId: located.finding.ruleId,
    fingerprint: located.finding.fingerprint,
    located,
  }));
  return groupFindings(identified).map((group) => {
    const [first, ...others] = group.findings.map(({ located }) => located);
    return { first: first as LocatedFinding, others };
  });
}
