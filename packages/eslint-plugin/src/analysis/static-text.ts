import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { Bindings } from "./bindings.ts";
import { decodingCall } from "./decoding-call.ts";
import type { NexusKeyTest } from "./nexus-key.ts";
import { calleeName, operandsOf, staticName, unwrapped } from "./syntax.ts";
import { hole, lengthOf, madePiece, trimmed, wholeText, writtenPiece } from "./text.ts";
import type { Piece, Text } from "./text.ts";
import { isUrlPart, originPart, urlPart } from "./url-text.ts";

/** What text an expression can have: one alternative for each branch of `a ? b : c` and for each default. At least one. */
export type TextsOf = (node: TSESTree.Node) => readonly Text[];

/** A direct part of an assembled value, such as an operand of `+`. */
export interface Part {
  readonly node: TSESTree.Node;
  readonly texts: readonly Text[];
}

/** What can be told of the text that an expression will have, from this file alone. */
export interface StaticTextReader {
  readonly textsOf: TextsOf;
  /** The parts that an expression puts together, or undefined when it does not assemble text. */
  readonly partsOf: (node: TSESTree.Node) => readonly Part[] | undefined;
}

/** Longer values and deeper chains are left alone, so that a hostile file costs no more than a friendly one. */
const MAX_ALTERNATIVES = 6;
const MAX_PIECES = 512;
const MAX_LENGTH = 16_384;
const MAX_DEPTH = 64;
/** How much may be read again through names, for each character of the file: a name of one letter can stand for a long value. */
const MAX_REPETITION = 16;
/** Functions and methods that give back the text that they are called with or on. */
const SAME_TEXT = /^(?:String|encodeURI|encodeURIComponent|freeze)$/;
const SAME_METHOD = /^(?:toString|valueOf)$/;

export function staticTextReader(
  sourceCode: Readonly<TSESLint.SourceCode>,
  bindings: Bindings,
  isKey: NexusKeyTest,
): StaticTextReader {
  const known = new Map<TSESTree.Node, readonly Text[]>();
  let depth = 0;
  let repeatable = MAX_LENGTH + MAX_REPETITION * sourceCode.text.length;

  function textsOf(node: TSESTree.Node): readonly Text[] {
    const inner = unwrapped(node);
    const before = known.get(inner);
    if (before) return before;
    const unknown = [[hole(inner, isKey)]];
    if (depth >= MAX_DEPTH) return unknown;
    // A value that refers to itself stays unknown.
    known.set(inner, unknown);
    depth++;
    const texts = bounded(read(inner)) ?? unknown;
    depth--;
    known.set(inner, texts);
    return texts;
  }

  function read(node: TSESTree.Node): readonly Text[] | undefined {
    const parts = partsOf(node);
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
        return calleeName(node.callee) === "URL" ? resolvedUrl(node) : undefined;
      case "CallExpression":
        return ofCall(node);
      case "MemberExpression":
        return throughName(node) ?? partOfUrl(node);
      case "Identifier":
        return throughName(node);
      default:
        return undefined;
    }
  }

  /** `url.hostname` of a URL that is known */
  function partOfUrl(node: TSESTree.MemberExpression): readonly Text[] | undefined {
    const name = staticName(node) ?? "";
    if (!isUrlPart(name)) return undefined;
    const parts = textsOf(node.object).map((url) => urlPart(url, name));
    return parts.every((part) => part !== undefined) ? parts : undefined;
  }

  function throughName(node: TSESTree.Node): readonly Text[] | undefined {
    const value = bindings.resolve(node);
    return value === node ? undefined : repeated(textsOf(value));
  }

  /** Values that are read once more, as long as the file may repeat itself. */
  function repeated(texts: readonly Text[]): readonly Text[] | undefined {
    for (const text of texts) repeatable -= text.length + lengthOf(text);
    return repeatable > 0 ? texts : undefined;
  }

  /** Of `a ?? b` what is known: both, where a is; b alone where a is what only run time knows, but for a key. */
  function withDefault({ left, right }: TSESTree.LogicalExpression): readonly Text[] {
    const first = textsOf(left).filter((text) => text.some((piece) => piece.text !== undefined || piece.isKey));
    return [...first, ...textsOf(right)];
  }

  function ofCall(node: TSESTree.CallExpression): readonly Text[] | undefined {
    const returned = bindings.returnedBy(node);
    if (returned.length > 0) return repeated(returned.flatMap(textsOf));
    const name = calleeName(node.callee) ?? "";
    if (node.callee.type === "MemberExpression" && /^trim(?:Start|End)?$/.test(name)) {
      const ends = { start: name !== "trimEnd", end: name !== "trimStart" };
      return textsOf(node.callee.object).map((text) => trimmed(text, ends));
    }
    if (node.callee.type === "MemberExpression" && SAME_METHOD.test(name)) return textsOf(node.callee.object);
    const [argument] = node.arguments;
    return argument && SAME_TEXT.test(name) ? textsOf(argument) : decoded(node);
  }

  function decoded(node: TSESTree.CallExpression): readonly Text[] | undefined {
    const decoding = decodingCall(node);
    if (!decoding) return undefined;
    return textsOf(decoding.argument).map((text): Text => {
      const encoded = wholeText(text);
      const plain = encoded === undefined ? undefined : decoding.decode(encoded);
      return [plain === undefined ? hole(node, isKey) : madePiece(plain, node)];
    });
  }

  /** `new URL(path, base)`: the path takes the place of the base's own. */
  function resolvedUrl({ arguments: [path, base] }: TSESTree.NewExpression): readonly Text[] | undefined {
    if (!path || path.type === "SpreadElement") return undefined;
    if (!base) return textsOf(path);
    return textsOf(path).flatMap((relative) => {
      if (/^[a-z]+:\/\//i.test(relative[0]?.text ?? "")) return [relative];
      return textsOf(base).map((absolute) => [...originPart(absolute), ...relative]);
    });
  }

  function partsOf(node: TSESTree.Node): readonly Part[] | undefined {
    switch (node.type) {
      case "BinaryExpression":
        return node.operator === "+" ? operandsOf(node).map(part) : undefined;
      case "TemplateLiteral":
        return node.quasis.flatMap((quasi, i) => [quasi, ...node.expressions.slice(i, i + 1)]).map(part);
      case "AssignmentExpression":
        return node.operator === "+=" && node.left.type === "Identifier"
          ? [{ node: node.left, texts: [writtenBefore(node.left) ?? [hole(node.left, isKey)]] }, part(node.right)]
          : undefined;
      case "CallExpression":
        return joinedParts(node);
      default:
        return undefined;
    }
  }

  function part(node: TSESTree.Node): Part {
    return { node, texts: textsOf(node) };
  }

  /** `a.concat(b, c)` of strings, `[a, b].join(separator)` */
  function joinedParts(node: TSESTree.CallExpression): readonly Part[] | undefined {
    const { callee, arguments: given } = node;
    const name = callee.type === "MemberExpression" ? staticName(callee) : undefined;
    if (callee.type !== "MemberExpression" || (name !== "concat" && name !== "join")) return undefined;
    const holder = bindings.resolve(callee.object);
    if (name === "concat") return holder.type === "ArrayExpression" ? undefined : [callee.object, ...given].map(part);
    if (holder.type !== "ArrayExpression" || holder.elements.length > MAX_PIECES) return undefined;
    const separator: Part = { node, texts: given[0] ? textsOf(given[0]) : [[madePiece(",", node)]] };
    return holder.elements.flatMap((element, i) => {
      const own = element ? part(element) : { node: holder, texts: [[]] };
      return i > 0 ? [separator, own] : [own];
    });
  }

  /** What stands in a variable that only grows, just before `target` is written: its first value and the `+=` in between. */
  function writtenBefore(target: TSESTree.Identifier): Text | undefined {
    const variable = bindings.variableOf(target);
    const [definition, ...others] = variable?.defs ?? [];
    const init = definition?.node.type === "VariableDeclarator" ? definition.node.init : undefined;
    if (!variable || !init || others.length > 0 || variable.references.length > MAX_PIECES) return undefined;
    const text = [...(textsOf(init)[0] ?? [])];
    for (const { identifier } of variable.references.filter((reference) => reference.isWrite() && !reference.init)) {
      if (identifier === target) return repeated([text])?.[0];
      const write = identifier.parent;
      if (write.type !== "AssignmentExpression" || write.operator !== "+=") return undefined;
      text.push(...(textsOf(write.right)[0] ?? []));
    }
    return undefined;
  }

  return { textsOf, partsOf };
}

/** Every alternative of each part, put together in order. */
function joined(parts: readonly Part[]): readonly Text[] {
  let texts: Piece[][] = [[]];
  for (const { texts: next } of parts) {
    const [only = [], ...others] = next;
    if (others.length === 0) for (const text of texts) text.push(...only);
    else texts = texts.flatMap((text) => next.map((more) => [...text, ...more])).slice(0, MAX_ALTERNATIVES);
    if (texts.some(({ length }) => length > MAX_PIECES)) break;
  }
  return texts;
}

/** @returns undefined for what is too long to be worth it */
function bounded(texts: readonly Text[] | undefined): readonly Text[] | undefined {
  const kept = texts?.slice(0, MAX_ALTERNATIVES);
  return kept?.every((text) => text.length <= MAX_PIECES && lengthOf(text) <= MAX_LENGTH) ? kept : undefined;
}
