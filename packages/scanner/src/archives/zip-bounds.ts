import { Buffer } from "node:buffer";
import type { Span } from "@nxs-guard/core";

const FILE = Buffer.from("PK\x03\x04", "latin1");
const END = Buffer.from("PK\x05\x06", "latin1");
const END_BYTES = 22;
/** The longest comment behind the end, and as much again that does not belong to the archive. */
const REACH = 2 * 0xffff + END_BYTES;

/** Where an archive stands in a file, and how long its directory says to be. */
export interface ZipBounds extends Span {
  readonly directoryBytes: number;
}

/**
 * Where in a file its ZIP archive begins and ends: something may stand in front of it, such as the header of a Chrome extension or a program
 * that unpacks the rest, and behind it. Undefined when there is none.
 *
 * Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.16
 */
export function zipBounds(bytes: Buffer): ZipBounds | undefined {
  const tail = Math.max(0, bytes.length - REACH);
  let at = bytes.length - END_BYTES;
  while (at >= tail && (at = bytes.lastIndexOf(END, at)) >= tail) {
    const end = at + END_BYTES + bytes.readUInt16LE(at + 20);
    const directoryBytes = bytes.readUInt32LE(at + 12);
    const start = bytes.subarray(0, 4).equals(FILE) ? 0 : at - directoryBytes - bytes.readUInt32LE(at + 16);
    if (start >= 0 && end <= bytes.length) return { start, end, directoryBytes };
    at--;
  }
  return undefined;
}
