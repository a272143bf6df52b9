import { Buffer } from "node:buffer";
import { WHOLE_BYTES } from "../files/sizes.ts";
import { Unread } from "../unread.ts";
import { ByteReader } from "./byte-reader.ts";
import { startGit } from "./git.ts";

/** A blob's bytes, whole or (to be read to their end) in pieces, valid until the next are asked for; or why they are not to be had. */
export type Blob = Uint8Array | AsyncIterable<Uint8Array> | Unread;

/**
 * The blobs of the given object ids, in their order, through one `git cat-file`. A corrupt object ends git; another one reads the rest.
 */
export async function* blobs(cwd: string, ids: readonly string[]): AsyncGenerator<Blob, void, undefined> {
  const memory = Buffer.allocUnsafeSlow(WHOLE_BYTES);
  for (let next = 0; next < ids.length;) {
    const run = startGit(cwd, "inherited", ["cat-file", "--batch", "--buffer"]);
    run.stdin.end(`${ids.slice(next).join("\n")}\n`);
    try {
      const reader = new ByteReader(run.stdout as AsyncIterable<Buffer>);
      for (; next < ids.length && !reader.ended; next++) yield await nextBlob(reader, memory);
    } finally {
      run.kill();
    }
  }
}

/** `<id> <type> <size>`, the content and LF; or `<id> missing`. Source: https://git-scm.com/docs/git-cat-file#_batch_output */
async function nextBlob(reader: ByteReader, memory: Buffer): Promise<Blob> {
  // The LF that ends the content before stands in front of the header.
  let header = await reader.line();
  if (header === "") header = await reader.line();
  if (header === undefined) return new Unread("corrupt object");
  const size = Number(/^[0-9a-f]+ [a-z]+ (\d+)$/.exec(header)?.[1]);
  if (Number.isNaN(size)) return new Unread("missing object");
  if (size > memory.length) return pieces(reader, size);
  let length = 0;
  for await (const piece of reader.bytes(size)) {
    piece.copy(memory, length);
    length += piece.length;
  }
  return length < size ? new Unread("corrupt object") : memory.subarray(0, size);
}

async function* pieces(reader: ByteReader, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  let left = size;
  for await (const piece of reader.bytes(size)) {
    yield piece;
    left -= piece.length;
  }
  if (left > 0) throw new Unread("corrupt object");
}
