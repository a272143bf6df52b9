import { SHORTEST_SECRET, type Region } from "./region.ts";
import type { Run } from "./runs.ts";

/** A secret of the shortest length covers at least so many whole groups of four letters, however it lies in them. */
const FEWEST_GROUPS = Math.floor((SHORTEST_SECRET - 2) / 3);

/**
 * The stretches of a run that decode to ASCII text. The run need not start where the encoded text starts: a group of four letters is
 * text only if three of its bits are zero, so eight groups in a row say which of the four alignments holds, and one of 10^7 random
 * places looks so by chance.
 */
export function* base64Regions(run: Run): Generator<Region> {
  const { values } = run;
  const groups = [0, 0, 0, 0];
  for (let i = 3; i < values.length; i++) {
    const alignment = i & 3;
    const isText =
      (values[i - 3] as number) < 32 && ((values[i - 2] as number) & 8) === 0 && ((values[i - 1] as number) & 2) === 0;
    const count = groups[alignment] as number;
    if (isText) {
      groups[alignment] = count + 1;
      continue;
    }
    groups[alignment] = 0;
    if (count >= FEWEST_GROUPS) yield regionOf(run, i - 3 - count * 4, i + 1);
  }
  for (const [alignment, count] of groups.entries()) {
    if (count < FEWEST_GROUPS) continue;
    const end = values.length - ((values.length - 1 - alignment) & 3);
    yield regionOf(run, end - count * 4, values.length);
  }
}

/** One group more at the start: its end may be the start of a secret that binary data precedes. */
function regionOf(run: Run, textStart: number, end: number): Region {
  const start = textStart >= 4 ? textStart - 4 : textStart;
  const encoded = Buffer.from(run.letters.buffer, run.letters.byteOffset + start, end - start).toString("latin1");
  return {
    encoding: /[-_]/.test(encoded) ? "base64url" : "base64",
    bytes: Buffer.from(encoded, "base64"),
    toSource: (from, to) => ({
      start: run.offsetOf(start + Math.floor((from * 8) / 6)),
      end: run.offsetOf(start + Math.floor((to * 8 - 1) / 6)) + 1,
    }),
  };
}
