import type { TSESTree } from "@typescript-eslint/utils";

/** What `this` has its members from: an instance of a class or the class itself, by the class's body, or the object of a method. */
export interface ThisHolder<Body extends TSESTree.Node = TSESTree.ClassBody | TSESTree.ObjectExpression> {
  readonly body: Body;
  /** The class itself. */
  readonly isStatic: boolean;
}

/**
 * What `this` is at a place. Arrow functions have the `this` of what is around them, other functions that are no members one of their own.
 *
 * @returns undefined where the source does not say it
 */
export function holderOfThis(node: TSESTree.Node): ThisHolder | undefined {
  for (let at = node.parent; at; at = at.parent) {
    switch (at.type) {
      case "MethodDefinition":
      case "PropertyDefinition":
      case "AccessorProperty":
        return { body: at.parent, isStatic: at.static };
      case "StaticBlock":
        return { body: at.parent, isStatic: true };
      case "FunctionDeclaration":
        return undefined;
      case "FunctionExpression": {
        const { parent } = at;
        if (parent.type === "MethodDefinition" || parent.type === "PropertyDefinition") break;
        return parent.type === "Property" && parent.parent.type === "ObjectExpression"
          ? { body: parent.parent, isStatic: false }
          : undefined;
      }
      default:
    }
  }
  return undefined;
}
