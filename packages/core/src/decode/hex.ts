import { SHORTEST_SECRET, type Region } from "./region.ts";
import type { Run } from "./runs.ts";

const FEWEST_DIGITS = SHORTEST_SECRET * 2;

/** The stretches of a run that are hexadecimal digits of ASCII text, at either alignment. */
export function* hexRegions(run: Run): Generator<Region> {
  const { bytes, end } = run;
  let { start } = run;
  while (start + FEWEST_DIGITS <= end) {
    let last = start + FEWEST_DIGITS - 1;
    while (last >= start && isHexDigit(bytes[last] as number)) last--;
    if (last >= start) {
      start = last + 1;
      continue;
    }
    let stop = start + FEWEST_DIGITS;
    while (stop < end && isHexDigit(bytes[stop] as number)) stop++;
    yield* textRegions(run, start, stop);
    yield* textRegions(run, start + 1, stop);
    start = stop + 1;
  }
}

/** A byte is ASCII where its first digit is below 8. */
function* textRegions(run: Run, from: number, to: number): Generator<Region> {
  let start = from;
  for (let i = from; ; i += 2) {
    if (i + 1 < to && (run.bytes[i] as number) < 0x38) continue;
    if (i - start >= FEWEST_DIGITS) yield regionOf(run, start, i);
    if (i + 1 >= to) return;
    start = i + 2;
  }
}

function regionOf({ bytes, offsetOf }: Run, start: number, end: number): Region {
  return {
    encoding: "hex",
    bytes: Buffer.from(bytes.toString("latin1", start, end), "hex"),
    toSource: (from, to) => ({ start: offsetOf(start + from * 2), end: offsetOf(start + to * 2 - 1) + 1 }),
  };
}

function isHexDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66) || (byte >= 0x41 && byte <= 0x46);
}
