import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import { fileReader } from "../../src/analysis/requests/file-reader.ts";
import { readSettings } from "../../src/analysis/settings.ts";
import { wholeText } from "../../src/analysis/text.ts";

/** What the reader makes of each argument of the calls of `read`, in their order. */
function readings(code: string): (string | undefined)[] {
  const texts: (string | undefined)[] = [];
  const plugin = {
    rules: {
      read: {
        create({ sourceCode }: { sourceCode: unknown }) {
          const { textsOf } = fileReader(sourceCode as TSESLint.SourceCode, readSettings({}));
          return {
            "CallExpression[callee.name='read']"(node: unknown) {
              texts.push(
                ...(node as TSESTree.CallExpression).arguments.map((argument) => wholeText(textsOf(argument)[0] ?? [])),
              );
            },
          };
        },
      },
    },
  };
  const messages = new Linter().verify(code, { plugins: { test: plugin }, rules: { "test/read": "error" } });
  expect(messages).toEqual([]);
  return texts;
}

describe("staticTextReader", () => {
  it("puts together what the program will", () => {
    expect(
      readings('const a = "x", o = { p: ["y"] }; read(a + 1 + `-${a}`, [a, o.p].join("/"), a.concat(a, "z"));'),
    ).toEqual(["x1-x", undefined, "xxz"]);
  });

  it("reads what functions of the file return in objects, destructured or not, awaited or not", () => {
    expect(
      readings(
        `function config() { const base = "https://a.example"; return { base, port: 1 }; }
         const { base } = config(), all = config(), late = async () => (await config()).base;
         const deep = () => deep().deep; read(base, all.base, config().port, deep().deep);`,
      ),
    ).toEqual(["https://a.example", "https://a.example", "1", undefined]);
  });

  it("reads fields that are given values in branches, and those of classes that are extended", () => {
    expect(
      readings(
        `class Base { host = "https://a.example"; grown = "a"; }
         class Client extends Base {
           url = "https://b.example"; own = "own"; always = "old"; same = "same";
           constructor(options) {
             super();
             if (options.url) this.url = options.url;
             this.always = "new";
             this.same = options.same ?? this.same;
             this.grown += "b";
           }
           go() { read(this.host, this.url, this.own, this.always, this.same, this.grown); }
         }`,
      ),
    ).toEqual(["https://a.example", "https://b.example", "own", "new", "same", undefined]);
  });

  it("decodes", () => {
    expect(
      readings('read(atob("eA=="), Buffer.from("78", "hex").toString(), decodeURIComponent("%78"), window.atob("eA"))'),
    ).toEqual(["x", "x", "x", "x"]);
  });

  it("knows a variable that is written once, and one that grows", () => {
    expect(
      readings('let a = "x"; read(a); let b = "x"; read(b += "y"); read(b += "z"); read(b); let c; c = "x"; read(c);'),
    ).toEqual(["x", "xy", "xyz", "xyz", "x"]);
  });

  it("trims as the program does", () => {
    expect(readings('read(" x ".trim(), " x ".trimStart(), (" x" + " ").trimEnd(), " x ".toString("utf8"))')).toEqual([
      "x",
      "x ",
      " x",
      " x ",
    ]);
  });

  it("replaces as the program does, across constants and everywhere", () => {
    expect(
      readings(
        `read(("ab" + "cd").replace("bc", "-"), "a-a".replace("a", "b"), "a-a-a".replaceAll("a", "b" + "c"));
         read("a//".replace(/\\/+$/, ""), "a/".replace(/\\/$/, "/b"), "ab".replace("b", "$'"), "ab".replace("c", "d"));`,
      ),
    ).toEqual(["a-d", "b-a", "bc-bc-bc", "a", undefined, undefined, "ab"]);
  });

  it("leaves unknown what only run time knows, and what refers to itself", () => {
    expect(readings("const a = a + 'x'; read(a, f(), `${f()}`, f`x`, [...a].join(''), this.x, a?.b)")).toEqual(
      Array.from({ length: 7 }, () => undefined),
    );
  });

  it("reads a long value again only as often as the file is long", () => {
    const texts = readings(
      `const a = "${"x".repeat(5000)}"; read(${Array.from({ length: 500 }, () => "a").join(", ")});`,
    );
    expect(texts[0]).toHaveLength(5000);
    expect(texts.at(-1)).toBeUndefined();
  });

  it("gives up on a value that grows too long", () => {
    const [short, long] = readings(`const a = "${"x".repeat(5000)}"; read(a + a, a + a + a + a);`);
    expect(short).toHaveLength(10_000);
    expect(long).toBeUndefined();
  });
});
