import type { Placed, Span } from "@nxs-guard/core";
import type { TSESTree } from "@typescript-eslint/utils";

import type { Range } from "../replacement.ts";
import { madePiece } from "../text.ts";
import type { Piece, Text } from "../text.ts";

interface Segment {
  readonly at: number;
  readonly end: number;
  readonly piece: Piece;
}

/**
 * The text of a request as it will be sent, put together from all over a file. The catalogue's predicates judge it as if it had been
 * written in one place, and what they find is shown where it stands in the source.
 */
export class Sheet {
  #length = 0;
  readonly #segments: Segment[] = [];

  /**
   * Writes a text down. What only run time knows stands as `${value}`, a key by the name of the variable that it should come from.
   * @param isKey takes more pieces for keys than those that are known to be one
   */
  write(text: Text, isKey: (piece: Piece) => boolean = () => false): Placed {
    const start = this.#length;
    let written = "";
    for (const piece of text) {
      const at = start + written.length;
      written += piece.text ?? (piece.isKey || isKey(piece) ? "${NEXUS_API_KEY}" : "${value}");
      const end = start + written.length;
      if (end > at) this.#segments.push({ at, end, piece });
    }
    // Nothing that is written later may touch it.
    this.#length += written.length + 1;
    return { text: written, start, end: start + written.length };
  }

  /** A text that the source spells otherwise, or not at all. */
  note(text: string, node: TSESTree.Node): Placed {
    return this.write([madePiece(text, node)]);
  }

  /** Where a stretch stands in the source: exactly, if it is written there as it is, else the expression that brings it. */
  locate(span: Span): Range {
    const under = this.#under(span);
    const [first] = under;
    const last = under.at(-1);
    if (!first || !last) return [0, 0];
    const from = rangeOf(first, span);
    return first !== last && this.#isNeighbour(first, last) ? [from[0], rangeOf(last, span)[1]] : from;
  }

  /** Can a stretch be taken out of the source where `locate` finds it, and nothing else with it? */
  isWritten(span: Span): boolean {
    const under = this.#under(span);
    return (
      under.length === 1 &&
      under.every(
        ({ at, end, piece }) =>
          piece.start !== undefined || (piece.inner !== undefined && span.start <= at && end <= span.end),
      )
    );
  }

  #under({ start, end }: Span): readonly Segment[] {
    return this.#segments.filter((segment) => segment.at < end && segment.end > start);
  }

  /** Do two segments stand in the source in this order, in one expression? Constants from elsewhere do not. */
  #isNeighbour(first: Segment, last: Segment): boolean {
    const [a, b] = [first.piece.node.parent, last.piece.node.parent];
    return a !== undefined && a === b && first.piece.node.range[1] <= last.piece.node.range[1];
  }
}

function rangeOf({ at, end, piece: { node, start, inner } }: Segment, span: Span): Range {
  if (start === undefined) return (span.start <= at && end <= span.end ? inner : undefined) ?? node.range;
  return [start + Math.max(0, span.start - at), start + Math.min(end, span.end) - at];
}
