import { Buffer } from "node:buffer";
import { Unread } from "../unread.ts";
import type { ByteReader } from "./byte-reader.ts";

/** An object's bytes, whole or (to be read to their end) in pieces, valid until the next are asked for; or why they are not to be had. */
export type ObjectContent = Uint8Array | AsyncIterable<Uint8Array> | Unread;

/**
 * The next object in the output of `git cat-file --batch`: `<id> <type> <size>`, the content and LF; or `<id> missing`. A corrupt object ends
 * git. Source: https://git-scm.com/docs/git-cat-file#_batch_output
 *
 * @param memory takes the content of an object that fits
 */
export function nextObject(reader: ByteReader, memory: Buffer): ObjectContent | Promise<ObjectContent> {
  // The LF that ends the content before stands in front of the header.
  let header = reader.lineAtOnce();
  if (header === "") header = reader.lineAtOnce();
  // To wait costs more than to read most objects, which come many at once.
  return header === undefined ? behindHeader(reader, memory) : contentOf(header, reader, memory);
}

async function behindHeader(reader: ByteReader, memory: Buffer): Promise<ObjectContent> {
  let header = await reader.line();
  if (header === "") header = await reader.line();
  return header === undefined ? new Unread("corrupt object") : contentOf(header, reader, memory);
}

function contentOf(header: string, reader: ByteReader, memory: Buffer): ObjectContent | Promise<ObjectContent> {
  const size = Number(/^[0-9a-f]+ [a-z]+ (\d+)$/.exec(header)?.[1]);
  if (Number.isNaN(size)) return new Unread("missing object");
  if (size > memory.length) return pieces(reader, size);
  return reader.atOnce(size) ?? collected(reader, size, memory);
}

async function collected(reader: ByteReader, size: number, memory: Buffer): Promise<ObjectContent> {
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

/** The pieces of what can be read; none of an object that is missing or corrupt. */
export async function* piecesOf(content: ObjectContent): AsyncGenerator<Uint8Array, void, undefined> {
  if (content instanceof Unread) return;
  try {
    if (content instanceof Uint8Array) yield content;
    else yield* content;
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
  }
}

/** All that can be read, as text of UTF-8. */
export async function textOf(content: ObjectContent): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of piecesOf(content)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}
