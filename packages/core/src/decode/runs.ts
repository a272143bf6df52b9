import { SHORTEST_SECRET } from "./region.ts";

/**
 * A stretch of letters of the base64 and base64url alphabets (hexadecimal digits among them), joined over line breaks where the text was
 * wrapped.
 */
export interface Run {
  /** The 6-bit values of the letters. */
  readonly values: Uint8Array;
  /** The letters themselves. */
  readonly letters: Uint8Array;
  /** The source's offset of a letter. */
  offsetOf: (index: number) => number;
}

/** The 6-bit value of each byte that is a letter of base64 or base64url; 64 for other bytes. Source: RFC 4648 §4, §5. */
const VALUES = new Uint8Array(256).fill(64);
for (const [value, letter] of [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].entries()) {
  VALUES[letter.charCodeAt(0)] = value;
}
VALUES[0x2d] = 62;
VALUES[0x5f] = 63;

/** Lines of wrapped text have at least this many letters, but for the last. */
const SHORTEST_LINE = 16;
const SHORTEST_RUN = Math.ceil((SHORTEST_SECRET * 4) / 3);

/**
 * Finds the runs that are long enough to hold an encoded secret. Looks at every sixteenth byte only, and around it where that is a letter,
 * which is what makes it cheap on text that holds none.
 */
export function* findRuns(bytes: Uint8Array): Generator<Run> {
  let floor = 0;
  let at = SHORTEST_LINE - 1;
  while (at < bytes.length) {
    if ((VALUES[bytes[at] as number] as number) > 63) {
      at += SHORTEST_LINE;
      continue;
    }
    const start = startOfLetters(bytes, at, floor);
    let end = endOfLetters(bytes, at);
    if (end - start >= SHORTEST_LINE) {
      const pieces: (readonly [start: number, end: number])[] = [[start, end]];
      for (let next = afterWrap(bytes, end); next >= 0; next = afterWrap(bytes, end)) {
        end = endOfLetters(bytes, next);
        pieces.push([next, end]);
        if (end - next < SHORTEST_LINE) break;
      }
      const length = pieces.reduce((sum, [from, to]) => sum + to - from, 0);
      if (length >= SHORTEST_RUN) yield runOf(bytes, pieces, length);
    }
    floor = end;
    at = end + SHORTEST_LINE;
  }
}

function startOfLetters(bytes: Uint8Array, at: number, floor: number): number {
  let start = at;
  while (start > floor && (VALUES[bytes[start - 1] as number] as number) < 64) start--;
  return start;
}

function endOfLetters(bytes: Uint8Array, at: number): number {
  let end = at + 1;
  while (end < bytes.length && (VALUES[bytes[end] as number] as number) < 64) end++;
  return end;
}

/** A wrapped line's end, as text, in a string literal, or between two literals that are put together; then the next line's start. */
const WRAP =
  /["'`]?[ \t]{0,8}[+.,\\&_]?[ \t]{0,8}(?:\r?\n|\r|\\r\\n|\\n)[ \t]{0,80}(?:(?:#|\/\/|\*)[ \t]{0,8})?["'`]?(?=[A-Za-z0-9+/_-])/y;
const LONGEST_WRAP = 128;
const MAY_START_WRAP = new Set(Buffer.from("\r\n\\\"'` \t+.,&"));

/** Where the letters go on after a line break at `end`, or -1. */
function afterWrap(bytes: Uint8Array, end: number): number {
  if (end >= bytes.length || !MAY_START_WRAP.has(bytes[end] as number)) return -1;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + end, Math.min(LONGEST_WRAP, bytes.length - end)).toString(
    "latin1",
  );
  WRAP.lastIndex = 0;
  return WRAP.test(text) ? end + WRAP.lastIndex : -1;
}

function runOf(bytes: Uint8Array, pieces: readonly (readonly [number, number])[], length: number): Run {
  const letters = new Uint8Array(length);
  /** How many letters stand before each piece. */
  const before: number[] = [];
  let filled = 0;
  for (const [from, to] of pieces) {
    letters.set(bytes.subarray(from, to), filled);
    before.push(filled);
    filled += to - from;
  }
  const values = new Uint8Array(length);
  for (let i = 0; i < length; i++) values[i] = VALUES[letters[i] as number] as number;
  return {
    letters,
    values,
    offsetOf: (index) => {
      let low = 0;
      let high = pieces.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((before[middle] as number) <= index) low = middle;
        else high = middle - 1;
      }
      return (pieces[low] as readonly [number, number])[0] + index - (before[low] as number);
    },
  };
}
