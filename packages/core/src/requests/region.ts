import type { Span } from "../finding.ts";
import type { Placed } from "./record.ts";

/** A bounded stretch of a document around one or more hits. Offsets inside it are relative; `base` is where it starts in the document. */
export interface Region {
  readonly text: string;
  readonly base: number;
}

/** How far from a host a request may stretch, in characters. */
export const REACH = 6144;

/** How much text around hits one document may cost, in characters. Only text made to be slow, or a huge recording of traffic, holds more. */
const BUDGET = 3 << 19;
/** What a hit costs by itself, in the same measure. */
const HIT = 64;
/** So many hits are more than the budget ever affords, so that no more need be noted. */
export const MORE_HITS_THAN_CUT = BUDGET / HIT + 1;

/** The first hits whose surroundings fit in a document's budget. */
export function affordable<Hit extends Span>(hits: readonly Hit[], reach: number): readonly Hit[] {
  let spent = 0;
  let end = -Infinity;
  let count = 0;
  for (const hit of hits) {
    spent += Math.min(2 * reach, hit.end + reach - end) + HIT;
    if (spent > BUDGET) return hits.slice(0, count);
    end = hit.end + reach;
    count++;
  }
  return hits;
}

/** Joins hits whose surroundings overlap, so that every character is looked at in one region only. */
export function regionsAround(text: string, hits: readonly Span[], reach: number): Region[] {
  const regions: Region[] = [];
  let start = -1;
  let end = -1;
  for (const hit of hits) {
    if (start < 0 || hit.start - reach > end) {
      if (start >= 0) regions.push({ text: text.slice(start, end), base: start });
      start = Math.max(0, hit.start - reach);
    }
    end = Math.max(end, Math.min(text.length, hit.end + reach));
  }
  if (start >= 0) regions.push({ text: text.slice(start, end), base: start });
  return regions;
}

/** A piece of a region, with its place in the document. */
export function place(region: Region, start: number, end: number): Placed {
  return { text: region.text.slice(start, end), start: region.base + start, end: region.base + end };
}
