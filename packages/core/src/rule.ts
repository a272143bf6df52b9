import type { Evidence } from "./evidence/evidence.ts";
import type { Misuse, RequestRecord } from "./requests/record.ts";

export type Severity = "critical" | "high" | "medium" | "low";
export type Confidence = "high" | "medium" | "low";
export type RuleKind = "secret" | "practice";

/** A text that a rule is tried on. `path` matters to the few rules that ask what kind of file it is. */
export type Example = string | { readonly text: string; readonly path?: string };

/** What a reader is told of a rule, whoever judges by it. */
export interface RuleDescription {
  readonly id: string;
  readonly kind: RuleKind;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** What the rule finds, as a noun phrase: "Nexus API key". */
  readonly title: string;
  /** Why it matters, in a sentence, where what is said of every rule of the kind does not fit. */
  readonly danger?: string;
  /** What to do about a finding. */
  readonly advice: string;
  /** URLs or documents that the rule's facts come from. */
  readonly sources: readonly string[];
}

interface RuleFacts extends RuleDescription {
  readonly examples: { readonly leaks: readonly Example[]; readonly safe: readonly Example[] };
}

/** The facts that may differ by a named group of the pattern: `u` of `nxs_u_…` is worded otherwise than `o`. */
export interface Variant {
  readonly title?: string;
  readonly severity?: Severity;
  readonly advice?: string;
}

/** Finds a value that must be rotated. */
export interface SecretRule extends RuleFacts {
  readonly kind: "secret";
  /** Literals of at least 4 ASCII characters; the pattern starts at one of them. Matched without regard to case unless the pattern says otherwise. */
  readonly anchors: readonly string[];
  /**
   * Runs sticky at the anchor's first character, over at most `window` characters (default 512). The group `secret`, or else the whole
   * match, is the value; other groups are for evidence, variants and details.
   */
  readonly pattern: RegExp;
  readonly window?: number;
  /** `token`: neither end may touch a character that continues a word, judged on what the text means. */
  readonly boundary: "token" | "none";
  /** All must hold. */
  readonly evidence: readonly Evidence[];
  /** The leading part of the value that is no secret and shown in masks: `nxs_u_`. */
  readonly publicPrefix?: RegExp;
  /** Of several rules that match overlapping text, the one with the highest number is reported. */
  readonly specificity: number;
  readonly variants?: {
    readonly group: string;
    readonly cases: Readonly<Record<string, Variant>>;
    readonly otherwise?: Variant;
  };
  /**
   * Claims of a JSON Web Token to show as details: `show` maps a detail's name to a claim; the group is the payload's segment. The expiry (`exp`)
   * is always told.
   */
  readonly claims?: { readonly group: string; readonly show: Readonly<Record<string, string>> };
}

/** Finds a wrong use by its text alone. Its span is the group `misuse`, or else the whole match, and holds no secret. */
export interface PatternPracticeRule extends RuleFacts {
  readonly kind: "practice";
  readonly anchors: readonly string[];
  readonly pattern: RegExp;
  readonly window?: number;
  readonly boundary: "token" | "none";
  readonly evidence: readonly Evidence[];
}

/** Finds a wrong use in a request: a predicate over its record. */
export interface RequestPracticeRule extends RuleFacts {
  readonly kind: "practice";
  /** What of a request the rule looks at, as a noun phrase: "the scheme of its URL". */
  readonly looksAt: string;
  /** The wrong uses that the record shows. Each has a place of its own that holds no secret. */
  readonly judge: (request: RequestRecord) => readonly Misuse[];
}

export type PracticeRule = PatternPracticeRule | RequestPracticeRule;
export type Rule = SecretRule | PracticeRule;

/** Rules that share a vendor's hosts. */
export interface Catalogue {
  readonly rules: readonly Rule[];
  /** Hosts whose requests are cut into records: `api.nexusgpt.io`. */
  readonly hosts: readonly string[];
  /**
   * What tells of a credential where no secret rule does, so that requests are cut around it too: the beginning of a key, the names of the
   * variables that hold one, the parameter that carries one. A string is matched without regard to case; a pattern is of fixed length and
   * starts with at least 4 literal characters.
   */
  readonly credentialMarks: readonly (string | RegExp)[];
}
