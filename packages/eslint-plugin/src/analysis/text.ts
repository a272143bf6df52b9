import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { Range } from "./replacement.ts";

/** A stretch of a value: what the source fixes, or `text: undefined` for what only run time knows. */
export interface Piece {
  readonly text: string | undefined;
  readonly node: TSESTree.Node;
  /** Where the text begins in the source, if it stands there as it is, without escapes. */
  readonly start: number | undefined;
  /** The range of a literal without its delimiters. */
  readonly inner: Range | undefined;
  readonly isKey: boolean;
}

/** One text that an expression can have. */
export type Text = readonly Piece[];

/** The text, when the source fixes all of it. */
export function wholeText(text: Text): string | undefined {
  return text.some((piece) => piece.text === undefined) ? undefined : text.map((piece) => piece.text).join("");
}

/** In UTF-16 code units. */
export function lengthOf(text: Text): number {
  return text.reduce((sum, piece) => sum + (piece.text?.length ?? 0), 0);
}

/** A part of a piece's text, between two offsets in it. */
export function stretchOf(piece: Piece, start: number, end: number): Piece {
  return {
    ...piece,
    text: piece.text?.slice(start, end),
    start: piece.start === undefined ? undefined : piece.start + start,
    inner: undefined,
  };
}

/** A text that a node brings, and that does not stand in the source. */
export function madePiece(text: string, node: TSESTree.Node): Piece {
  return { text, node, start: undefined, inner: undefined, isKey: false };
}

/** What only run time knows. */
export function hole(node: TSESTree.Node, isKey: (node: TSESTree.Node) => boolean): Piece {
  return {
    text: undefined,
    node,
    start: undefined,
    inner: undefined,
    // Asked of few, and not cheap.
    get isKey() {
      return isKey(node);
    },
  };
}

/** The text of a literal, or of a stretch of a template. */
export function writtenPiece(
  text: string,
  node: TSESTree.Literal | TSESTree.TemplateElement,
  sourceCode: Readonly<TSESLint.SourceCode>,
  isKey: (node: TSESTree.Node) => boolean,
): Piece {
  return {
    text,
    node,
    get start() {
      return placeOf(text, node, sourceCode);
    },
    get inner() {
      if (node.type === "Literal") return [node.range[0] + 1, node.range[1] - 1] as const;
      const start = placeOf(node.value.raw, node, sourceCode);
      return start === undefined ? undefined : ([start, start + node.value.raw.length] as const);
    },
    get isKey() {
      return isKey(node);
    },
  };
}

/** The ranges of a template's elements reach over their delimiters in some parsers, those of literals always. */
function placeOf(
  text: string,
  { range }: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): number | undefined {
  return [range[0] + 1, range[0]].find(
    (start) => start + text.length <= range[1] && sourceCode.text.startsWith(text, start),
  );
}

/** Without the white space at its ends, as far as the source fixes them. */
export function trimmed(text: Text, ends: { readonly start: boolean; readonly end: boolean }): Text {
  return text.map((piece, i) => {
    const atStart = ends.start && i === 0 ? piece.text?.trimStart() : piece.text;
    const cut = atStart === undefined ? 0 : (piece.text ?? "").length - atStart.length;
    const left = ends.end && i === text.length - 1 ? atStart?.trimEnd() : atStart;
    if (left === piece.text) return piece;
    return { ...piece, text: left, start: piece.start === undefined ? undefined : piece.start + cut };
  });
}
