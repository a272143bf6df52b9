import { SHORTEST_SECRET, type Region, type Visit } from "./region.ts";
import { VALUES, type Run } from "./runs.ts";
import { eachStretch } from "./stretches.ts";

/** A secret of the shortest length covers at least so many whole groups of four letters, however it lies in them. */
const FEWEST_GROUPS = Math.floor((SHORTEST_SECRET - 2) / 3);

/**
 * The stretches of a run that decode to ASCII text. The run need not start where the encoded text starts: a group of four letters is
 * text only if three of its bits are zero, so eight groups in a row say which of the four alignments holds, and one of 10^7 random
 * places looks so by chance. Returns whether to go on.
 */
export function base64Regions(run: Run, visit: Visit): boolean {
  // A group more, or what is left of one: its start may be the end of a secret.
  const visitText = (start: number, end: number): boolean => visit(regionOf(run, start, Math.min(run.end, end + 4)));
  for (let alignment = 0; alignment < 4; alignment++) {
    const from = run.start + alignment;
    if (!eachStretch(run.bytes, from, run.end, 4, FEWEST_GROUPS, isTextGroup, visitText)) return false;
  }
  return true;
}

/** Whether the three bytes that a group of four letters stands for are all below 128. */
function isTextGroup(bytes: Buffer, at: number): boolean {
  return (
    (VALUES[bytes[at] as number] as number) < 32 &&
    ((VALUES[bytes[at + 1] as number] as number) & 8) === 0 &&
    ((VALUES[bytes[at + 2] as number] as number) & 2) === 0
  );
}

/** One group more at the start: its end may be the start of a secret that binary data precedes. */
function regionOf({ bytes, start, offsetOf }: Run, textStart: number, end: number): Region {
  const from = textStart - 4 >= start ? textStart - 4 : textStart;
  const encoded = bytes.toString("latin1", from, end);
  return {
    encoding: /[-_]/.test(encoded) ? "base64url" : "base64",
    bytes: Buffer.from(encoded, "base64"),
    toSource: (first, last) => ({
      start: offsetOf(from + Math.floor((first * 8) / 6)),
      end: offsetOf(from + Math.floor((last * 8 - 1) / 6)) + 1,
    }),
  };
}
