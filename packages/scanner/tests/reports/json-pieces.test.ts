import { expect, it } from "vitest";
import { each, jsonPieces } from "../../src/reports/json-pieces.ts";

const text = (value: unknown): string => [...jsonPieces(value)].join("");

it("is what JSON.stringify makes of arrays in place of the iterators", () => {
  const made = (list: (values: unknown[]) => unknown): unknown => ({
    a: [1, { b: "x\ny", c: list([{ d: [] }, "e", { f: { g: null } }]) }],
    h: list([]),
    i: { j: list([1]), k: {} },
    l: list([[]]),
  });
  expect(text(made((values) => each(values, (value) => value)))).toBe(
    JSON.stringify(
      made((values) => values),
      null,
      2,
    ),
  );
  expect(text({ a: [1, {}], b: {} })).toBe(JSON.stringify({ a: [1, {}], b: {} }, null, 2));
});

it("makes an item when it is written, and not before", () => {
  let made = 0;
  const pieces = jsonPieces({ a: each([1, 2, 3], () => ++made) });
  for (const piece of pieces) if (piece.trim() === "1") break;
  expect(made).toBe(1);
});
