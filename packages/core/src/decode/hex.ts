import { SHORTEST_SECRET, type Region, type Visit } from "./region.ts";
import type { Run } from "./runs.ts";
import { eachStretch } from "./stretches.ts";

/** The stretches of a run that are hexadecimal digits of ASCII text, at either alignment. Returns whether to go on. */
export function hexRegions(run: Run, visit: Visit): boolean {
  const { bytes } = run;
  return eachStretch(bytes, run.start, run.end, 1, SHORTEST_SECRET * 2, isHexDigit, (start, end) =>
    [start, start + 1].every((aligned) =>
      eachStretch(bytes, aligned, end, 2, SHORTEST_SECRET, isTextByte, (from, to) => visit(regionOf(run, from, to))),
    ),
  );
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
