import { Buffer } from "node:buffer";
import { decodeUtf16, documentUtf16, placedInUtf16, type Finding, type Span } from "@nxs-guard/core";

/** A document as the rules about commits read it: one byte a character, so that places count in both alike. */
export interface OneByteText {
  readonly bytes: Buffer;
  /** Where a place of the document is in it. */
  readonly spanOf: (span: Span) => Span;
  /** A finding in it as one in the document. */
  readonly placed: (finding: Finding) => Finding;
}

/** The bytes themselves; of UTF-16, as some shells write it, the code units, with a question mark for what is no ASCII. */
export function oneByteText(document: Buffer): OneByteText {
  const order = documentUtf16(document);
  if (order === undefined) return { bytes: document, spanOf: (span) => span, placed: (finding) => finding };
  const { text, markLength } = decodeUtf16(document, order);
  const unit = (offset: number): number => Math.max(0, Math.floor((offset - markLength) / 2));
  return {
    bytes: Buffer.from(text.replace(/[^\0-\x7f]/g, "?"), "latin1"),
    spanOf: ({ start, end }) => ({ start: unit(start), end: unit(end + 1) }),
    placed: (finding) => placedInUtf16(finding, { order, markLength }),
  };
}
