import { Buffer } from "node:buffer";
import type { Document } from "../document.ts";
import { Unread } from "../unread.ts";
import { piecesOf, rejoined } from "./pieces.ts";

/** A document in memory, as far as it could be read. */
export interface Held {
  readonly bytes: Buffer;
  readonly failure: Unread | undefined;
}

/** A document that comes in pieces. */
type Pieces = Exclude<Document["content"], Uint8Array>;

/**
 * Takes a document into memory; one that is too long comes back as it was.
 *
 * @param most in bytes
 */
export async function hold<Content extends Document["content"]>(
  content: Content,
  most: number,
): Promise<Held | Content | Pieces> {
  if (content instanceof Uint8Array) {
    if (content.length > most) return content;
    return { bytes: Buffer.from(content.buffer, content.byteOffset, content.length), failure: undefined };
  }
  const pieces = piecesOf(content);
  // Its pages are the system's until they are written to.
  const memory = Buffer.allocUnsafeSlow(most);
  let length = 0;
  let failure: Unread | undefined;
  try {
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
      if (next.value.length > most - length) return rejoined([memory.subarray(0, length), next.value], pieces);
      memory.set(next.value, length);
      length += next.value.length;
    }
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    failure = error;
  }
  return { bytes: memory.subarray(0, length), failure };
}

export function isHeld(held: Held | Document["content"]): held is Held {
  return "bytes" in held;
}
