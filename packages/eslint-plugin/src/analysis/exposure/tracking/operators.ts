import type { TSESTree } from "@typescript-eslint/utils";

import { operandsOf, staticName, unwrapped } from "../../syntax.ts";
import { isText } from "../access-path.ts";
import { isTextTag } from "../propagators.ts";
import { asText } from "../taint.ts";
import type { Taint } from "../taint.ts";
import { firstTaint } from "./query.ts";
import type { Query, Tracker } from "./query.ts";

/** What is put together to a text: a template, tagged or not, and `+`. */
export function ofAssembledText(
  node: TSESTree.BinaryExpression | TSESTree.TaggedTemplateExpression | TSESTree.TemplateLiteral,
  query: Query,
  tracker: Tracker,
): Taint | undefined {
  return isText(query.path) ? firstTaint(partsOf(node), { ...query, path: [] }, tracker, asText) : undefined;
}

function partsOf(
  node: TSESTree.BinaryExpression | TSESTree.TaggedTemplateExpression | TSESTree.TemplateLiteral,
): readonly TSESTree.Node[] {
  switch (node.type) {
    case "TemplateLiteral":
      return node.expressions;
    case "TaggedTemplateExpression":
      return isTextTag(node.tag) ? node.quasi.expressions : [];
    default:
      return node.operator === "+" ? operandsOf(node) : [];
  }
}

/** `error.message || error`: what comes last is not reached. */
export function ofLogical(node: TSESTree.LogicalExpression, query: Query, tracker: Tracker): Taint | undefined {
  const { operator, left, right } = node;
  if (operator === "&&") return tracker.taintOf({ ...query, node: right });
  const taint = firstTaint([left, right], query, tracker);
  return taint?.form === "error" && isOwnText(left, right, tracker) ? undefined : taint;
}

/** `error.message`, which every error has, and so comes before the error itself. */
function isOwnText(left: TSESTree.Node, error: TSESTree.Node, { file }: Tracker): boolean {
  const read = unwrapped(left);
  const text = (node: TSESTree.Node): string => file.sourceCode.getText(unwrapped(node));
  return (
    read.type === "MemberExpression" &&
    /^(?:message|stack|name)$/.test(staticName(read) ?? "") &&
    text(read.object) === text(error)
  );
}
