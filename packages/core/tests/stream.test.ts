import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Detector, DocumentStream, type Finding } from "../src/index.ts";
import { catalogueOf, KEY, keyRule } from "./catalogue.ts";

const detector = new Detector(catalogueOf(keyRule));
const CHUNK = 4 << 20;
const MARGINS = 128 << 10;

/** A document of several chunks: lines of text with keys at the given offsets. */
function documentWith(length: number, offsets: readonly number[], filler: string): Buffer {
  const bytes = Buffer.alloc(length, filler);
  for (const offset of offsets) bytes.write(` ${KEY} `, offset, "latin1");
  return bytes;
}

function streamed(bytes: Buffer, size: number): { findings: Finding[]; exhausted: boolean } {
  const stream = new DocumentStream(detector, { path: "big.txt" });
  const findings: Finding[] = [];
  for (let at = 0; at < bytes.length; at += size) findings.push(...stream.push(bytes.subarray(at, at + size)));
  const rest = stream.end();
  return { findings: [...findings, ...rest.findings], exhausted: rest.exhausted };
}

describe("a streamed document", () => {
  test("has the findings of the whole one, with a key at and around every border", () => {
    const border = CHUNK + MARGINS;
    for (const shift of [-90, -45, -20, -2, 0, 3, 45]) {
      const offsets = [100, border - (64 << 10) + shift, border + shift, border + CHUNK + shift];
      const bytes = documentWith(border + CHUNK + 4096, offsets, "some text, then a line break\n");
      const whole = detector.detect(bytes, { path: "big.txt" });
      const parts = streamed(bytes, 1 << 20);
      expect(parts.findings.map(({ span, location }) => ({ span, location }))).toEqual(
        whole.findings.map(({ span, location }) => ({ span, location })),
      );
      expect(parts.findings).toHaveLength(offsets.length);
    }
  });

  test("has the same findings whatever the size of its pieces", () => {
    const bytes = documentWith(CHUNK + MARGINS + 4096, [CHUNK - 20, CHUNK + MARGINS - 10], "äöü\r\n");
    const expected = streamed(bytes, bytes.length).findings;
    expect(expected).toHaveLength(2);
    fc.assert(
      fc.property(fc.integer({ min: 4096, max: 3 << 20 }), (size) => {
        expect(JSON.stringify(streamed(bytes, size).findings)).toBe(JSON.stringify(expected));
      }),
      { numRuns: 8 },
    );
  });

  test("of one endless line tells the right column", () => {
    const offset = CHUNK + MARGINS + 77;
    const bytes = documentWith(offset + 4096, [offset], "x");
    const [finding] = streamed(bytes, 1 << 20).findings;
    expect(finding?.location).toMatchObject({ startLine: 1, startColumn: offset + 2 });
    expect(finding?.excerpt.lines[0]?.length).toBeLessThan(300);
  });

  test("of a few bytes, or none, is searched at its end", () => {
    expect(streamed(Buffer.from(KEY), 5).findings).toHaveLength(1);
    expect(streamed(Buffer.alloc(0), 1)).toEqual({ findings: [], exhausted: false });
  });

  test.each([
    ["utf-16le", (1 << 20) + 1],
    ["utf-16be", 1 << 23],
  ] as const)("of %s has the findings of the whole one", (order, size) => {
    const line = "ä line of text, 𝒳\n\r\n";
    const text = `\ufeff${line.repeat(100_000)}äö𝒳 ${KEY}\n${line.repeat(200_000)}${"𝒳".repeat(2_000_000)} ${KEY}`;
    const bytes = Buffer.from(text, "utf16le");
    if (order === "utf-16be") bytes.swap16();
    const document = Buffer.concat([bytes, Buffer.from(`\n${KEY}`)]);
    const facts = (findings: readonly Finding[]): unknown =>
      findings.map(({ span, location, encodings }) => ({ span, location, encodings }));
    const whole = detector.detect(document, { path: "big.txt" }).findings;
    expect(whole.map(({ encodings }) => encodings)).toEqual([[order], [order], []]);
    expect(facts(streamed(document, size).findings)).toEqual(facts(whole));
  });
});
