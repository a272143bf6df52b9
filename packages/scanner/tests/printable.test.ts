import { expect, it } from "vitest";
import { printable } from "../src/printable.ts";

it("what a terminal would act on is shown instead", () => {
  expect(printable("\x1b[31m\r\n\t\u009b\u202e\u2066\u200b\u2028\ufeff\ud800")).toBe(
    String.raw`\u{1b}[31m\u{d}\u{a}\u{9}\u{9b}\u{202e}\u{2066}\u{200b}\u{2028}\u{feff}\u{d800}`,
  );
});

it("letters of all scripts, spaces and signs stay", () => {
  const text = "naïve 日本語 עברית 😀 a/b\\c “…”";
  expect(printable(text)).toBe(text);
});
