import type { Location, Span } from "./finding.ts";

/** A place in a document of UTF-8: 1-based line, 1-based columns in UTF-16 code units and in bytes. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly byteColumn: number;
}

export const DOCUMENT_START: Position = { line: 1, column: 1, byteColumn: 1 };

/**
 * Walks a document forward and tells where offsets stand. LF, CRLF and a lone CR end a line. Invalid UTF-8 counts as a decoder would show
 * it: one replacement character for each byte or part of a character that is none.
 */
export class LineCursor {
  readonly #bytes: Uint8Array;
  #offset = 0;
  #position: Position;

  /** @param start where the first byte stands, when the bytes are a later part of a document */
  constructor(bytes: Uint8Array, start: Position = DOCUMENT_START) {
    this.#bytes = bytes;
    this.#position = start;
  }

  /** @param offset not less than the offset of the call before */
  positionAt(offset: number): Position {
    const bytes = this.#bytes;
    const end = Math.min(offset, bytes.length);
    let { line, column, byteColumn } = this.#position;
    /** Where the line that `end` stands in starts, as far as the walk sees it. */
    let start = this.#offset;
    for (let i = this.#offset; i < end; i++) {
      const byte = bytes[i] as number;
      if (byte === 0x0a || (byte === 0x0d && !isFollowedByLineFeed(bytes, i))) {
        line++;
        start = i + 1;
      }
    }
    if (start > this.#offset) column = byteColumn = 1;
    this.#offset = end;
    this.#position = { line, column: column + utf16Length(bytes, start, end), byteColumn: byteColumn + end - start };
    return this.#position;
  }
}

/** In UTF-16, which big documents are walked through as they are, a zero byte stands between CR and LF. */
function isFollowedByLineFeed(bytes: Uint8Array, at: number): boolean {
  return bytes[at + 1] === 0x0a || (bytes[at + 1] === 0 && bytes[at + 2] === 0x0a);
}

/** How many UTF-16 code units the bytes of UTF-8 from `start` to `end` decode to. */
function utf16Length(bytes: Uint8Array, start: number, end: number): number {
  let units = 0;
  let missing = 0;
  let isPair = false;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) {
      units++;
      missing = 0;
    } else if ((byte & 0xc0) === 0x80 && missing > 0) {
      missing--;
      if (missing === 0 && isPair) units++;
    } else {
      units++;
      isPair = byte >= 0xf0;
      missing = byte >= 0xf5 || byte < 0xc2 ? 0 : byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    }
  }
  return units;
}

/** The places of spans, which come sorted by start. */
export function locate(bytes: Uint8Array, spans: readonly Span[], start: Position = DOCUMENT_START): Location[] {
  const starts = new LineCursor(bytes, start);
  const ends = new LineCursor(bytes, start);
  const endPositions = new Map<Span, Position>();
  for (const span of byEnd(spans)) endPositions.set(span, ends.positionAt(span.end));
  return spans.map((span) => {
    const from = starts.positionAt(span.start);
    const to = endPositions.get(span) ?? from;
    return {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
      startByteColumn: from.byteColumn,
      endByteColumn: to.byteColumn,
    };
  });
}

/** What seldom overlaps is almost always in order. */
function byEnd(spans: readonly Span[]): readonly Span[] {
  return spans.every(({ end }, index) => index === 0 || end >= (spans[index - 1] as Span).end)
    ? spans
    : spans.toSorted((a, b) => a.end - b.end);
}
