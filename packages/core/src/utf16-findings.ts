import type { Utf16 } from "./decode/utf16.ts";
import type { Finding } from "./finding.ts";

/** How UTF-16 is written in a document. */
export interface Utf16Form {
  readonly order: Utf16;
  /** How many bytes the byte order mark takes before the text. */
  readonly markLength: number;
}

/** A finding in a text, with its span in UTF-16 code units, as one in the document that the text was written in. */
export function placedInUtf16(finding: Finding, { order, markLength }: Utf16Form): Finding {
  const { span, location } = finding;
  return {
    ...finding,
    span: { start: markLength + span.start * 2, end: markLength + span.end * 2 },
    location: {
      ...location,
      startByteColumn: location.startColumn * 2 - 1,
      endByteColumn: location.endColumn * 2 - 1,
    },
    encodings: [order, ...finding.encodings],
  };
}
