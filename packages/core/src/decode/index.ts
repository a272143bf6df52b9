import { base64Regions } from "./base64.ts";
import { escapeRegions, percentRegions } from "./escapes.ts";
import { hexRegions } from "./hex.ts";
import type { Region } from "./region.ts";
import { findRuns } from "./runs.ts";
import { utf16Regions } from "./utf16.ts";

export { ESCAPE_ANCHORS } from "./escapes.ts";
export type { Region } from "./region.ts";

/** How many encodings may lie over each other. */
export const DEEPEST = 3;

/**
 * Every stretch of the text that an encoding may hide a secret in, decoded.
 * @param escapes where escapes of {@link ESCAPE_ANCHORS} stand, ascending
 */
export function* encodedRegions(bytes: Buffer, escapes: readonly number[]): Generator<Region> {
  for (const run of findRuns(bytes)) {
    yield* base64Regions(run);
    yield* hexRegions(run);
  }
  yield* escapeRegions(bytes, escapes);
  yield* percentRegions(bytes);
  yield* utf16Regions(bytes);
}
