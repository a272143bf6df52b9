import { Buffer } from "node:buffer";
import type { Document } from "../document.ts";
import { WHOLE_BYTES } from "../files/sizes.ts";
import { ByteReader } from "../git/byte-reader.ts";
import { pathText } from "../path-text.ts";
import { Unread } from "../unread.ts";
import type { ArchiveEntry } from "./archive-entry.ts";
import { brokenOff } from "../content/pieces.ts";
import { longNames, type LongNames } from "./tar-long-names.ts";
import { BLOCK_BYTES, LINK_NAME_OFFSET, readTarHeader } from "./tar-header.ts";

/** What a header may bring along, in bytes: some of the long names that no file system takes. */
const LONGEST_EXTENSION = 1024 * 1024;

/**
 * The files of a tar archive, and as texts the targets of its links.
 *
 * It is read here rather than by `tar-stream`, which copies all of an archive's global header for every entry, so that a small file can keep
 * it busy for hours, and which drops what it has of an entry where the archive breaks off.
 *
 * @throws {Unread} where the archive is broken.
 */
export async function* tarEntries(content: Document["content"]): AsyncGenerator<ArchiveEntry, void, undefined> {
  const chunks = buffers(content);
  const reader = new ByteReader(chunks);
  let offset = 0;
  let long: LongNames = {};
  try {
    for (;;) {
      const block = await take(reader, BLOCK_BYTES);
      offset += block.length;
      if (block.length === 0) return;
      if (block.every((byte) => byte === 0)) continue;
      const header = readTarHeader(block);
      if (!header) throw new Unread("broken archive");
      const size = LINKS_AND_DEVICES.includes(header.type) ? 0 : (long.size ?? header.size);
      if (!Number.isSafeInteger(size)) throw new Unread("broken archive");

      if (EXTENSIONS.includes(header.type)) {
        if (size > LONGEST_EXTENSION) throw new Unread("broken archive");
        const extension = await take(reader, padded(size));
        if (extension.length < size) throw new Unread("broken archive");
        offset += extension.length;
        long = { ...long, ...longNames(header.type, extension.subarray(0, size)) };
        continue;
      }

      const name = long.name ?? header.name;
      const linkName = long.linkName ?? header.linkName;
      long = {};
      const isLink = header.type === "1" || header.type === "2";
      const file = new TarFile(reader, size);
      if (isLink) {
        const start = offset - BLOCK_BYTES + LINK_NAME_OFFSET;
        yield { name: pathText(name), content: linkName, stored: { start, end: start + header.linkName.length } };
      }
      if (!isLink && size > 0) {
        yield { name: pathText(name), content: await file.content(), stored: { start: offset, end: offset + size } };
      }
      await file.skip();
      offset += padded(size);
    }
  } finally {
    await chunks.return();
  }
}

/** Hard and symbolic links, devices, directories and FIFOs: nothing follows their headers. */
const LINKS_AND_DEVICES = "123456";
/** Of POSIX for the next entry and for all, and GNU's long names. */
const EXTENSIONS = "xgLK";

class TarFile {
  readonly #reader: ByteReader;
  readonly #size: number;
  #read = 0;

  constructor(reader: ByteReader, size: number) {
    this.#reader = reader;
    this.#size = size;
  }

  async content(): Promise<Document["content"]> {
    if (this.#size > WHOLE_BYTES) return this.#pieces();
    const whole = await take(this.#reader, this.#size);
    this.#read = whole.length;
    return whole.length < this.#size ? brokenOff(whole, "broken archive") : whole;
  }

  /** Goes on to where the next header stands. */
  async skip(): Promise<void> {
    for await (const piece of this.#reader.bytes(padded(this.#size) - this.#read)) this.#read += piece.length;
    // The padding of the last entry may be missing.
    if (this.#read < this.#size) throw new Unread("broken archive");
  }

  async *#pieces(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of this.#reader.bytes(this.#size)) {
      this.#read += piece.length;
      yield piece;
    }
    if (this.#read < this.#size) throw new Unread("broken archive");
  }
}

/** The next bytes; fewer where the archive ends. */
async function take(reader: ByteReader, size: number): Promise<Buffer> {
  const atOnce = reader.atOnce(size);
  if (atOnce) return atOnce;
  const pieces: Buffer[] = [];
  for await (const piece of reader.bytes(size)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

async function* buffers(content: Document["content"]): AsyncGenerator<Buffer, void, undefined> {
  for await (const { buffer, byteOffset, length } of content instanceof Uint8Array ? [content] : content) {
    yield Buffer.from(buffer, byteOffset, length);
  }
}

function padded(size: number): number {
  return Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
}
