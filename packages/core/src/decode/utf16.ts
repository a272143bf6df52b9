import { SHORTEST_SECRET, type Region, type Visit } from "./region.ts";

/** The stretches of ASCII text in UTF-16 of either byte order, at any offset, with or without a byte order mark. Returns whether to go on. */
export function utf16Regions(bytes: Buffer, visit: Visit): boolean {
  const first = bytes.indexOf(0);
  if (first < 0) return true;
  const from = Math.max(0, first - 1);
  for (const parity of [0, 1]) {
    let start = nextRun(bytes, from + ((from + parity) & 1));
    while (start >= 0) {
      let end = start + FEWEST * 2;
      while (isLetter(bytes, end)) end += 2;
      const region = regionOf(bytes, start, end);
      if (region && !visit(region)) return false;
      start = nextRun(bytes, end);
    }
  }
  return true;
}

/** How many pairs of a letter and zero a stretch has at least: in big endian, the last letter's zero stands before it. */
const FEWEST = SHORTEST_SECRET - 1;

/**
 * Where the next run of so many pairs starts, or -1. It looks at the last pair of those first, and where that is none goes on behind it, so that of
 * bytes that are no text hardly any are looked at.
 * @param from no pair of a letter and zero stands just before
 */
function nextRun(bytes: Buffer, from: number): number {
  let start = from;
  /** From the start to here all are such pairs. */
  let known = from;
  for (let last = start + (FEWEST - 1) * 2; last + 1 < bytes.length; last = start + (FEWEST - 1) * 2) {
    let at = last;
    while (at >= known && isLetter(bytes, at)) at -= 2;
    if (at < known) return start;
    start = at + 2;
    known = last + 2;
  }
  return -1;
}

function isLetter(bytes: Buffer, at: number): boolean {
  return at + 1 < bytes.length && bytes[at + 1] === 0 && isText(bytes[at] as number);
}

/** @param end the first byte of the first pair that is no letter and zero */
function regionOf(bytes: Buffer, start: number, end: number): Region | undefined {
  const isBigEndian = start > 0 && bytes[start - 1] === 0;
  // In big endian the last letter's zero stands before it, so the pair that ended the stretch may start with a letter of it.
  const last = isBigEndian && end < bytes.length && isText(bytes[end] as number) ? end + 2 : end;
  const length = (last - start) / 2;
  if (length < SHORTEST_SECRET) return undefined;
  const text = Buffer.alloc(length);
  for (let i = 0; i < length; i++) text[i] = bytes[start + i * 2] as number;
  const shift = isBigEndian ? 1 : 0;
  return {
    encoding: isBigEndian ? "utf-16be" : "utf-16le",
    bytes: text,
    toSource: (from, to) => ({ start: start + from * 2 - shift, end: start + to * 2 - shift }),
  };
}

function isText(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b;
}

export type Utf16 = "utf-16le" | "utf-16be";

const MARKS = { 0xfffe: "utf-16le", 0xfeff: "utf-16be" } as const;

/** The byte order of a document that is UTF-16 as a whole: by its mark, or where its first kilobyte is ASCII text in it. */
export function documentUtf16(bytes: Buffer): Utf16 | undefined {
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  // Binary data may begin like a mark; text has zeros.
  if (mark === 0xfffe || mark === 0xfeff) return bytes.subarray(0, 1024).includes(0) ? MARKS[mark] : undefined;
  const pairs = Math.min(bytes.length, 1024) >> 1;
  if (pairs < 4 || !bytes.subarray(0, 2).includes(0)) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < pairs * 2; i++) {
    if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
    else if (!isText(bytes[i] as number)) return undefined;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > pairs * 0.9 && even === 0) return "utf-16le";
  return even > pairs * 0.9 && odd === 0 ? "utf-16be" : undefined;
}

/** How many bytes the byte order mark takes at a document's start: 2, or none. */
export function markLengthOf(bytes: Buffer, order: Utf16): number {
  return bytes.length >= 2 && bytes.readUInt16LE(0) === (order === "utf-16le" ? 0xfeff : 0xfffe) ? 2 : 0;
}

/** The document as a string, without its mark, and how many bytes the mark took. */
export function decodeUtf16(bytes: Buffer, order: Utf16): { text: string; markLength: number } {
  const markLength = markLengthOf(bytes, order);
  const units = Buffer.from(bytes.subarray(markLength, bytes.length - ((bytes.length - markLength) & 1)));
  if (order === "utf-16be") units.swap16();
  return { text: units.toString("utf16le"), markLength };
}
