import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Detector } from "../src/index.ts";
import { LineCursor } from "../src/location.ts";
import { catalogueOf, KEY, keyRule } from "./catalogue.ts";

const detector = new Detector(catalogueOf(keyRule));

describe("a finding's location", () => {
  test.each([
    ["LF", `a\nb ${KEY}\n`, 2, 3],
    ["CRLF", `a\r\nb ${KEY}\r\n`, 2, 3],
    ["a lone CR", `a\rb ${KEY}\r`, 2, 3],
    ["a key right behind CR", `a\r${KEY}`, 2, 1],
    ["U+2028, which ends no line", `a\u2028b ${KEY}`, 1, 5],
    ["a surrogate pair, which counts two", `🔑 ${KEY}`, 1, 4],
    ["letters of two bytes", `äöü ${KEY}`, 1, 5],
  ])("counts lines and UTF-16 columns from 1: %s", (_, text, line, column) => {
    for (const input of [text, Buffer.from(text)]) {
      const [finding] = detector.detect(input).findings;
      expect(finding?.location).toMatchObject({
        startLine: line,
        startColumn: column,
        endLine: line,
        endColumn: column + KEY.length,
      });
    }
  });

  test("tells byte columns and byte spans for bytes, UTF-16 spans for strings", () => {
    const text = `ä🔑 ${KEY}`;
    expect(detector.detect(Buffer.from(text)).findings[0]).toMatchObject({
      span: { start: 7, end: 7 + KEY.length },
      location: { startByteColumn: 8 },
    });
    const [finding] = detector.detect(text).findings;
    expect(text.slice(finding?.span.start, finding?.span.end)).toBe(KEY);
  });

  test("agrees with a decoder on any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (raw) => {
        const line = raw.filter((byte) => byte !== 0x0a && byte !== 0x0d);
        const decoded = Buffer.from(line).toString("utf8");
        const { column } = new LineCursor(line).positionAt(line.length);
        // Parts of characters that no decoder agrees on (surrogates, overlong forms) may count one or two apart.
        const isPlain = Buffer.from(decoded, "utf8").equals(Buffer.from(line));
        expect(isPlain ? column : line.length + 1).toBe(isPlain ? decoded.length + 1 : line.length + 1);
      }),
    );
  });

  test("is the same whether the walk goes there in one step or in many", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "\r", "\n", "ä", "🔑"), maxLength: 40 }), (text) => {
        const bytes = Buffer.from(text);
        const slow = new LineCursor(bytes);
        for (let offset = 0; offset <= bytes.length; offset++) {
          if (offset < bytes.length && ((bytes[offset] as number) & 0xc0) === 0x80) continue;
          expect(slow.positionAt(offset)).toEqual(new LineCursor(bytes).positionAt(offset));
        }
      }),
    );
  });
});
