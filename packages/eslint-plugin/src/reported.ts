import type { SourceLocation } from "@eslint/core";
import { eslintRules } from "@nxs-guard/rules";

import type { LocatedText, PlacedProblem } from "./silenced.ts";

interface Reported {
  /** A rule's name without the plugin's. */
  readonly rule: string;
  readonly problem: PlacedProblem;
}

const reports = new WeakMap<LocatedText, Reported[]>();

/** Keeps in mind what a rule has reported of a text. */
export function noteReport(rule: string, problem: PlacedProblem, source: LocatedText): void {
  const before = reports.get(source);
  if (before) before.push({ rule, problem });
  else reports.set(source, [{ rule, problem }]);
}

/**
 * Whether a rule that stands for a rule of the catalogue has reported a place of a text, or a part of it.
 *
 * @param start in UTF-16 code units, as `end`
 */
export function isReported(id: string, { start, end }: { start: number; end: number }, source: LocatedText): boolean {
  return (reports.get(source) ?? []).some(({ rule, problem: { node, loc } }) => {
    if (!eslintRules[rule]?.includes(id)) return false;
    const place = loc ?? (node as { readonly loc: SourceLocation }).loc;
    const [from, to] = "start" in place ? [place.start, place.end] : [place, place];
    return source.getIndexFromLoc(from) < end && start <= source.getIndexFromLoc(to);
  });
}
