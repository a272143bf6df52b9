import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { credentialPosition } from "./credential-position.ts";
import { isShortKey } from "./short-key.ts";
import type { StaticTextReader } from "./static-text.ts";

/** The literal that is used as a Nexus key without being as long as one, or undefined. */
export type ShortKeyFinder = (node: TSESTree.Node) => TSESTree.Node | undefined;

/** Looks at literals and at expressions that put text together. */
export function shortKeyFinder(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { wholeTextOf, partsOf, initOf }: StaticTextReader,
): ShortKeyFinder {
  return (node) => {
    const text = wholeTextOf(node);
    if (!text?.includes("nxs_")) return undefined;
    const certainty = credentialPosition(node) ?? useOfConstant(node);
    if (!certainty || !isShortKey(text, certainty)) return undefined;
    const part = partsOf(node)?.find((each) => each.text.length > 0 && isShortKey(each.text.join(""), certainty));
    if (part?.node.type === "Identifier") return initOf(part.node) ?? node;
    return part?.node.type === "Literal" ? part.node : node;
  };

  /** A constant whose own name does not say key may still be put where one belongs. */
  function useOfConstant(node: TSESTree.Node): ReturnType<typeof credentialPosition> {
    const declarator = node.parent;
    if (declarator?.type !== "VariableDeclarator") return undefined;
    const references = sourceCode.getDeclaredVariables(declarator).flatMap((variable) => variable.references);
    const uses = references
      .filter((reference) => reference.isRead())
      .map(({ identifier }) => credentialPosition(identifier));
    return uses.find((use) => use === "certain") ?? uses.find((use) => use !== undefined);
  }
}
