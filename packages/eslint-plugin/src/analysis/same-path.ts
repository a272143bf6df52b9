import type { TSESTree } from "@typescript-eslint/utils";

/** Does the program that runs one of two places run the other too, as far as conditions tell? */
export function areOnSamePath(a: TSESTree.Node, b: TSESTree.Node): boolean {
  const [first, second] = [branchesAround(a), branchesAround(b)];
  return first.length === second.length && first.every((branch, i) => branch === second[i]);
}

/** The branches of conditions in which a place stands, within its function. */
function branchesAround(node: TSESTree.Node): TSESTree.Node[] {
  const branches: TSESTree.Node[] = [];
  for (let at = node; at.parent && !at.type.includes("Function"); at = at.parent) {
    const { parent } = at;
    const isBranch =
      ((parent.type === "IfStatement" || parent.type === "ConditionalExpression") && parent.test !== at) ||
      (parent.type === "LogicalExpression" && parent.right === at) ||
      parent.type === "SwitchCase";
    if (isBranch) branches.push(at);
  }
  return branches;
}
