import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

type Walked = Readonly<Pick<TSESLint.SourceCode, "ast" | "visitorKeys">>;

/** Every node of a file, parents first. */
export function nodesOf(sourceCode: Walked): Generator<TSESTree.Node> {
  return nodesUnder(sourceCode.ast, sourceCode);
}

/** A node and all within it, parents first. A loop, since code can be nested as deeply as its author likes. */
export function* nodesUnder(root: TSESTree.Node, { visitorKeys }: Walked): Generator<TSESTree.Node> {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    const members = node as unknown as Readonly<Record<string, unknown>>;
    for (const key of (visitorKeys[node.type] ?? []).toReversed()) {
      const children = members[key];
      if (Array.isArray(children)) {
        for (const child of (children as unknown[]).toReversed()) if (isNode(child)) open.push(child);
      } else if (isNode(children)) open.push(children);
    }
  }
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value;
}
