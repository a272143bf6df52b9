import type { TSESTree } from "@typescript-eslint/utils";

import type { Range } from "../replacement.ts";
import { staticName } from "../syntax.ts";
import type { Entry } from "./entries.ts";

/** A change of the source. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** The change that gives a header another name; undefined where its name is not written at the place, or the object has that name too. */
export function renamed({ nameNode }: Entry, name: string, text: string): Edit | undefined {
  const { parent } = nameNode;
  if (parent?.type === "Property" && parent.parent.type === "ObjectExpression" && has(name, parent.parent))
    return undefined;
  if (nameNode.type === "Literal" && typeof nameNode.value === "string") {
    const quote = text[nameNode.range[0]] ?? '"';
    return { range: nameNode.range, text: quote + name + quote };
  }
  if (nameNode.type === "Identifier" && parent?.type === "Property" && !parent.computed) {
    return { range: nameNode.range, text: parent.shorthand ? `"${name}": ${nameNode.name}` : `"${name}"` };
  }
  return memberRenamed(nameNode, name);
}

/** Of two properties of one name TypeScript takes none. */
function has(name: string, { properties }: TSESTree.ObjectExpression): boolean {
  return properties.some((each) => each.type === "Property" && staticName(each)?.toLowerCase() === name);
}

/** `headers.Authorization` to `headers["api-key"]` */
function memberRenamed(nameNode: TSESTree.Node, name: string): Edit | undefined {
  const { parent } = nameNode;
  if (parent?.type !== "MemberExpression" || parent.computed || parent.optional) return undefined;
  return { range: [parent.object.range[1], parent.range[1]], text: `["${name}"]` };
}
