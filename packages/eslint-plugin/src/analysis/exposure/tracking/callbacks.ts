import type { TSESTree } from "@typescript-eslint/utils";

import { staticName } from "../../syntax.ts";
import { ANY } from "../access-path.ts";
import type { Path } from "../access-path.ts";

/** What something that takes a callback calls it with: a part of a value. */
export interface CallbackInput {
  readonly node: TSESTree.Node;
  readonly path: Path;
}

const ITERATES = /^(?:forEach|map|flatMap|filter|find|findLast|some|every)$/;
const REDUCES = /^reduce(?:Right)?$/;

/**
 * The value of a callback's parameter: an element in `keys.forEach((key) => …)`, what a promise ends in in `promise.then((key) => …)`.
 *
 * @param callback The function or its name, where it is handed to something.
 */
export function callbackInput(callback: TSESTree.Node, parameter: number): CallbackInput | undefined {
  const call = callback.parent;
  if (call?.type !== "CallExpression" || call.callee.type !== "MemberExpression" || call.arguments[0] !== callback) {
    return undefined;
  }
  const { object } = call.callee;
  const method = staticName(call.callee) ?? "";
  if (method === "then") return parameter === 0 ? { node: object, path: [] } : undefined;
  const isElement = ITERATES.test(method) ? parameter === 0 : REDUCES.test(method) && parameter === 1;
  return isElement ? { node: object, path: [ANY] } : undefined;
}

/** Which part of what a callback returns a part of its call's result is; undefined where the result is something else. */
export function callbackResult({ callee }: TSESTree.CallExpression, [index, ...path]: Path): Path | undefined {
  switch (callee.type === "MemberExpression" ? staticName(callee) : undefined) {
    case "then":
      return index === undefined ? [] : [index, ...path];
    case "map":
      return path;
    default:
      return undefined;
  }
}
