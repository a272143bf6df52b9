import type { Region } from "./region.ts";

/**
 * The characters that no encoder has a reason to escape, so that an escape of one marks text worth decoding; and the slash, which stands
 * in the paths of tokens.
 */
const TELLING = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./"];

/** `\x6e`, `\u006e` and `\u{6e}` for every telling character: anchors that say where escapes are. */
export const ESCAPE_ANCHORS: readonly string[] = TELLING.filter((char) => char !== "/").flatMap((char) => {
  const code = char.charCodeAt(0).toString(16).padStart(2, "0");
  return [`\\x${code}`, `\\u00${code}`, `\\u{${code}}`];
});

/** Longest token around an escape that is decoded with it, to either side, in bytes. */
const REACH = 4096;
const LONGEST_REGION = 1 << 16;

const TELLING_CODES = new Uint8Array(256);
for (const char of TELLING) TELLING_CODES[char.charCodeAt(0)] = 1;

/** The offsets of `%6e` and the like. */
export function percentHits(bytes: Buffer): number[] {
  const hits: number[] = [];
  for (let at = bytes.indexOf(0x25); at >= 0; at = bytes.indexOf(0x25, at + 1)) {
    const code = hexByte(bytes, at + 1);
    if (code >= 0 && TELLING_CODES[code] === 1) hits.push(at);
  }
  return hits;
}

/** The tokens around percent-encoded characters, decoded. Source: RFC 3986 §2.1. */
export function percentRegions(bytes: Buffer): Generator<Region> {
  return regions(bytes, percentHits(bytes), "percent", (at) => {
    const code = bytes[at] === 0x25 ? hexByte(bytes, at + 1) : -1;
    return code < 0 ? undefined : { length: 3, code, isByte: true };
  });
}

/**
 * The tokens around `\x6e`, `\u006e` and `\u{6e}`, decoded.
 * @param hits where such escapes stand, ascending
 */
export function escapeRegions(bytes: Buffer, hits: readonly number[]): Generator<Region> {
  return regions(bytes, hits, "escape", (at) => readEscape(bytes, at));
}

interface Decoded {
  readonly length: number;
  /** A byte, or a code point. */
  readonly code: number;
  readonly isByte: boolean;
}

function* regions(
  bytes: Buffer,
  hits: readonly number[],
  encoding: "percent" | "escape",
  read: (at: number) => Decoded | undefined,
): Generator<Region> {
  let done = 0;
  for (const hit of hits) {
    if (hit < done) continue;
    let start = hit;
    while (start > done && hit - start < REACH && !endsToken(bytes[start - 1] as number)) start--;
    let end = hit;
    const limit = Math.min(bytes.length, start + LONGEST_REGION);
    while (end < limit && !endsToken(bytes[end] as number)) end++;
    yield decode(bytes, start, end, encoding, read);
    done = end < bytes.length && end - start >= LONGEST_REGION ? end - REACH : end;
  }
}

function decode(
  bytes: Buffer,
  start: number,
  end: number,
  encoding: "percent" | "escape",
  read: (at: number) => Decoded | undefined,
): Region {
  const out = Buffer.alloc(end - start);
  const offsets = new Uint32Array(end - start + 1);
  let length = 0;
  const put = (byte: number, source: number): void => {
    offsets[length] = source;
    out[length++] = byte;
  };
  let at = start;
  while (at < end) {
    const decoded = read(at);
    if (!decoded) put(bytes[at] as number, at);
    else if (decoded.isByte || decoded.code < 0x80) put(decoded.code, at);
    else for (const byte of Buffer.from(String.fromCodePoint(decoded.code))) put(byte, at);
    at += decoded?.length ?? 1;
  }
  offsets[length] = Math.min(at, bytes.length);
  return {
    encoding,
    bytes: out.subarray(0, length),
    toSource: (from, to) => ({ start: offsets[from] as number, end: offsets[to] as number }),
  };
}

/** Source: ECMA-262 §12.9.4 (escape sequences); JSON, Java and Python write the same. */
function readEscape(bytes: Buffer, at: number): Decoded | undefined {
  if (bytes[at] !== 0x5c) return undefined;
  switch (bytes[at + 1]) {
    case 0x78: {
      const code = hexByte(bytes, at + 2);
      return code < 0 ? undefined : { length: 4, code, isByte: false };
    }
    case 0x75: {
      const match = /^(?:([0-9a-fA-F]{4})|\{([0-9a-fA-F]{1,6})\})/.exec(bytes.toString("latin1", at + 2, at + 10));
      const code = parseInt(match?.[1] ?? match?.[2] ?? "", 16);
      return match && code <= 0x10ffff ? { length: 2 + match[0].length, code, isByte: false } : undefined;
    }
    case 0x6e:
      return { length: 2, code: 0x0a, isByte: false };
    case 0x72:
      return { length: 2, code: 0x0d, isByte: false };
    case 0x74:
      return { length: 2, code: 0x09, isByte: false };
    case 0x2f:
      return { length: 2, code: 0x2f, isByte: false };
    default:
      return undefined;
  }
}

/** The byte that two hexadecimal digits at `at` stand for, or -1. */
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
