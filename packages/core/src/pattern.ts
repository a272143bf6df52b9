import { continuesAfter, continuesBefore } from "./boundary.ts";
import { subject, testOf, weigh, type Evidence, type Test } from "./evidence/evidence.ts";
import type { Span } from "./finding.ts";
import { leadOf, startsWithLead, type Lead } from "./lead.ts";
import type { Observer } from "./observer.ts";
import type { PatternPracticeRule, SecretRule } from "./rule.ts";

export type PatternRule = SecretRule | PatternPracticeRule;

/** What one rule's pattern found at one anchor, after every check. Offsets are of the bytes that were searched. */
export interface Match {
  readonly rule: PatternRule;
  /** The secret's place, or that of the misuse. */
  readonly span: Span;
  readonly value: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** The check that stopped a rule at an anchor, and a sentence that says why; it holds no part of the value. */
export interface Refusal {
  readonly stage: "pattern" | "boundary" | "evidence" | "overlap";
  readonly reason: string;
}

/** A condition on a match, ready to be asked. */
interface Condition {
  readonly evidence: Evidence;
  /** The group that it speaks of, or else the value. */
  readonly group: string | undefined;
  readonly isMet: Test;
}

/** How much text before the anchor a pattern may look back to. */
const MARGIN = 64;
const DEFAULT_WINDOW = 512;
/** Neighbouring anchors share a block of converted text, which is this much longer than the first one asks for, or twice as long. */
const BLOCK = 4096;

const OTHER_FORM: Refusal = { stage: "pattern", reason: "the text does not have the pattern's form" };
const WORD_BEFORE: Refusal = { stage: "boundary", reason: "a word runs into it from before" };
const WORD_AFTER: Refusal = { stage: "boundary", reason: "its word goes on behind it" };
const OUTRANKED: Refusal = { stage: "overlap", reason: "a more specific rule reports the same text" };

/** A rule's pattern, ready to run sticky at an anchor. */
export class PatternSearch {
  readonly rule: PatternRule;
  readonly #sticky: RegExp;
  readonly #window: number;
  readonly #lead: Lead;
  /** The group whose place is reported, when it is not the whole match. */
  readonly #group: string | undefined;
  readonly #hasGroups: boolean;
  readonly #conditions: readonly Condition[];

  constructor(rule: PatternRule) {
    const group = rule.kind === "secret" ? "secret" : "misuse";
    this.rule = rule;
    this.#group = rule.pattern.source.includes(`(?<${group}>`) ? group : undefined;
    this.#sticky = new RegExp(
      rule.pattern.source,
      `${rule.pattern.flags.replace(/[gyd]/g, "")}y${this.#group ? "d" : ""}`,
    );
    this.#window = rule.window ?? DEFAULT_WINDOW;
    this.#hasGroups = rule.pattern.source.includes("(?<");
    this.#lead = leadOf(rule.pattern);
    this.#conditions = rule.evidence.map((evidence) => ({
      evidence,
      group: subject(evidence),
      isMet: testOf(evidence),
    }));
  }

  /**
   * Runs the pattern and its checks at the anchor that starts at `at`.
   * @param matches what other patterns matched there: one that the more specific rule's covers need not be judged
   */
  at(view: TextView, at: number, matches: readonly Match[] = [], observer?: Observer): Match | Refusal {
    if (!startsWithLead(view.bytes, at, this.#lead)) return OTHER_FORM;
    if (this.rule.boundary === "token" && continuesBefore(view.bytes, at)) return WORD_BEFORE;
    const { text, base } = view.around(at, at + this.#window);
    const start = at - base;
    // The pattern sees no further than its window; what a match at the window's end runs into is asked of the bytes behind.
    const window = text.slice(0, start + this.#window);
    this.#sticky.lastIndex = start;
    if (!this.#sticky.test(window)) return OTHER_FORM;
    const end = this.#sticky.lastIndex;
    if (this.rule.boundary === "token" && continuesAfter(view.bytes, base + end)) {
      return WORD_AFTER;
    }
    if (matches.some((match) => this.#isOutranked(match, { start: at, end: base + end }))) return OUTRANKED;
    // A test is several times as quick as what makes an object of a match.
    this.#sticky.lastIndex = start;
    const match = this.#hasGroups ? this.#sticky.exec(window) : undefined;
    const groups = match?.groups ?? {};
    const value = (this.#group === undefined ? undefined : groups[this.#group]) ?? window.slice(start, end);
    observer?.begin("evidence", this.rule.id);
    const refusal = this.#weigh(value, groups);
    observer?.end();
    if (refusal) return refusal;
    const [from, to] = (this.#group === undefined ? undefined : match?.indices?.groups?.[this.#group]) ?? [start, end];
    return { rule: this.rule, span: { start: base + from, end: base + to }, value, groups };
  }

  /**
   * Whether the other match, from the same place on and no longer, is of a more specific rule. With it there, this one would be dropped, and
   * whatever this one could displace, that one does.
   */
  #isOutranked(other: Match, span: Span): boolean {
    return (
      this.rule.kind === "secret" &&
      other.rule.kind === "secret" &&
      this.rule.specificity < other.rule.specificity &&
      this.#group === undefined &&
      span.start === other.span.start &&
      span.end >= other.span.end
    );
  }

  #weigh(value: string, groups: Match["groups"]): Refusal | undefined {
    for (const { evidence, group, isMet } of this.#conditions) {
      const judged = group === undefined ? value : (groups[group] ?? "");
      if (!isMet(judged)) return new EvidenceRefusal(evidence, judged);
    }
    return undefined;
  }
}

/** Puts its reason into words when someone asks: hardly anyone does. */
class EvidenceRefusal implements Refusal {
  readonly stage = "evidence";
  readonly #evidence: Evidence;
  readonly #value: string;

  constructor(evidence: Evidence, value: string) {
    this.#evidence = evidence;
    this.#value = value;
  }

  get reason(): string {
    return weigh(this.#evidence, this.#value).reason;
  }
}

/** Bytes as latin1 text, converted in blocks and only where something asks. */
export class TextView {
  readonly bytes: Buffer;
  #text = "";
  #base = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** Text that holds `start` to `end`, as far as there is any, and the margin before them; `base` is the offset of its first character. */
  around(start: number, end: number): { text: string; base: number } {
    const from = Math.max(0, start - MARGIN);
    const to = Math.min(this.bytes.length, end);
    if (from < this.#base || to > this.#base + this.#text.length) {
      this.#base = from;
      this.#text = this.bytes.toString("latin1", from, to + Math.max(BLOCK, to - from));
    }
    return { text: this.#text, base: this.#base };
  }
}
