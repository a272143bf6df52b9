import { KIND } from "../sieve/kernel.ts";
import { SHORTEST_SECRET } from "./region.ts";

/** Letters that stand for ASCII text: whole groups of four of base64, or whole pairs of hexadecimal digits. */
export interface Stretch {
  readonly isHex: boolean;
  readonly start: number;
  readonly end: number;
}

/** How many letters there are when a stretch is noted. */
const NOTED = 32;

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
