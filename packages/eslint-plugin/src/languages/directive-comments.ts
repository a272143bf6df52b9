import { ConfigCommentParser } from "@eslint/plugin-kit";
import { COMMENT_END, COMMENT_START } from "@nxs-guard/core";

import { keysIn, mayHoldKey } from "../analysis/keys-in-text.ts";

/** What a comment says to ESLint. */
export interface DirectiveComment {
  readonly type: "disable" | "enable" | "disable-line" | "disable-next-line";
  /** The rules that it names, separated by commas; empty for all of them. */
  readonly value: string;
  readonly justification: string;
  /** From the comment's mark to its end, in UTF-16 code units. */
  readonly range: readonly [start: number, end: number];
}

const parser = new ConfigCommentParser();

/** The comments that switch rules off and on, in a text of whatever language. */
export function directiveComments(text: string): readonly DirectiveComment[] {
  return [...text.matchAll(DIRECTIVE)].flatMap(({ 0: words, index }) => {
    const line = text.slice(Math.max(0, index - BEFORE), index);
    const before = line.slice(Math.max(line.lastIndexOf("\n"), line.lastIndexOf("\r")) + 1);
    if (!COMMENT_START.test(before)) return [];
    const closing = COMMENT_END.exec(words);
    const directive = parser.parseDirective(words.slice(0, closing?.index));
    // ESLint prints what a directive names, where it knows no such rule.
    if (!directive || (mayHoldKey(directive.value) && keysIn(directive.value).length > 0)) return [];
    const mark = MARK.exec(before)?.[0] ?? "";
    const length = closing ? closing.index + closing[0].length : words.length;
    return [
      {
        type: directive.label.slice("eslint-".length) as DirectiveComment["type"],
        value: RULES.exec(directive.value)?.[0].trim() ?? "",
        justification: directive.justification,
        range: [index - mark.length, index + length],
      },
    ];
  });
}

/** A directive and all that comes behind it in its line. */
const DIRECTIVE = /\beslint-(?:disable(?:-next-line|-line)?|enable)(?![\w-])[^\n\r]*/g;
/** How much of a line before the directive is read, in code units. */
const BEFORE = 16;
/** What opens a comment in some language, with the spaces behind it. */
const MARK = /(?:<!-+|<[#%]-*|\{\{!?-*|[({]\*|\{[#%-]|\/\*+|\/{2,}|-{2,}|[#;%*]+|["']|\b(?:rem|dnl))[ \t]*$/i;
/** The rules that a directive names. What ends a string in which the comment stands, as in a notebook, is none of them. */
const RULES = /^[\w@/,. \t-]*/;
