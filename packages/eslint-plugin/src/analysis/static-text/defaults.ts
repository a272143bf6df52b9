import type { TSESTree } from "@typescript-eslint/utils";

import { iteratedValues } from "../iteration.ts";
import { schemaDefault } from "../schema-default.ts";
import { staticName } from "../syntax.ts";
import type { Text } from "../text.ts";
import { heldText } from "./known-calls.ts";
import type { Reading } from "./reading.ts";

/** The default in the schema of the environment, or what Vue holds as `value`. */
export function byDefault(
  node: TSESTree.Identifier | TSESTree.MemberExpression,
  { bindings, textsOf, repeated }: Reading,
): readonly Text[] | undefined {
  const fallback = schemaDefault(node, bindings);
  if (fallback) return repeated(textsOf(fallback));
  const isValue = node.type === "MemberExpression" && staticName(node) === "value";
  const held = isValue ? heldText(bindings.resolve(node.object), textsOf) : undefined;
  return held && repeated(held);
}

/** `for (const url of [a, b])`: any of them */
export function inLoop(
  name: TSESTree.Identifier,
  { bindings, textsOf, repeated }: Reading,
): readonly Text[] | undefined {
  const [definition] = bindings.variableOf(name)?.defs ?? [];
  const values = definition ? iteratedValues(definition, bindings) : [];
  return values.length > 0 ? repeated(values.flatMap(textsOf)) : undefined;
}
