import { compare } from "./coverage.ts";
import type { Origin } from "./origin.ts";
import type { LocatedFinding } from "./scan.ts";

/** The order of findings: by path, place and rule; the same in several commits, by their dates. */
export function byPlace(a: LocatedFinding, b: LocatedFinding): number {
  return (
    compare(a.path, b.path) ||
    compare(b.where, a.where) ||
    a.finding.span.start - b.finding.span.start ||
    a.finding.span.end - b.finding.span.end ||
    compare(a.finding.ruleId, b.finding.ruleId) ||
    compareOrigins(a.origin, b.origin)
  );
}

function compareOrigins(a: Origin | undefined, b: Origin | undefined): number {
  return timeOf(a) - timeOf(b) || compare(a?.commit ?? "", b?.commit ?? "");
}

function timeOf(origin: Origin | undefined): number {
  return Date.parse(origin?.authorDate ?? "") || 0;
}
