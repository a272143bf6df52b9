import { AnchorMatcher, type Anchor } from "./anchors.ts";
import { DEEPEST, encodedRegions, type Region } from "./decode/index.ts";
import type { Encoding, Span } from "./finding.ts";
import { leadOf, startsWithLead, type Lead } from "./lead.ts";
import type { Observer } from "./observer.ts";
import type { Candidate } from "./overlap.ts";
import { PatternSearch, TextView, type Match, type Refusal } from "./pattern.ts";
import type { Catalogue } from "./rule.ts";
import { noNotes, Sieve } from "./sieve/sieve.ts";
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
  | { readonly kind: "directive" };

/** Decoding may read so many times the document's length, all layers together. */
const BUDGET_FACTOR = 4;
const BUDGET_FLOOR = 1 << 16;

/** Finds what a catalogue's patterns match in bytes, through encodings too. */
export class Search {
  readonly #meanings: readonly Meaning[];
  readonly #matcher: AnchorMatcher;
  readonly #sieve: Sieve;
  readonly #observer: Observer | undefined;

  constructor({ rules, hosts, credentialMarks }: Catalogue, observer?: Observer) {
    this.#observer = observer;
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
    this.#matcher = new AnchorMatcher(anchors);
    this.#sieve = new Sieve(this.#matcher.windows);
    this.#meanings = anchors.map(({ meaning }) => meaning);
  }

  /** @param onAttempt is told of every anchor at which a pattern was tried, with what came of it */
  run(bytes: Buffer, onAttempt?: (attempt: Attempt) => void): SearchResult {
    const found: Found = {
      candidates: [],
      hosts: [],
      credentialMarks: [],
      directives: [],
      budget: BUDGET_FLOOR + bytes.length * BUDGET_FACTOR,
      onAttempt,
    };
    this.#searchLayer({ bytes, encodings: [], toSource: spanAsItIs }, found);
    return {
      candidates: found.candidates,
      hosts: ascending(found.hosts, asItIs),
      credentialMarks: ascending(found.credentialMarks, ({ start }) => start),
      directives: ascending(found.directives, asItIs),
      exhausted: found.budget < 0,
    };
  }

  #searchLayer(layer: Layer, found: Found): void {
    const { bytes, encodings } = layer;
    const observer = this.#observer;
    const notes = noNotes();
    let view: TextView | undefined;
    const onHit = (anchor: number, at: number): void => {
      view ??= new TextView(bytes);
      this.#hit(this.#meanings[anchor] as Meaning, at, view, layer, found);
    };
    for (let from = 0; from < bytes.length;) {
      observer?.begin("sieve");
      from = this.#sieve.sift(bytes, from, notes);
      observer?.end();
      observer?.begin("anchors");
      for (const at of notes.windows) this.#matcher.compare(bytes, at, onHit);
      observer?.end();
      notes.windows.length = 0;
    }
    if (encodings.length === DEEPEST) return;
    observer?.begin("decoding");
    encodedRegions(bytes, notes, this.#sieve, (region) => {
      found.budget -= region.bytes.length;
      if (found.budget < 0) return false;
      this.#searchLayer(within(layer, region), found);
      return true;
    });
    observer?.end();
  }

  #hit(meaning: Meaning, at: number, view: TextView, { encodings, toSource }: Layer, found: Found): void {
    const isPlain = encodings.length === 0;
    if (meaning.kind === "pattern") {
      if (!isPlain && meaning.search.rule.kind !== "secret") return;
      this.#observer?.begin("patterns", meaning.search.rule.id);
      const outcome = meaning.search.at(view, at, this.#observer);
      this.#observer?.end();
      if ("rule" in outcome) {
        found.candidates.push({ match: outcome, span: toSource(outcome.span.start, outcome.span.end), encodings });
      }
      found.onAttempt?.({ ruleId: meaning.search.rule.id, span: toSource(at, at + 4), encodings, outcome });
    } else if (!isPlain) return;
    else if (meaning.kind === "host") found.hosts.push(at);
    else if (meaning.kind === "directive") found.directives.push(at);
    else if (startsWithLead(view.bytes, at, meaning.lead)) {
      found.credentialMarks.push({ start: at, end: at + meaning.lead.length });
    }
  }
}

/** A document, or what was decoded from a part of one. */
interface Layer {
  readonly bytes: Buffer;
  /** Outermost first. */
  readonly encodings: readonly Encoding[];
  /** The document's bytes that the layer's came from. */
  readonly toSource: (start: number, end: number) => Span;
}

/** What a search has come to, while it runs. */
interface Found {
  readonly candidates: Candidate[];
  readonly hosts: number[];
  readonly credentialMarks: Span[];
  readonly directives: number[];
  /** How many bytes may still be decoded. */
  budget: number;
  readonly onAttempt: ((attempt: Attempt) => void) | undefined;
}

const spanAsItIs = (start: number, end: number): Span => ({ start, end });

/** Sorts what almost always is in order, as it is noted on one way through the bytes. */
function ascending<Item>(items: Item[], placeOf: (item: Item) => number): Item[] {
  for (let i = 1; i < items.length; i++) {
    if (placeOf(items[i - 1] as Item) > placeOf(items[i] as Item)) {
      return items.sort((a, b) => placeOf(a) - placeOf(b));
    }
  }
  return items;
}

const asItIs = (offset: number): number => offset;

function within(layer: Layer, region: Region): Layer {
  return {
    bytes: region.bytes,
    encodings: [...layer.encodings, region.encoding],
    toSource: (start, end) => {
      const span = region.toSource(start, end);
      return layer.toSource(span.start, span.end);
    },
  };
}
