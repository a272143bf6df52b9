import { lastAtMost } from "./lines.ts";

/** A matched pair: the offsets of its two characters. */
export interface Bracket {
  readonly open: number;
  close: number;
  readonly parent: Bracket | undefined;
}

/** Deeper nesting is not followed, so that a question costs no more than this many steps on hostile text. */
const DEEPEST = 64;
const OPENER: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/**
 * The pairs of brackets of a text. Strings are not told from code: an apostrophe in a comment would upset that far more often than a
 * lone bracket in a string upsets this, and what does not match is passed over.
 */
export class Brackets {
  readonly #pairs: readonly Bracket[];
  readonly #opens: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    const pairs: Bracket[] = [];
    const stack: Bracket[] = [];
    for (const { 0: character, index } of text.matchAll(/[()[\]{}]/g)) {
      const opener = OPENER[character];
      if (opener === undefined) {
        if (stack.length === DEEPEST) continue;
        const pair = { open: index, close: -1, parent: stack.at(-1) };
        pairs.push(pair);
        stack.push(pair);
      } else {
        const depth = stack.findLastIndex((pair) => text[pair.open] === opener);
        const pair = stack[depth];
        if (!pair) continue;
        pair.close = index;
        stack.length = depth;
      }
    }
    this.#pairs = pairs;
    this.#opens = pairs.map((pair) => pair.open);
    this.#text = text;
  }

  /** The innermost pair around an offset. */
  around(offset: number): Bracket | undefined {
    const pair = this.#pairs[lastAtMost(this.#opens, offset - 1)];
    return pair && pair.close >= offset ? pair : this.parentOf(pair, offset);
  }

  /** The next pair outwards that holds an offset. */
  parentOf(inner: Bracket | undefined, offset: number): Bracket | undefined {
    let pair = inner?.parent;
    while (pair && pair.close < offset) pair = pair.parent;
    return pair;
  }

  /** The text just before a pair, in which it is named: `const headers = `. */
  before(pair: Bracket, length: number): string {
    return this.#text.slice(Math.max(0, pair.open - length), pair.open);
  }

  /** Whether a pair is a block of statements, not an object, a list or a call. */
  isBlock(pair: Bracket): boolean {
    if (this.#text[pair.open] !== "{") return false;
    const before = this.before(pair, 120).trimEnd();
    return /(?:[)>\w]|[=-]>)$/.test(before) && !/(?:\b(?:return|yield|default)|\][\w.]+)$/.test(before);
  }
}
