import type { AnchorSearch } from "./anchor-search.ts";
import { asBuffer } from "./as-buffer.ts";
import { decodeUtf16, documentUtf16 } from "./decode/utf16.ts";
import { jwtDetails } from "./details.ts";
import { excerpt, type Masked } from "./excerpt.ts";
import type { Encoding, Finding, Span } from "./finding.ts";
import { practiceFingerprint } from "./fingerprint.ts";
import { KnownSecrets } from "./known-secrets.ts";
import { DOCUMENT_START, locate, type Position } from "./location.ts";
import type { Observer } from "./observer.ts";
import { resolveOverlaps, type Candidate } from "./overlap.ts";
import { cutRequests, lengthToCut } from "./requests/index.ts";
import type { RequestRecord } from "./requests/record.ts";
import type { Catalogue, RequestPracticeRule, Rule, SecretRule, Variant } from "./rule.ts";
import { Search, type Attempt, type SearchResult } from "./search.ts";
import type { Directive } from "./suppressions/directive.ts";
import { readDirectives } from "./suppressions/read-directives.ts";
import { placedInUtf16 } from "./utf16-findings.ts";
import { Utf16Offsets } from "./utf16-offsets.ts";

export interface DetectOptions {
  /** The document's path or name, with `/`; a few rules judge by it (env files, Markdown). */
  readonly path?: string;
  /** The time against which expiries are judged. Without it, none is said to have passed. */
  readonly now?: Date;
  /** The key of fingerprints; by default a fixed public one. */
  readonly fingerprintKey?: string | Uint8Array;
}

export interface Detection {
  /** Sorted by place, then rule. */
  readonly findings: readonly Finding[];
  /** The comments that silence findings, in their order; the findings are all there, silenced or not. */
  readonly directives: readonly Directive[];
  /** Whether hosts or credentials of the catalogue occur, without which there is no request to judge. */
  readonly mentionsApi: boolean;
  /** True when a budget ended before all encoded text was decoded, or all requests were cut. */
  readonly exhausted: boolean;
}

/** What is in almost every document. */
const NOTHING: Detection = { findings: [], directives: [], mentionsApi: false, exhausted: false };

/** How many findings of a document, or of a part of one, are shown amid their lines. */
const MOST_EXCERPTS = 1000;

const NO_VARIANT: Variant = {};
const NO_DETAILS: Finding["details"] = {};

/** Text in, findings out. Built once from a catalogue, then used for any number of documents. */
export class Detector {
  readonly catalogue: Catalogue;
  readonly observer: Observer | undefined;
  /** Finds everything without which the detector finds nothing. */
  readonly anchors: AnchorSearch;
  readonly #search: Search;
  readonly #requestRules: readonly RequestPracticeRule[];

  /** @throws {RangeError} when a rule's anchor is shorter than 4 characters or not ASCII */
  constructor(catalogue: Catalogue, observer?: Observer) {
    this.catalogue = catalogue;
    this.observer = observer;
    this.#search = new Search(catalogue, observer);
    this.anchors = this.#search.anchors;
    this.#requestRules = catalogue.rules.filter((rule) => "judge" in rule);
  }

  /**
   * Everything that the catalogue finds in a whole document. Bytes are taken as UTF-8, valid or not, or as UTF-16 where the document says or
   * looks so.
   * @returns spans in bytes for bytes, in UTF-16 code units for a string
   */
  detect(input: Uint8Array | string, options: DetectOptions = {}): Detection {
    if (typeof input === "string") return this.#detectString(input, options);
    const bytes = asBuffer(input);
    const order = documentUtf16(bytes);
    return order === undefined ? this.detectPart(bytes, options) : this.#detectUtf16(bytes, order, options);
  }

  /**
   * What {@link detect} does with UTF-8 bytes, for a part of a document.
   * @param start where the part's first byte stands; spans stay relative to the part
   */
  detectPart(bytes: Buffer, options: DetectOptions, start: Position = DOCUMENT_START): Detection {
    return this.#detect(bytes, this.#search.run(bytes), options, start);
  }

  /**
   * What {@link detectPart} does for a part of a document of UTF-16, but of secrets alone, and those that do not stand there in UTF-16: some shells
   * append text of one byte a character.
   */
  detectBesideUtf16(bytes: Buffer, options: DetectOptions, start: Position = DOCUMENT_START): Detection {
    const detection = this.#detect(bytes, this.#search.run(bytes, undefined, true), options, start);
    return { ...detection, findings: detection.findings.filter(({ kind }) => kind === "secret") };
  }

  #detect(bytes: Buffer, result: SearchResult, options: DetectOptions, start: Position): Detection {
    if (isEmpty(result)) return result.exhausted ? { ...NOTHING, exhausted: true } : NOTHING;
    const kept = resolveOverlaps(result.candidates);
    const judged = this.#misuses(bytes, kept, result, options);
    const exhausted = result.exhausted || judged.exhausted;
    const secrets = new KnownSecrets(options.fingerprintKey);
    const raw = [...kept.map((candidate) => fromCandidate(candidate, bytes, options, secrets)), ...judged.misuses].sort(
      byPlace,
    );
    const directives = result.directives.length === 0 ? [] : readDirectives(bytes, result.directives, start);
    const mentionsApi = result.hosts.length > 0 || result.credentialMarks.length > 0 || kept.length > 0;
    if (raw.length === 0) return { findings: [], directives, mentionsApi, exhausted };

    this.observer?.begin("places");
    const masked: Masked[] = [];
    for (const { span, secret } of raw) {
      if (secret) masked.push({ start: span.start, end: span.end, mask: secret.toString() });
    }
    const locations = locate(
      bytes,
      raw.map(({ span }) => span),
      start,
    );
    const findings = raw.map((finding, index): Finding => {
      const location = locations[index] as Finding["location"];
      // Nobody reads a document's findings to the thousandth; their lines would cost more than finding them.
      const shown = index < MOST_EXCERPTS ? masked : undefined;
      return placed(finding, location, excerpt(bytes, finding.span, location.startLine, shown));
    });
    this.observer?.end();
    return { findings, directives, mentionsApi, exhausted };
  }

  /** Every place at which a pattern was tried, with what came of it, in a document of UTF-8. */
  attempts(bytes: Buffer): { readonly attempts: readonly Attempt[]; readonly kept: readonly Candidate[] } {
    const attempts: Attempt[] = [];
    const { candidates } = this.#search.run(bytes, (attempt) => attempts.push(attempt));
    return { attempts, kept: resolveOverlaps(candidates) };
  }

  /** Every request that is cut from a document of UTF-8, with offsets in bytes. */
  requests(bytes: Buffer, options: DetectOptions = {}): readonly RequestRecord[] {
    const result = this.#search.run(bytes);
    return this.#cut(bytes, resolveOverlaps(result.candidates), result, options).requests;
  }

  #detectString(text: string, options: DetectOptions): Detection {
    const detection = this.detectPart(Buffer.from(text, "utf8"), options);
    const { findings, directives, ...rest } = detection;
    if (findings.length === 0 && directives.length === 0) return detection;
    const offsets = new Utf16Offsets(text);
    return {
      ...rest,
      findings: findings.map((finding) => ({ ...finding, span: offsets.span(finding.span) })),
      directives: directives.map((directive) => ({
        ...directive,
        start: offsets.span({ start: directive.start, end: directive.start }).start,
      })),
    };
  }

  #detectUtf16(bytes: Buffer, order: Encoding & ("utf-16le" | "utf-16be"), options: DetectOptions): Detection {
    this.observer?.begin("decoding");
    const { text, markLength } = decodeUtf16(bytes, order);
    this.observer?.end();
    const { findings, directives, ...rest } = this.#detectString(text, options);
    const decoded = findings.map((finding) => placedInUtf16(finding, { order, markLength }));
    const plain = this.detectBesideUtf16(bytes, options).findings;
    return {
      ...rest,
      directives: directives.map((directive) => ({ ...directive, start: markLength + directive.start * 2 })),
      findings: [...decoded, ...plain].sort(byPlace),
    };
  }

  #misuses(
    bytes: Buffer,
    kept: readonly Candidate[],
    result: SearchResult,
    options: DetectOptions,
  ): { readonly misuses: readonly UnplacedFinding[]; readonly exhausted: boolean } {
    const { requests, exhausted } = this.#cut(bytes, kept, result, options);
    const seen = new Set<string>();
    const misuses: UnplacedFinding[] = [];
    for (const rule of this.#requestRules) {
      this.observer?.begin("judging", rule.id);
      for (const { start, end, message, replacement } of requests.flatMap((request) => rule.judge(request))) {
        const place = `${rule.id} ${String(start)} ${String(end)}`;
        if (seen.has(place)) continue;
        seen.add(place);
        const finding = practice(rule, { start, end }, bytes, options, message);
        misuses.push(replacement === undefined ? finding : { ...finding, replacement });
      }
      this.observer?.end();
    }
    return { misuses, exhausted };
  }

  #cut(
    bytes: Buffer,
    kept: readonly Candidate[],
    result: SearchResult,
    options: DetectOptions,
  ): { readonly requests: readonly RequestRecord[]; readonly exhausted: boolean } {
    const credentials = kept.filter(({ match }) => match.rule.kind === "secret").map(({ span }) => span);
    const isAsked = result.hosts.length > 0 || result.credentialMarks.length > 0 || credentials.length > 0;
    if (this.#requestRules.length === 0 || !isAsked) return { requests: [], exhausted: false };
    let exhausted = false;
    this.observer?.begin("requests");
    const context = {
      hosts: this.catalogue.hosts,
      hostHits: result.hosts,
      credentials: withMarks(credentials, result.credentialMarks),
      path: options.path,
      onExhausted: () => {
        exhausted = true;
      },
    };
    const requests = cutRequests(bytes.toString("latin1", 0, Math.min(bytes.length, lengthToCut(context))), context);
    this.observer?.end();
    return { requests, exhausted };
  }
}

/** Ascending, as the marks are. A credential stands for the mark at its start. */
function withMarks(credentials: readonly Span[], marks: readonly Span[]): readonly Span[] {
  if (credentials.length === 0) return marks;
  const starts = new Set(credentials.map(({ start }) => start));
  return [...credentials, ...marks.filter(({ start }) => !starts.has(start))].sort((a, b) => a.start - b.start);
}

function byPlace(a: UnplacedFinding, b: UnplacedFinding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.ruleId < b.ruleId ? -1 : 1);
}

type UnplacedFinding = Omit<Finding, "location" | "excerpt">;

interface Placement {
  location: Finding["location"];
  excerpt: Finding["excerpt"];
}

/** The same object: to make another of it takes longer, and a document may be full of findings. */
function placed(
  finding: UnplacedFinding & Partial<Placement>,
  location: Finding["location"],
  lines: Finding["excerpt"],
): Finding {
  finding.location = location;
  finding.excerpt = lines;
  return finding as Finding;
}

function fromCandidate(
  { match, span, encodings }: Candidate,
  bytes: Buffer,
  options: DetectOptions,
  secrets: KnownSecrets,
): UnplacedFinding {
  const { rule, value, groups } = match;
  if (rule.kind === "practice") return practice(rule, span, bytes, options);
  const { severity, title, advice } = variantOf(rule, groups);
  const { secret, fingerprint } = secrets.of(rule, value);
  // Written out, since a document may be full of findings, and objects that are spread into another take a multiple of the time.
  return {
    ruleId: rule.id,
    kind: rule.kind,
    severity: severity ?? rule.severity,
    confidence: rule.confidence,
    title: title ?? rule.title,
    advice: advice ?? rule.advice,
    span,
    secret,
    fingerprint,
    encodings,
    details: rule.claims ? jwtDetails(groups[rule.claims.group] ?? "", rule.claims.show, options.now) : NO_DETAILS,
  };
}

function practice(
  rule: Exclude<Rule, SecretRule>,
  span: Span,
  bytes: Buffer,
  options: DetectOptions,
  title = rule.title,
): UnplacedFinding {
  return {
    ...facts(rule),
    title,
    span,
    secret: undefined,
    fingerprint: practiceFingerprint(rule.id, bytes.toString("utf8", span.start, span.end), options.fingerprintKey),
    encodings: [],
    details: {},
  };
}

function facts({
  id,
  kind,
  severity,
  confidence,
  title,
  advice,
}: Rule): Pick<Finding, "ruleId" | "kind" | "severity" | "confidence" | "title" | "advice"> {
  return { ruleId: id, kind, severity, confidence, title, advice };
}

function variantOf({ variants }: SecretRule, groups: Readonly<Record<string, string | undefined>>): Variant {
  return variants?.cases[groups[variants.group] ?? ""] ?? variants?.otherwise ?? NO_VARIANT;
}

function isEmpty({ candidates, hosts, credentialMarks, directives }: SearchResult): boolean {
  return candidates.length + hosts.length + credentialMarks.length + directives.length === 0;
}
