import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import { Detector, DocumentStream, type Directive } from "../../src/index.ts";
import { catalogueOf, KEY, keyRule } from "../catalogue.ts";

const detector = new Detector(catalogueOf(keyRule));
const read = (text: string): readonly Directive[] => detector.detect(text).directives;

describe("a directive is read in the comments of every language", () => {
  it.each([
    ["JavaScript", "// @ -- why"],
    ["JavaScript, behind code", "x = 1; // @ -- why"],
    ["C", "/* @ -- why */"],
    ["C, before code", "/* @ -- why */ x = 1"],
    ["C, over lines", "/*\n * @ -- why\n */"],
    ["C, at a line's start", "/*\n@ -- why\n*/"],
    ["JSX", "{/* @ -- why */}"],
    ["shell", "# @ -- why"],
    ["shell, indented with a tab", "\t#\t@ -- why"],
    ["HTML", "<!-- @ -- why -->"],
    ["XML, which allows no two hyphens", "<!-- @ — why -->"],
    ["SQL", "-- @ -- why"],
    ["Lua", "--[[ @ -- why ]]"],
    ["Lisp", ";; @ -- why"],
    ["TeX", "% @ -- why"],
    ["OCaml", "(* @ -- why *)"],
    ["Haskell", "{- @ -- why -}"],
    ["Jinja", "{# @ -- why #}"],
    ["Handlebars", "{{!-- @ -- why --}}"],
    ["ERB", "<%# @ -- why %>"],
    ["JSP", "<%-- @ -- why --%>"],
    ["Razor", "@* @ -- why *@"],
    ["Batch", "REM @ -- why"],
    ["Visual Basic", "x = 1 ' @ -- why"],
    ["Vim", '" @ -- why'],
    ["PowerShell", "<# @ -- why #>"],
    ["Julia", "#= @ -- why =#"],
  ])("%s", (_, comment) => {
    const text = comment
      .replace("@ --", "nxs-guard-disable-line test-key --")
      .replace("@ —", "nxs-guard-disable-line test-key —");
    expect(read(text)).toMatchObject([{ tool: "nxs-guard", effect: "line", rules: ["test-key"], reason: "why" }]);
  });
});

it.each([
  ["prose", "Write nxs-guard-disable-line in a comment."],
  ["a quoted word", "`nxs-guard-disable-line` and 'nxs-guard-disable-line' and \"nxs-guard-disable-line\""],
  [
    "a longer word",
    "// nxs-guard-disable-lines -- why\n// nxs-guard-disable-line-x -- why\n// my-nxs-guard-disable-line -- why",
  ],
  ["another tool's rules", "// eslint-disable-line no-console -- why"],
  ["ESLint's for every rule", "/* eslint-disable */"],
])("%s is no directive", (_, text) => {
  expect(read(text)).toEqual([]);
});

it("tells rules, reason and day apart", () => {
  const [directive] = read(
    "# nxs-guard-disable-next-line test-key, other-rule -- made up -- really, until 2027-01-31\n",
  );
  expect(directive).toMatchObject({
    rules: ["test-key", "other-rule"],
    reason: "made up -- really",
    until: "2027-01-31",
    line: 1,
    target: 2,
  });
  expect(read("# nxs-guard-disable-line")).toMatchObject([{ rules: [], reason: "", until: undefined }]);
  expect(read("# nxs-guard-disable-line -- until 2027-01-31")).toMatchObject([{ reason: "", until: "2027-01-31" }]);
});

it("the line behind a comment of several lines is the next one", () => {
  expect(read("/*\n * nxs-guard-disable-next-line -- why\n */\nx")).toMatchObject([{ line: 2, target: 4 }]);
  expect(read("/* nxs-guard-disable-next-line -- why */\n*/\nx")).toMatchObject([{ target: 2 }]);
});

it("of ESLint's, what is said of this plugin's rules counts", () => {
  expect(read("// eslint-disable-next-line no-console, nxs-guard/no-hardcoded-key -- why")).toMatchObject([
    { tool: "eslint", effect: "line", rules: ["no-hardcoded-key"], reason: "why", target: 2 },
  ]);
  const two = "/* eslint-disable nxs-guard/no-hardcoded-key,\tnxs-guard/no-key-exposure */";
  expect(read(`x\n/* eslint-disable no-console */ ${two} x`)).toMatchObject([
    { tool: "eslint", effect: "disable", rules: ["no-hardcoded-key", "no-key-exposure"], line: 2 },
  ]);
  expect(read(`${two} /* eslint-disable-line nxs-guard/no-url-key */`)).toHaveLength(2);
  expect(read("/* eslint-disable\n nxs-guard/no-hardcoded-key */")).toEqual([]);
  expect(read("/* eslint-enable */")).toMatchObject([{ tool: "eslint", effect: "enable", rules: [] }]);
  expect(read("/* eslint-enable no-console */")).toEqual([]);
});

it("places are in the units of the input", () => {
  const text = `"ü𝒳"; // nxs-guard-disable-line -- grün\n${KEY}`;
  const at = text.indexOf("nxs-guard");
  expect(read(text)).toMatchObject([{ start: at, reason: "grün" }]);
  expect(detector.detect(Buffer.from(text)).directives).toMatchObject([{ start: at + 3, reason: "grün" }]);
  const utf16 = detector.detect(Buffer.from(`\ufeff${text}`, "utf16le"));
  expect(utf16.directives).toMatchObject([{ start: 2 + 2 * at, reason: "grün" }]);
});

it("in a stream each is told once, at its place in the document", () => {
  const filler = `${"x".repeat(99)}\n`.repeat(3 << 14);
  const line = "// nxs-guard-disable-line -- why\n";
  const text = filler + line + filler + line;
  const stream = new DocumentStream(detector);
  for (let at = 0; at < text.length; at += 1 << 20) stream.push(Buffer.from(text.slice(at, at + (1 << 20))));
  expect(stream.end().directives).toEqual(detector.detect(Buffer.from(text)).directives);
});

it("is not looked for in encoded text", () => {
  expect(read(Buffer.from("// nxs-guard-disable-file -- why, and some more").toString("base64"))).toEqual([]);
});
