import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { calleeName } from "./syntax.ts";

/** Calls that do not return when what they are given is missing. */
const ASSERTION = /^(?:assert\w*|invariant|ok|require\w*|ensure\w*|must\w*|check\w*|expect\w*)$/i;

/** Does the program ask for a name before it comes to a node: in the condition around it, or in an `if` or an assertion that stands before it? */
export function isCheckedBefore(node: TSESTree.Node, name: string, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const mentions = (other: TSESTree.Node): boolean => sourceCode.getText(other).includes(name);
  for (let inner = node; inner.parent; inner = inner.parent) {
    const outer: TSESTree.Node = inner.parent;
    if (
      (outer.type === "IfStatement" || outer.type === "ConditionalExpression") &&
      outer.test !== inner &&
      mentions(outer.test)
    ) {
      return true;
    }
    if (outer.type === "LogicalExpression" && outer.right === inner && mentions(outer.left)) return true;
    if (outer.type !== "BlockStatement" && outer.type !== "Program") continue;
    const before = outer.body.slice(0, outer.body.indexOf(inner as TSESTree.ProgramStatement));
    if (before.some((statement) => isCheck(statement) && mentions(statement))) return true;
  }
  return false;
}

function isCheck(statement: TSESTree.Statement): boolean {
  if (statement.type === "IfStatement") return true;
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "CallExpression") return false;
  return ASSERTION.test(calleeName(statement.expression.callee) ?? "");
}
