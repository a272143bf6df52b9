import type { Document } from "../document.ts";
import { Unread } from "../unread.ts";
import type { SkipReason } from "../coverage.ts";

export type Pieces = Iterator<Uint8Array> | AsyncIterator<Uint8Array>;

export function piecesOf(content: Document["content"]): Pieces {
  if (content instanceof Uint8Array) return [content][Symbol.iterator]();
  return Symbol.asyncIterator in content ? content[Symbol.asyncIterator]() : content[Symbol.iterator]();
}

/** What was taken out of a content, and then the rest of it. */
export async function* rejoined(
  taken: readonly Uint8Array[],
  rest: Pieces,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* taken;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** A content that counts as not read, or not to its end. */
export async function* brokenOff(
  content: Document["content"],
  reason: SkipReason,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield* content instanceof Uint8Array ? [content] : content;
  throw new Unread(reason);
}
