import type { Detection } from "./detector.ts";
import type { Finding } from "./finding.ts";
import { DOCUMENT_START, LineCursor, type Position } from "./location.ts";
import type { Directive } from "./suppressions/directive.ts";

/** How much is searched at a time, in bytes. */
const CHUNK = 4 << 20;
/** What may still belong to a finding that has begun, an excerpt's lines behind it included. */
const OVERLAP = 64 << 10;
/** What stays in front of the part that is searched for new findings: their excerpts, and all of a secret that reaches into those. */
const LEAD = 64 << 10;

/** What is found in a part of a text, which starts at a position in it. */
type Detect = (part: Buffer, start: Position) => Detection;

/** Looks through a text of UTF-8 that comes in pieces. */
export class PartStream {
  readonly #detect: Detect;
  readonly #places: Places;
  #pieces: Buffer[] = [];
  #length = 0;
  /** The text's offset of the first byte that is held, and where it stands. */
  #base = 0;
  #start: Position = DOCUMENT_START;
  /** Findings that start before this offset have been given out. */
  #done = 0;
  #mentionsApi = false;
  #exhausted = false;
  readonly #directives: Directive[] = [];

  constructor(detect: Detect, places: Places = BYTES) {
    this.#detect = detect;
    this.#places = places;
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
    const { findings, directives, mentionsApi, exhausted } = this.#detect(bytes, this.#start);
    this.#mentionsApi ||= mentionsApi;
    this.#exhausted ||= exhausted;
    const isFinal = (at: number): boolean => base + at >= this.#done && base + at < limit;
    const { finding, offset, pass } = this.#places.from(base, bytes);
    const final = findings.filter(({ span }) => isFinal(span.start)).map(finding);
    for (const directive of directives) {
      if (isFinal(directive.start)) this.#directives.push({ ...directive, start: offset(directive.start) });
    }
    this.#done = limit;

    const dropped = characterStart(bytes, Math.max(0, Math.min(bytes.length, limit - base) - LEAD));
    pass(dropped);
    this.#start = new LineCursor(bytes, this.#start).positionAt(dropped);
    this.#base += dropped;
    this.#pieces = [bytes.subarray(dropped)];
    this.#length = bytes.length - dropped;
    return final;
  }
}

/** Turns places in a part of the text into places in the document. */
export interface Places {
  /**
   * @param base the text's offset of the part
   * @returns what turns findings and offsets of the part, ascending, and is told how many bytes are let go
   */
  from(
    base: number,
    part: Buffer,
  ): {
    readonly finding: (finding: Finding) => Finding;
    readonly offset: (at: number) => number;
    readonly pass: (bytes: number) => void;
  };
}

/** The text is the document. */
const BYTES: Places = {
  from: (base) => ({
    finding: (finding) => ({ ...finding, span: { start: base + finding.span.start, end: base + finding.span.end } }),
    offset: (at) => base + at,
    pass: () => undefined,
  }),
};

/** The start of the character that an offset stands in. */
function characterStart(bytes: Buffer, offset: number): number {
  for (let start = offset; start > offset - 4 && start > 0; start--) {
    if (((bytes[start] ?? 0) & 0xc0) !== 0x80) return start;
  }
  return offset;
}
