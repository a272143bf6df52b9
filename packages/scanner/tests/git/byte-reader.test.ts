import { Buffer } from "node:buffer";
import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { ByteReader } from "../../src/git/byte-reader.ts";

const reader = (...chunks: string[]): ByteReader =>
  new ByteReader(Readable.from(chunks.map((chunk) => Buffer.from(chunk))));

async function text(bytes: AsyncIterable<Buffer>): Promise<string> {
  let read = "";
  for await (const piece of bytes) read += piece.toString();
  return read;
}

it("lines and lengths are found wherever chunks end", async () => {
  const taken = reader("he", "ad 5\nab", "cd", "e\nnext\n");
  expect(await taken.line()).toBe("head 5");
  expect(await text(taken.bytes(5))).toBe("abcde");
  expect(await taken.line()).toBe("");
  expect(await taken.line()).toBe("next");
  expect(taken.ended).toBe(false);
});

it("a stream that ends too early gives what there is, and says so", async () => {
  const taken = reader("ab");
  expect(await text(taken.bytes(5))).toBe("ab");
  expect(taken.ended).toBe(true);
  expect(await taken.line()).toBeUndefined();
});
