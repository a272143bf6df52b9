import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { calleeName } from "./syntax.ts";

/** Calls that do not return when what they are given is missing. */
const ASSERTION = /^(?:assert\w*|invariant|ok|require\w*|ensure\w*|must\w*|check\w*|expect\w*)$/i;

/** For each word in the checks of a block, where the first check ends that has it, in UTF-16 code units. */
type Checks = ReadonlyMap<string, number>;

const wordsOfTests = new WeakMap<TSESTree.Node, ReadonlySet<string>>();
const checksOfBlocks = new WeakMap<TSESTree.Node, Checks>();

/** Does the program ask for a name before it comes to a node: in the condition around it, or in an `if` or an assertion that stands before it? */
export function isCheckedBefore(node: TSESTree.Node, name: string, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  for (let inner = node; inner.parent; inner = inner.parent) {
    const outer: TSESTree.Node = inner.parent;
    switch (outer.type) {
      case "IfStatement":
      case "ConditionalExpression":
        if (outer.test !== inner && wordsOf(outer.test, sourceCode).has(name)) return true;
        break;
      case "LogicalExpression":
        if (outer.right === inner && wordsOf(outer.left, sourceCode).has(name)) return true;
        break;
      case "BlockStatement":
      case "Program":
        if ((checksIn(outer, sourceCode).get(name) ?? Infinity) <= inner.range[0]) return true;
        break;
      default:
    }
  }
  return false;
}

/** Is the variable that a value is given to asked for in the first statement behind that names it? */
export function isCheckedNext(value: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  let at: TSESTree.Node | undefined = value;
  while (at && at.type !== "VariableDeclaration" && !/Statement$|Function/.test(at.type)) at = at.parent;
  if (at?.type !== "VariableDeclaration") return false;
  const names = sourceCode.getDeclaredVariables(at).map(({ name }) => name);
  const statement = at.parent.type === "ExportNamedDeclaration" ? at.parent : at;
  const block = statement.parent;
  if (block.type !== "BlockStatement" && block.type !== "Program") return false;
  const behind = block.body.slice(block.body.indexOf(statement) + 1);
  const isNamedIn = (node: TSESTree.Node): boolean => names.some((name) => wordsOf(node, sourceCode).has(name));
  const next = behind.find(isNamedIn);
  const check = next && checkOf(next);
  return check !== undefined && isNamedIn(check);
}

function checksIn(
  block: TSESTree.BlockStatement | TSESTree.Program,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Checks {
  let checks = checksOfBlocks.get(block);
  if (!checks) {
    const ends = block.body.flatMap((statement) => {
      const check = checkOf(statement);
      return check ? [...wordsOf(check, sourceCode)].map((word) => [word, statement.range[1]] as const) : [];
    });
    // The first of a word is to stay.
    checksOfBlocks.set(block, (checks = new Map(ends.toReversed())));
  }
  return checks;
}

function checkOf(statement: TSESTree.Statement): TSESTree.Node | undefined {
  if (statement.type === "IfStatement") return statement.test;
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "CallExpression") return undefined;
  return ASSERTION.test(calleeName(statement.expression.callee) ?? "") ? statement : undefined;
}

function wordsOf(node: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): ReadonlySet<string> {
  let words = wordsOfTests.get(node);
  if (!words) wordsOfTests.set(node, (words = new Set(sourceCode.getText(node).match(/[\w$]+/g))));
  return words;
}
