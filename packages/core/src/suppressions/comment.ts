/**
 * What may stand between the line's start and the first word of a comment in any language: nothing, a mark such as `//`, `#`, `<!--`, `--`,
 * `;` or `*`, or the words and quotes of Batch, m4, Visual Basic and Vim. A word in prose, in backticks or at the start of a string is none.
 */
export const COMMENT_START = /(?:^|[^\w\s"'`-]|\B-|["'][ \t]|\b(?:rem|dnl)[ \t])[ \t]*$/i;

/** What ends a comment in some language. */
export const COMMENT_END = /\*+\/|--!?>|-{1,2}%>|[#*]\}|%\}|%>|\*\)|-\}|\|#|\*@|\]\]|#>|=#|(?:--)?\}\}/;
