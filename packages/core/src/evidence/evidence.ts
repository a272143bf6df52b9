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

/** Whether a value is what evidence wants. */
export type Test = (value: string) => boolean;

/** The test that a descriptor stands for. */
export function testOf(evidence: Evidence): Test {
  if ("entropy" in evidence) return (value) => entropy(value) >= evidence.entropy.min;
  if ("notPeriodic" in evidence) return (value) => period(value) === 0;
  if ("notSequential" in evidence) return (value) => !isSequential(value);
  if ("notPlaceholder" in evidence) return (value) => !isPlaceholder(value);
  if ("notWords" in evidence) return (value) => !isWords(value);
  if ("digit" in evidence) return (value) => /\d/.test(value);
  if ("randomRun" in evidence) {
    return (value) => runsOf(value, evidence.randomRun.min).some((run) => RANDOMNESS_TESTS.every((test) => test(run)));
  }
  return (value) => missingClaims(value, evidence.jwtClaims.all)?.length === 0;
}

/** Judges one value by one descriptor. */
export function weigh(evidence: Evidence, value: string): EvidenceVerdict {
  const accepted = testOf(evidence)(value);
  return { accepted, reason: reasonFor(accepted, evidence, value) };
}

function reasonFor(accepted: boolean, evidence: Evidence, value: string): string {
  if ("entropy" in evidence) {
    const measured = `${entropy(value).toFixed(2)} bits a character, ${String(evidence.entropy.min)} wanted`;
    return `entropy is ${accepted ? "enough" : "too low"}: ${measured}`;
  }
  if ("notPeriodic" in evidence) {
    return accepted ? "no unit repeats" : `a unit of ${String(period(value))} characters repeats`;
  }
  if ("notSequential" in evidence)
    return accepted ? "characters are in no order" : "characters ascend or descend in order";
  if ("notPlaceholder" in evidence) return accepted ? "holds no word of placeholders" : "holds a word of placeholders";
  if ("notWords" in evidence) return accepted ? "does not read like words" : "reads like words";
  if ("digit" in evidence) return accepted ? "holds a digit" : "holds no digit";
  if ("randomRun" in evidence)
    return accepted ? "a run of letters and digits is random" : whyNoRun(value, evidence.randomRun.min);
  if (accepted) return "the token has the claims";
  const missing = missingClaims(value, evidence.jwtClaims.all);
  return missing ? `the token lacks ${missing.join(", ")}` : "is no payload of a JSON Web Token";
}

const RANDOMNESS: readonly Evidence[] = [
  { entropy: { min: 3 } },
  { digit: {} },
  { notSequential: {} },
  { notPeriodic: {} },
  { notPlaceholder: {} },
  { notWords: {} },
];

const RANDOMNESS_TESTS = RANDOMNESS.map(testOf);

function runsOf(value: string, min: number): string[] {
  return (value.match(/[A-Za-z0-9]+/g) ?? []).filter((run) => run.length >= min);
}

/** What stopped the last run. */
function whyNoRun(value: string, min: number): string {
  const run = runsOf(value, min).at(-1);
  if (run === undefined) return `no run of ${String(min)} letters and digits`;
  return RANDOMNESS.map((evidence) => weigh(evidence, run)).find(({ accepted }) => !accepted)?.reason ?? "";
}

/** Those of the claims that a payload lacks, or undefined when the value is none. */
function missingClaims(value: string, all: readonly string[]): readonly string[] | undefined {
  const claims = jwtClaims(value);
  return claims && all.filter((name) => !Object.hasOwn(claims, name));
}
