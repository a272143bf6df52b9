import type { DetectOptions, Detection, Detector } from "./detector.ts";
import type { Finding } from "./finding.ts";
import { PartStream, type Places } from "./part-stream.ts";
import { placedInUtf16, type Utf16Form } from "./utf16-findings.ts";
import { Utf16Offsets } from "./utf16-offsets.ts";

/** Looks through a document of UTF-16 that comes in pieces: its text, and its bytes for what does not stand there in UTF-16. */
export class Utf16Stream {
  /** Leaves the byte order mark out. */
  readonly #decoder: InstanceType<typeof TextDecoder>;
  readonly #text: PartStream;
  readonly #bytes: PartStream;

  constructor(detector: Detector, options: DetectOptions, form: Utf16Form) {
    this.#decoder = new TextDecoder(form.order);
    this.#text = new PartStream((part, start) => detector.detectPart(part, options, start), placesIn(form));
    this.#bytes = new PartStream((part, start) => detector.detectBesideUtf16(part, options, start));
  }

  push(bytes: Uint8Array): readonly Finding[] {
    const text = Buffer.from(this.#decoder.decode(bytes, { stream: true }));
    return [...this.#text.push(text), ...this.#bytes.push(bytes)];
  }

  end(): Detection {
    const last = this.#text.push(Buffer.from(this.#decoder.decode()));
    const { findings, ...rest } = this.#text.end();
    return { ...rest, findings: [...last, ...findings, ...this.#bytes.end().findings] };
  }
}

/** Places in the document's text, two bytes a code unit. */
function placesIn(form: Utf16Form): Places {
  /** Of the text before the part, in code units. */
  let before = 0;
  return {
    from: (_, part) => {
      const start = before;
      const offsets = new Utf16Offsets(part.toString("utf8"));
      const unitsAt = (at: number): number => start + offsets.span({ start: at, end: at }).start;
      return {
        finding: (finding) => {
          const span = { start: unitsAt(finding.span.start), end: unitsAt(finding.span.end) };
          return placedInUtf16({ ...finding, span }, form);
        },
        offset: (at) => form.markLength + unitsAt(at) * 2,
        pass: (bytes) => {
          before = unitsAt(bytes);
        },
      };
    },
  };
}
