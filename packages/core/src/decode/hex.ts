import { SHORTEST_SECRET, type Region } from "./region.ts";
import type { Run } from "./runs.ts";

/** The stretches of a run that are hexadecimal digits of ASCII text, at either alignment. */
export function* hexRegions(run: Run): Generator<Region> {
  const { bytes, end } = run;
  let start = run.start;
  for (let i = start; i <= end; i++) {
    if (i < end && isHexDigit(bytes[i] as number)) continue;
    if (i - start >= SHORTEST_SECRET * 2) {
      yield* textRegions(run, start, i);
      yield* textRegions(run, start + 1, i);
    }
    start = i + 1;
    if (end - start < SHORTEST_SECRET * 2) return;
  }
}

/** A byte is ASCII where its first digit is below 8. */
function* textRegions(run: Run, from: number, to: number): Generator<Region> {
  let start = from;
  for (let i = from; ; i += 2) {
    if (i + 1 < to && (run.bytes[i] as number) < 0x38) continue;
    if (i - start >= SHORTEST_SECRET * 2) yield regionOf(run, start, i);
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
