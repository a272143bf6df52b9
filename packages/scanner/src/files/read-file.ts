import { Buffer } from "node:buffer";
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";
import type { ExclusionReason } from "../coverage.ts";
import { reasonOf, Unread } from "../unread.ts";
import { PIECE_BYTES, SMALL_FILE_BYTES, WHOLE_BYTES } from "./sizes.ts";

/** What stands at a path instead of a regular file. */
export class NotRegular {
  readonly kind: ExclusionReason | "directory";

  constructor(kind: ExclusionReason | "directory") {
    this.kind = kind;
  }
}

// Neither is known to Windows. A FIFO without a writer would hold up an open that may block.
const { O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>;

// One buffer for all files: no allocation a file. Its pages are the system's until they are written to.
const memory = Buffer.allocUnsafeSlow(SMALL_FILE_BYTES);

/**
 * The content of a file: whole, in memory that the next call uses again, or (to be read to its end) in pieces.
 *
 * @throws {Unread} when it cannot be read, or changes while it is read; in pieces, when they have all been read.
 */
export function readFile(path: string | Buffer): Uint8Array | Iterable<Uint8Array> | NotRegular {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Of a symbolic link with O_NOFOLLOW, and of a socket.
    if (code === "ELOOP" || code === "EMLINK") return new NotRegular("symbolic link");
    if (code === "ENXIO") return new NotRegular("socket");
    throw new Unread(reasonOf(error));
  }
  let open = true;
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return new NotRegular(kindOf(stats));
    const length = stats.size < WHOLE_BYTES ? fill(file, stats.size) : WHOLE_BYTES;
    if (length < WHOLE_BYTES) {
      // Files without a size, as in /proc, are made when they are read.
      if (length !== stats.size && stats.size > 0) throw new Unread("changed");
      return memory.subarray(0, length);
    }
    open = false;
    return pieces(file, stats);
  } catch (error) {
    if (error instanceof Unread) throw error;
    throw new Unread(reasonOf(error));
  } finally {
    if (open) closeSync(file);
  }
}

/**
 * The content of an ordinary file, in memory that the next call uses again: all that it has, read at once, so that it cannot change meanwhile.
 * Undefined where {@link readFile} has to tell what is the matter.
 */
export function readSmallFile(path: string | Uint8Array): Uint8Array | undefined {
  let file: number | undefined;
  try {
    file = openSync(path as string | Buffer, constants.O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const length = readSync(file, memory, 0, memory.length, 0);
    if (length === 0 || length === memory.length) return undefined;
    // What cannot be read at a place, such as a FIFO, has failed. A file that grew has more; to ask for its size would take twice as long.
    return readSync(file, memory, length, 1, length) === 0 ? memory.subarray(0, length) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Reads into the memory until the file, or what is given whole, ends. Asks once for a file that is as long as it said. */
function fill(file: number, expected: number): number {
  let length = 0;
  for (;;) {
    const read = readSync(file, memory, length, WHOLE_BYTES - length, length);
    length += read;
    if (read === 0 || length === WHOLE_BYTES || (length === expected && expected > 0)) return length;
  }
}

function* pieces(file: number, before: Stats): Generator<Uint8Array, void, undefined> {
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  try {
    for (let position = 0; ;) {
      const read = readSync(file, piece, 0, piece.length, position);
      if (read === 0) break;
      position += read;
      yield piece.subarray(0, read);
    }
    const after = fstatSync(file);
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw new Unread("changed");
  } catch (error) {
    if (error instanceof Unread) throw error;
    throw new Unread(reasonOf(error));
  } finally {
    closeSync(file);
  }
}

function kindOf(stats: Stats): ExclusionReason | "directory" {
  if (stats.isDirectory()) return "directory";
  if (stats.isFIFO()) return "FIFO";
  if (stats.isSocket()) return "socket";
  return "device";
}
