import { describe, expect, test } from "vitest";
import { Detector } from "../src/index.ts";
import { catalogueOf, KEY, keyRule } from "./catalogue.ts";

const detector = new Detector(catalogueOf(keyRule));
const isFound = (text: string | Uint8Array): boolean => detector.detect(text).findings.length > 0;

const WORD = /[A-Za-z0-9_]/;
const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

describe("a key's ends", () => {
  test("are seen beside every byte that ends a word, and beside none that continues one", () => {
    for (const char of ascii) {
      expect([char, isFound(`x ${char}${KEY} y`)]).toEqual([char, !WORD.test(char)]);
      expect([char, isFound(`x ${KEY}${char} y`)]).toEqual([char, !WORD.test(char)]);
    }
  });

  test("are seen beside bytes that are no valid UTF-8", () => {
    for (let byte = 0x80; byte < 0x100; byte++) {
      const bytes = Buffer.concat([Buffer.from([byte]), Buffer.from(KEY), Buffer.from([byte])]);
      expect([byte, isFound(bytes)]).toEqual([byte, true]);
    }
  });

  test.each([
    ["a line feed written as an escape", `"\\n${KEY}\\n"`],
    ["an escape within an escaped string", `"\\\\n${KEY}"`],
    ["a tab written as an escape", `\\t${KEY}`],
    ["an octal escape", `\\012${KEY}`],
    ["a percent-encoded equals sign", `a%3D${KEY}%26b`],
    ["a unicode escape", `\\u003d${KEY}\\u0026`],
    ["a braced unicode escape", `\\u{3d}${KEY}\\u{26}`],
    ["a hexadecimal escape", `\\x3d${KEY}\\x26`],
    ["an ANSI colour code", `\u001b[31m${KEY}\u001b[0m`],
    ["an ANSI colour code written as an escape", `\\x1b[1;31m${KEY}\\x1b[0m`],
    ["an octal ANSI colour code", `\\033[38;5;208m${KEY}\\033[0m`],
    ["a colour code of the shell", `\\e[0m${KEY}`],
    ["quoted-printable", `key=3D${KEY}`],
    ["typographic quotes", `“${KEY}”`],
    ["letters of a script without case", `密钥${KEY}是`],
    ["an emoji", `🔑${KEY}🔑`],
    ["a non-breaking space", `\u00a0${KEY}\u00a0`],
    ["a byte order mark", `\ufeff${KEY}`],
  ])("are judged on what the text means: %s", (_, text) => {
    expect(isFound(text)).toBe(true);
  });

  test.each([
    ["a letter written as a unicode escape", `\\u0078${KEY}`],
    ["a letter written as a braced escape", `\\u{78}${KEY}`],
    ["a percent-encoded letter", `%78${KEY}`],
    ["a letter behind, written as an escape", `${KEY}\\x41`],
    ["a letter behind, percent-encoded", `${KEY}%41`],
    ["a letter beyond ASCII", `é${KEY}`],
    ["a letter beyond ASCII behind", `${KEY}ü`],
    ["a letter that only looks like the end of an escape", `n${KEY}`],
  ])("are not where a word goes on: %s", (_, text) => {
    expect(isFound(text)).toBe(false);
  });
});
