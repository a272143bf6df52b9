import type { Finding } from "./finding.ts";

type Identity = Pick<Finding, "ruleId" | "fingerprint">;

/** One secret, or one kind of misuse, with every place that it stands in. */
export interface FindingGroup<Placed extends Identity = Finding> extends Identity {
  /** In the order in which they were given; at least one. */
  readonly findings: readonly Placed[];
}

/** Puts findings of the same rule and fingerprint together, in the order of their first places. */
export function groupFindings<Placed extends Identity>(findings: Iterable<Placed>): readonly FindingGroup<Placed>[] {
  const groups = new Map<string, Identity & { findings: Placed[] }>();
  for (const finding of findings) {
    const { ruleId, fingerprint } = finding;
    const key = `${ruleId} ${fingerprint}`;
    const group = groups.get(key) ?? { ruleId, fingerprint, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()];
}
