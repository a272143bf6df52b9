import { SHORTEST_SECRET, type Region } from "./region.ts";
import { VALUES, type Run } from "./runs.ts";

/** A secret of the shortest length covers at least so many whole groups of four letters, however it lies in them. */
const FEWEST_GROUPS = Math.floor((SHORTEST_SECRET - 2) / 3);

/**
 * The stretches of a run that decode to ASCII text. The run need not start where the encoded text starts: a group of four letters is
 * text only if three of its bits are zero, so eight groups in a row say which of the four alignments holds, and one of 10^7 random
 * places looks so by chance.
 */
export function* base64Regions(run: Run): Generator<Region> {
  const { bytes, start, end } = run;
  const groups = [0, 0, 0, 0];
  let first = VALUES[bytes[start] as number] as number;
  let second = VALUES[bytes[start + 1] as number] as number;
  let third = VALUES[bytes[start + 2] as number] as number;
  for (let i = start + 3; i < end; i++) {
    const alignment = (i - start) & 3;
    const count = groups[alignment] as number;
    if (first < 32 && (second & 8) === 0 && (third & 2) === 0) {
      groups[alignment] = count + 1;
    } else if (count > 0) {
      groups[alignment] = 0;
      if (count >= FEWEST_GROUPS) yield regionOf(run, i - 3 - count * 4, i + 1);
    }
    first = second;
    second = third;
    third = VALUES[bytes[i] as number] as number;
  }
  for (const [alignment, count] of groups.entries()) {
    if (count < FEWEST_GROUPS) continue;
    const lastEnd = end - ((end - start - 1 - alignment) & 3);
    yield regionOf(run, lastEnd - count * 4, end);
  }
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
