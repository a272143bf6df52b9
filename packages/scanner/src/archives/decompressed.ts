import type { Gunzip, InflateRaw } from "node:zlib";
import { Unread } from "../unread.ts";

/** As much is unpacked at a time, in packed bytes: at DEFLATE's best, 16 MiB come of it. */
const SLICE_BYTES = 16 * 1024;

/**
 * What comes of packed bytes, no faster than it is asked for, and up to where it breaks.
 *
 * @throws {Unread} after that, when the bytes are broken or end too early.
 */
export async function* decompressed(
  packed: Uint8Array,
  stream: Gunzip | InflateRaw,
): AsyncGenerator<Uint8Array, void, undefined> {
  const unpacked: Uint8Array[] = [];
  const isOver = (): boolean => stream.readableEnded || stream.destroyed;
  stream.on("data", (piece: Uint8Array) => unpacked.push(piece));
  // It is asked for when all that came before it was given out.
  stream.on("error", () => undefined);
  try {
    for (let start = 0; start < packed.length && !isOver(); start += SLICE_BYTES) {
      await settled(stream, (done) => stream.write(packed.subarray(start, start + SLICE_BYTES), done));
      yield* unpacked.splice(0);
    }
    if (!isOver()) await settled(stream, () => stream.end());
    yield* unpacked;
    if (stream.errored) throw new Unread("broken archive");
  } finally {
    stream.destroy();
  }
}

/** Behind the end of what is packed, and after an error, a stream calls no one back. */
function settled(stream: Gunzip | InflateRaw, act: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off("end", done).off("close", done);
      resolve();
    };
    stream.on("end", done).on("close", done);
    act(done);
  });
}
