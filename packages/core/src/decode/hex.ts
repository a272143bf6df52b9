import { decodeHex } from "./letters.ts";
import type { Region } from "./region.ts";

/** Text in hexadecimal digits, two for a byte. */
export function hexRegion(digits: Buffer, start: number, end: number): Region {
  return {
    encoding: "hex",
    bytes: decodeHex(digits.subarray(start, end)),
    toSource: (from, to) => ({ start: start + from * 2, end: start + to * 2 }),
  };
}
