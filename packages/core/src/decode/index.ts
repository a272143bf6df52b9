import { base64Regions } from "./base64.ts";
import { escapeRegions, percentRegions } from "./escapes.ts";
import { hexRegions } from "./hex.ts";
import type { Visit } from "./region.ts";
import { eachRun } from "./runs.ts";
import type { Notes } from "../sieve/sieve.ts";
import { utf16Regions } from "./utf16.ts";

export type { Region } from "./region.ts";

/** How many encodings may lie over each other. */
export const DEEPEST = 3;

/**
 * Every stretch of the text that an encoding may hide a secret in, decoded.
 * @param seen what the sieve noted of the text
 * @returns false as soon as `visit` does
 */
export function encodedRegions(bytes: Buffer, seen: Pick<Notes, "runEnds" | "escapes">, visit: Visit): boolean {
  return (
    eachRun(bytes, seen.runEnds, (run) => base64Regions(run, visit) && hexRegions(run, visit)) &&
    escapeRegions(bytes, seen.escapes, visit) &&
    percentRegions(bytes, visit) &&
    utf16Regions(bytes, visit)
  );
}
