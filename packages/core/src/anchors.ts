/**
 * Finds literals in bytes, however many there are: the sieve passes over the bytes once and notes where the next four may be a literal's
 * rarest four, with what must stand behind them; only there is a literal compared.
 */
import { MOST_BEHIND } from "./sieve/following.ts";
import { hashOfWindow, WINDOW } from "./sieve/hashes.ts";
import { isOfWord } from "./sieve/letters.ts";
import type { Window } from "./sieve/sieve.ts";

export interface Anchor {
  /** At least 4 ASCII characters. */
  readonly text: string;
  /** Whether letters match without regard to case. */
  readonly caseless: boolean;
  /** How many letters of words must stand behind it for it to matter; by default none. */
  readonly behind?: number;
  /** Where it matters: everywhere (which is the default), only where no encoding hides it, or there only where it comes early in a document. */
  readonly matters?: "everywhere" | "plainly" | "early";
}

interface Literal {
  /** Of the anchors that are this one, by how many letters of words stand behind it, up to as many as any asks for; several rules may have the same. */
  readonly indexes: number[][];
  readonly bytes: Uint8Array;
  readonly caseless: boolean;
  /** Where in the literal its window starts. */
  readonly offset: number;
}

const NONE: readonly Literal[] = [];
const IS_OF_WORD = Uint8Array.from({ length: 256 }, (_, byte) => Number(isOfWord(byte)));

export class AnchorMatcher {
  /** The anchors' windows, in their order: what to make a sieve of. */
  readonly windows: readonly Window[];
  readonly #buckets: Literal[][] = [];
  /** For each hash of a window, the number of its bucket, or 0. */
  readonly #bucketOf = new Uint16Array(1 << 16);

  /** @throws {RangeError} for an anchor that is too short or not ASCII */
  constructor(anchors: readonly Anchor[]) {
    this.#buckets.push([]);
    const known = new Map<string, Literal>();
    this.windows = anchors.map(({ text, caseless, behind = 0 }, index) => {
      if (text.length < WINDOW) throw new RangeError(`anchor "${text}" is shorter than ${String(WINDOW)} characters`);
      if (!/^[\0-\x7f]*$/.test(text)) throw new RangeError(`anchor "${text}" is not ASCII`);
      const key = caseless ? `i${text.toLowerCase()}` : `c${text}`;
      const bytes = Buffer.from(key.slice(1), "latin1");
      const offset = rarestWindow(text);
      const window = bytes.readInt32LE(offset);
      const hash = hashOfWindow(window);
      this.#bucketOf[hash] ||= this.#buckets.push([]) - 1;
      const bucket = this.#buckets[this.#bucketOf[hash] ?? 0] as Literal[];
      const literal: Literal = known.get(key) ?? { indexes: [[]], bytes, caseless, offset };
      if (!known.has(key)) bucket.push(literal);
      known.set(key, literal);
      while (literal.indexes.length <= behind) literal.indexes.push([...(literal.indexes.at(-1) ?? [])]);
      for (const indexes of literal.indexes.slice(behind)) indexes.push(index);
      return { bytes: window, behind: Math.min(MOST_BEHIND, wordsFrom(bytes, offset + WINDOW, behind)) };
    });
  }

  /**
   * Calls `onHit` for every literal whose window stands at `at`, and behind which so many letters of words do as one of its anchors asks for.
   * @param onHit gets the indexes in the constructor's list of those anchors, and the byte offset of the literal's first character
   */
  compare(bytes: Uint8Array, at: number, onHit: (anchors: readonly number[], offset: number) => void): void {
    for (const literal of this.#bucketAt(bytes, at)) {
      const start = at - literal.offset;
      if (start >= 0 && start + literal.bytes.length <= bytes.length && equals(bytes, start, literal)) {
        const indexes = literal.indexes[wordsBehind(bytes, start, literal)] as readonly number[];
        if (indexes.length > 0) onHit(indexes, start);
      }
    }
  }

  #bucketAt(bytes: Uint8Array, at: number): readonly Literal[] {
    if (at < 0 || at + WINDOW > bytes.length) return NONE;
    const low = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    const high = (bytes[at + 2] as number) | ((bytes[at + 3] as number) << 8);
    return this.#buckets[this.#bucketOf[hashOfWindow(low | (high << 16))] ?? 0] ?? NONE;
  }
}

/** How many letters of words there are from an offset on in a literal and behind it. */
function wordsFrom(literal: Uint8Array, offset: number, behind = 0): number {
  const rest = literal.subarray(offset);
  const end = rest.findIndex((byte) => !isOfWord(byte));
  return end < 0 ? rest.length + behind : end;
}

/** How many letters of words stand behind a literal, up to as many as any of its anchors asks for. */
function wordsBehind(bytes: Uint8Array, start: number, { bytes: { length }, indexes }: Literal): number {
  const from = start + length;
  // No read behind the bytes: it would make all of them slow.
  const most = Math.min(indexes.length - 1, bytes.length - from);
  let count = 0;
  while (count < most && IS_OF_WORD[bytes[from + count] as number] === 1) count++;
  return count;
}

function equals(bytes: Uint8Array, start: number, literal: Literal): boolean {
  for (let i = 0; i < literal.bytes.length; i++) {
    let byte = bytes[start + i] as number;
    if (literal.caseless && byte >= 0x41 && byte <= 0x5a) byte |= 0x20;
    if (byte !== literal.bytes[i]) return false;
  }
  return true;
}

/** Letters by how often they stand in code and prose; what is not here is rarer than all of them. */
const COMMON = "jqzxvwkybgfpmduhlcsrionate";

function rarestWindow(text: string): number {
  const cost = (char: string): number => COMMON.indexOf(char.toLowerCase()) + 1;
  let best = 0;
  let bestCost = Infinity;
  for (let i = 0; i + WINDOW <= text.length; i++) {
    const total = [...text.slice(i, i + WINDOW)].reduce((sum, char) => sum + cost(char), 0);
    if (total < bestCost) {
      best = i;
      bestCost = total;
    }
  }
  return best;
}
