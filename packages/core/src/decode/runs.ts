import { SHORTEST_SECRET } from "./region.ts";

/**
 * A stretch of letters of the base64 and base64url alphabets (hexadecimal digits among them), joined over line breaks where the text was
 * wrapped.
 */
export interface Run {
  /** Holds the letters at `start` to `end - 1`. */
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** The source's offset of the letter at an index into `bytes`. */
  readonly offsetOf: (index: number) => number;
}

/** The 6-bit value of each byte that is a letter of base64 or base64url; 64 for other bytes. Source: RFC 4648 §4, §5. */
export const VALUES = new Uint8Array(256).fill(64);
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
export function* findRuns(bytes: Buffer): Generator<Run> {
  const half = SHORTEST_LINE / 2;
  let floor = 0;
  let at = SHORTEST_LINE - 1;
  while (at < bytes.length) {
    // A line's letters reach half a line from every letter of it, to one side or the other.
    if (!isLetter(bytes[at]) || !(isLetter(bytes[at - half]) || isLetter(bytes[at + half]))) {
      at += SHORTEST_LINE;
      continue;
    }
    const start = startOfLetters(bytes, at, floor);
    let end = endOfLetters(bytes, at);
    if (end - start >= SHORTEST_LINE) {
      let next = afterWrap(bytes, end);
      if (next < 0) {
        if (end - start >= SHORTEST_RUN) yield { bytes, start, end, offsetOf: (index) => index };
      } else {
        const pieces: Piece[] = [[start, end]];
        while (next >= 0) {
          end = endOfLetters(bytes, next);
          pieces.push([next, end]);
          next = end - next < SHORTEST_LINE ? -1 : afterWrap(bytes, end);
        }
        const run = join(bytes, pieces);
        if (run.end >= SHORTEST_RUN) yield run;
      }
    }
    floor = end;
    at = end + SHORTEST_LINE;
  }
}

type Piece = readonly [start: number, end: number];

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (VALUES[byte] as number) < 64;
}

function startOfLetters(bytes: Buffer, at: number, floor: number): number {
  let start = at;
  while (start > floor && isLetter(bytes[start - 1])) start--;
  return start;
}

function endOfLetters(bytes: Buffer, at: number): number {
  let end = at + 1;
  while (end < bytes.length && isLetter(bytes[end])) end++;
  return end;
}

/** A wrapped line's end, as text, in a string literal, or between two literals that are put together; then the next line's start. */
const WRAP =
  /["'`]?[ \t]{0,8}[+.,\\&_]?[ \t]{0,8}(?:\r?\n|\r|\\r\\n|\\n)[ \t]{0,80}(?:(?:#|\/\/|\*)[ \t]{0,8})?["'`]?(?=[A-Za-z0-9+/_-])/y;
const LONGEST_WRAP = 128;
const MAY_START_WRAP = new Set(Buffer.from("\r\n\\\"'` \t+.,&"));

/** Where the letters go on after a line break at `end`, or -1. */
function afterWrap(bytes: Buffer, end: number): number {
  if (end >= bytes.length || !MAY_START_WRAP.has(bytes[end] as number)) return -1;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + end, Math.min(LONGEST_WRAP, bytes.length - end)).toString(
    "latin1",
  );
  WRAP.lastIndex = 0;
  return WRAP.test(text) ? end + WRAP.lastIndex : -1;
}

function join(bytes: Buffer, pieces: readonly Piece[]): Run {
  const letters = Buffer.concat(pieces.map(([start, end]) => bytes.subarray(start, end)));
  /** How many letters stand before each piece. */
  const before: number[] = [];
  let length = 0;
  for (const [start, end] of pieces) {
    before.push(length);
    length += end - start;
  }
  return {
    bytes: letters,
    start: 0,
    end: length,
    offsetOf: (index) => {
      let low = 0;
      let high = pieces.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((before[middle] as number) <= index) low = middle;
        else high = middle - 1;
      }
      return (pieces[low] as Piece)[0] + index - (before[low] as number);
    },
  };
}
