import { expect, test } from "vitest";
import { expressionEnd, literalInside } from "../../src/requests/values.ts";

test.each([
  ['"a, b", c', '"a, b"'],
  ['f("a", b), c', 'f("a", b)'],
  ['"Bearer " + key }', '"Bearer " + key '],
  ["`x ${f(1, 2)}`\nnext", "`x ${f(1, 2)}`"],
  ['"a" +\n  b;', '"a" +\n  b'],
  ['\\"a\\",', '\\"a\\"'],
  ["key)", "key"],
])("an expression ends where its own text does: %j", (text, expression) => {
  expect(text.slice(0, expressionEnd(text, 0))).toBe(expression);
});

test.each([
  ['"a"', "a"],
  ["f'a'", "a"],
  ['"""a"""', "a"],
  ['\\"a\\"', "a"],
  ['" a "', " a "],
])("one literal has an inside: %s", (expression, inside) => {
  const place = literalInside(expression);
  expect(place && expression.slice(place.start, place.end)).toBe(inside);
});

test.each(['"a" + "b"', "key", '"a'])("%s is not one literal", (expression) => {
  expect(literalInside(expression)).toBeUndefined();
});
