import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { Range } from "./replacement.ts";

/** Lines and columns of a range, as ESLint reports them. */
export function locOf([start, end]: Range, sourceCode: Readonly<TSESLint.SourceCode>): TSESTree.SourceLocation {
  return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
}

/** Lets each place pass once: a constant is met again at every use. */
export function oncePerPlace(): (range: Range) => boolean {
  const seen = new Set<number>();
  return ([start]) => {
    const isNew = !seen.has(start);
    seen.add(start);
    return isNew;
  };
}
