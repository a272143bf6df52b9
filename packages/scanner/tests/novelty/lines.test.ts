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
    { start: 0, text: "a" },
    { start: 2, text: "b" },
    { start: 5, text: "c" },
    { start: 7, text: "d" },
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
