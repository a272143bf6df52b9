import type { SourceLocation } from "@eslint/core";
import { eslintRules } from "@nxs-guard/rules";

import { RangeIndex } from "./analysis/range-index.ts";
import type { Range } from "./analysis/replacement.ts";
import type { LocatedText, PlacedProblem } from "./silenced.ts";

interface Reports {
  /** Those that nobody has asked for yet: in few files anybody does. */
  readonly fresh: PlacedProblem[];
  readonly places: RangeIndex<{ readonly range: Range }>;
}

/** Of each text, by the names of the rules without the plugin's. */
const reports = new WeakMap<LocatedText, Map<string, Reports>>();

/** Keeps in mind what a rule has reported of a text. What `no-leak` reports, it does not ask for. */
export function noteReport(rule: string, problem: PlacedProblem, source: LocatedText): void {
  if (rule === "no-leak") return;
  const ofText = reports.get(source) ?? new Map<string, Reports>();
  reports.set(source, ofText);
  const ofRule = ofText.get(rule) ?? { fresh: [], places: new RangeIndex() };
  ofText.set(rule, ofRule);
  ofRule.fresh.push(problem);
}

/**
 * Whether a rule that stands for a rule of the catalogue has reported a place of a text, or a part of it, so that people see it. ESLint
 * does not say what becomes of a report: of a rule that a comment speaks of, it may be hidden.
 *
 * @param start in UTF-16 code units, as `end`
 */
export function isReported(id: string, { start, end }: { start: number; end: number }, source: LocatedText): boolean {
  for (const [rule, { fresh, places }] of reports.get(source) ?? []) {
    if (!eslintRules[rule]?.includes(id) || mayBeHidden(rule, source)) continue;
    for (const problem of fresh.splice(0)) places.add({ range: rangeOf(problem, source) });
    if (places.overlaps([start, end])) return true;
  }
  return false;
}

/** `eslint-disable-next-line nxs-guard/no-hardcoded-key`, `eslint nxs-guard/no-hardcoded-key: off`, whatever the plugin is called. */
function mayBeHidden(rule: string, { text }: LocatedText): boolean {
  return text.includes("eslint") && text.includes(`/${rule}`);
}

function rangeOf({ node, loc }: PlacedProblem, source: LocatedText): Range {
  const place = loc ?? (node as { readonly loc: SourceLocation }).loc;
  const [from, to] = "start" in place ? [place.start, place.end] : [place, place];
  const start = source.getIndexFromLoc(from);
  // A point is a place of its own.
  return [start, Math.max(start + 1, source.getIndexFromLoc(to))];
}
