import { isLetter } from "../sieve/letters.ts";
import { takeRoom } from "./letters.ts";
import { mayHoldStretch } from "./stretches.ts";

/** Lines of letters of the base64 and base64url alphabets (hexadecimal digits among them) that belong together. */
export interface WrappedText {
  /** Where its first line starts and its last one ends. */
  readonly start: number;
  readonly end: number;
  /** All of them, without what stands between the lines; they are there within `whileDecoded`. */
  readonly letters: () => Buffer;
  /** Where a letter stands, by its index. */
  readonly offsetOf: (index: number) => number;
}

/** Lines of wrapped text have at least this many letters, but for the last. */
const SHORTEST_LINE = 20;

/**
 * Those in which text may be encoded.
 * @param ends where lines of letters end that may go on behind a line break, ascending: all that are long enough
 */
export function wrappedTexts(bytes: Buffer, ends: readonly number[]): WrappedText[] {
  const texts: WrappedText[] = [];
  let floor = 0;
  for (const end of ends) {
    if (end <= floor) continue;
    const next = afterWrap(bytes, end);
    if (next < 0) continue;
    const start = startOfLetters(bytes, end - 1, floor);
    floor = end;
    if (end - start < SHORTEST_LINE) continue;
    const lines = wrappedLines(bytes, [start, end], next);
    floor = lines.at(-1) ?? end;
    if (mayHoldStretch(bytes, lines)) texts.push(textOf(bytes, lines));
  }
  return texts;
}

/** Where each line starts and ends, one after the other: a file may hold hundreds of thousands, and a list for each takes more memory than the file. */
type Lines = readonly number[];

/** The lines of wrapped text: the first, and those from `next` on. */
function wrappedLines(bytes: Buffer, first: Lines, next: number): Lines {
  const lines = [...first];
  for (let start = next; start >= 0;) {
    const end = endOfLetters(bytes, start);
    lines.push(start, end);
    start = end - start < SHORTEST_LINE ? -1 : afterWrap(bytes, end);
  }
  return lines;
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

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const BACKSLASH = 0x5c;
const LETTER_N = 0x6e;
const LETTER_R = 0x72;
const QUOTES = byteSet("\"'`");
/** What puts two string literals, or two lines, together. */
const JOINERS = byteSet("+.\\&");
const DEEPEST_INDENT = 80;

/**
 * Where the letters go on after a line break at `end`, or -1. The break may be in the text, written as an escape (`\n`), or stand between two
 * string literals that are put together; the next line may be indented or a comment.
 */
function afterWrap(bytes: Buffer, end: number): number {
  let at = QUOTES[bytes[end] ?? 0] === 1 ? end + 1 : end;
  at = skipSpaces(bytes, at);
  let next = afterBreak(bytes, at);
  if (next < 0 && JOINERS[bytes[at] ?? 0] === 1) next = afterBreak(bytes, skipSpaces(bytes, at + 1));
  if (next < 0) return -1;
  at = skipSpaces(bytes, next);
  if (bytes[at] === 0x23 || bytes[at] === 0x2a) at = skipSpaces(bytes, at + 1);
  if (QUOTES[bytes[at] ?? 0] === 1) at++;
  return isLetter(bytes[at]) ? at : -1;
}

/** Behind a line break, real or escaped, that stands at `at`; or -1. */
function afterBreak(bytes: Buffer, at: number): number {
  if (bytes[at] === LINE_FEED) return at + 1;
  if (bytes[at] === RETURN) return bytes[at + 1] === LINE_FEED ? at + 2 : at + 1;
  if (bytes[at] !== BACKSLASH) return -1;
  if (bytes[at + 1] === LETTER_N) return at + 2;
  return bytes[at + 1] === LETTER_R && bytes[at + 2] === BACKSLASH && bytes[at + 3] === LETTER_N ? at + 4 : -1;
}

function skipSpaces(bytes: Buffer, from: number): number {
  let at = from;
  while ((bytes[at] === SPACE || bytes[at] === TAB) && at - from < DEEPEST_INDENT) at++;
  return at;
}

function byteSet(chars: string): Uint8Array {
  const set = new Uint8Array(256);
  for (const byte of Buffer.from(chars)) set[byte] = 1;
  return set;
}

function textOf(bytes: Buffer, lines: Lines): WrappedText {
  let length = 0;
  for (let i = 0; i < lines.length; i += 2) length += (lines[i + 1] as number) - (lines[i] as number);
  /** How many letters stand before each line; only a finding needs that. */
  let before: number[] | undefined;
  return {
    start: lines[0] as number,
    end: lines.at(-1) as number,
    letters: () => {
      const letters = takeRoom(length);
      let at = 0;
      for (let i = 0; i < lines.length; i += 2) at += bytes.copy(letters, at, lines[i], lines[i + 1]);
      return letters;
    },
    offsetOf: (index) => {
      before ??= lettersBefore(lines);
      let low = 0;
      let high = before.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((before[middle] as number) <= index) low = middle;
        else high = middle - 1;
      }
      return (lines[2 * low] as number) + index - (before[low] as number);
    },
  };
}

function lettersBefore(lines: Lines): number[] {
  const before: number[] = [];
  let length = 0;
  for (let i = 0; i < lines.length; i += 2) {
    before.push(length);
    length += (lines[i + 1] as number) - (lines[i] as number);
  }
  return before;
}
