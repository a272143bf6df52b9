import type { Encoding, Span } from "./finding.ts";
import type { Match } from "./pattern.ts";

/** A match, at its place in the document, and the encodings that were undone to see it, outermost first. */
export interface Candidate {
  readonly match: Match;
  readonly span: Span;
  readonly encodings: readonly Encoding[];
}

/**
 * Of candidates for one stretch of text the most specific rule's stays, then the one seen through fewer encodings. Secrets that merely touch
 * (neighbours in base64 share a letter) are two. Practices stay, unless the same rule found the same place twice.
 */
export function resolveOverlaps(candidates: readonly Candidate[]): Candidate[] {
  const sorted = candidates.toSorted(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end || rank(b) - rank(a) || compareIds(a, b),
  );
  const kept: Candidate[] = [];
  for (const candidate of sorted) {
    let isBeaten = false;
    for (let i = kept.length - 1; i >= 0 && i >= kept.length - NEIGHBOURS; i--) {
      const other = kept[i] as Candidate;
      if (!isSameStretch(candidate, other)) continue;
      if (rank(candidate) > rank(other)) kept.splice(i, 1);
      else isBeaten = true;
    }
    if (!isBeaten) kept.push(candidate);
  }
  return kept;
}

/** How many kept candidates can overlap a later one: a few rules times a few encodings. */
const NEIGHBOURS = 32;

function isSameStretch(a: Candidate, b: Candidate): boolean {
  if (a.match.rule.kind !== b.match.rule.kind) return false;
  if (a.match.rule.kind === "practice") {
    return a.match.rule.id === b.match.rule.id && a.span.start === b.span.start && a.span.end === b.span.end;
  }
  const shared = Math.min(a.span.end, b.span.end) - Math.max(a.span.start, b.span.start);
  const shorter = Math.min(a.span.end - a.span.start, b.span.end - b.span.start);
  return shared > 0 && shared * 2 >= shorter;
}

function rank({ match, encodings }: Candidate): number {
  return (match.rule.kind === "secret" ? match.rule.specificity : 0) * 8 - encodings.length;
}

function compareIds(a: Candidate, b: Candidate): number {
  return a.match.rule.id < b.match.rule.id ? -1 : a.match.rule.id > b.match.rule.id ? 1 : 0;
}
