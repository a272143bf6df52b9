import type { TSESTree } from "@typescript-eslint/utils";

export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

export function isFunction(node: TSESTree.Node | null | undefined): node is FunctionNode {
  return (
    node?.type === "ArrowFunctionExpression" ||
    node?.type === "FunctionDeclaration" ||
    node?.type === "FunctionExpression"
  );
}

export function functionAround(node: TSESTree.Node): FunctionNode | undefined {
  let at = node.parent;
  while (at && !isFunction(at)) at = at.parent;
  // The program's parent is null.
  return at ?? undefined;
}

const known = new WeakMap<FunctionNode, readonly TSESTree.Node[]>();

/** The expressions that a function returns. A loop, since code can be nested as deeply as its author likes. */
export function returnsOf(
  node: FunctionNode,
  visitorKeys: Readonly<Record<string, readonly string[]>>,
): readonly TSESTree.Node[] {
  if (node.body.type !== "BlockStatement") return [node.body];
  const before = known.get(node);
  if (before) return before;
  const returned: TSESTree.Node[] = [];
  const open: TSESTree.Node[] = [node.body];
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.type === "ReturnStatement") {
      if (at.argument) returned.unshift(at.argument);
      continue;
    }
    if (isFunction(at) || at.type.startsWith("Class") || at.type.endsWith("Expression")) continue;
    const members = at as unknown as Readonly<Record<string, unknown>>;
    for (const key of visitorKeys[at.type] ?? []) {
      const children = members[key];
      for (const child of Array.isArray(children) ? (children as unknown[]) : [children]) {
        if (typeof child === "object" && child !== null && "type" in child) open.push(child as TSESTree.Node);
      }
    }
  }
  known.set(node, returned);
  return returned;
}
