import type { DetectOptions, Detection, Detector } from "./detector.ts";
import type { Finding } from "./finding.ts";
import { DOCUMENT_START, LineCursor, type Position } from "./location.ts";
import type { Directive } from "./suppressions/directive.ts";

/** How much is searched at a time, in bytes. */
const CHUNK = 4 << 20;
/** What may still belong to a finding that has begun, an excerpt's lines behind it included. */
const OVERLAP = 64 << 10;
/** What stays in front of the part that is searched for new findings: their excerpts, and all of a secret that reaches into those. */
const LEAD = 64 << 10;

/**
 * Reads a document of UTF-8 in pieces of any size, so that memory stays flat. A secret is found wherever a piece ends; one of more than
 * 64 KiB with its encodings is not.
 */
export class DocumentStream {
  readonly #detector: Detector;
  readonly #options: DetectOptions;
  #pieces: Buffer[] = [];
  #length = 0;
  /** The document's offset of the first byte that is held, and where it stands. */
  #base = 0;
  #start: Position = DOCUMENT_START;
  /** Findings that start before this offset have been given out. */
  #done = 0;
  #mentionsApi = false;
  #exhausted = false;
  readonly #directives: Directive[] = [];

  constructor(detector: Detector, options: DetectOptions = {}) {
    this.#detector = detector;
    this.#options = options;
  }

  /**
   * Takes the next bytes; they are copied.
   * @returns the findings that they made final, with spans in bytes of the document
   */
  push(bytes: Uint8Array): readonly Finding[] {
    this.#pieces.push(Buffer.from(bytes));
    this.#length += bytes.length;
    return this.#length >= LEAD + OVERLAP + CHUNK ? this.#search(this.#base + this.#length - OVERLAP) : [];
  }

  /** The rest of the findings, all of the directives, and whether a decoding budget ended anywhere. */
  end(): Detection {
    const findings = this.#search(Infinity);
    return {
      findings,
      directives: this.#directives,
      mentionsApi: this.#mentionsApi,
      exhausted: this.#exhausted,
    };
  }

  /** @param limit findings that start at this offset or later wait for more text */
  #search(limit: number): readonly Finding[] {
    const bytes = Buffer.concat(this.#pieces);
    const base = this.#base;
    const { findings, directives, mentionsApi, exhausted } = this.#detector.detectPart(
      bytes,
      this.#options,
      this.#start,
    );
    this.#mentionsApi ||= mentionsApi;
    this.#exhausted ||= exhausted;
    const final = findings
      .map((finding) => ({ ...finding, span: { start: base + finding.span.start, end: base + finding.span.end } }))
      .filter(({ span }) => span.start >= this.#done && span.start < limit);
    for (const directive of directives) {
      const at = base + directive.start;
      if (at >= this.#done && at < limit) this.#directives.push({ ...directive, start: at });
    }
    this.#done = limit;

    const dropped = Math.max(0, Math.min(bytes.length, limit - base) - LEAD);
    this.#start = new LineCursor(bytes, this.#start).positionAt(dropped);
    this.#base += dropped;
    this.#pieces = [bytes.subarray(dropped)];
    this.#length = bytes.length - dropped;
    return final;
  }
}
