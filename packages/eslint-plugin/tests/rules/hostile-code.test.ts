import { Linter } from "eslint";
import { hex, sample } from "@nxs-guard/rules/sample";
import { describe, expect, it } from "vitest";

import plugin from "../../src/index.ts";
import { settings, settingsFor } from "../linting.ts";

const KEY = sample("nxs_u_", hex(32));
const { lint } = settings.at(-2)!;

/** `const v0 = "nxs_", v1 = v0 + v0, …` */
function doublings(count: number): string {
  const steps = Array.from({ length: count }, (_, i) => `const v${i + 1} = v${i} + v${i};`);
  return `const v0 = "nxs_";\n${steps.join("\n")}`;
}

describe("no-hardcoded-key on hostile code", () => {
  it("does not build a value that doubles sixty times", () => {
    expect(lint(doublings(60), "src/a.js")).toEqual([]);
  });

  it("follows no chain of constants without end", () => {
    const links = Array.from({ length: 20_000 }, (_, i) => `const v${i} = v${i + 1} + "x";`);
    expect(lint(`call(v0 + "y");\n${links.join("\n")}`, "src/a.js")).toEqual([]);
  });

  it("reads a chain of thousands of operands", () => {
    const chain = [...Array.from({ length: 2000 }, () => '"-"'), '"nxs_u_"', `"${KEY.slice(6)}"`].join(" + ");
    expect(lint(`call(${chain});`, "src/a.js")).toHaveLength(1);
  });

  it("finds the same key in every one of a thousand places", () => {
    const code = Array.from({ length: 1000 }, () => `call("${KEY}");`).join("\n");
    expect(lint(code, "src/a.js")).toHaveLength(1000);
  });
});

describe("no-hardcoded-key on syntax trees of other parsers", () => {
  /** A parser whose tree holds node types, and lacks members, as no JavaScript parser's does. */
  function strangeParser(body: object[]): Linter.Parser {
    return {
      parseForESLint: (text: string) => ({
        ast: {
          type: "Program",
          sourceType: "module",
          body,
          tokens: [],
          comments: [],
          range: [0, text.length],
          loc: { start: { line: 1, column: 0 }, end: { line: 1, column: text.length } },
        },
        visitorKeys: { Program: ["body"], Markup: ["children", "value"], ExpressionStatement: ["expression"] },
      }),
    };
  }

  const place = { range: [0, 3], loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 3 } } };
  const trees: readonly (readonly [string, object[]])[] = [
    ["markup", [{ type: "Markup", ...place, children: [{ type: "MarkupText", value: "nxs_abc123...", ...place }] }]],
    [
      "a literal in markup",
      [{ type: "Markup", ...place, children: [{ type: "Literal", value: "nxs_abc123...", raw: "", ...place }] }],
    ],
    [
      "a literal without a value",
      [{ type: "ExpressionStatement", ...place, expression: { type: "Literal", ...place } }],
    ],
  ];

  it.each(trees)("still reads the text beside %s", (_, body) => {
    const config: Linter.Config = {
      files: ["**"],
      plugins: { "nxs-guard": plugin },
      languageOptions: { parser: strangeParser(body) },
      rules: { "nxs-guard/no-hardcoded-key": "error" },
    };
    const messages = new Linter().verify(`<p title="${KEY}"></p>`, config, "a.vue");
    expect(messages.map(({ messageId }) => messageId)).toEqual(["key"]);
    expect(messages[0]?.suggestions).toBeUndefined();
  });
});

describe("no-key-exposure on hostile code", () => {
  const exposure = settingsFor("no-key-exposure").at(-2)!;
  const KEY_READ = "process.env.NEXUS_API_KEY";

  it.each([
    ["names that stand for each other", `let a = b, b = a; a = b; console.log(a); console.log(${KEY_READ});`],
    ["a function that calls itself", `const f = (x) => [f(x), f([x])]; console.log(f(1)); console.log(${KEY_READ});`],
    ["functions that call each other", `const f = (x) => g(x), g = (x) => f(x); console.log(f(1), ${KEY_READ});`],
    ["an object in itself", `const a = {}; a.a = a; a.b = { ...a }; console.log(a); console.log(${KEY_READ});`],
    [
      "a function that hands itself its parameter",
      `function f(x) { console.log(x); f([x]); f(x); } console.log(${KEY_READ});`,
    ],
  ])("comes to an end with %s", (_, code) => {
    expect(exposure.lint(code, "src/a.js")).toHaveLength(1);
  });

  it("follows no chain of names without end", () => {
    const links = Array.from({ length: 10_000 }, (_, i) => `const v${i} = [v${i + 1}];`);
    expect(exposure.lint(`${links.join("\n")}\nconsole.log(v0, ${KEY_READ});`, "src/a.js")).toHaveLength(1);
  });

  it("does not build a value that doubles thirty times", () => {
    const steps = Array.from({ length: 30 }, (_, i) => `const f${i + 1} = (x) => [f${i}(x), f${i}([x])];`);
    const code = `const f0 = (x) => x;\n${steps.join("\n")}\nconsole.log(f30(1), ${KEY_READ});`;
    expect(exposure.lint(code, "src/a.js")).toHaveLength(1);
  });

  it("asks thousands of times for one name with thousands of changes", () => {
    const changes = Array.from({ length: 5000 }, (_, i) => `o.p${i} = ${i}; w = [w, ${i}]; console.log(o, w);`);
    const code = `const o = {}; let w;\n${changes.join("\n")}\nconsole.log(${KEY_READ});`;
    expect(exposure.lint(code, "src/a.js")).toHaveLength(1);
  });

  it("finds the key in every one of a thousand places", () => {
    const code = Array.from({ length: 1000 }, () => `console.log(${KEY_READ});`).join("\n");
    expect(exposure.lint(code, "src/a.js")).toHaveLength(1000);
  });

  it("reads an error whose condition is nested deeply", () => {
    const code = `${"if (a) {".repeat(300)} console.log(${KEY_READ}); ${"}".repeat(300)}`;
    expect(exposure.lint(code, "src/a.js")).toHaveLength(1);
  });
});
