import type { TSESTree } from "@typescript-eslint/utils";

import { unwrapped } from "../syntax.ts";
import type { Edit } from "./rename-header.ts";

/**
 * The changes that take a prefix off a value: nothing but removals, so that no suggestion carries a key along. Undefined where the
 * prefix is not written at the place.
 */
export function withoutPrefix(value: TSESTree.Node, prefix: RegExp): readonly Edit[] | undefined {
  const node = unwrapped(value);
  switch (node.type) {
    case "Literal": {
      const length = lengthOf(prefix, node.raw.slice(1));
      return length > 0 ? [removal(node.range[0] + 1, node.range[0] + 1 + length)] : undefined;
    }
    case "TemplateLiteral":
      return ofTemplate(node, prefix);
    case "BinaryExpression":
      return ofConcatenation(node, prefix);
    default:
      return undefined;
  }
}

function ofTemplate(node: TSESTree.TemplateLiteral, prefix: RegExp): readonly Edit[] | undefined {
  const [first, last] = node.quasis;
  const length = lengthOf(prefix, first?.value.raw ?? "");
  if (!first || length === 0) return undefined;
  const [only, ...others] = node.expressions;
  // ESLint makes one text of several removals: a key that stands between them would be in it.
  const isRead = only !== undefined && only.type !== "Literal" && only.type !== "TemplateLiteral";
  if (isRead && others.length === 0 && first.value.raw.length === length && last?.value.raw === "") {
    return [removal(node.range[0], only.range[0]), removal(only.range[1], node.range[1])];
  }
  return [removal(node.range[0] + 1, node.range[0] + 1 + length)];
}

/** `"Bearer " + key`: the first operand goes, or the beginning of it. */
function ofConcatenation(node: TSESTree.BinaryExpression, prefix: RegExp): readonly Edit[] | undefined {
  let { left, right } = node;
  while (left.type === "BinaryExpression") [left, right] = [left.left, left.right];
  if (left.type !== "Literal" || typeof left.value !== "string") return undefined;
  const length = lengthOf(prefix, left.raw.slice(1, -1));
  if (length === 0) return undefined;
  return length === left.raw.length - 2
    ? [removal(left.range[0], right.range[0])]
    : [removal(left.range[0] + 1, left.range[0] + 1 + length)];
}

function lengthOf(prefix: RegExp, raw: string): number {
  return prefix.exec(raw)?.[0].length ?? 0;
}

function removal(start: number, end: number): Edit {
  return { range: [start, end], text: "" };
}
