import type { SourceLocation } from "@eslint/core";
import { Suppressions } from "@nxs-guard/core";
import { catalogue, eslintRules } from "@nxs-guard/rules";

import { leaksIn } from "./analysis/leaks.ts";
import { countBefore } from "./analysis/sorted.ts";

/** A source code of any language. */
export interface LocatedText {
  readonly text: string;
  getIndexFromLoc: (position: SourceLocation["start"]) => number;
}

/** Where a rule reports a problem: ESLint takes a node, a range or a single place. */
export interface PlacedProblem {
  readonly node?: unknown;
  readonly loc?: SourceLocation | SourceLocation["start"] | undefined;
  /** The catalogue rule that found it, where the rule stands for several. */
  readonly catalogueRule?: string;
}

/**
 * Tells of a rule's problems in one text whether an `nxs-guard-disable…` comment silences them.
 *
 * @param rule its name without the plugin's
 */
export function silencer(rule: string, source: LocatedText): (problem: PlacedProblem) => boolean {
  if (!source.text.includes("nxs-guard-disable")) return () => false;
  const suppressions = suppressionsOf(source);
  // ESLint counts more signs as line ends than the comments' reader does.
  const lineEnds = [...source.text.matchAll(/\r\n|[\n\r]/g)].map((end) => end.index + end[0].length);
  return ({ node, loc, catalogueRule }) => {
    const start = startOf(loc ?? (node as { readonly loc: SourceLocation }).loc);
    const offset = source.getIndexFromLoc(start);
    const place = { line: countBefore(lineEnds, offset + 1, (end) => end) + 1, offset };
    const found = catalogueRule === undefined ? (eslintRules[rule] ?? []) : [catalogueRule];
    return [rule, ...found].some((id) => suppressions.at(id, place) !== undefined);
  };
}

const known = new WeakMap<LocatedText, Suppressions>();

function suppressionsOf(source: LocatedText): Suppressions {
  let suppressions = known.get(source);
  if (!suppressions) {
    // ESLint itself obeys its own comments.
    const directives = leaksIn(source.text).directives.filter(({ tool }) => tool === "nxs-guard");
    known.set(source, (suppressions = new Suppressions(directives, { now: new Date(), rulesOf })));
  }
  return suppressions;
}

const catalogueRules = new Set(catalogue.rules.map(({ id }) => id));

/** A word in a comment is a catalogue rule's id, or the name of a rule of this plugin, which stands for itself and for those. */
function rulesOf(word: string): readonly string[] {
  if (catalogueRules.has(word)) return [word];
  const name = word.replace(/^nxs-guard\//, "");
  return [name, ...(Object.hasOwn(eslintRules, name) ? (eslintRules[name] ?? []) : [])];
}

function startOf(loc: SourceLocation | SourceLocation["start"]): SourceLocation["start"] {
  return "start" in loc ? loc.start : loc;
}
