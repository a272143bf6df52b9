import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { Bindings } from "./bindings.ts";
import { credentialPosition } from "./credential-position.ts";
import { isShortKey } from "./short-key.ts";
import type { StaticTextReader } from "./static-text.ts";
import { wholeText } from "./text.ts";

/** The literal that is used as a Nexus key without being as long as one, or undefined. */
export type ShortKeyFinder = (node: TSESTree.Node) => TSESTree.Node | undefined;

/** Looks at literals and at expressions that put text together. */
export function shortKeyFinder(
  sourceCode: Readonly<TSESLint.SourceCode>,
  { textsOf, partsOf, resolve }: Bindings & StaticTextReader,
): ShortKeyFinder {
  return (node) => {
    const text = textsOf(node)
      .map(wholeText)
      .find((each) => each?.includes("nxs_"));
    if (text === undefined) return undefined;
    const certainty = credentialPosition(node) ?? useOfConstant(node);
    if (!certainty || !isShortKey(text, certainty)) return undefined;
    const part = partsOf(node)?.find(({ texts }) => texts.some((each) => isShortKey(wholeText(each) ?? "", certainty)));
    const literal = part && resolve(part.node);
    return literal?.type === "Literal" ? literal : node;
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
