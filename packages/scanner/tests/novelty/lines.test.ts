import { Buffer } from "node:buffer";
import fc from "fast-check";
import { expect, it } from "vitest";
import { linesOf, type Line } from "../../src/novelty/lines.ts";

async function all(pieces: readonly string[]): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of linesOf(pieces.map((piece) => Buffer.from(piece, "latin1")))) lines.push(line);
  return lines;
}

it("LF, CRLF and a lone CR end a line", async () => {
  expect(await all(["a\nb\r\nc\rd"])).toEqual([
    { start: 0, end: 1, identity: "a" },
    { start: 2, end: 3, identity: "b" },
    { start: 5, end: 6, identity: "c" },
    { start: 7, end: 8, identity: "d" },
  ]);
});

it("lines do not depend on where pieces end", async () => {
  const pieces = fc.array(fc.string({ unit: fc.constantFrom("a", "\r", "\n", "\xff"), maxLength: 4 }));
  await fc.assert(
    fc.asyncProperty(pieces, async (parts) => {
      expect(await all(parts)).toEqual(await all([parts.join("")]));
    }),
  );
});

it("a long line has a short identity of its own, in however many pieces it comes", async () => {
  const long = "x".repeat(100_000);
  const lines = await all([`${long}\n`, ...(long.match(/.{1000}/g) ?? []), "\n", "y", long.slice(1)]);
  expect(lines.map(({ start, end }) => [start, end])).toEqual([
    [0, 100_000],
    [100_001, 200_001],
    [200_002, 300_002],
  ]);
  const [first, second, third] = lines.map(({ identity }) => identity);
  expect(first).toHaveLength(45);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});
