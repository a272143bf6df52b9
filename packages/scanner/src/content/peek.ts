import { Buffer } from "node:buffer";
import type { Document } from "../document.ts";
import { Unread } from "../unread.ts";
import { brokenOff, piecesOf, rejoined } from "./pieces.ts";

/** The start of a document, and all of it. */
export interface Peeked {
  readonly head: Uint8Array;
  readonly content: Document["content"];
}

/**
 * Looks at the start of a document.
 *
 * @param size how much of it is needed, in bytes; the head may have more, or be all that there is
 */
export async function peek(content: Document["content"], size: number): Promise<Peeked> {
  if (content instanceof Uint8Array) return { head: content, content };
  const pieces = piecesOf(content);
  let head = Buffer.alloc(0);
  try {
    while (head.length < size) {
      const next = await pieces.next();
      if (next.done) break;
      // The memory of a piece may be used again for the next.
      head = Buffer.concat([head, next.value]);
    }
  } catch (error) {
    if (error instanceof Unread) return { head, content: brokenOff(head, error.reason) };
    throw error;
  }
  return { head, content: rejoined([head], pieces) };
}
