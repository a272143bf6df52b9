import fc from "fast-check";
import { expect, test } from "vitest";
import { utf16Regions } from "../src/decode/utf16.ts";

/** The places and texts of all stretches, by a regular expression over each of the two alignments. */
function naive(bytes: Buffer): { readonly start: number; readonly text: string }[] {
  return [0, 1].flatMap((parity) => {
    const pairs = bytes.toString("latin1", parity);
    const found: { start: number; text: string }[] = [];
    for (let at = 0; at + 1 < pairs.length;) {
      const run = /^(?:[\x09-\x0d\x1b\x20-\x7e]\0)*/.exec(pairs.slice(at))?.[0] ?? "";
      const start = parity + at;
      const end = start + run.length;
      const isBigEndian = start > 0 && bytes[start - 1] === 0;
      const isCut = isBigEndian && /^[\x09-\x0d\x1b\x20-\x7e]/.test(bytes.toString("latin1", end, end + 1));
      const text = run.replaceAll("\0", "") + (isCut ? bytes.toString("latin1", end, end + 1) : "");
      if (run !== "" && text.length >= 28) found.push({ start: start - (isBigEndian ? 1 : 0), text });
      at += Math.max(2, run.length);
    }
    return found;
  });
}

function regions(bytes: Buffer): { readonly start: number; readonly text: string }[] {
  const found: { start: number; text: string }[] = [];
  utf16Regions(bytes, ({ bytes: text, toSource }) => {
    found.push({ start: toSource(0, 1).start, text: text.toString("latin1") });
    return true;
  });
  return found;
}

test("text in UTF-16 is found wherever a naive reading finds it", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "Z", "\n"), minLength: 24, maxLength: 70 });
  const part = fc.oneof(
    letters.map((text) => Buffer.from(text, "utf16le")),
    letters.map((text) => Buffer.from(text, "utf16le").swap16()),
    fc.string({ unit: fc.constantFrom("a", "Z"), maxLength: 3 }).map((text) => Buffer.from(text)),
    fc.nat(130).map((length) => Buffer.alloc(length)),
    fc.constantFrom(Buffer.from([0]), Buffer.from([1]), Buffer.from([0xff, 0])),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const bytes = Buffer.concat(parts);
      expect(regions(bytes)).toEqual(naive(bytes));
    }),
    { numRuns: 3000 },
  );
});
