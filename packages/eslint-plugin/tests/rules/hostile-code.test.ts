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

describe("no-hardcoded-key on thousands of keys", () => {
  const halves = (key: string): string => `"${key.slice(0, 12)}" + "${key.slice(12)}"`;

  it("reports each of those that are put together, and one place of each value", () => {
    const [first, ...others] = Array.from({ length: 2000 }, (_, i) => sample("nxs_u_", hex(32, i + 1)));
    const code = [first, first, ...others].map((key) => `call(${halves(key ?? "")});`).join("\n");
    expect(lint(code, "src/a.js")).toHaveLength(2001);
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

  it("follows no chain of functions without end, each of which hands its parameter on", () => {
    const links = Array.from(
      { length: 5000 },
      (_, i) => `async function f${i}(x) { x.a = 1; console.log(x); await f${(i + 1) % 5000}(x); }`,
    );
    const request = `axios.get("https://api.nexusgpt.io/a", { headers: { "api-key": ${KEY_READ} } })`;
    const code = `import axios from "axios";\nasync function load() { use((await ${request}).data); await f0({}); }\n${links.join("\n")}`;
    expect(exposure.lint(`${code}\nconsole.log(${KEY_READ});`, "src/a.js")).toHaveLength(1);
    expect(settingsFor("handle-auth-errors").at(-2)!.lint(code, "src/a.js")).toHaveLength(1);
  });

  it("follows no chain of methods and getters without end", () => {
    const links = Array.from(
      { length: 2000 },
      (_, i) => `m${i}(x) { this.f${i} = x; return this.m${i + 1}(x); } get g${i}() { return this.g${i + 1}; }`,
    );
    const code = `class A {\n${links.join("\n")}\n}\nconsole.log(new A(), new A().g0, new A().m0(1), ${KEY_READ});`;
    expect(exposure.lint(code, "src/a.js")).toHaveLength(1);
  });

  it("asks thousands of times for one variable with thousands of writes, and finds the key", () => {
    const writes = Array.from({ length: 2000 }, (_, i) => `w = [w, ${i}]; console.log(w);`).join("\n");
    expect(exposure.lint(`let w = ${KEY_READ};\n${writes}`, "src/a.js")).toHaveLength(2000);
  });

  it("reads an error whose condition is nested deeply", () => {
    const code = `${"if (a) {".repeat(300)} console.log(${KEY_READ}); ${"}".repeat(300)}`;
    expect(exposure.lint(code, "src/a.js")).toHaveLength(1);
  });
});

describe("every rule on code that repeats itself thousands of times", () => {
  const URL = '"https://api.nexusgpt.io/api/public/thread"';
  const READ = "process.env.NEXUS_API_KEY";
  const lines = (line: (i: number) => string, count = 1500): string =>
    Array.from({ length: count }, (_, i) => line(i)).join("\n");

  const repetitions: readonly (readonly [string, string])[] = [
    ["members that are written", `const o = {};\n${lines((i) => `o.p${i} = ${i};`)}\nfetch(${URL}, { headers: o });`],
    [
      "headers that are set before each call",
      `const h = new Headers();\n${lines((i) => `h.set("x-${i}", "v"); fetch(${URL}, { headers: h });`)}`,
    ],
    [
      "options that grow before each call",
      `const o = { headers: {} };\n${lines((i) => `o.headers["a${i}"] = "b"; fetch(${URL}, o);`)}`,
    ],
    [
      "objects that spread the one before",
      `const o0 = {};\n${lines((i) => `const o${i + 1} = { ...o${i}, p${i}: 1 }; fetch(${URL}, { headers: o${i} });`)}`,
    ],
    [
      "objects that spread the one before twice",
      `const o0 = {};\n${lines((i) => `const o${i + 1} = { ...o${i}, ...o${i} };`, 40)}\nfetch(${URL}, o40);`,
    ],
    [
      "values that may be the one before twice",
      `const v0 = req;\n${lines((i) => `const v${i + 1} = v${i} || v${i};`, 40)}\nfetch(v40, { headers: { "api-key": ${READ} } }); v40(${URL});`,
    ],
    [
      "axios' defaults",
      `import axios from "axios";\nconst api = axios.create({ baseURL: ${URL} });\n${lines((i) => `api.defaults.headers.common["x-${i}"] = "a"; api.get("/x");`)}`,
    ],
    [
      "interceptors",
      `import axios from "axios";\nconst api = axios.create({ baseURL: ${URL} });\n${lines((i) => `api.interceptors.request.use((c) => { c.headers["a${i}"] = "b"; return c; }); api.get("/");`)}`,
    ],
    ["parameters", `const p = new URLSearchParams();\n${lines((i) => `p.set("a${i}", ${READ});`)}`],
    [
      "parameters of a URL",
      `const url = new URL(${URL});\n${lines((i) => `url.searchParams.set("a${i}", "b"); fetch(url);`)}`,
    ],
    ["a URL that grows", `let s = ${URL};\n${lines(() => `s += "c"; fetch(s);`)}`],
    ["early returns", `function f() {\n${lines((i) => `if (a${i}) return; fetch(${URL});`)}\n}`],
    [
      "fields",
      `class A { constructor() {\n${lines((i) => `this.f${i} = ${URL};`)}\n}\n${lines((i) => `m${i}() { return fetch(this.f${i}); }`)} }`,
    ],
    [
      "a large object",
      `const o = {\n${lines((i) => `p${i}: "x",`)}\n};\n${lines((i) => `fetch(o.p${i});`)}\nuse(${READ});`,
    ],
    ["reads of keys", lines(() => `use(${READ} ?? "");`)],
    [
      "keys that are cut short",
      `const a = "nxs_abc123";\n${lines((i) => `const apiKey${i} = "nxs_abc${i}x"; use(a);`)}`,
    ],
    ["helpers of one helper", `const k = () => ${READ};\n${lines((i) => `const f${i} = () => k();`)}`],
    [
      "comments that silence",
      lines(() => `// nxs-guard-disable-next-line no-key-fallback -- known\nuse(${READ} ?? "");`),
    ],
    ["a chain of calls", `expect(x)${".a()".repeat(1000)}; fetch(${URL});`],
  ];

  it.each(repetitions)("comes to an end with %s", (_, code) => {
    const rules = Object.keys(plugin.rules ?? {}).filter(
      (name) => name !== "no-key-exposure" && name !== "handle-auth-errors",
    );
    const config: Linter.Config = {
      files: ["**"],
      plugins: { "nxs-guard": plugin },
      rules: Object.fromEntries(rules.map((name) => [`nxs-guard/${name}`, "error"])),
    };
    const messages = new Linter().verify(code, config, "src/a.js");
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  });
});

describe("handle-auth-errors on hostile code", () => {
  const [strict] = settingsFor("handle-auth-errors").slice(-2);
  const URL = '"https://api.nexusgpt.io/api/public/thread"';
  const lines = (line: (i: number) => string, count: number): string =>
    Array.from({ length: count }, (_, i) => line(i)).join("\n");

  it("follows an answer that is assigned to its own name once", () => {
    const code = `let r = fetch(${URL}); r = r.catch(() => {}); r.then((a) => use(a.body));`;
    expect(strict!.lint(code, "src/a.js")).toHaveLength(1);
  });

  it("asks once what becomes of a body, or of a status, that is written to itself or to many others", () => {
    const answer = (use: string): string => `async function f() { const r = await fetch(${URL}); ${use} }`;
    const many = (name: string): string => `[${Array.from({ length: 400 }, () => name).join()}]`;
    expect(
      strict!.lint(answer(`let b = await r.json();\n${lines(() => "b = b;", 30)} use(b);`), "src/a.js"),
    ).toHaveLength(1);
    const statuses = `const a = r.status, b = ${many("a")}, c = ${many("b")}, d = ${many("c")}; d; return r.json();`;
    expect(strict!.lint(answer(statuses), "src/a.js")).toHaveLength(1);
  });

  it("asks nobody what becomes of a request that is opened thousands of times", () => {
    const opened = lines(() => `x.open("GET", ${URL}); x.onload = () => use(x.response);`, 3000);
    expect(strict!.lint(`const x = new XMLHttpRequest();\n${opened}`, "src/a.js")).toEqual([]);
    expect(
      strict!.lint(`const x = new XMLHttpRequest();\n${opened.slice(0, opened.indexOf("\n"))}`, "src/a.js"),
    ).toHaveLength(1);
  });

  it("reads a listener of thousands of requests", () => {
    const listener = `const show = function () { ${lines((i) => `use(this.response, a${i});`, 3000)} };`;
    const requests = lines(() => `{ const x = new XMLHttpRequest(); x.open("GET", ${URL}); x.onload = show; }`, 3000);
    expect(strict!.lint(`${listener}\n${requests}`, "src/a.js")).toHaveLength(3000);
  });
});
