import type { TSESTree } from "@typescript-eslint/utils";

import { iteratedValues } from "../iteration.ts";
import { schemaDefault } from "../schema-default.ts";
import { staticName } from "../syntax.ts";
import type { Text } from "../text.ts";
import { heldText } from "./known-calls.ts";
import type { Reading } from "./reading.ts";

/** The default in the schema of the environment, what Vue holds as `value`, or what React's state begins with. */
export function byDefault(
  node: TSESTree.Identifier | TSESTree.MemberExpression,
  { bindings, textsOf, repeated }: Reading,
): readonly Text[] | undefined {
  const fallback = schemaDefault(node, bindings);
  if (fallback) return repeated(textsOf(fallback));
  const isValue = node.type === "MemberExpression" && /^(?:value|0)$/.test(staticName(node) ?? "");
  const holder = isValue ? bindings.resolve(node.object) : node.type === "Identifier" && stateOf(node, bindings);
  const held = holder ? heldText(holder, textsOf) : undefined;
  return held && repeated(held);
}

/** The call that gives a name its state: `const [url, setUrl] = useState("…")`. */
function stateOf(name: TSESTree.Identifier, { variableOf }: Reading["bindings"]): TSESTree.Node | undefined {
  const definition = variableOf(name)?.defs[0];
  const declarator = definition?.node.type === "VariableDeclarator" ? definition.node : undefined;
  const isFirst = declarator?.id.type === "ArrayPattern" && declarator.id.elements[0] === definition?.name;
  return isFirst ? (declarator.init ?? undefined) : undefined;
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
