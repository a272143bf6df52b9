import { SHORTEST_SECRET, type Region } from "./region.ts";
import type { Run } from "./runs.ts";
import { stretches } from "./stretches.ts";

/** The stretches of a run that are hexadecimal digits of ASCII text, at either alignment. */
export function* hexRegions(run: Run): Generator<Region> {
  for (const digits of stretches(run.bytes, run, 1, SHORTEST_SECRET * 2, isHexDigit)) {
    for (const start of [digits.start, digits.start + 1]) {
      const aligned = { start, end: digits.end };
      for (const text of stretches(run.bytes, aligned, 2, SHORTEST_SECRET, isTextByte)) {
        yield regionOf(run, text.start, text.end);
      }
    }
  }
}

function regionOf({ bytes, offsetOf }: Run, start: number, end: number): Region {
  return {
    encoding: "hex",
    bytes: Buffer.from(bytes.toString("latin1", start, end), "hex"),
    toSource: (from, to) => ({ start: offsetOf(start + from * 2), end: offsetOf(start + to * 2 - 1) + 1 }),
  };
}

function isHexDigit(bytes: Buffer, at: number): boolean {
  const byte = bytes[at] as number;
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66) || (byte >= 0x41 && byte <= 0x46);
}

/** Whether the byte that two digits stand for is below 128: its first digit is below 8. */
function isTextByte(bytes: Buffer, at: number): boolean {
  return (bytes[at] as number) < 0x38;
}
