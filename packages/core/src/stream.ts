import { documentUtf16, markLengthOf } from "./decode/utf16.ts";
import type { DetectOptions, Detection, Detector } from "./detector.ts";
import type { Finding } from "./finding.ts";
import { PartStream } from "./part-stream.ts";
import { Utf16Stream } from "./utf16-stream.ts";

/** As much of a document tells whether it is UTF-16. */
const HEAD = 1024;

/**
 * Reads a document in pieces of any size, so that memory stays flat; bytes are taken as by {@link Detector.detect}. A secret is found wherever a
 * piece ends; one of more than 64 KiB with its encodings is not.
 */
export class DocumentStream {
  readonly #detector: Detector;
  readonly #options: DetectOptions;
  #head = Buffer.alloc(0);
  #stream: PartStream | Utf16Stream | undefined;

  constructor(detector: Detector, options: DetectOptions = {}) {
    this.#detector = detector;
    this.#options = options;
  }

  /**
   * Takes the next bytes; they are copied.
   * @returns the findings that they made final, with spans in bytes of the document
   */
  push(bytes: Uint8Array): readonly Finding[] {
    if (this.#stream) return this.#stream.push(bytes);
    this.#head = Buffer.concat([this.#head, bytes]);
    return this.#head.length < HEAD ? [] : this.#begin().push(this.#head);
  }

  /** The rest of the findings, all of the directives, and whether a decoding budget ended anywhere. */
  end(): Detection {
    if (this.#stream) return this.#stream.end();
    const stream = this.#begin();
    const findings = stream.push(this.#head);
    const rest = stream.end();
    return { ...rest, findings: [...findings, ...rest.findings] };
  }

  #begin(): PartStream | Utf16Stream {
    const order = documentUtf16(this.#head);
    return (this.#stream =
      order === undefined
        ? new PartStream((part, start) => this.#detector.detectPart(part, this.#options, start))
        : new Utf16Stream(this.#detector, this.#options, { order, markLength: markLengthOf(this.#head, order) }));
  }
}
