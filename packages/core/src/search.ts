import { AnchorMatcher, type Anchor } from "./anchors.ts";
import { DEEPEST, encodedRegions, ESCAPE_ANCHORS } from "./decode/index.ts";
import type { Encoding, Span } from "./finding.ts";
import { leadOf, startsWithLead, type Lead } from "./lead.ts";
import type { Candidate } from "./overlap.ts";
import { PatternSearch, TextView, type Match, type Refusal } from "./pattern.ts";
import type { Catalogue } from "./rule.ts";
import { DIRECTIVE_ANCHORS } from "./suppressions/directive.ts";

/** What one pass over a document brought. Offsets are bytes of the document. */
export interface SearchResult {
  readonly candidates: readonly Candidate[];
  /** Where the catalogue's hosts and the marks of its credentials stand in plain text, ascending. */
  readonly hosts: readonly number[];
  readonly credentialMarks: readonly Span[];
  /** Where comments that silence findings may begin, ascending. */
  readonly directives: readonly number[];
  /** Whether the decoding budget ended before all encoded text was read. */
  readonly exhausted: boolean;
}

/** What a rule said at one anchor. */
export interface Attempt {
  readonly ruleId: string;
  readonly span: Span;
  readonly encodings: readonly Encoding[];
  readonly outcome: Match | Refusal;
}

/** What an anchor announces. */
type Meaning =
  | { readonly kind: "pattern"; readonly search: PatternSearch }
  | { readonly kind: "host" }
  | { readonly kind: "credential-mark"; readonly lead: Lead }
  | { readonly kind: "directive" }
  | { readonly kind: "escape" };

/** Decoding may read so many times the document's length, all layers together. */
const BUDGET_FACTOR = 4;
const BUDGET_FLOOR = 1 << 16;

/** Finds what a catalogue's patterns match in bytes, through encodings too. */
export class Search {
  readonly #meanings: readonly Meaning[];
  readonly #matcher: AnchorMatcher;

  constructor({ rules, hosts, credentialMarks }: Catalogue) {
    const anchors: (Anchor & { readonly meaning: Meaning })[] = [];
    for (const rule of rules) {
      if (!("pattern" in rule)) continue;
      const meaning: Meaning = { kind: "pattern", search: new PatternSearch(rule) };
      for (const text of rule.anchors) anchors.push({ text, caseless: rule.pattern.ignoreCase, meaning });
    }
    for (const text of hosts) anchors.push({ text, caseless: true, meaning: { kind: "host" } });
    for (const mark of credentialMarks) {
      const pattern = typeof mark === "string" ? new RegExp(mark.replace(/[^\w-]/g, "\\$&"), "i") : mark;
      const text = typeof mark === "string" ? mark : (/^[\w-]*/.exec(mark.source)?.[0] ?? "");
      const meaning: Meaning = { kind: "credential-mark", lead: leadOf(pattern) };
      anchors.push({ text, caseless: pattern.ignoreCase, meaning });
    }
    for (const text of DIRECTIVE_ANCHORS) anchors.push({ text, caseless: false, meaning: { kind: "directive" } });
    for (const text of ESCAPE_ANCHORS) anchors.push({ text, caseless: true, meaning: { kind: "escape" } });
    this.#matcher = new AnchorMatcher(anchors);
    this.#meanings = anchors.map(({ meaning }) => meaning);
  }

  /** @param onAttempt is told of every anchor at which a pattern was tried, with what came of it */
  run(bytes: Buffer, onAttempt?: (attempt: Attempt) => void): SearchResult {
    const candidates: Candidate[] = [];
    const hosts: number[] = [];
    const credentialMarks: Span[] = [];
    const directives: number[] = [];
    let budget = BUDGET_FLOOR + bytes.length * BUDGET_FACTOR;

    const layer = (
      text: Buffer,
      encodings: readonly Encoding[],
      toSource: (start: number, end: number) => Span,
    ): void => {
      const isPlain = encodings.length === 0;
      const escapes: number[] = [];
      const view = new TextView(text);
      this.#matcher.scan(text, (anchor, at) => {
        const meaning = this.#meanings[anchor] as Meaning;
        if (meaning.kind === "escape") escapes.push(at);
        else if (meaning.kind === "host") {
          if (isPlain) hosts.push(at);
        } else if (meaning.kind === "credential-mark") {
          const isMark = isPlain && startsWithLead(text, at, meaning.lead);
          if (isMark) credentialMarks.push({ start: at, end: at + meaning.lead.length });
        } else if (meaning.kind === "directive") {
          if (isPlain) directives.push(at);
        } else if (isPlain || meaning.search.rule.kind === "secret") {
          const outcome = meaning.search.at(view, at);
          if ("rule" in outcome) {
            candidates.push({ match: outcome, span: toSource(outcome.span.start, outcome.span.end), encodings });
          }
          onAttempt?.({ ruleId: meaning.search.rule.id, span: toSource(at, at + 4), encodings, outcome });
        }
      });
      if (encodings.length === DEEPEST) return;
      escapes.sort((a, b) => a - b);
      for (const region of encodedRegions(text, escapes)) {
        budget -= region.bytes.length;
        if (budget < 0) return;
        layer(region.bytes, [...encodings, region.encoding], (start, end) => {
          const span = region.toSource(start, end);
          return toSource(span.start, span.end);
        });
      }
    };

    layer(bytes, [], (start, end) => ({ start, end }));
    return {
      candidates,
      hosts: hosts.sort((a, b) => a - b),
      credentialMarks: credentialMarks.sort((a, b) => a.start - b.start),
      directives: directives.sort((a, b) => a - b),
      exhausted: budget < 0,
    };
  }
}
