import type { Span } from "./finding.ts";

/** Turns offsets in a string's UTF-8 bytes into offsets in the string; quick for offsets that come in ascending order. */
export class Utf16Offsets {
  readonly #text: string;
  #byte = 0;
  #unit = 0;

  constructor(text: string) {
    this.#text = text;
  }

  span({ start, end }: Span): Span {
    return { start: this.#unitAt(start), end: this.#unitAt(end) };
  }

  #unitAt(byte: number): number {
    if (byte < this.#byte) this.#byte = this.#unit = 0;
    while (this.#byte < byte && this.#unit < this.#text.length) {
      const code = this.#text.codePointAt(this.#unit) as number;
      // A lone surrogate becomes a replacement character, which takes three bytes as well.
      this.#byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      this.#unit += code < 0x10000 ? 1 : 2;
    }
    return this.#unit;
  }
}
