import { noNotes, type Notes, type Sieve } from "../sieve/sieve.ts";
import { base64Region } from "./base64.ts";
import { escapeRegions, percentRegions } from "./escapes.ts";
import { hexRegion } from "./hex.ts";
import { whileDecoded } from "./letters.ts";
import type { Region, Visit } from "./region.ts";
import { eachStretch, type Stretch } from "./stretches.ts";
import { wrappedTexts, type WrappedText } from "./wrapped.ts";

export type { Region } from "./region.ts";

/** How many encodings may lie over each other. */
export const DEEPEST = 3;

/**
 * Every stretch of the text that an encoding of letters may hide a secret in, decoded.
 * @param seen what the sieve noted of the text
 * @returns false as soon as `visit` does
 */
export function encodedRegions(bytes: Buffer, seen: Notes, sieve: Sieve, visit: Visit): boolean {
  return (
    letterRegions(bytes, seen, sieve, visit) &&
    escapeRegions(bytes, seen.escapes, visit) &&
    percentRegions(bytes, visit)
  );
}

/** What is written in base64 or hexadecimal digits. */
function letterRegions(bytes: Buffer, { lineEnds, changes }: Notes, sieve: Sieve, visit: Visit): boolean {
  if (lineEnds.length === 0 && changes.length === 0) return true;
  const wrapped = wrappedTexts(bytes, lineEnds);
  let next = 0;
  return (
    eachStretch(changes, bytes.length, (stretch) => {
      while (next < wrapped.length && (wrapped[next]?.end ?? 0) < stretch.end) next++;
      // A line of a wrapped text is no text by itself.
      return stretch.start >= (wrapped[next]?.start ?? Infinity) || whileDecoded(() => visit(regionOf(bytes, stretch)));
    }) && wrapped.every((text) => whileDecoded(() => wrappedRegions(text, sieve, visit)))
  );
}

function wrappedRegions({ letters, offsetOf }: WrappedText, sieve: Sieve, visit: Visit): boolean {
  const joined = letters();
  return eachStretch(changesIn(joined, sieve), joined.length, (stretch) =>
    whileDecoded(() => {
      const region = regionOf(joined, stretch);
      const toSource: Region["toSource"] = (from, to) => {
        const { start, end } = region.toSource(from, to);
        return { start: offsetOf(start), end: offsetOf(end - 1) + 1 };
      };
      return visit({ ...region, toSource });
    }),
  );
}

function regionOf(letters: Buffer, { isHex, start, end }: Stretch): Region {
  return isHex ? hexRegion(letters, start, end) : base64Region(letters, start, end);
}

function changesIn(letters: Buffer, sieve: Sieve): readonly number[] {
  const notes = noNotes();
  for (let from = 0; from < letters.length;) from = sieve.sift(letters, from, notes);
  return notes.changes;
}
