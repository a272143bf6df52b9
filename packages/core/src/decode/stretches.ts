import { KIND } from "../sieve/kernel.ts";
import { ROLE, rolesOf } from "../sieve/stretches.ts";
import { SHORTEST_SECRET } from "./region.ts";

/** Letters that stand for ASCII text: whole groups of four of base64, or whole pairs of hexadecimal digits. */
export interface Stretch {
  readonly isHex: boolean;
  readonly start: number;
  readonly end: number;
}

/** How many letters there are when a stretch is noted. */
const NOTED = 32;

/** For each byte, whether it may be the first of a group (1), and of a pair (2). */
const FIRSTS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const roles = rolesOf(byte);
  return Number((roles & ROLE.first) > 0) | (Number((roles & ROLE.firstOfPair) > 0) << 1);
});
/** Of so many letters as there are when a stretch is noted, those that are the first of a group, or of a pair. */
const FIRST_OF_GROUPS = 0x11111111;
const FIRST_OF_PAIRS = 0x55555555;

/**
 * Whether a sieve may note a stretch in letters that stand in several places, one after the other. Of lines that look wrapped in 10,000 files of
 * packages, which are names and paths, 17 in 7,471 pass; that takes less than to put their letters together.
 * @param places where each starts and ends, one after the other
 */
export function mayHoldStretch(bytes: Uint8Array, places: readonly number[]): boolean {
  let groups = 0;
  let pairs = 0;
  for (let place = 0; place < places.length; place += 2) {
    const end = places[place + 1] as number;
    for (let at = places[place] as number; at < end; at++) {
      const first = FIRSTS[bytes[at] as number] as number;
      groups = (groups << 1) | (first & 1);
      pairs = (pairs << 1) | (first >> 1);
      if ((groups & FIRST_OF_GROUPS) === FIRST_OF_GROUPS || (pairs & FIRST_OF_PAIRS) === FIRST_OF_PAIRS) return true;
    }
  }
  return false;
}

/**
 * The stretches that a sieve noted, by their ends.
 * @param changes as the sieve notes them
 * @param length of the text, in bytes
 * @returns false as soon as `visit` does
 */
export function eachStretch(changes: readonly number[], length: number, visit: (stretch: Stretch) => boolean): boolean {
  if (changes.length === 0) return true;
  /** Where those that have not ended start: of base64 and then of digits, by their alignment. */
  const starts = new Int32Array(8).fill(-1);
  const end = (isHex: boolean, place: number, at: number): boolean => {
    const start = starts[place] as number;
    starts[place] = -1;
    return start < 0 || (isHex && at - start < SHORTEST_SECRET * 2) || visit({ isHex, start, end: at });
  };
  for (let i = 0; i < changes.length; i += 2) {
    const at = changes[i] as number;
    const kind = changes[i + 1] as number;
    const isHex = kind === KIND.hexStarts || kind === KIND.hexEnds;
    const unit = isHex ? 2 : 4;
    const place = (at % unit) + (isHex ? 4 : 0);
    if (kind === KIND.base64Starts || kind === KIND.hexStarts) starts[place] = at + 1 - NOTED;
    else if (!end(isHex, place, at + 1 - unit)) return false;
  }
  for (const [place, start] of starts.entries()) {
    const unit = place < 4 ? 4 : 2;
    if (!end(place >= 4, place, length - ((length - start) % unit))) return false;
  }
  return true;
}
