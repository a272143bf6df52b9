import { closest, distance } from "fastest-levenshtein";

/** As commander, for mistyped options: this part of a word may differ. */
const NEAR = 0.4;

/** The word that was most likely meant, if any comes near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const found = closest(word.toLowerCase(), [...words]);
  return distance(word.toLowerCase(), found.toLowerCase()) <= Math.max(word.length, found.length) * NEAR
    ? found
    : undefined;
}
