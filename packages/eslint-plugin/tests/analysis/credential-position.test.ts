import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";

import { credentialPosition } from "../../src/analysis/credential-position.ts";

/** `const NAME = …?.["a"] ?? "a" ?? "a"`: every operand of a chain, the innermost first, and how often a parent was asked for. */
function operandsOfChain(name: string, length: number): { operands: TSESTree.Node[]; looks: () => number } {
  let looks = 0;
  const operands: TSESTree.Node[] = [];
  const declarator: Record<string, unknown> = { type: "VariableDeclarator", id: { type: "Identifier", name } };
  let outer = declarator;
  for (let i = 0; i < length; i++) {
    const parent = outer;
    const [left, right] = [0, 1].map((): Record<string, unknown> => ({ type: "Literal", value: "a" }));
    const node = { type: "LogicalExpression", operator: "??", left, right };
    for (const child of [left, right]) Object.defineProperty(child, "parent", { get: () => (looks++, node) });
    Object.defineProperty(node, "parent", { get: () => (looks++, parent) });
    if (outer === declarator) declarator["init"] = node;
    else outer["left"] = node;
    operands.push(right as unknown as TSESTree.Node);
    outer = node;
  }
  return { operands: operands.reverse(), looks: () => looks };
}

describe("the position of an expression", () => {
  it("is known however deeply it is nested", () => {
    const { operands } = operandsOfChain("apiKey", 50_000);
    expect(credentialPosition(operands[0] as TSESTree.Node)).toBeDefined();
    const { operands: others } = operandsOfChain("greeting", 50_000);
    expect(credentialPosition(others[0] as TSESTree.Node)).toBeUndefined();
  });

  it("costs the same for each of thousands that are nested in each other", () => {
    const { operands, looks } = operandsOfChain("greeting", 5000);
    for (const operand of operands) credentialPosition(operand);
    expect(looks()).toBeLessThanOrEqual(2 * 5000);
  });
});
