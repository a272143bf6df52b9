import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../../bindings.ts";
import type { AccessPath } from "../access-path.ts";
import { isFunction } from "../../functions.ts";
import type { FunctionNode } from "../../functions.ts";
import { pathTo } from "./patterns.ts";

/** Where a parameter stands: which argument it is, and which part of that. */
export interface Parameter extends AccessPath {
  readonly function: FunctionNode;
  readonly index: number;
  readonly isRest: boolean;
}

/** Which parameter of a function a variable is. */
export function parameterOf({ defs: [definition] }: Variable): Parameter | undefined {
  if (definition?.type !== "Parameter" || !isFunction(definition.node)) return undefined;
  const name = definition.name as TSESTree.Node;
  for (const [index, parameter] of definition.node.params.entries()) {
    if (parameter.range[0] > name.range[0] || parameter.range[1] < name.range[1]) continue;
    // constructor(private readonly key: string)
    const pattern = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
    const isRest = pattern.type === "RestElement";
    const part = pathTo(name, isRest ? pattern.argument : pattern);
    return part && { function: definition.node, index, isRest, ...part };
  }
  return undefined;
}

/** The arguments that a call hands to a parameter. */
export function argumentsFor(
  { index, isRest }: Pick<Parameter, "index" | "isRest">,
  { arguments: given }: TSESTree.CallExpression | TSESTree.NewExpression,
): readonly TSESTree.Node[] {
  const handed = isRest ? given.slice(index) : given.slice(index, index + 1);
  return handed.map((argument) => (argument.type === "SpreadElement" ? argument.argument : argument));
}
