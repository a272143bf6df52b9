import type { Confidence, RuleKind, Severity } from "./rule.ts";
import type { Secret } from "./secret.ts";

/** Half-open: `start` is the first unit, `end` the one after the last. Bytes for byte input, UTF-16 code units for strings. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a span stands. Lines and columns are 1-based; LF, CRLF and a lone CR end a line. The end is exclusive. */
export interface Location {
  readonly startLine: number;
  /** In UTF-16 code units, as editors count. */
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The same columns in bytes of UTF-8 (of the document's own bytes, when it was given as bytes). */
  readonly startByteColumn: number;
  readonly endByteColumn: number;
}

export type Encoding = "base64" | "base64url" | "hex" | "percent" | "escape" | "utf-16le" | "utf-16be";

/** The lines around a finding, for a reader: every secret in them is masked, long lines are cut around the finding. */
export interface Excerpt {
  /** The 1-based number of the first of `lines`. */
  readonly firstLine: number;
  /** At most three lines; the text is as in the document, control characters included, so a door escapes it for its medium. */
  readonly lines: readonly string[];
  /** The finding's place in the excerpt: an index into `lines` and half-open, 0-based UTF-16 columns of that masked line. */
  readonly mark: { readonly line: number; readonly start: number; readonly end: number };
}

/** One match of one rule. */
export interface Finding {
  readonly ruleId: string;
  readonly kind: RuleKind;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** One line that says what was found; holds no secret. */
  readonly title: string;
  /** Why it matters, where the rule says so itself. */
  readonly danger?: string;
  /** What to do about it, in one or two sentences. */
  readonly advice: string;
  readonly span: Span;
  /** What can stand in place of the span, whatever the language, and puts it right; absent where there is nothing of the kind. */
  readonly replacement?: string;
  readonly location: Location;
  readonly excerpt: Excerpt;
  /** The value, for secret rules. */
  readonly secret: Secret | undefined;
  /** 32 hexadecimal digits; of the secret, or of the rule and normalised text of a practice. Independent of place. */
  readonly fingerprint: string;
  /** The encodings that were undone to see the secret, outermost first. The span covers the encoded text. */
  readonly encodings: readonly Encoding[];
  /** Facts that help a reader, such as an expiry or an organisation's id; never a secret. */
  readonly details: Readonly<Record<string, string>>;
}
