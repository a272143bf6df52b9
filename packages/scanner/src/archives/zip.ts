import { Buffer } from "node:buffer";
import { constants, crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import type { Entry } from "yauzl";
import type { Span } from "@nxs-guard/core";
import type { Document } from "../document.ts";
import { WHOLE_BYTES } from "../files/sizes.ts";
import { pathText } from "../path-text.ts";
import { Unread } from "../unread.ts";
import type { Allowance } from "./allowance.ts";
import type { ArchiveEntry } from "./archive-entry.ts";
import { decompressed } from "./decompressed.ts";
import { brokenOff } from "../content/pieces.ts";
import { zipBounds } from "./zip-bounds.ts";

/**
 * The files of a ZIP archive, as its central directory lists them. No byte of it is read for two of them: of entries that overlap, which only
 * a bomb has, the last is read.
 *
 * @throws {Unread} where the archive is broken.
 */
export async function* zipEntries(file: Buffer, allowance: Allowance): AsyncGenerator<ArchiveEntry, void, undefined> {
  const bounds = zipBounds(file);
  if (!bounds) throw new Unread("broken archive");
  const archive = file.subarray(bounds.start, bounds.end);
  const { entries, isWhole } = await directory(archive, bounds.directoryBytes, allowance.entriesLeft + 1);
  for (const [index, entry] of entries.entries()) {
    const name = pathText(entry.fileNameRaw);
    if (name.endsWith("/") && entry.compressedSize === 0) continue;
    const span = spanOf(entry, archive, entries[index + 1]);
    if (span instanceof Unread) yield { name, content: brokenOff(Buffer.alloc(0), span.reason) };
    else if (entry.compressionMethod === STORED) {
      const stored = { start: bounds.start + span.start, end: bounds.start + span.end };
      yield { name, content: checked(entry, archive.subarray(span.start, span.end)), stored };
    } else {
      yield { name, content: inflated(entry, archive.subarray(span.start, span.end), allowance) };
    }
  }
  if (!isWhole) throw new Unread("broken archive");
}

const STORED = 0;
const DEFLATED = 8;
/** WinZip's encryption stands in for the compression. */
const ENCRYPTED = 99;

/** The entries in the order of their content, as far as the directory can be read. */
async function directory(
  archive: Buffer,
  listedBytes: number,
  most: number,
): Promise<{ readonly entries: readonly Entry[]; readonly isWhole: boolean }> {
  const { fromBufferPromise } = await import("yauzl");
  const entries: Entry[] = [];
  let bytes = 0;
  let isWhole = false;
  try {
    const zip = await fromBufferPromise(archive, { decodeStrings: false, validateEntrySizes: false });
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      bytes += DIRECTORY_ENTRY_BYTES + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
      if (entries.length === most) break;
    }
    // A directory that holds more than it counts hides the rest from some programs and not from others.
    isWhole = bytes >= listedBytes || listedBytes === IN_ZIP64 || entries.length === most;
  } catch {
    // What was listed before it broke off is read.
  }
  const sorted = entries.sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  return { entries: sorted, isWhole };
}

const DIRECTORY_ENTRY_BYTES = 46;
/** Stands for a number that has more than 32 bits. */
const IN_ZIP64 = 0xffffffff;

/** Where an entry's content stands; or why it cannot be read. */
function spanOf(entry: Entry, archive: Buffer, next: Entry | undefined): Span | Unread {
  const header = entry.relativeOffsetOfLocalHeader;
  if (entry.isEncrypted() || entry.compressionMethod === ENCRYPTED) return new Unread("encrypted");
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    return new Unread("unknown compression");
  if (header + LOCAL_HEADER_BYTES > archive.length || archive.readUInt32LE(header) !== LOCAL_HEADER) {
    return new Unread("broken archive");
  }
  const start = header + LOCAL_HEADER_BYTES + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const end = start + entry.compressedSize;
  const limit = next?.relativeOffsetOfLocalHeader ?? archive.length;
  return end > limit ? new Unread("broken archive") : { start, end };
}

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;

/** Stored content, whole where it is what the directory says. */
function checked(entry: Entry, bytes: Buffer): Document["content"] {
  if (isAsListed(entry, bytes.length, crc32(bytes))) return bytes;
  return brokenOff(bytes, "broken archive");
}

function isAsListed(entry: Entry, length: number, checksum: number): boolean {
  return length === entry.uncompressedSize && checksum === entry.crc32;
}

/** Small entries, which most are, at once: starting a stream takes longer than unpacking them. */
function inflated(entry: Entry, packed: Buffer, allowance: Allowance): Document["content"] {
  if (entry.uncompressedSize <= WHOLE_BYTES) {
    const whole = inflatedAtOnce(packed, entry.uncompressedSize);
    if (whole && isAsListed(entry, whole.length, crc32(whole)) && allowance.take(whole.length, packed.length))
      return whole;
  }
  return inflatedInPieces(
    entry,
    allowance.metered(decompressed(packed, createInflateRaw({ chunkSize: CHUNK_BYTES })), packed.length),
  );
}

const CHUNK_BYTES = 64 * 1024;

function inflatedAtOnce(packed: Buffer, length: number): Buffer | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, length), finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
}

async function* inflatedInPieces(
  entry: Entry,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let length = 0;
  let checksum = 0;
  for await (const piece of pieces) {
    length += piece.length;
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (!isAsListed(entry, length, checksum)) throw new Unread("broken archive");
}
