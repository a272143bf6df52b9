import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { Bindings } from "./bindings.ts";
import type { NexusKeyTest } from "./nexus-key.ts";
import { ofCall, resolvedUrl } from "./static-text/calls.ts";
import { byDefault, inLoop } from "./static-text/defaults.ts";
import { bounded, MAX_DEPTH, MAX_LENGTH, MAX_REPETITION } from "./static-text/limits.ts";
import { mostReader } from "./static-text/most.ts";
import type { MostOf } from "./static-text/most.ts";
import { ofAnyMember, ofField, throughName, throughPattern, throughWrites } from "./static-text/names.ts";
import { joined, partsOf } from "./static-text/parts.ts";
import type { Part, Reading, TextsOf } from "./static-text/reading.ts";
import { calleeName, staticName, unwrapped } from "./syntax.ts";
import { hole, lengthOf, wholeText, writtenPiece } from "./text.ts";
import type { Text } from "./text.ts";
import { isUrlPart, urlPart } from "./url-text.ts";

/** What can be told of the text that an expression will have, from this file alone. */
export interface StaticTextReader {
  readonly textsOf: TextsOf;
  /** The parts that an expression puts together, or undefined when it does not assemble text. */
  readonly partsOf: (node: TSESTree.Node) => readonly Part[] | undefined;
  readonly mostOf: MostOf;
}

export function staticTextReader(
  sourceCode: Readonly<TSESLint.SourceCode>,
  bindings: Bindings,
  isKey: NexusKeyTest,
): StaticTextReader {
  const known = new Map<TSESTree.Node, readonly Text[] | undefined>();
  let depth = 0;
  let repeatable = MAX_LENGTH + MAX_REPETITION * sourceCode.text.length;
  const reading: Reading = { bindings, isKey, textsOf, repeated };

  function textsOf(node: TSESTree.Node): readonly Text[] {
    const inner = unwrapped(node);
    const before = known.get(inner);
    if (before) return before;
    // A value that refers to itself stays unknown.
    if (depth >= MAX_DEPTH || known.has(inner)) return [[hole(inner, isKey)]];
    known.set(inner, undefined);
    depth++;
    const texts = bounded(read(inner)) ?? [[hole(inner, isKey)]];
    depth--;
    known.set(inner, texts);
    return texts;
  }

  function read(node: TSESTree.Node): readonly Text[] | undefined {
    const parts = partsOf(node, reading);
    if (parts) return joined(parts);
    switch (node.type) {
      case "Literal":
        return typeof node.value === "string" || typeof node.value === "number"
          ? [[writtenPiece(String(node.value), node, sourceCode, isKey)]]
          : undefined;
      case "TemplateElement":
        return [[writtenPiece(node.value.cooked ?? "", node, sourceCode, isKey)]];
      case "LogicalExpression":
        return node.operator === "&&" ? textsOf(node.right) : withDefault(node);
      case "ConditionalExpression":
        return [...textsOf(node.consequent), ...textsOf(node.alternate)];
      case "AwaitExpression":
        return textsOf(node.argument);
      case "AssignmentExpression":
        return node.operator === "=" ? textsOf(node.right) : undefined;
      case "NewExpression":
        return calleeName(node.callee) === "URL" ? resolvedUrl(node.arguments, reading) : undefined;
      case "CallExpression":
        return ofCall(node, reading);
      case "MemberExpression":
        return (
          throughName(node, reading) ??
          ofField(node, reading) ??
          partOfUrl(node) ??
          ofAnyMember(node, reading) ??
          byDefault(node, reading)
        );
      case "Identifier":
        return (
          throughName(node, reading) ??
          throughPattern(node, reading) ??
          throughWrites(node, reading) ??
          byDefault(node, reading) ??
          inLoop(node, reading)
        );
      case "TaggedTemplateExpression":
        return calleeName(node.tag) === "raw" ? textsOf(node.quasi) : undefined;
      default:
        return undefined;
    }
  }

  /**
   * Of `a ?? b` what is known: both, where a is; b alone where a is what only run time knows, but for a key. An empty text tells nothing of what is
   * there but for it.
   */
  function withDefault({ left, right }: TSESTree.LogicalExpression): readonly Text[] {
    const fallback = textsOf(right);
    if (fallback.every((text) => wholeText(text) === "")) return [...textsOf(left), ...fallback];
    const first = textsOf(left).filter((text) => text.some((piece) => piece.text !== undefined || piece.isKey));
    return [...first, ...fallback];
  }

  /** `url.hostname` of a URL that is known */
  function partOfUrl(node: TSESTree.MemberExpression): readonly Text[] | undefined {
    const name = staticName(node) ?? "";
    if (!isUrlPart(name)) return undefined;
    const parts = textsOf(node.object).map((url) => urlPart(url, name));
    return parts.every((part) => part !== undefined) ? parts : undefined;
  }

  function repeated(texts: readonly Text[]): readonly Text[] | undefined {
    for (const text of texts) repeatable -= text.length + lengthOf(text);
    return repeatable > 0 ? texts : undefined;
  }

  return { textsOf, partsOf: (node) => partsOf(node, reading), mostOf: mostReader(bindings) };
}
