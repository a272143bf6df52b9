import { SHORTEST_SECRET, type Region } from "./region.ts";
import type { Run } from "./runs.ts";

/** The stretches of a run that are hexadecimal digits of ASCII text, at either alignment. */
export function* hexRegions(run: Run): Generator<Region> {
  const { letters } = run;
  let start = 0;
  for (let i = 0; i <= letters.length; i++) {
    if (i < letters.length && isHexDigit(letters[i] as number)) continue;
    if (i - start >= SHORTEST_SECRET * 2) {
      yield* textRegions(run, start, i);
      yield* textRegions(run, start + 1, i);
    }
    start = i + 1;
  }
}

function* textRegions(run: Run, from: number, to: number): Generator<Region> {
  let start = from;
  for (let i = from; ; i += 2) {
    if (i + 1 < to && (run.letters[i] as number) < 0x38) continue;
    if (i - start >= SHORTEST_SECRET * 2) yield regionOf(run, start, i);
    if (i + 1 >= to) return;
    start = i + 2;
  }
}

function regionOf(run: Run, start: number, end: number): Region {
  const digits = Buffer.from(run.letters.buffer, run.letters.byteOffset + start, end - start).toString("latin1");
  return {
    encoding: "hex",
    bytes: Buffer.from(digits, "hex"),
    toSource: (from, to) => ({ start: run.offsetOf(start + from * 2), end: run.offsetOf(start + to * 2 - 1) + 1 }),
  };
}

function isHexDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66) || (byte >= 0x41 && byte <= 0x46);
}
