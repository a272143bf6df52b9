import type { Span } from "../finding.ts";

/** Where the lines of a text start and end. LF, CRLF and a lone CR end a line. */
export class Lines {
  readonly #starts: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    const starts = [0];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
    }
    this.#starts = starts;
    this.#text = text;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The 0-based line that holds an offset. */
  lineOf(offset: number): number {
    return lastAtMost(this.#starts, offset);
  }

  /** A line without its end. */
  span(line: number): Span {
    const start = this.#starts[line] ?? this.#text.length;
    let end = this.#starts[line + 1] ?? this.#text.length;
    while (end > start && isLineEnd(this.#text.charCodeAt(end - 1))) end--;
    return { start, end };
  }

  text(line: number): string {
    const { start, end } = this.span(line);
    return this.#text.slice(start, end);
  }
}

/** The index of the last number that is not greater than `limit`, or -1. The numbers ascend. */
export function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
