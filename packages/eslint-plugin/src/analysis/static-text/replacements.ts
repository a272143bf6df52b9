import type { TSESTree } from "@typescript-eslint/utils";

import { hole, stretchOf } from "../text.ts";
import type { Piece, Text } from "../text.ts";
import { MAX_PIECES } from "./limits.ts";

/** Stands for a piece that only run time knows. */
const UNKNOWN = "\0";
/** In UTF-16 code units; what is longer is searched for by nobody. */
const MAX_SEARCHED = 256;

/**
 * A text in which what is searched is replaced, once or everywhere. From where a part that only run time knows may have been replaced with
 * what is beside it, nothing is known.
 */
export function withReplacements(
  text: Text,
  searched: string,
  by: Text,
  { isAll, node }: { readonly isAll: boolean; readonly node: TSESTree.Node },
): Text {
  const written = text.map((piece) => piece.text ?? UNKNOWN).join("");
  const end = searched.length > MAX_SEARCHED ? 0 : firstUnsure(written, searched);
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = written.indexOf(searched); at >= 0 && at < end; at = written.indexOf(searched, from)) {
    pieces.push(...sliced(text, from, at), ...by);
    from = at + searched.length;
    if (!isAll) return [...pieces, ...sliced(text, from, written.length)];
    // Too long to be worth it.
    if (pieces.length > MAX_PIECES) return [hole(node, () => false)];
  }
  return [...pieces, ...sliced(text, from, end), ...(end < written.length ? [hole(node, () => false)] : [])];
}

/** The first offset at which what is searched may begin and reach into, or out of, an unknown piece; the text's length where there is none. */
function firstUnsure(written: string, searched: string): number {
  for (let at = written.indexOf(UNKNOWN); at >= 0; at = written.indexOf(UNKNOWN, at + 1)) {
    for (let length = searched.length - 1; length > 0; length--) {
      if (written.slice(0, at).endsWith(searched.slice(0, length))) return at - length;
    }
    for (let length = 1; length < searched.length; length++) {
      if (written.startsWith(searched.slice(-length), at + 1)) return at;
    }
  }
  return written.length;
}

/** The pieces between two offsets, where an unknown one is as long as what stands for it. */
function sliced(text: Text, from: number, to: number): Text {
  let start = 0;
  return text.flatMap((piece) => {
    const length = (piece.text ?? UNKNOWN).length;
    const [first, last] = [Math.max(from - start, 0), Math.min(to - start, length)];
    start += length;
    if (first >= last) return [];
    return last - first === length ? [piece] : [stretchOf(piece, first, last)];
  });
}
