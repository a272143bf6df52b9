import { entropy } from "./entropy.ts";
import { jwtClaims } from "./jwt.ts";
import { isPlaceholder } from "./placeholder.ts";
import { isSequential, period } from "./regularity.ts";
import { isWords } from "./words.ts";

/**
 * What must hold for a match to be a leak, as plain data, so that a rule written in YAML can say the same. `group` names a group of the
 * rule's pattern; without it, the secret itself is judged.
 */
export type Evidence =
  /** Shannon entropy of at least `min` bits a character. */
  | { readonly entropy: { readonly group?: string; readonly min: number } }
  /** No repeating unit, whole or in the greater part. */
  | { readonly notPeriodic: { readonly group?: string } }
  /** Not ascending or descending (`0123…`, `a1b2c3…`). */
  | { readonly notSequential: { readonly group?: string } }
  /** None of the words that people put where a secret will stand: `your_key`, `xxxxx`, `example`. */
  | { readonly notPlaceholder: { readonly group?: string } }
  /** Not made of words of a natural language. */
  | { readonly notWords: { readonly group?: string } }
  /** Holds a digit. */
  | { readonly digit: { readonly group?: string } }
  /** Holds a run of at least `min` alphanumerics that is random: entropy of 3 bits, a digit, and nothing that the other descriptors refuse. */
  | { readonly randomRun: { readonly group?: string; readonly min: number } }
  /** The payload segment of a JSON Web Token that has all these claims. */
  | { readonly jwtClaims: { readonly group?: string; readonly all: readonly string[] } };

/** Whether evidence accepts a value, and a sentence that says why; it holds no part of the value. */
export interface EvidenceVerdict {
  readonly accepted: boolean;
  readonly reason: string;
}

/** The value that evidence speaks of: a group of the match, or the whole secret. */
export function subject(evidence: Evidence): string | undefined {
  return Object.values(evidence as Record<string, { group?: string }>)[0]?.group;
}

/** Judges one value by one descriptor. */
export function weigh(evidence: Evidence, value: string): EvidenceVerdict {
  if ("entropy" in evidence) {
    const bits = entropy(value);
    const { min } = evidence.entropy;
    const measured = `${bits.toFixed(2)} bits a character, ${String(min)} wanted`;
    return bits >= min ? accept(`entropy is enough: ${measured}`) : refuse(`entropy is too low: ${measured}`);
  }
  if ("notPeriodic" in evidence) {
    const unit = period(value);
    return unit === 0 ? accept("no unit repeats") : refuse(`a unit of ${String(unit)} characters repeats`);
  }
  if ("notSequential" in evidence) {
    return isSequential(value) ? refuse("characters ascend or descend in order") : accept("characters are in no order");
  }
  if ("notPlaceholder" in evidence) {
    return isPlaceholder(value) ? refuse("holds a word of placeholders") : accept("holds no word of placeholders");
  }
  if ("notWords" in evidence) {
    return isWords(value) ? refuse("reads like words") : accept("does not read like words");
  }
  if ("digit" in evidence) {
    return /\d/.test(value) ? accept("holds a digit") : refuse("holds no digit");
  }
  if ("randomRun" in evidence) return weighRuns(value, evidence.randomRun.min);
  const claims = jwtClaims(value);
  const missing = evidence.jwtClaims.all.filter((name) => claims === undefined || !Object.hasOwn(claims, name));
  if (claims === undefined) return refuse("is no payload of a JSON Web Token");
  return missing.length === 0 ? accept("the token has the claims") : refuse(`the token lacks ${missing.join(", ")}`);
}

const RANDOMNESS: readonly Evidence[] = [
  { entropy: { min: 3 } },
  { digit: {} },
  { notSequential: {} },
  { notPeriodic: {} },
  { notPlaceholder: {} },
  { notWords: {} },
];

function weighRuns(value: string, min: number): EvidenceVerdict {
  const runs = (value.match(/[A-Za-z0-9]+/g) ?? []).filter((run) => run.length >= min);
  let refusal = refuse(`no run of ${String(min)} letters and digits`);
  for (const run of runs) {
    const verdict = weighAll(RANDOMNESS, run);
    if (verdict.accepted) return accept("a run of letters and digits is random");
    refusal = verdict;
  }
  return refusal;
}

/** The first refusal, or the last word of those that accept. */
function weighAll(all: readonly Evidence[], value: string): EvidenceVerdict {
  let verdict = accept("nothing is asked");
  for (const evidence of all) {
    verdict = weigh(evidence, value);
    if (!verdict.accepted) break;
  }
  return verdict;
}

function accept(reason: string): EvidenceVerdict {
  return { accepted: true, reason };
}

function refuse(reason: string): EvidenceVerdict {
  return { accepted: false, reason };
}
