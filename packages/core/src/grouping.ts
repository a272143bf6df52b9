import type { Finding } from "./finding.ts";

/** One secret, or one kind of misuse, with every place that it stands in. */
export interface FindingGroup {
  readonly ruleId: string;
  readonly fingerprint: string;
  /** In the order in which they were given; at least one. */
  readonly findings: readonly Finding[];
}

/** Puts findings of the same rule and fingerprint together, in the order of their first places. */
export function groupFindings(findings: Iterable<Finding>): readonly FindingGroup[] {
  const groups = new Map<string, { ruleId: string; fingerprint: string; findings: Finding[] }>();
  for (const finding of findings) {
    const { ruleId, fingerprint } = finding;
    const key = `${ruleId} ${fingerprint}`;
    const group = groups.get(key) ?? { ruleId, fingerprint, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()];
}
