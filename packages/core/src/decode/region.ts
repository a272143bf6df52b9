import type { Encoding, Span } from "../finding.ts";

/** Text that an encoding hid, and the way back from its bytes to the bytes that were decoded. */
export interface Region {
  readonly encoding: Encoding;
  /** There only while the region is visited. */
  readonly bytes: Buffer;
  /** The encoded bytes that `bytes[start]` to `bytes[end - 1]` came from. */
  toSource: (start: number, end: number) => Span;
}

/** Is given each region; what it returns says whether to go on. */
export type Visit = (region: Region) => boolean;

/** The shortest secret that a decoder looks for, in bytes: `nxs_` and 24 more. */
export const SHORTEST_SECRET = 28;
