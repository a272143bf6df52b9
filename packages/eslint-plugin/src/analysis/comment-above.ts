import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

/** What may begin a line of its own. */
const STATEMENT = /(?:Statement|Declaration)$|^(?:Method|Property)Definition$/;
/** What stands in the template of a component, where a comment may be text of the page: of Astro, Svelte and Vue. */
const TEMPLATE = /^(?:Astro|Svelte(?!ScriptElement)|V[A-Z])/;
/** Comments that speak of the line below them. */
const OF_NEXT_LINE = /next-line|ignore|expect-error/;

/** A text to be put in at an offset, in UTF-16 code units. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * The insertion of a comment as a line of its own, above the statement or the member of a class that a node is in. Undefined where none of these
 * begins a line, where a comment above speaks of the next line, and where the comment stands there already.
 */
export function commentAbove(
  node: TSESTree.Node,
  comment: string,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Insertion | undefined {
  const statement = statementAround(node, sourceCode);
  if (!statement) return undefined;
  const isInTheWay = sourceCode
    .getCommentsBefore(statement)
    .some(({ value }) => OF_NEXT_LINE.test(value) || value.trim() === comment);
  if (isInTheWay) return undefined;
  const { line, column } = statement.loc.start;
  const indent = sourceCode.lines[line - 1]?.slice(0, column) ?? "";
  return { offset: statement.range[0], text: `// ${comment}${lineEndIn(sourceCode.text)}${indent}` };
}

/** The innermost one that begins its line. */
function statementAround(
  node: TSESTree.Node,
  { ast, lines }: Readonly<TSESLint.SourceCode>,
): TSESTree.Node | undefined {
  let statement: TSESTree.Node | undefined;
  let root = node;
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    if (TEMPLATE.test(at.type)) return undefined;
    const { line, column } = at.loc.start;
    const begins =
      STATEMENT.test(at.type) && at.type !== "BlockStatement" && /^\s*$/.test(lines[line - 1]?.slice(0, column) ?? "");
    if (begins) statement ??= at;
    root = at;
  }
  return root === ast ? statement : undefined;
}

function lineEndIn(text: string): string {
  return /\r\n|\n/.exec(text)?.[0] ?? "\n";
}
