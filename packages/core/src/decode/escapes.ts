import type { Region, Visit } from "./region.ts";

/**
 * The characters that no encoder has a reason to escape, so that an escape of one marks text worth decoding; and the slash, which stands
 * in the paths of tokens.
 */
const TELLING = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./"];

const PERCENT = 0x25;
const BACKSLASH = 0x5c;
const SLASH = 0x2f;

/** Longest token around an escape that is decoded with it, to either side, in bytes. */
const REACH = 4096;
const LONGEST_REGION = 1 << 16;

const TELLING_CODES = new Uint8Array(256);
for (const char of TELLING) TELLING_CODES[char.charCodeAt(0)] = 1;

/** The tokens around percent-encoded characters, decoded. Source: RFC 3986 §2.1. Returns whether to go on. */
export function percentRegions(bytes: Buffer, visit: Visit): boolean {
  if (!bytes.includes(PERCENT)) return true;
  const nextHit = (from: number): number => {
    let at = nextPercent(bytes, from);
    while (at >= 0 && !isTelling(hexByte(bytes, at + 1))) at = nextPercent(bytes, at + 1);
    return at;
  };
  return regions(bytes, nextHit, "percent", visit, (at) => {
    const code = bytes[at] === PERCENT ? hexByte(bytes, at + 1) : -1;
    return code < 0 ? NONE : pack(3, code);
  });
}

/**
 * The tokens around `\x6e`, `\u006e` and `\u{6e}`, decoded. Returns whether to go on.
 * @param backslashes where such escapes may stand, ascending
 */
export function escapeRegions(bytes: Buffer, backslashes: readonly number[], visit: Visit): boolean {
  if (backslashes.length === 0) return true;
  let next = 0;
  const nextHit = (from: number): number => {
    for (; next < backslashes.length; next++) {
      const at = backslashes[next] as number;
      if (at >= from && isTellingEscape(bytes, at)) return at;
    }
    return -1;
  };
  return regions(bytes, nextHit, "escape", visit, (at) => readEscape(bytes, at));
}

function isTellingEscape(bytes: Buffer, at: number): boolean {
  const escape = readEscape(bytes, at);
  return escape !== NONE && escape >> 4 !== SLASH && isTelling(escape >> 4);
}

function isTelling(code: number): boolean {
  return code >= 0 && TELLING_CODES[code] === 1;
}

/** Signs that are far apart are found by the runtime's own search, those that are near at hand by a look. */
function nextPercent(bytes: Buffer, from: number): number {
  for (let at = from; at < from + 8; at++) if (bytes[at] === PERCENT) return at;
  return bytes.indexOf(PERCENT, from + 8);
}

/** What an escape stands for and its length, in one number, because text may be made of nothing else: code point × 16 + bytes. */
type Escape = number;
const NONE: Escape = -1;
const pack = (length: number, code: number): Escape => code * 16 + length;

/** @param nextHit the first escape that tells of text worth decoding, at an offset or behind it; negative when there is none */
function regions(
  bytes: Buffer,
  nextHit: (from: number) => number,
  encoding: "percent" | "escape",
  visit: Visit,
  read: (at: number) => Escape,
): boolean {
  let done = 0;
  for (let hit = nextHit(0); hit >= 0; hit = nextHit(done)) {
    let start = hit;
    while (start > done && hit - start < REACH && !endsToken(bytes[start - 1] as number)) start--;
    let end = hit;
    const limit = Math.min(bytes.length, start + LONGEST_REGION);
    while (end < limit && !endsToken(bytes[end] as number)) end++;
    if (!visit(decode(bytes, start, end, encoding, read))) return false;
    done = end < bytes.length && end - start >= LONGEST_REGION ? end - REACH : end;
  }
  return true;
}

function decode(
  bytes: Buffer,
  start: number,
  end: number,
  encoding: "percent" | "escape",
  read: (at: number) => Escape,
): Region {
  const out = Buffer.alloc(end - start);
  const offsets = new Uint32Array(end - start + 1);
  let length = 0;
  let at = start;
  while (at < end) {
    const escape = read(at);
    const code = escape === NONE ? (bytes[at] as number) : escape >> 4;
    // A percent sign encodes a byte, the other escapes a code point.
    const written =
      encoding === "percent" || code < 0x80 || escape === NONE ? 1 : out.write(String.fromCodePoint(code), length);
    if (written === 1) {
      out[length] = code;
      offsets[length] = at;
    } else offsets.fill(at, length, length + written);
    length += written;
    at += escape === NONE ? 1 : escape & 15;
  }
  offsets[length] = Math.min(at, bytes.length);
  return {
    encoding,
    bytes: out.subarray(0, length),
    toSource: (from, to) => ({ start: offsets[from] as number, end: offsets[to] as number }),
  };
}

/** Source: ECMA-262 §12.9.4 (escape sequences); JSON, Java and Python write the same. */
function readEscape(bytes: Buffer, at: number): Escape {
  if (bytes[at] !== BACKSLASH) return NONE;
  switch (bytes[at + 1]) {
    case 0x78: {
      const code = hexByte(bytes, at + 2);
      return code < 0 ? NONE : pack(4, code);
    }
    case 0x75: {
      if (bytes[at + 2] === 0x7b) return readBraced(bytes, at);
      const high = hexByte(bytes, at + 2);
      const low = hexByte(bytes, at + 4);
      return high < 0 || low < 0 ? NONE : pack(6, high * 256 + low);
    }
    case 0x6e:
      return pack(2, 0x0a);
    case 0x72:
      return pack(2, 0x0d);
    case 0x74:
      return pack(2, 0x09);
    case 0x2f:
      return pack(2, 0x2f);
    default:
      return NONE;
  }
}

/** `\u{6e}`: one to six digits. */
function readBraced(bytes: Buffer, at: number): Escape {
  const digits = /^[0-9a-fA-F]{1,6}(?=\})/.exec(bytes.toString("latin1", at + 3, at + 10))?.[0] ?? "";
  const code = parseInt(digits, 16);
  return digits !== "" && code <= 0x10ffff ? pack(4 + digits.length, code) : NONE;
}

/** The byte that two hexadecimal digits at `at` stand for, or a negative number. */
function hexByte(bytes: Uint8Array, at: number): number {
  return at + 1 < bytes.length ? (hexDigit(bytes[at] as number) << 4) | hexDigit(bytes[at + 1] as number) : -1;
}

/** -1 for what is no digit, which makes the whole byte negative. */
function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** White space, control characters, quotes and angle brackets. */
function endsToken(byte: number): boolean {
  return (
    byte <= 0x20 || byte === 0x22 || byte === 0x27 || byte === 0x60 || byte === 0x3c || byte === 0x3e || byte === 0x7f
  );
}
