import type { TSESTree } from "@typescript-eslint/utils";

import { isPlainRead } from "../plain-read.ts";
import { unwrapped } from "../syntax.ts";
import type { Edit } from "./rename-header.ts";

/**
 * The changes that take a prefix off a value: nothing but removals, so that no suggestion carries a key along. Undefined where the
 * prefix is not written at the place.
 *
 * @param source the file's text
 */
export function withoutPrefix(value: TSESTree.Node, prefix: RegExp, source: string): readonly Edit[] | undefined {
  const node = unwrapped(value);
  switch (node.type) {
    case "Literal": {
      const length = lengthOf(prefix, node.raw.slice(1));
      return length > 0 ? [removal(node.range[0] + 1, node.range[0] + 1 + length)] : undefined;
    }
    case "TemplateLiteral":
      return ofTemplate(node, prefix);
    case "BinaryExpression":
      return ofConcatenation(node, prefix, source);
    default:
      return undefined;
  }
}

function ofTemplate(node: TSESTree.TemplateLiteral, prefix: RegExp): readonly Edit[] | undefined {
  const [first, last] = node.quasis;
  const length = lengthOf(prefix, first?.value.raw ?? "");
  if (!first || length === 0) return undefined;
  const [only, ...others] = node.expressions;
  const isAll = others.length === 0 && first.value.raw.length === length && last?.value.raw === "";
  // ESLint makes one text of several removals, with what stands between them.
  if (only && isAll && isPlainRead(only)) {
    return [removal(node.range[0], only.range[0]), removal(only.range[1], node.range[1])];
  }
  return [removal(node.range[0] + 1, node.range[0] + 1 + length)];
}

/** `"Bearer " + key`: the first operand goes, or the beginning of it. */
function ofConcatenation(node: TSESTree.BinaryExpression, prefix: RegExp, source: string): readonly Edit[] | undefined {
  let { left, right } = node;
  while (left.type === "BinaryExpression") [left, right] = [left.left, left.right];
  if (left.type !== "Literal" || typeof left.value !== "string") return undefined;
  const length = lengthOf(prefix, left.raw.slice(1, -1));
  if (length === 0) return undefined;
  // Parentheses around either operand stay.
  const operator = /^\s*\+\s*/.exec(source.slice(left.range[1], right.range[0]))?.[0].length;
  return length === left.raw.length - 2 && operator !== undefined
    ? [removal(left.range[0], left.range[1] + operator)]
    : [removal(left.range[0] + 1, left.range[0] + 1 + length)];
}

function lengthOf(prefix: RegExp, raw: string): number {
  return prefix.exec(raw)?.[0].length ?? 0;
}

function removal(start: number, end: number): Edit {
  return { range: [start, end], text: "" };
}
