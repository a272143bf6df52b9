import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AnchorMatcher, type Anchor } from "../src/anchors.ts";
import { Sieve } from "../src/sieve/sieve.ts";
import { placed, sift } from "./sift.ts";

interface Hit {
  readonly anchor: number;
  readonly offset: number;
}

function hits(anchors: readonly Anchor[], bytes: Uint8Array): Hit[] {
  const found: Hit[] = [];
  const matcher = new AnchorMatcher(anchors);
  for (const at of sift(new Sieve(matcher.windows), bytes).windows) {
    matcher.compare(bytes, at, (same, offset) => found.push(...same.map((anchor) => ({ anchor, offset }))));
  }
  return sorted(found);
}

function naiveHits(anchors: readonly Anchor[], bytes: Uint8Array): Hit[] {
  const text = Buffer.from(bytes).toString("latin1");
  const folded = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const found: Hit[] = [];
  for (const [anchor, { text: literal, caseless }] of anchors.entries()) {
    const [where, what] = caseless ? [folded, literal.toLowerCase()] : [text, literal];
    for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) found.push({ anchor, offset: at });
  }
  return sorted(found);
}

function sorted(found: Hit[]): Hit[] {
  return found.sort((a, b) => a.offset - b.offset || a.anchor - b.anchor);
}

/** Few letters, so that literals overlap each other and themselves. */
const letters = fc.constantFrom(..."aAbB_.".split(""));
const anchor = fc.record({
  text: fc.string({ unit: letters, minLength: 4, maxLength: 8 }),
  caseless: fc.boolean(),
});

describe("AnchorMatcher", () => {
  test("finds what a naive search finds, in text full of near misses", () => {
    fc.assert(
      fc.property(
        fc.array(anchor, { maxLength: 12 }),
        placed(fc.string({ unit: letters, maxLength: 300 })),
        (anchors, bytes) => {
          expect(hits(anchors, bytes)).toEqual(naiveHits(anchors, bytes));
        },
      ),
    );
  });

  test("finds what a naive search finds, in any bytes", () => {
    fc.assert(
      fc.property(fc.array(anchor, { maxLength: 600 }), fc.uint8Array({ maxLength: 300 }), (anchors, bytes) => {
        expect(hits(anchors, bytes)).toEqual(naiveHits(anchors, bytes));
      }),
    );
  });

  test("finds those behind which so many letters of words stand as are asked for", () => {
    const behind = fc.integer({ min: 0, max: 24 });
    const text = fc.array(
      fc.oneof(fc.string({ unit: letters, minLength: 4, maxLength: 40 }), fc.constantFrom(" ", "+", "\xff")),
      {
        maxLength: 12,
      },
    );
    const asking = fc.tuple(anchor, fc.array(behind, { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(
        fc
          .array(asking, { minLength: 1, maxLength: 4 })
          .map((all) => all.flatMap(([one, leasts]) => leasts.map((least) => ({ ...one, behind: least })))),
        placed(text.map((parts) => parts.join(""))),
        (anchors, bytes) => {
          const isFollowed = ({ anchor: index, offset }: Hit): boolean => {
            const { text: literal = "", behind: least = 0 } = anchors[index] ?? {};
            const end = offset + literal.length;
            return /^[\w.-]*/.exec(bytes.toString("latin1", end, end + least))?.[0].length === least;
          };
          expect(hits(anchors, bytes)).toEqual(naiveHits(anchors, bytes).filter(isFollowed));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("finds a literal at either end of the bytes", () => {
    expect(hits([{ text: "nxs_", caseless: false }], Buffer.from("nxs_ nxs_"))).toEqual([
      { anchor: 0, offset: 0 },
      { anchor: 0, offset: 5 },
    ]);
    expect(hits([{ text: "nxs_", caseless: false }], Buffer.from("nxs"))).toEqual([]);
  });

  test("refuses an anchor that is too short or not ASCII", () => {
    expect(() => new AnchorMatcher([{ text: "nxs", caseless: false }])).toThrow(RangeError);
    expect(() => new AnchorMatcher([{ text: "schlüssel", caseless: false }])).toThrow(RangeError);
  });
});
