import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { Linter } from "eslint";
import fc from "fast-check";
import { expect, it } from "vitest";

import { fileReader } from "../../src/analysis/requests/file-reader.ts";
import { readSettings } from "../../src/analysis/settings.ts";
import { lengthOf } from "../../src/analysis/text.ts";
import { invalid } from "../rules/no-hardcoded-key.invalid.ts";
import { valid } from "../rules/no-hardcoded-key.valid.ts";

/** The expressions of which more is read than the first look promised. */
function underestimated(code: string): string[] {
  const found: string[] = [];
  const rule = {
    create({ sourceCode }: { sourceCode: unknown }) {
      const source = sourceCode as TSESLint.SourceCode;
      const { mostOf, textsOf } = fileReader(source, readSettings({}));
      return {
        "*"(node: unknown) {
          const expression = node as TSESTree.Node;
          const read = Math.max(
            ...textsOf(expression).map((text) =>
              text.some((piece) => piece.text !== undefined) ? lengthOf(text) : -1,
            ),
          );
          if (read > (mostOf(expression) ?? -1)) found.push(source.getText(expression));
        },
      };
    },
  };
  const messages = new Linter().verify(code, {
    plugins: { test: { rules: { look: rule } } },
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    rules: { "test/look": "error" },
  });
  expect(messages).toEqual([]);
  return found;
}

const name = fc.constantFrom("a", "b", "c", "d");
const { expression } = fc.letrec<{ readonly expression: string }>((tie) => {
  const inner = tie("expression");
  const of = (...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
    fc.tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part))).map((all) => all.join(""));
  return {
    expression: fc.oneof(
      { maxDepth: 3, depthSize: "small", withCrossShrink: true },
      fc.constantFrom('"xy"', "(7)", "`z`", '""', "null", "unknown", "a.length", "this.m", "o.m"),
      name,
      of("(", inner, " + ", inner, ")"),
      of("(", inner, " - ", inner, ")"),
      of("`u${", inner, "}v`"),
      of("(", inner, " ? ", inner, " : ", inner, ")"),
      of("(", inner, " || ", inner, ")"),
      of("(", inner, " && ", inner, ")"),
      of("(", name, " = ", inner, ")"),
      of("[", inner, ", ", inner, '].join("-")'),
      of("f(", inner, ")"),
      of(inner, ".trim()"),
      of("({ m: ", inner, " }).m"),
    ),
  };
});
const statement = fc
  .tuple(fc.nat(13), name, expression, expression)
  .map(([kind, target, one, other]) =>
    [
      `${target} = ${one};`,
      `${target} += ${one};`,
      `${target}++;`,
      `${target} ??= ${one};`,
      `if (unknown) ${target} = ${one}; else ${target} = ${other};`,
      `for (${target} of [${one}, ${other}]) use(${target});`,
      `for (const each of [${one}, ${other}]) use(each + ${target});`,
      `for (const key in o) use(key + ${one});`,
      `[${one}, ${other}].map((each) => each + ${target});`,
      `(function (given = ${one}, other) { return given + other + ${target}; })(${other});`,
      `{ const { m } = { m: ${one} }, [n = ${other}] = unknown; use(m + n); }`,
      `try { use(${one}); } catch (error) { use(error + ${target}); }`,
      `${target} -= ${one};`,
      `${target} = await ${one};`,
    ].at(kind),
  );
const program = fc
  .tuple(fc.array(expression, { minLength: 4, maxLength: 4 }), fc.array(statement, { maxLength: 4 }))
  .map(([values, statements]) => {
    const [a, b, c, d] = values as [string, string, string, string];
    return `import { unknown } from "elsewhere"; function use() {} function f(given) { return given + "f"; } const o = { m: "om" };
let a = ${a}; let b = ${b}; var c = ${c}; let d; d = ${d}; ${statements.join("\n")}`;
  });

it("promises of no expression less text than is read of it", () => {
  const cases = [...invalid, ...valid].flatMap(([, each]) => each).filter(({ dialect }) => dialect === undefined);
  for (const { code } of cases) expect(underestimated(code.replace(/[«»]/g, ""))).toEqual([]);
  fc.assert(
    fc.property(program, (code) => {
      expect(underestimated(code)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
