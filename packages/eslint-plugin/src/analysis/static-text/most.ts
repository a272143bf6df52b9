import type { TSESTree } from "@typescript-eslint/utils";

import type { Bindings, Variable } from "../bindings.ts";
import { isLoopVariable } from "../iteration.ts";
import { operandsOf, unwrapped } from "../syntax.ts";
import { writesOf } from "../writes.ts";
import { isBare } from "./names.ts";
import { stretchesOf } from "./parts.ts";

/**
 * How much of an expression's text the source can fix at most, in UTF-16 code units: infinite where that takes a closer look, undefined where only
 * run time knows all of it.
 */
export type MostOf = (node: TSESTree.Node) => number | undefined;

/** Longer chains of names take a closer look, so that a hostile file costs no more than a friendly one. */
const MAX_DEPTH = 24;

/** A first look, which follows names but reads no text and no call: it is enough for most of what a program puts together. */
export function mostReader(bindings: Pick<Bindings, "variableOf">): MostOf {
  const ofVariables = new Map<Variable, number | undefined>();
  let depth = 0;

  function mostOf(node: TSESTree.Node): number | undefined {
    if (depth >= MAX_DEPTH) return Infinity;
    depth++;
    const most = look(unwrapped(node));
    depth--;
    return most;
  }

  function look(node: TSESTree.Node): number | undefined {
    switch (node.type) {
      case "Literal":
        return typeof node.value === "string" || typeof node.value === "number" ? String(node.value).length : undefined;
      case "TemplateElement":
        return node.value.raw.length;
      case "TemplateLiteral":
        return sum(stretchesOf(node));
      case "BinaryExpression":
        return node.operator === "+" ? sum(operandsOf(node)) : undefined;
      case "ConditionalExpression":
        return larger(mostOf(node.consequent), mostOf(node.alternate));
      case "LogicalExpression":
        return larger(mostOf(node.left), mostOf(node.right));
      case "MemberExpression":
        return isBare(node, bindings) ? undefined : Infinity;
      case "Identifier":
        return isBare(node, bindings) ? undefined : ofName(node);
      case "ArrayExpression":
      case "ArrowFunctionExpression":
      case "FunctionExpression":
      case "ObjectExpression":
      case "ThisExpression":
      case "UnaryExpression":
      case "UpdateExpression":
        return undefined;
      default:
        return Infinity;
    }
  }

  function sum(nodes: readonly TSESTree.Node[]): number | undefined {
    let length: number | undefined;
    for (const node of nodes) length = together(length, mostOf(node));
    return length;
  }

  function ofName(identifier: TSESTree.Identifier): number | undefined {
    const variable = bindings.variableOf(identifier);
    if (!variable) return undefined;
    if (!ofVariables.has(variable)) {
      // A value that is made from itself.
      ofVariables.set(variable, Infinity);
      ofVariables.set(variable, ofVariable(variable));
    }
    return ofVariables.get(variable);
  }

  function ofVariable(variable: Variable): number | undefined {
    const [definition] = variable.defs;
    const isIterated =
      definition?.type === "Variable"
        ? definition.node.id.type !== "Identifier" || isLoopVariable(definition.node)
        : definition?.type === "Parameter" && definition.node.parent.type === "CallExpression";
    if (isIterated) return Infinity;
    let longest: number | undefined;
    let grown: number | undefined;
    for (const { identifier, writeExpr } of writesOf(variable)) {
      const { parent } = identifier;
      const isGrowth = parent.type === "AssignmentExpression" && parent.operator === "+=";
      const most = parent.type === "UpdateExpression" ? undefined : writeExpr ? mostOf(writeExpr) : Infinity;
      if (isGrowth) grown = together(grown, most);
      else longest = larger(longest, most);
    }
    return together(longest, grown);
  }

  return mostOf;
}

function together(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : a + (b ?? 0);
}

function larger(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : Math.max(a, b ?? 0);
}
