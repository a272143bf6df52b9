import fc from "fast-check";
import { PART } from "../src/sieve/layout.ts";
import { noNotes, type Notes, type Sieve } from "../src/sieve/sieve.ts";

/** What a sieve notes of the whole of a text. */
export function sift(sieve: Sieve, bytes: Uint8Array): Notes {
  const notes = noNotes();
  for (let from = 0; from < bytes.length;) from = sieve.sift(bytes, from, notes);
  return notes;
}

/** Texts with spaces before them, so many that they stand at any alignment, at the start and over the border of two parts. */
export function placed(texts: fc.Arbitrary<string>): fc.Arbitrary<Buffer> {
  const spaces = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: PART - 320, max: PART + 20 }));
  return fc.tuple(spaces, texts).map(([before, text]) => Buffer.from(" ".repeat(before) + text, "latin1"));
}
