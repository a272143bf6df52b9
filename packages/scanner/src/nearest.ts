import { closest, distance } from "fastest-levenshtein";

/** The word that was most likely meant, if any comes near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const found = closest(word.toLowerCase(), [...words]);
  return distance(word.toLowerCase(), found.toLowerCase()) <= Math.max(2, Math.floor(word.length / 3))
    ? found
    : undefined;
}
