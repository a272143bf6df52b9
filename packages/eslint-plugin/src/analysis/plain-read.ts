import type { TSESTree } from "@typescript-eslint/utils";

/** Is this made of names alone: `key`, `process.env.NEXUS_API_KEY`, `await readKey()`? The text of any other expression may hold a key. */
export function isPlainRead(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "Identifier":
    case "PrivateIdentifier":
    case "MetaProperty":
    case "ThisExpression":
      return true;
    case "MemberExpression":
      return isPlainRead(node.object) && isPlainRead(node.property);
    case "CallExpression":
      return node.arguments.length === 0 && !node.typeArguments && isPlainRead(node.callee);
    case "AwaitExpression":
      return isPlainRead(node.argument);
    case "ChainExpression":
    case "TSNonNullExpression":
      return isPlainRead(node.expression);
    default:
      return false;
  }
}
