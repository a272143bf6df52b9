import { AnchorSearch, type Layer } from "./anchor-search.ts";
import type { Anchor } from "./anchors.ts";
import type { Encoding, Span } from "./finding.ts";
import { leadOf, startsWithLead, wordsIn, type Lead } from "./lead.ts";
import type { Observer } from "./observer.ts";
import type { Candidate } from "./overlap.ts";
import { PatternSearch, TextView, type Match, type Refusal } from "./pattern.ts";
import { MORE_HITS_THAN_CUT } from "./requests/region.ts";
import type { Catalogue } from "./rule.ts";
import { DIRECTIVE_ANCHORS } from "./suppressions/directive.ts";

/** What one pass over a document brought. Offsets are bytes of the document. */
export interface SearchResult {
  readonly candidates: readonly Candidate[];
  /** Where the catalogue's hosts and the marks of its credentials stand in plain text, ascending; of very many the first ones. */
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

/** Finds what a catalogue's patterns match in bytes, through encodings too. */
export class Search {
  readonly anchors: AnchorSearch;
  /** Finds anchors behind which nothing can match, too. */
  #allAnchors: AnchorSearch | undefined;
  readonly #meanings: readonly Meaning[];
  readonly #observer: Observer | undefined;

  constructor({ rules, hosts, credentialMarks }: Catalogue, observer?: Observer) {
    this.#observer = observer;
    const anchors: (Required<Anchor> & { readonly meaning: Meaning })[] = [];
    for (const rule of rules) {
      if (!("pattern" in rule)) continue;
      const meaning: Meaning = { kind: "pattern", search: new PatternSearch(rule) };
      const lead = leadOf(rule.pattern);
      for (const text of rule.anchors) {
        const behind = wordsIn(lead, text.length);
        const matters = rule.kind === "secret" ? "everywhere" : "plainly";
        anchors.push({ text, caseless: rule.pattern.ignoreCase, behind, matters, meaning });
      }
    }
    for (const text of hosts) {
      anchors.push({ text, caseless: true, behind: 0, matters: "plainly", meaning: { kind: "host" } });
    }
    for (const mark of credentialMarks) {
      const pattern = typeof mark === "string" ? new RegExp(mark.replace(/[^\w-]/g, "\\$&"), "i") : mark;
      const text = typeof mark === "string" ? mark : (/^[\w-]*/.exec(mark.source)?.[0] ?? "");
      const lead = leadOf(pattern);
      const behind = wordsIn(lead, text.length);
      const meaning: Meaning = { kind: "credential-mark", lead };
      anchors.push({ text, caseless: pattern.ignoreCase, behind, matters: "early", meaning });
    }
    for (const text of DIRECTIVE_ANCHORS) {
      anchors.push({ text, caseless: false, behind: 0, matters: "plainly", meaning: { kind: "directive" } });
    }
    this.anchors = new AnchorSearch(
      anchors.map(({ text, caseless, behind, matters }) => ({ text, caseless, behind, matters })),
      observer,
    );
    this.#meanings = anchors.map(({ meaning }) => meaning);
  }

  /**
   * @param onAttempt is told of every anchor at which a pattern was tried, with what came of it
   * @param besideUtf16 whether what stands there in UTF-16 is left out
   */
  run(bytes: Buffer, onAttempt?: (attempt: Attempt) => void, besideUtf16 = false): SearchResult {
    const found: Found = {
      candidates: [],
      hosts: [],
      credentialMarks: [],
      directives: [],
      onAttempt,
    };
    let view: TextView | undefined;
    const search = onAttempt ? this.#searchForAll() : this.anchors;
    const onAnchors = (anchors: readonly number[], at: number, layer: Layer): boolean => {
      if (view?.bytes !== layer.bytes) view = new TextView(layer.bytes);
      this.#hit(anchors, at, view, layer, found);
      return true;
    };
    const isEarly = (): boolean => found.credentialMarks.length < MORE_HITS_THAN_CUT;
    const isAll = search.run(bytes, onAnchors, isEarly, besideUtf16);
    return {
      candidates: found.candidates,
      hosts: ascending(found.hosts, asItIs),
      credentialMarks: ascending(found.credentialMarks, startOf),
      directives: ascending(found.directives, asItIs),
      exhausted: !isAll,
    };
  }

  #searchForAll(): AnchorSearch {
    return (this.#allAnchors ??= new AnchorSearch(
      this.anchors.anchors.map(({ text, caseless }) => ({ text, caseless })),
      this.#observer,
    ));
  }

  /** @param anchors those that stand at `at`: of one literal */
  #hit(anchors: readonly number[], at: number, view: TextView, layer: Layer, found: Found): void {
    let matches: Match[] | undefined;
    for (const anchor of anchors) {
      const meaning = this.#meanings[anchor] as Meaning;
      if (meaning.kind === "pattern") {
        const match = this.#try(meaning.search, at, matches, view, layer, found);
        if (match) (matches ??= []).push(match);
      } else if (layer.encodings.length > 0) continue;
      else if (meaning.kind === "directive") found.directives.push(at);
      else if (meaning.kind === "host") {
        if (isWanted(at, found.hosts, asItIs)) found.hosts.push(at);
      } else if (isWanted(at, found.credentialMarks, startOf) && startsWithLead(view.bytes, at, meaning.lead)) {
        found.credentialMarks.push({ start: at, end: at + meaning.lead.length });
      }
    }
  }

  #try(
    search: PatternSearch,
    at: number,
    matches: readonly Match[] | undefined,
    view: TextView,
    { encodings, toSource }: Layer,
    found: Found,
  ): Match | undefined {
    if (encodings.length > 0 && search.rule.kind !== "secret") return undefined;
    this.#observer?.begin("patterns", search.rule.id);
    const outcome = search.at(view, at, matches, this.#observer);
    this.#observer?.end();
    found.onAttempt?.({ ruleId: search.rule.id, span: toSource(at, at + 4), encodings, outcome });
    if (!("rule" in outcome)) return undefined;
    found.candidates.push({ match: outcome, span: toSource(outcome.span.start, outcome.span.end), encodings });
    return outcome;
  }
}

/** Whether one more hit can be among those around which requests are cut: it stands before the last one, or these are not too many already. */
function isWanted<Hit>(at: number, hits: readonly Hit[], placeOf: (hit: Hit) => number): boolean {
  return hits.length < MORE_HITS_THAN_CUT || at < placeOf(hits.at(-1) as Hit);
}

/** What a search has come to, while it runs. */
interface Found {
  readonly candidates: Candidate[];
  readonly hosts: number[];
  readonly credentialMarks: Span[];
  readonly directives: number[];
  readonly onAttempt: ((attempt: Attempt) => void) | undefined;
}

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
const startOf = ({ start }: Span): number => start;
