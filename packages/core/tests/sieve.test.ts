import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eachStretch, mayHoldStretch, type Stretch } from "../src/decode/stretches.ts";
import { PART } from "../src/sieve/layout.ts";
import { noNotes, Sieve } from "../src/sieve/sieve.ts";
import { placed, sift } from "./sift.ts";

const sieve = new Sieve([]);

/** Where lines end that must be noted, and where they may be: a line break, spaces, quotes and joiners behind them are told apart later. */
function naiveLineEnds(bytes: Buffer): { readonly must: readonly number[]; readonly may: readonly number[] } {
  const runs = [...bytes.toString("latin1").matchAll(/[A-Za-z0-9+/_-]{20,}/g)];
  const endOf = ({ index, 0: run }: RegExpExecArray): number => index + run.length;
  const isWrapped = (run: RegExpExecArray): boolean =>
    /^["'`]?[ \t]*(?:[.+&\\][ \t]*)?(?:\r|\n|\\n|\\r)/.test(bytes.toString("latin1", endOf(run), endOf(run) + 200));
  return {
    must: runs.filter(isWrapped).map(endOf),
    may: runs.map(endOf),
  };
}

/** Lines about as long as those that count, with what may stand between them. */
const lines = fc
  .array(
    fc.tuple(
      fc.string({ unit: fc.constantFrom(..."aZ09+/-_"), minLength: 15, maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(..."\n\r\\nr \t\"'`.&#*=\u00e9"), maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.flat().join(""));

/** Groups and pairs that stand for ASCII text, one by one. */
function naiveStretches(bytes: Buffer): Stretch[] {
  const text = bytes.toString("latin1");
  const stretches: Stretch[] = [];
  for (const { isHex, unit, fewest, form } of [
    { isHex: false, unit: 4, fewest: 8, form: /^[A-Za-z0-9+/_-]{4}$/ },
    { isHex: true, unit: 2, fewest: 28, form: /^[0-9a-fA-F]{2}$/ },
  ]) {
    const isText = (at: number): boolean => {
      const letters = text.slice(at, at + unit);
      return form.test(letters) && Buffer.from(letters, isHex ? "hex" : "base64").every((byte) => byte < 0x80);
    };
    for (let alignment = 0; alignment < unit; alignment++) {
      for (let start = alignment; start < text.length; start += unit) {
        let end = start;
        while (isText(end)) end += unit;
        if (end - start >= fewest * unit) stretches.push({ isHex, start, end });
        start = end;
      }
    }
  }
  return stretches;
}

function stretchesOf(changes: readonly number[], length: number): Stretch[] {
  const stretches: Stretch[] = [];
  eachStretch(changes, length, (stretch) => stretches.push(stretch) > 0);
  return stretches;
}

function sorted(stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.toSorted((a, b) => Number(a.isHex) - Number(b.isHex) || a.start - b.start || a.end - b.end);
}

/** Encoded text, some of it just long enough, and what may stand beside it. */
const encodedTexts = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.string({ maxLength: 60 }), fc.constantFrom<BufferEncoding>("base64", "base64url", "hex"))
        .map(([text, encoding]) => Buffer.from(text).toString(encoding)),
      fc.uint8Array({ maxLength: 30 }).map((data) => Buffer.from(data).toString("base64")),
      fc.string({ unit: fc.constantFrom(..."YWJj0189-_+/=AafgG \n\u00e9"), maxLength: 5 }),
      fc.integer({ min: 6, max: 12 }).map((groups) => "YWFh".repeat(groups)),
      fc.integer({ min: 25, max: 31 }).map((pairs) => "4a".repeat(pairs)),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));

describe("the sieve", () => {
  test("notes the end of every line of letters that may go on behind a line break", () => {
    fc.assert(
      fc.property(placed(lines), (bytes) => {
        const { must, may } = naiveLineEnds(bytes);
        const noted = sift(sieve, bytes).lineEnds;
        expect(noted).toEqual(may.filter((end) => noted.includes(end)));
        expect(noted).toEqual(expect.arrayContaining([...must]));
      }),
      { numRuns: 500 },
    );
  });

  test("notes the end of a line as long as several parts once", () => {
    expect(sift(sieve, Buffer.from(`${"a".repeat(200_000)}\n`)).lineEnds).toEqual([200_000]);
  });

  test("passes over words and short lines", () => {
    expect(sift(sieve, Buffer.from(`${"a".repeat(19)}\n${"b".repeat(25)}(${"c".repeat(31)}.d`)).lineEnds).toEqual([]);
  });

  test("notes where text in base64 and in hexadecimal digits starts and ends, at every alignment", () => {
    fc.assert(
      fc.property(placed(encodedTexts), (bytes) => {
        const stretches = sorted(naiveStretches(bytes));
        expect(sorted(stretchesOf(sift(sieve, bytes).changes, bytes.length))).toEqual(stretches);
      }),
      { numRuns: 1000 },
    );
  });

  test("notes no stretch where the first letters of groups and pairs say that there may be none", () => {
    const cut = fc.tuple(placed(encodedTexts), fc.nat({ max: 50 }));
    fc.assert(
      fc.property(cut, ([bytes, length]) => {
        const middle = Math.min(length, bytes.length);
        const places = [0, middle, middle, bytes.length];
        if (!mayHoldStretch(bytes, places)) expect(sift(sieve, bytes).changes).toEqual([]);
      }),
      { numRuns: 1000 },
    );
    expect(mayHoldStretch(Buffer.from("aVeryLongNameOfSomething/inAFolder/thatGoesOnAndOn"), [0, 50])).toBe(false);
  });

  test("notes text in base64 and in hexadecimal digits that is as long as several parts", () => {
    const base64 = Buffer.from(Buffer.from("some words, ".repeat(20_000)).toString("base64"));
    expect(naiveStretches(base64)).toContainEqual({ isHex: false, start: 0, end: base64.length });
    expect(sorted(stretchesOf(sift(sieve, base64).changes, base64.length))).toEqual(sorted(naiveStretches(base64)));
    const hex = Buffer.from(`=${Buffer.from("some words, ".repeat(20_000)).toString("hex")}`);
    expect(stretchesOf(sift(sieve, hex).changes, hex.length)).toContainEqual({
      isHex: true,
      start: 1,
      end: hex.length,
    });
  });

  test("notes the end of text beside the border of two parts", () => {
    for (let before = 0; before < 8; before++) {
      const bytes = Buffer.from(`${" ".repeat(PART - 40 - before)}${"YWFh".repeat(10)}${" ".repeat(20)}`);
      expect(sorted(stretchesOf(sift(sieve, bytes).changes, bytes.length))).toEqual(sorted(naiveStretches(bytes)));
    }
  });

  test("notes the backslashes of escapes, and no others", () => {
    const text = fc.string({ unit: fc.constantFrom(..."\\\\\\xXuUn0"), maxLength: 200 });
    fc.assert(
      fc.property(placed(text), (bytes) => {
        const escapes = [...bytes.toString("latin1").matchAll(/\\(?=[xu])/gi)].map(({ index }) => index);
        expect(sift(sieve, bytes).escapes).toEqual(escapes);
      }),
    );
  });

  test("remembers nothing of the text before", () => {
    sift(sieve, Buffer.from("a".repeat(31)));
    sift(sieve, Buffer.from("YWFh".repeat(100)));
    expect(sift(sieve, Buffer.from("a".repeat(19)))).toEqual(noNotes());
  });
});
