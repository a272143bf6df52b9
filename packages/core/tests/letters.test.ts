import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBase64, decodeHex, PART, whileDecoded } from "../src/decode/letters.ts";

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_";
const DIGITS = "0123456789abcdefABCDEF";

/** Few letters, or about as many as are decoded at once. */
function lettersOf(unit: string): fc.Arbitrary<string> {
  const few = fc.string({ unit: fc.constantFrom(...unit), maxLength: 100 });
  const many = fc.tuple(few, fc.integer({ min: PART - 20, max: PART + 20 }));
  return fc.oneof(
    { weight: 9, arbitrary: few },
    { weight: 1, arbitrary: many.map(([text, length]) => (unit.repeat(PART / 16) + text).slice(-length)) },
  );
}

test("letters of base64 are decoded as the runtime does", () => {
  fc.assert(
    fc.property(lettersOf(BASE64), (letters) => {
      whileDecoded(() => {
        expect(decodeBase64(Buffer.from(letters)).equals(Buffer.from(letters, "base64"))).toBe(true);
      });
    }),
    { numRuns: 300 },
  );
});

test("pairs of hexadecimal digits are decoded as the runtime does", () => {
  fc.assert(
    fc.property(lettersOf(DIGITS), (digits) => {
      const pairs = digits.slice(0, digits.length & ~1);
      whileDecoded(() => {
        expect(decodeHex(Buffer.from(pairs)).equals(Buffer.from(pairs, "hex"))).toBe(true);
      });
    }),
    { numRuns: 300 },
  );
});

test("what is decoded stays as it is while more is, however much", () => {
  const digits = (code: number, length: number): Buffer => Buffer.alloc(length * 2, code.toString(16));
  whileDecoded(() => {
    const lengths = [10, 100_000, 1 << 24, 10];
    const decoded = lengths.map((length, index) => decodeHex(digits(0x41 + index, length)));
    whileDecoded(() => decodeHex(digits(0x61, 10)));
    decodeHex(digits(0x62, 100));
    expect(decoded.map((bytes) => [bytes.length, bytes[0], bytes.at(-1)])).toEqual(
      lengths.map((length, index) => [length, 0x41 + index, 0x41 + index]),
    );
  });
});

test("what is decoded later stands where that stood which is done with", () => {
  const placeOf = (digits: string): readonly [ArrayBufferLike, number] =>
    whileDecoded(() => {
      const { buffer, byteOffset } = decodeHex(Buffer.from(digits));
      return [buffer, byteOffset];
    });
  const [buffer, offset] = placeOf("4a".repeat(100));
  const [again, offsetAgain] = placeOf("4b".repeat(50));
  expect(again).toBe(buffer);
  expect(offsetAgain).toBe(offset);
});
