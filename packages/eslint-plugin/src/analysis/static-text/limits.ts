import { lengthOf } from "../text.ts";
import type { Text } from "../text.ts";

/** Longer values and deeper chains are left alone, so that a hostile file costs no more than a friendly one. */
export const MAX_ALTERNATIVES = 6;
export const MAX_PIECES = 512;
export const MAX_LENGTH = 16_384;
export const MAX_DEPTH = 64;
/** How much may be read again through names, for each character of the file: a name of one letter can stand for a long value. */
export const MAX_REPETITION = 16;

/** @returns undefined for what is too long to be worth it */
export function bounded(texts: readonly Text[] | undefined): readonly Text[] | undefined {
  const kept = texts?.slice(0, MAX_ALTERNATIVES);
  return kept?.every((text) => text.length <= MAX_PIECES && lengthOf(text) <= MAX_LENGTH) ? kept : undefined;
}
