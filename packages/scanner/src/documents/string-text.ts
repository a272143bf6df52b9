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
        const escape = readEscape(document, at);
        if (escape) {
          const from = length;
          length += writeCharacter(bytes, escape.character, length);
          for (let i = from; i < length; i++) sources[i] = at;
          at += escape.length;
        } else {
          const next = document.indexOf("\\", at);
          const stop = next < 0 || next > end ? end : next;
          bytes.write(document.slice(at, stop), length, "latin1");
          while (at < stop) sources[length++] = at++;
        }
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

  /**
   * The 1-based lines, and columns in UTF-16 code units, of what stands at offsets of the document.
   *
   * @param offsets ascending
   */
  positionsOf(offsets: readonly number[]): { readonly line: number; readonly column: number }[] {
    const places = offsets.map((offset) => this.#indexOf(offset)).map((index) => ({ start: index, end: index }));
    return locate(this.bytes, places).map(({ startLine, startColumn }) => ({ line: startLine, column: startColumn }));
  }

  /** Of the last byte that comes from an offset of the document, or from one before. */
  #indexOf(offset: number): number {
    let low = 0;
    let high = this.bytes.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#sources[middle] ?? Infinity) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** @returns the number of bytes that it takes */
function writeCharacter(bytes: Buffer, character: string, at: number): number {
  const code = character.charCodeAt(0);
  if (code >= 0x80) return bytes.write(character, at);
  bytes[at] = code;
  return 1;
}
