import { continuesAfter, continuesBefore } from "./boundary.ts";
import { subject, weigh } from "./evidence/evidence.ts";
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
  readonly stage: "pattern" | "boundary" | "evidence";
  readonly reason: string;
}

/** How much text before the anchor and behind the window the checks may see. */
const MARGIN = 64;
const DEFAULT_WINDOW = 512;
/** Neighbouring anchors share a block of converted text. */
const BLOCK = 4096;

const OTHER_FORM: Refusal = { stage: "pattern", reason: "the text does not have the pattern's form" };
const WORD_BEFORE: Refusal = { stage: "boundary", reason: "a word runs into it from before" };
const UNDERSCORE = 0x5f;

/** A rule's pattern, ready to run sticky at an anchor. */
export class PatternSearch {
  readonly rule: PatternRule;
  readonly #sticky: RegExp;
  readonly #window: number;
  readonly #lead: Lead;
  /** The group whose place is reported, when it is not the whole match. */
  readonly #group: string | undefined;

  constructor(rule: PatternRule) {
    const group = rule.kind === "secret" ? "secret" : "misuse";
    this.rule = rule;
    this.#group = rule.pattern.source.includes(`(?<${group}>`) ? group : undefined;
    this.#sticky = new RegExp(
      rule.pattern.source,
      `${rule.pattern.flags.replace(/[gyd]/g, "")}y${this.#group ? "d" : ""}`,
    );
    this.#window = rule.window ?? DEFAULT_WINDOW;
    this.#lead = leadOf(rule.pattern);
  }

  /** Runs the pattern and its checks at the anchor that starts at `at`. */
  at(view: TextView, at: number, observer?: Observer): Match | Refusal {
    if (!startsWithLead(view.bytes, at, this.#lead)) return OTHER_FORM;
    // No escape or colour code ends with an underscore, so that what the boundary would say is known.
    if (this.rule.boundary === "token" && view.bytes[at - 1] === UNDERSCORE) return WORD_BEFORE;
    const { text, base } = view.around(at, at + this.#window);
    const start = at - base;
    // The pattern sees no further than its window; what a match at the window's end runs into is asked of the text behind.
    const window = text.slice(0, start + this.#window);
    if (this.rule.boundary === "token" && continuesBefore(text, start)) return WORD_BEFORE;
    this.#sticky.lastIndex = start;
    const match = this.#sticky.exec(window);
    if (!match) return OTHER_FORM;
    if (this.rule.boundary === "token" && continuesAfter(text, start + match[0].length)) {
      return { stage: "boundary", reason: "its word goes on behind it" };
    }
    const groups = match.groups ?? {};
    const value = (this.#group === undefined ? undefined : groups[this.#group]) ?? match[0];
    observer?.begin("evidence", this.rule.id);
    const refusal = this.#weigh(value, groups);
    observer?.end();
    if (refusal) return refusal;
    const [from, to] = (this.#group === undefined ? undefined : match.indices?.groups?.[this.#group]) ?? [
      start,
      start + match[0].length,
    ];
    return { rule: this.rule, span: { start: base + from, end: base + to }, value, groups };
  }

  #weigh(value: string, groups: Match["groups"]): Refusal | undefined {
    for (const evidence of this.rule.evidence) {
      const group = subject(evidence);
      const verdict = weigh(evidence, group === undefined ? value : (groups[group] ?? ""));
      if (!verdict.accepted) return { stage: "evidence", reason: verdict.reason };
    }
    return undefined;
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

  /** Text that holds `start` to `end` and the margin around them, where there is any; `base` is the offset of its first character. */
  around(start: number, end: number): { text: string; base: number } {
    const from = Math.max(0, start - MARGIN);
    const to = Math.min(this.bytes.length, end + MARGIN);
    if (from < this.#base || to > this.#base + this.#text.length) {
      this.#base = from;
      this.#text = this.bytes.toString("latin1", from, Math.min(this.bytes.length, Math.max(to, from + BLOCK)));
    }
    return { text: this.#text, base: this.#base };
  }
}
