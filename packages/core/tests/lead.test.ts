import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leadOf, wordsIn, startsWithLead } from "../src/lead.ts";

const shown = (pattern: RegExp): string[] =>
  leadOf(pattern).map((set) =>
    [...set.keys()]
      .filter((byte) => set[byte] === 1)
      .map((byte) => String.fromCharCode(byte))
      .join(""),
  );

describe("a pattern's lead", () => {
  test("is read through literals, classes, groups and fixed repetitions", () => {
    expect(shown(/ab[01]{2}c/)).toEqual(["a", "b", "01", "01", "c"]);
    expect(shown(/x_(?<kind>[ab])_(?<more>[01]{2})y/)).toEqual(["x", "_", "ab", "_", "01", "01", "y"]);
    expect(shown(/\/a\.b/)).toEqual(["/", "a", ".", "b"]);
    expect(shown(/aB/i)).toEqual(["Aa", "Bb"]);
  });

  test("ends where the pattern becomes free", () => {
    expect(shown(/ab{2,5}c/)).toEqual(["a", "b", "b"]);
    expect(shown(/ab+c/)).toEqual(["a", "b"]);
    expect(shown(/ab*c/)).toEqual(["a"]);
    expect(shown(/a(?:b|c)d/)).toEqual(["a"]);
    expect(shown(/a(?:bc)?d/)).toEqual(["a"]);
    expect(shown(/a(?=[bc])[cd]/)).toEqual(["a"]);
    expect(shown(/a\b[ c]/)).toEqual(["a"]);
    expect(shown(/ab|c/)).toEqual([]);
  });

  test("never refuses what the pattern matches", () => {
    const patterns = [
      /ab[01]{2}c/,
      /a(?<g>[bc]{1,3})d/,
      /a(?:b|c)[^d]{2}/,
      /[a-c]{3}[01]+/,
      /a\w{2}(?:bc)?/,
      /(?:ab){2}c/,
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...patterns),
        fc.string({ unit: fc.constantFrom(..."abcd01"), maxLength: 12 }),
        (pattern, text) => {
          const isMatch = new RegExp(pattern.source, "y").test(text);
          if (isMatch) expect(startsWithLead(Buffer.from(text), 0, leadOf(pattern))).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test.each([
  [/nxs_[a-z]_[A-Za-z0-9]{32}/, 4, 34],
  [/nxs_[\w.-]{23,255}x/, 4, 23],
  [/nxs_[a-z]:[a-z]{9}/, 4, 1],
  [/nxs_[^_]{9}/, 4, 0],
  [/(?:nxs_|nak_)[a-z]{9}/, 4, 0],
])("of %o the letters of words behind the anchor are counted", (pattern, from, count) => {
  expect(wordsIn(leadOf(pattern), from)).toBe(count);
});
