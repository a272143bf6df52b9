import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Sieve } from "../src/sieve/sieve.ts";
import { placed, sift } from "./sift.ts";

const sieve = new Sieve([]);

/** Where letters end that must be noted, and where they may be: a line break, spaces, quotes and joiners behind them are told apart later. */
function naiveRunEnds(bytes: Buffer): { readonly must: readonly number[]; readonly may: readonly number[] } {
  const runs = [...bytes.toString("latin1").matchAll(/[A-Za-z0-9+/_-]{20,}/g)];
  const endOf = ({ index, 0: run }: RegExpExecArray): number => index + run.length;
  const isWrapped = (run: RegExpExecArray): boolean =>
    /^["'`]?[ \t]*(?:[.+&\\][ \t]*)?(?:\r|\n|\\n|\\r)/.test(bytes.toString("latin1", endOf(run), endOf(run) + 200));
  return {
    must: runs.filter((run) => run[0].length >= 32 || isWrapped(run)).map(endOf),
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

describe("the sieve", () => {
  test("notes the end of every run of letters that is long or may go on behind a line break", () => {
    fc.assert(
      fc.property(placed(lines), (bytes) => {
        const { must, may } = naiveRunEnds(bytes);
        const noted = sift(sieve, bytes).runEnds;
        expect(noted).toEqual(may.filter((end) => noted.includes(end)));
        expect(noted).toEqual(expect.arrayContaining([...must]));
      }),
      { numRuns: 500 },
    );
  });

  test("notes the end of a run as long as several parts once", () => {
    expect(sift(sieve, Buffer.alloc(200_000, "a")).runEnds).toEqual([200_000]);
  });

  test("passes over words and short lines", () => {
    expect(sift(sieve, Buffer.from(`${"a".repeat(19)}\n${"b".repeat(25)}(${"c".repeat(31)}.d`)).runEnds).toEqual([]);
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
    expect(sift(sieve, Buffer.from("a".repeat(19)))).toEqual({ windows: [], runEnds: [], escapes: [] });
  });
});
