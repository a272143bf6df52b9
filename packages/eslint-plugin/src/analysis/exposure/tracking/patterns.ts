import type { TSESTree } from "@typescript-eslint/utils";

import { staticName } from "../../syntax.ts";
import { ANY } from "../access-path.ts";
import type { AccessPath, Path } from "../access-path.ts";

/** The way from a pattern to a name in it; undefined where only run time knows it. */
export function pathTo(name: TSESTree.Node, pattern: TSESTree.Node): AccessPath | undefined {
  const path: string[] = [];
  let lacks: readonly Path[] = [];
  for (let at = name; at !== pattern;) {
    const parent: TSESTree.Node | undefined = at.parent;
    if (parent?.type === "Property") {
      const key = staticName(parent);
      if (key === undefined) return undefined;
      path.unshift(key);
    } else if (parent?.type === "ArrayPattern") {
      path.unshift(
        at.type === "RestElement" ? ANY : String(parent.elements.indexOf(at as TSESTree.DestructuringPattern)),
      );
    } else if (parent?.type === "RestElement") {
      if (parent.parent.type === "ObjectPattern") lacks = namesIn(parent.parent);
    } else if (parent?.type !== "AssignmentPattern" && parent?.type !== "ObjectPattern") return undefined;
    at = parent;
  }
  return { path, lacks };
}

function namesIn({ properties }: TSESTree.ObjectPattern): Path[] {
  return properties.flatMap((each) => {
    const name = each.type === "Property" ? staticName(each) : undefined;
    return name === undefined ? [] : [[name]];
  });
}

/** The whole pattern in which a name is bound or written: the name itself, where it stands alone. */
export function patternAround(name: TSESTree.Node): TSESTree.Node {
  let at = name;
  while (at.parent && isPartOfPattern(at.parent, at)) at = at.parent;
  return at;
}

function isPartOfPattern(parent: TSESTree.Node, part: TSESTree.Node): boolean {
  switch (parent.type) {
    case "ArrayPattern":
    case "ObjectPattern":
    case "RestElement":
      return true;
    case "AssignmentPattern":
      return parent.left === part;
    case "Property":
      return parent.value === part && parent.parent.type === "ObjectPattern";
    default:
      return false;
  }
}
