import type { SourceLocation, TraversalStep } from "@eslint/core";
import { Directive, TextSourceCodeBase, VisitNodeStep } from "@eslint/plugin-kit";

import { directiveComments } from "./directive-comments.ts";

export const LINE_END = /\r\n|[\n\r]/;

/** A part of the text, or all of it. */
export interface TextNode {
  readonly type: "Comment" | "Text";
  readonly range: [start: number, end: number];
  readonly loc: SourceLocation;
}

/** A text in which nothing but comments to ESLint is told apart. */
export class TextSourceCode extends TextSourceCodeBase {
  constructor(text: string, ast: TextNode) {
    super({ text, ast, lineEndingPattern: LINE_END });
  }

  override traverse(): Iterable<TraversalStep> {
    return ([1, 2] as const).map(
      (phase) => new VisitNodeStep({ target: this.ast, phase, args: [this.ast, undefined] }),
    );
  }

  /** ESLint's own comments are obeyed in whatever way the language writes them. */
  getDisableDirectives(): { readonly problems: never[]; readonly directives: Directive[] } {
    const directives = directiveComments(this.text).map(({ range: [start, end], ...said }) => {
      const loc = { start: this.getLocFromIndex(start), end: this.getLocFromIndex(end) };
      return new Directive({ ...said, node: { type: "Comment", range: [start, end], loc } satisfies TextNode });
    });
    return { problems: [], directives };
  }
}
