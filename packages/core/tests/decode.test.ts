import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Detector, type Finding } from "../src/index.ts";
import { catalogueOf, KEY, keyRule } from "./catalogue.ts";

const detector = new Detector(catalogueOf(keyRule));
const find = (input: string | Uint8Array): readonly Finding[] => detector.detect(input).findings;

const codes = (text: string): number[] => [...Buffer.from(text)];
const hex = (code: number, length: number): string => code.toString(16).padStart(length, "0");

/** Every encoding that the engine undoes, as a writer. */
const ENCODERS: Readonly<Record<string, (text: string) => string>> = {
  base64: (text) => Buffer.from(text).toString("base64"),
  base64url: (text) => Buffer.from(text).toString("base64url"),
  hex: (text) => Buffer.from(text).toString("hex"),
  "upper-case hex": (text) => Buffer.from(text).toString("hex").toUpperCase(),
  percent: (text) =>
    codes(text)
      .map((code) => `%${hex(code, 2)}`)
      .join(""),
  "upper-case percent": (text) =>
    codes(text)
      .map((code) => `%${hex(code, 2).toUpperCase()}`)
      .join(""),
  "\\u escapes": (text) =>
    codes(text)
      .map((code) => `\\u${hex(code, 4)}`)
      .join(""),
  "\\u{} escapes": (text) =>
    codes(text)
      .map((code) => `\\u{${hex(code, 1)}}`)
      .join(""),
  "\\x escapes": (text) =>
    codes(text)
      .map((code) => `\\x${hex(code, 2)}`)
      .join(""),
};
const encoderNames = Object.keys(ENCODERS);
const encode = (name: string, text: string): string => (ENCODERS[name] as (text: string) => string)(text);

describe("an encoded key", () => {
  test.each(encoderNames)("is found in %s, at the place of the encoded text", (name) => {
    const encoded = encode(name, KEY);
    const text = `before "${encoded}" behind`;
    const found = find(text);
    expect(found).toHaveLength(1);
    const { span, secret, encodings } = found[0] as Finding;
    expect(secret?.reveal()).toBe(KEY);
    expect(encodings).toHaveLength(1);
    expect(text.slice(span.start, span.end)).toBe(encoded.replace(/=+$/, ""));
  });

  test("is found through any three layers, and its place is within the encoded text", () => {
    const layers = fc.array(fc.constantFrom(...encoderNames), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(layers, fc.string({ unit: fc.constantFrom("a", " ", "=", "\n"), maxLength: 9 }), (names, around) => {
        const encoded = names.reduce((text, name) => encode(name, text), `${around} ${KEY} ${around}`);
        const text = `<${encoded}>`;
        const found = find(text);
        expect(found.map(({ secret }) => secret?.reveal())).toEqual([KEY]);
        expect(found[0]?.encodings).toHaveLength(names.length);
        expect(found[0]?.span.start).toBeGreaterThanOrEqual(1);
        expect(found[0]?.span.end).toBeLessThanOrEqual(text.length - 1);
      }),
      { numRuns: 300 },
    );
  });

  test("is not looked for under a fourth layer", () => {
    const encoded = ["base64", "base64", "base64", "base64"].reduce((text, name) => encode(name, text), KEY);
    expect(find(encoded)).toEqual([]);
  });

  test("is found when only some characters are escaped", () => {
    const some = fc.array(fc.constantFrom("plain", "percent", "\\u escapes"), {
      minLength: KEY.length,
      maxLength: KEY.length,
    });
    fc.assert(
      fc.property(some, fc.constantFrom("percent", "\\u escapes", "\\x escapes"), (choices, name) => {
        const text = [...KEY].map((char, i) => (choices[i] === "plain" ? char : encode(name, char))).join("");
        expect(find(`"${text}"`).map(({ secret }) => secret?.reveal())).toEqual([KEY]);
      }),
    );
  });

  test("is found wherever it lies in base64 of other text or of binary data", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (before, behind) => {
        const plain = Buffer.concat([
          before,
          Buffer.from([0x20, 0x20, 0x20]),
          Buffer.from(KEY),
          Buffer.from([0x20]),
          behind,
        ]);
        expect(find(`(${plain.toString("base64")})`).map(({ secret }) => secret?.reveal())).toEqual([KEY]);
      }),
    );
  });

  test.each([
    ["lines", "\n"],
    ["CRLF lines", "\r\n"],
    ["indented lines", "\n      "],
    ["a string with escaped line feeds", "\\n"],
    ["literals that are put together", '" +\n    "'],
    ["continued lines", "\\\n"],
  ])("is found in base64 wrapped as %s", (_, wrap) => {
    const encoded = encode("base64", `{"user":"someone","apiKey":"${KEY}","url":"https://example.com"}`);
    for (const width of [20, 57, 64, 76]) {
      const text = `"${encoded.replace(new RegExp(`.{${String(width)}}(?=.)`, "g"), `$&${wrap}`)}"\n`;
      const found = find(text);
      expect(found.map(({ secret }) => secret?.reveal())).toEqual([KEY]);
      const joined = text.slice(found[0]?.span.start, found[0]?.span.end).replaceAll(wrap, "");
      expect(encoded).toContain(joined);
    }
  });

  test("is found in UTF-16 of either order, with and without a mark, at any offset", () => {
    const text = `中文 = "${KEY}" ключ\r\n`;
    for (const isBigEndian of [false, true]) {
      for (const mark of ["", "\ufeff"]) {
        for (const padding of [0, 1, 2, 7]) {
          const units = Buffer.from(mark + text, "utf16le");
          if (isBigEndian) units.swap16();
          const found = find(Buffer.concat([Buffer.alloc(padding, 0xaa), units]));
          expect(found.map(({ secret }) => secret?.reveal())).toEqual([KEY]);
          expect(found[0]?.encodings).toEqual([isBigEndian ? "utf-16be" : "utf-16le"]);
        }
      }
    }
  });

  test("in a document of UTF-16 stands at the line and column that an editor shows", () => {
    const [finding] = find(Buffer.from(`\ufeffé\r\nKEY=${KEY}\r\n`, "utf16le"));
    expect(finding?.location).toMatchObject({ startLine: 2, startColumn: 5, endColumn: 5 + KEY.length });
    expect(finding?.span).toEqual({ start: 2 + 3 * 2 + 4 * 2, end: 2 + 3 * 2 + 4 * 2 + KEY.length * 2 });
  });

  test("is found in plain text that was appended to UTF-16, and behind bytes that only begin like a mark", () => {
    const utf16 = Buffer.from(`\ufefffirst line of a log\r\n`, "utf16le");
    const encoded = Buffer.from(KEY, "utf16le").toString("base64");
    const found = find(Buffer.concat([utf16, Buffer.from(`KEY=${KEY}\n${encoded}\n`)]));
    expect(found.map(({ secret, encodings }) => [secret?.reveal(), encodings])).toEqual([
      [KEY, []],
      [KEY, ["base64", "utf-16le"]],
    ]);
    expect(find(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`KEY=${KEY}\n`)]))).toHaveLength(1);
  });

  test("is all that is found in plain text that was appended to UTF-16: the rest was found in the text itself", () => {
    const practice = {
      ...keyRule,
      id: "test-practice",
      kind: "practice" as const,
      anchors: ["bad_"],
      pattern: /bad_\w/,
      evidence: [],
    };
    const both = new Detector(catalogueOf(keyRule, practice));
    const text = `KEY=${KEY} bad_x\n`;
    const found = both.detect(Buffer.concat([Buffer.from(`\ufeff${text}`, "utf16le"), Buffer.from(text)])).findings;
    expect(found.map(({ ruleId, encodings }) => [ruleId, ...encodings])).toEqual([
      ["test-key", "utf-16le"],
      ["test-practice", "utf-16le"],
      ["test-key"],
    ]);
  });

  test("is one finding when a decoder sees a plain one again", () => {
    expect(find(`https://example.com/?name=%41nna&key=${KEY}`)).toHaveLength(1);
  });

  test("does not hide its neighbour, though the two share a letter of base64", () => {
    const other = KEY.split("").reverse().join("").slice(0, 32);
    const encoded = encode("base64", `${KEY}\ntst_${other.replace(/[^a-z0-9]/g, "0")}\n`);
    expect(find(encoded)).toHaveLength(2);
  });
});

describe("the decoding budget", () => {
  test("is not reached by text that decodes to less than itself", () => {
    const text = encode("base64", "plain text ".repeat(5000));
    expect(detector.detect(text).exhausted).toBe(false);
  });

  test("ends decoding of text that every alignment of two decoders reads, and says so", () => {
    const text = `%41${"A".repeat(30_000)} `.repeat(20);
    expect(detector.detect(text).exhausted).toBe(true);
  });
});
