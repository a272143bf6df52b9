import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entropy } from "../src/evidence/entropy.ts";
import { isSequential, period } from "../src/evidence/regularity.ts";
import { isWords } from "../src/evidence/words.ts";

/** Of any length, of few characters and of many, repeated and not. */
const texts = fc.oneof(
  fc.string({ unit: "binary-ascii", maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(..."ab1"), maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(..."0123456789abcdefghij"), maxLength: 60 }),
  fc
    .tuple(fc.string({ unit: fc.constantFrom(..."abcdef01"), minLength: 1, maxLength: 9 }), fc.nat(12), fc.string())
    .map(([unit, times, rest]) => unit.repeat(times) + rest),
  fc
    .array(fc.constantFrom("the", "Station", "HTTP", "e", "In", "ER", "request", "9", "_", "4", "x", "Q"), {
      maxLength: 12,
    })
    .map((words) => words.join("")),
);

function same<Value>(ours: (text: string) => Value, naive: (text: string) => Value): void {
  fc.assert(
    fc.property(texts, (text) => {
      expect(ours(text)).toBe(naive(text));
    }),
    { numRuns: 3000 },
  );
}

describe("what evidence asks of a text is what a naive reading of it says", () => {
  test("entropy", () => {
    same(entropy, (text) => {
      const times = (character: string): number => text.split(character).length - 1;
      return [...new Set(text)].reduce((bits, character) => {
        const share = times(character) / text.length;
        return bits - share * Math.log2(share);
      }, 0);
    });
  });

  test("period", () => {
    same(period, (text) => {
      for (let unit = 1; unit <= text.length / 2; unit++) {
        const unequal = [...text].filter((character, i) => i >= unit && character !== text[i - unit]).length;
        if (unequal <= Math.floor((text.length - unit) * 0.4)) return unit;
      }
      return 0;
    });
  });

  test("isSequential", () => {
    same(isSequential, (text) =>
      [1, 2, 3].some((stride) => {
        const steps = [...text].slice(stride).map((character, i) => character.charCodeAt(0) - text.charCodeAt(i));
        const most = Math.max(...[1, -1].map((wanted) => steps.filter((step) => step === wanted).length));
        return steps.length >= 8 && most >= steps.length * 0.42;
      }),
    );
  });

  test("isWords", () => {
    const pairOf = (word: string): string[] => [...word.slice(1)].map((letter, i) => (word[i] ?? "") + letter);
    same(isWords, (text) => {
      const pairs = (text.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? []).flatMap(pairOf);
      // A pair alone is words just when English uses it.
      const common = pairs.filter((pair) => isWords(pair.toLowerCase())).length;
      const digits = text.replace(/\D/g, "").length;
      return (
        text.replace(/[^A-Za-z]/g, "").length >= text.length * 0.6 &&
        pairs.length >= text.length * 0.35 &&
        common >= pairs.length * (digits > text.length * 0.15 ? 0.85 : 0.68)
      );
    });
  });
});
