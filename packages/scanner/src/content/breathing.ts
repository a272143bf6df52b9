import type { Breath } from "../breath.ts";
import type { Document } from "../document.ts";

/**
 * A content whose pieces let others have their turn, and end when the scan is to: those of a file come without anybody ever waiting, however many
 * they are.
 */
export function breathing(
  content: Document["content"],
  breath: Breath,
  signal: AbortSignal | undefined,
): Document["content"] {
  return content instanceof Uint8Array ? content : breathingPieces(content, breath, signal);
}

async function* breathingPieces(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  breath: Breath,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of pieces) {
    await breath.take();
    signal?.throwIfAborted();
    yield piece;
  }
}
