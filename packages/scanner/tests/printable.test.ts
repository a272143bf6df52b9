import { expect, it } from "vitest";
import { printable, visible } from "../src/printable.ts";

it("what a terminal would act on is shown instead", () => {
  expect(printable("\x1b[31m\r\n\t\u009b\u202e\u2066\u200b\u2028\ufeff\ud800")).toBe(
    String.raw`\u{1b}[31m\u{d}\u{a}\u{9}\u{9b}\u{202e}\u{2066}\u{200b}\u{2028}\u{feff}\u{d800}`,
  );
});

it("what a CI system would act on in its log is shown instead", () => {
  for (const command of ["::error::x", " \t::set-output name=x::y", "::stop-commands::x"])
    expect(printable(command)).not.toMatch(/^\s*::/);
  for (const command of ["##vso[task.setvariable variable=x]y", "x ##[error]y", "##teamcity[x]"]) {
    expect(visible(command)).not.toMatch(/##\w*\[/);
    expect(printable(command)).not.toMatch(/##\w*\[/);
  }
});

it("what only looks like it stays", () => {
  for (const text of ["std::vector", "a ::b", "## [title](x)", "#[derive(Debug)]", "C:/x", ":x"])
    expect(printable(text)).toBe(text);
  expect(visible("::std::vector")).toBe("::std::vector");
});

it("letters of all scripts, spaces and signs stay", () => {
  const text = "naïve 日本語 עברית 😀 a/b\\c “…”";
  expect(printable(text)).toBe(text);
});
