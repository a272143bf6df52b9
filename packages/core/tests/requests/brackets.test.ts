import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Brackets } from "../../src/requests/brackets.ts";

const inside = (text: string, mark: string): string | undefined => {
  const pair = new Brackets(text).around(text.indexOf(mark));
  return pair && text.slice(pair.open, pair.close + 1);
};

describe("the pair around an offset", () => {
  test("is the innermost", () => {
    expect(inside("(a [b *] c)", "*")).toBe("[b *]");
    expect(inside("(a [b] *)", "*")).toBe("(a [b] *)");
  });

  test("passes over what does not match", () => {
    expect(inside("( ] * )", "*")).toBe("( ] * )");
    expect(inside("( { * )", "*")).toBe("( { * )");
    expect(inside("( *", "*")).toBeUndefined();
  });

  test("holds the offset, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("(", ")", "[", "]", "{", "}", "a") }),
        fc.nat(80),
        (text, offset) => {
          const pair = new Brackets(text).around(offset);
          if (pair) {
            expect(pair.open).toBeLessThan(offset);
            expect(pair.close).toBeGreaterThanOrEqual(offset);
          }
        },
      ),
    );
  });
});

test.each([
  ["f(() => { * })", true],
  ["if (a) { * }", true],
  ["class A { * }", true],
  ["x = { * }", false],
  ["f({ * })", false],
  ["return { * }", false],
  ["map[string]string{ * }", false],
])("whether %s is a block of statements: %s", (text, isBlock) => {
  const brackets = new Brackets(text);
  const pair = brackets.around(text.indexOf("*"));
  expect(pair && brackets.isBlock(pair)).toBe(isBlock);
});
