import type { TSESTree } from "@typescript-eslint/utils";

import { membersAt } from "../bindings.ts";
import { ofPairs } from "../members.ts";
import { convictDefault } from "../schema-default.ts";
import { calleeName } from "../syntax.ts";
import type { Text } from "../text.ts";
import { MAX_ALTERNATIVES } from "./limits.ts";
import type { Reading } from "./reading.ts";

/** `new Map([["name", "…"]]).get("name")`: of a name that nobody knows, any of them; and of convict the default */
export function gotten(
  node: TSESTree.CallExpression,
  { bindings, textsOf, repeated }: Reading,
): readonly Text[] | undefined {
  const fallback = convictDefault(node, bindings);
  if (fallback) return repeated(textsOf(fallback));
  const [name] = node.arguments;
  if (node.callee.type !== "MemberExpression" || !name) return undefined;
  const { object } = node.callee;
  const map = bindings.resolve(object);
  if (map.type !== "NewExpression" || calleeName(map.callee) !== "Map") return undefined;
  const mentions = bindings.mentionsOf(object);
  if (["set", "delete", "clear"].some((change) => membersAt(mentions, change).length > 0)) return undefined;
  const pairs = ofPairs(map.arguments[0]);
  const value = name.type === "Literal" ? pairs.get(String(name.value)) : undefined;
  const values = name.type === "Literal" ? (value ? [value] : []) : [...pairs.values()];
  const isKnown = values.length > 0 && values.length <= MAX_ALTERNATIVES;
  return isKnown ? repeated(values.flatMap(textsOf)) : undefined;
}
