import type { Detector } from "./detector.ts";
import type { Encoding, Span } from "./finding.ts";

/** Why a rule did or did not report what stands at a place. */
export interface Explanation {
  readonly ruleId: string;
  /** Where the rule's anchor stands, in the units of the input. */
  readonly anchor: Span;
  readonly encodings: readonly Encoding[];
  /** The stage that decided: `reported`, or the one that stopped the rule. */
  readonly stage: "pattern" | "boundary" | "evidence" | "overlap" | "reported";
  /** A sentence; it holds no part of a secret. */
  readonly reason: string;
}

/** How far from a place an anchor may stand to be explained, in bytes. */
const NEAR = 512;

/**
 * For each rule whose anchor stands near a place, which stage let it through or stopped it, and why.
 * @param offset a place in the input, in its units
 */
export function explain(detector: Detector, input: Uint8Array | string, offset: number): readonly Explanation[] {
  const bytes = typeof input === "string" ? Buffer.from(input, "utf8") : Buffer.from(input);
  const at = typeof input === "string" ? Buffer.byteLength(input.slice(0, offset)) : offset;
  const from = Math.max(0, at - 16 * NEAR);
  const part = bytes.subarray(from, at + 16 * NEAR);
  const toUnits = (byte: number): number => (typeof input === "string" ? bytes.toString("utf8", 0, byte).length : byte);
  const { attempts, kept } = detector.attempts(part);
  return attempts
    .filter(({ span }) => Math.abs(span.start + from - at) <= NEAR)
    .map(({ ruleId, span, encodings, outcome }) => {
      const anchor = { start: toUnits(from + span.start), end: toUnits(from + span.end) };
      if (!("rule" in outcome)) return { ruleId, anchor, encodings, stage: outcome.stage, reason: outcome.reason };
      const winner = kept.find(({ match }) => match === outcome);
      return winner
        ? { ruleId, anchor, encodings, stage: "reported", reason: "every check accepted it" }
        : { ruleId, anchor, encodings, stage: "overlap", reason: "a more specific rule reports the same text" };
    });
}
