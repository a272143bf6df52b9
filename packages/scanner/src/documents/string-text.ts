import { Buffer } from "node:buffer";
import { locate, type Span } from "@nxs-guard/core";
import { readEscape } from "./json-escape.ts";

/** The text that strings in JSON hold together, one behind the other, with the way back to where it stands. */
export class StringText {
  /** In UTF-8. */
  readonly bytes: Buffer;
  readonly #document: string;
  /** Of each byte, the offset in the document that it comes from. */
  readonly #sources: Uint32Array;

  /**
   * @param document bytes as latin1
   * @param strings where they stand, without their quotes, in their order
   * @param separator what stands between them, in ASCII
   */
  constructor(document: string, strings: readonly Span[], separator = "") {
    // No escape is shorter than what it stands for.
    const most = strings.reduce((sum, { start, end }) => sum + end - start + separator.length, 0);
    const bytes = Buffer.allocUnsafe(most);
    const sources = new Uint32Array(most);
    let length = 0;
    for (const [index, { start, end }] of strings.entries()) {
      if (index > 0) {
        sources.fill(strings[index - 1]?.end ?? 0, length, length + separator.length);
        length += bytes.write(separator, length);
      }
      for (let at = start; at < end;) {
        const from = length;
        const escape = readEscape(document, at);
        if (escape) length += bytes.write(escape.character, length);
        else bytes[length++] = document.charCodeAt(at);
        sources.fill(at, from, length);
        at += escape?.length ?? 1;
      }
    }
    this.bytes = bytes.subarray(0, length);
    this.#document = document;
    this.#sources = sources.subarray(0, length);
  }

  /** Where in the document a part of the text stands, which has a byte at least. */
  toDocument({ start, end }: Span): Span {
    const last = this.#sources[end - 1] ?? 0;
    return { start: this.#sources[start] ?? 0, end: last + (readEscape(this.#document, last)?.length ?? 1) };
  }

  /** The 1-based line, and column in UTF-16 code units, of what stands at an offset of the document. */
  positionOf(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.bytes.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#sources[middle] ?? Infinity) <= offset) low = middle;
      else high = middle - 1;
    }
    const [place] = locate(this.bytes, [{ start: low, end: low }]);
    return { line: place?.startLine ?? 1, column: place?.startColumn ?? 1 };
  }
}
