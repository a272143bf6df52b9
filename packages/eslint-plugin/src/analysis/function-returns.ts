import type { TSESTree } from "@typescript-eslint/utils";

import { calleeName } from "./syntax.ts";

type FunctionNode = TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/** A function with more is left alone. */
const MAX_RETURNS = 8;

const known = new WeakMap<TSESTree.Node, readonly TSESTree.Node[]>();

/** The expressions that a function may return; none where it is no function, a generator, or has too many. */
export function returnedExpressions(node: TSESTree.Node | undefined): readonly TSESTree.Node[] {
  if (!node || !isFunction(node) || node.generator) return [];
  if (node.body.type !== "BlockStatement") return [node.body];
  let returned = known.get(node);
  if (!returned) known.set(node, (returned = returnsIn(node.body)));
  return returned;
}

/** Functions that give back what the function that they are given does: of React, of Vue, of lodash. */
const MEMOS = /^(?:useMemo|computed|memo|once)$/;

/** What a memo may hold: `useMemo(() => …)`, `computed(() => …)`. None of other calls. */
export function memoisedBy({ callee, arguments: [first] }: TSESTree.CallExpression): readonly TSESTree.Node[] {
  return MEMOS.test(calleeName(callee) ?? "") ? returnedExpressions(first) : [];
}

function isFunction(node: TSESTree.Node): node is FunctionNode {
  return /^(?:ArrowFunctionExpression|FunctionDeclaration|FunctionExpression)$/.test(node.type);
}

function returnsIn(body: TSESTree.BlockStatement): readonly TSESTree.Node[] {
  const returned: TSESTree.Node[] = [];
  const open: TSESTree.Statement[] = [body];
  for (let statement = open.pop(); statement; statement = open.pop()) {
    if (statement.type === "ReturnStatement" && statement.argument) returned.push(statement.argument);
    if (returned.length > MAX_RETURNS) return [];
    open.push(...statementsIn(statement).toReversed());
  }
  return returned;
}

/** The statements directly within one, in their order. */
function statementsIn(statement: TSESTree.Statement): readonly TSESTree.Statement[] {
  switch (statement.type) {
    case "BlockStatement":
      return statement.body;
    case "IfStatement":
      return statement.alternate ? [statement.consequent, statement.alternate] : [statement.consequent];
    case "SwitchStatement":
      return statement.cases.flatMap(({ consequent }) => consequent);
    case "TryStatement":
      return [statement.block, statement.handler?.body, statement.finalizer].filter((block) => !!block);
    case "DoWhileStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "ForStatement":
    case "LabeledStatement":
    case "WhileStatement":
    case "WithStatement":
      return [statement.body];
    default:
      return [];
  }
}
