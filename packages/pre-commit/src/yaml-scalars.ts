import { isAlias, isNode, isPair, isScalar, visit, type Document, type Node } from "yaml";

/**
 * Whether one of the texts in a node, or in what its aliases stand for, fulfils a condition. Each node is looked at once: written out, a few
 * aliases can be more than any memory holds.
 *
 * @param fulfils gets a text and the key that it is the value of
 */
export function someScalar(
  document: Document,
  node: unknown,
  fulfils: (text: string, key: string | undefined) => boolean,
): boolean {
  const seen = new Set<Node>();
  let isFound = false;
  const look = (start: unknown): void => {
    if (!isNode(start) || seen.has(start)) return;
    seen.add(start);
    if (isAlias(start)) {
      look(start.resolve(document));
      return;
    }
    visit(start, {
      Alias: (_, alias) => {
        look(alias);
      },
      Scalar: (_, { value }, path) => {
        const parent = path.at(-1);
        const key = isPair(parent) && isScalar(parent.key) ? String(parent.key.value) : undefined;
        if (typeof value !== "string" || !fulfils(value, key)) return undefined;
        isFound = true;
        return visit.BREAK;
      },
    });
  };
  look(node);
  return isFound;
}
