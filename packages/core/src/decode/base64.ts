import { isLetter } from "../sieve/letters.ts";
import { decodeBase64 } from "./letters.ts";
import type { Region } from "./region.ts";

/**
 * Text in base64. A group of four letters is text only if three of its bits are zero, so that eight groups in a row say where the encoded text
 * starts: one of 10^7 random places looks so by chance.
 *
 * @param start where the text's first whole group starts, and `end` behind its last one
 */
export function base64Region(letters: Buffer, start: number, end: number): Region {
  // A group more at the start, as its end may be the start of a secret that binary data precedes; and at the end, or what is left of one.
  const from = [1, 2, 3, 4].every((before) => isLetter(letters[start - before])) ? start - 4 : start;
  let to = end;
  while (to < end + 4 && isLetter(letters[to])) to++;
  const encoded = letters.subarray(from, to);
  return {
    encoding: encoded.includes(0x2d) || encoded.includes(0x5f) ? "base64url" : "base64",
    bytes: decodeBase64(encoded),
    toSource: (first, last) => ({
      start: from + Math.floor((first * 8) / 6),
      end: from + Math.floor((last * 8 - 1) / 6) + 1,
    }),
  };
}
