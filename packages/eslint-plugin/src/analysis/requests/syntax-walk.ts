import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

/** Every node of a file, parents first. A loop, since code can be nested as deeply as its author likes. */
export function* nodesOf({ ast, visitorKeys }: Readonly<TSESLint.SourceCode>): Generator<TSESTree.Node> {
  const open: TSESTree.Node[] = [ast];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    const members = node as unknown as Readonly<Record<string, unknown>>;
    for (const key of (visitorKeys[node.type] ?? []).toReversed()) {
      const children = members[key];
      if (Array.isArray(children)) open.push(...(children as unknown[]).filter(isNode).reverse());
      else if (isNode(children)) open.push(children);
    }
  }
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value;
}
