import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { membersAt } from "./bindings.ts";
import type { Bindings } from "./bindings.ts";
import { decodingCall } from "./decoding-call.ts";
import { isReader } from "./environment-variable.ts";
import type { NexusKeyTest } from "./nexus-key.ts";
import { calleeName, operandsOf, staticName, unwrapped } from "./syntax.ts";
import { hole, lengthOf, madePiece, trimmed, wholeText, writtenPiece } from "./text.ts";
import type { Piece, Text } from "./text.ts";
import { isUrlPart, resolvedAgainst, urlPart } from "./url-text.ts";

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
const SAME_TEXT = /^(?:String|encodeURI|encodeURIComponent)$/;
const SAME_METHOD = /^(?:toString|valueOf)$/;
/** Functions that put the parts of a URL together: of url-join, of ufo. */
const URL_JOINS = /^(?:urlJoin|urljoin|joinURL)$/;

export function staticTextReader(
  sourceCode: Readonly<TSESLint.SourceCode>,
  bindings: Bindings,
  isKey: NexusKeyTest,
): StaticTextReader {
  const known = new Map<TSESTree.Node, readonly Text[] | undefined>();
  let depth = 0;
  let repeatable = MAX_LENGTH + MAX_REPETITION * sourceCode.text.length;

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
        return calleeName(node.callee) === "URL" ? resolvedUrl(node.arguments) : undefined;
      case "CallExpression":
        return ofCall(node);
      case "MemberExpression":
        return throughName(node) ?? partOfUrl(node) ?? ofAnyMember(node);
      case "Identifier":
        return throughName(node) ?? throughWrites(node);
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
    if (value === node) return undefined;
    const texts = repeated(textsOf(value))?.map((text) => placedAt(node, text));
    const isUrl = value.type === "NewExpression" && calleeName(value.callee) === "URL";
    return isUrl ? texts?.flatMap((url) => withNewPath(url, node)) : texts;
  }

  /** `url.pathname = "/…"` */
  function withNewPath(url: Text, name: TSESTree.Node): readonly Text[] {
    const [path, ...others] = membersAt(bindings.mentionsOf(name), "pathname").flatMap(({ parent }) =>
      parent?.type === "AssignmentExpression" && parent.operator === "=" ? [parent.right] : [],
    );
    return path && others.length === 0 ? textsOf(path).map((text) => resolvedAgainst(url, text)) : [url];
  }

  /** What a variable may hold that is written in branches (`if (…) base = "…"`), or that grows (`url += "…"`). */
  function throughWrites(name: TSESTree.Identifier): readonly Text[] | undefined {
    const grown = writtenBefore(name);
    if (grown) return [grown];
    const writes = bindings.variableOf(name)?.references.filter((reference) => reference.isWrite()) ?? [];
    if (writes.length < 2 || writes.length > MAX_ALTERNATIVES) return undefined;
    const values = writes.flatMap(({ init, identifier, writeExpr }) =>
      writeExpr && (init === true || isWrittenInBranch(identifier)) ? [writeExpr] : [],
    );
    return values.length === writes.length ? repeated(values.flatMap(textsOf)) : undefined;
  }

  /** `URLS[environment]`: any of them */
  function ofAnyMember({ object, computed, property }: TSESTree.MemberExpression): readonly Text[] | undefined {
    const holder = computed && property.type !== "Literal" ? bindings.resolve(object) : undefined;
    if (holder?.type !== "ObjectExpression" || holder.properties.length > MAX_ALTERNATIVES) return undefined;
    return repeated(holder.properties.flatMap((each) => (each.type === "Property" ? textsOf(each.value) : [])));
  }

  /** `base.replace(/\\/+$/, "")` */
  function withoutLastSlash({ callee, arguments: [pattern] }: TSESTree.CallExpression): readonly Text[] | undefined {
    const isSlashes = pattern?.type === "Literal" && "regex" in pattern && /^\\\/[+*]?\$$/.test(pattern.regex.pattern);
    if (!isSlashes || callee.type !== "MemberExpression") return undefined;
    return textsOf(callee.object).map((text) => text.map((piece, i) => (i < text.length - 1 ? piece : cut(piece))));
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
    if (node.callee.type === "MemberExpression" && name === "replace") return withoutLastSlash(node);
    const [argument, fallback] = node.arguments;
    // config.get("NEXUS_BASE_URL", "https://…")
    if (fallback && argument?.type === "Literal" && isReader(name)) return textsOf(fallback);
    if (name === "parse" && node.callee.type === "MemberExpression" && calleeName(node.callee.object) === "URL") {
      return resolvedUrl(node.arguments);
    }
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

  /** `new URL(path, base)` */
  function resolvedUrl([path, base]: readonly TSESTree.Node[]): readonly Text[] | undefined {
    if (!path || path.type === "SpreadElement") return undefined;
    if (!base) return textsOf(path);
    return textsOf(path).flatMap((relative) => textsOf(base).map((absolute) => resolvedAgainst(absolute, relative)));
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
    const name = calleeName(callee);
    if (name !== undefined && URL_JOINS.test(name)) return separated(given, { node, texts: [[madePiece("/", node)]] });
    if (callee.type !== "MemberExpression" || (name !== "concat" && name !== "join")) return undefined;
    const holder = bindings.resolve(callee.object);
    if (name === "concat") return holder.type === "ArrayExpression" ? undefined : [callee.object, ...given].map(part);
    if (holder.type !== "ArrayExpression" || holder.elements.length > MAX_PIECES) return undefined;
    const separator: Part = { node, texts: given[0] ? textsOf(given[0]) : [[madePiece(",", node)]] };
    return separated(
      holder.elements.map((element) => element ?? holder),
      separator,
    );
  }

  function separated(nodes: readonly TSESTree.Node[], separator: Part): readonly Part[] {
    return nodes.flatMap((node, i) => (i > 0 ? [separator, part(node)] : [part(node)]));
  }

  /** What stands in a variable that only grows at `target`, a place that reads or writes it: its first value and the `+=` before. */
  function writtenBefore(target: TSESTree.Identifier): Text | undefined {
    const variable = bindings.variableOf(target);
    const [definition, ...others] = variable?.defs ?? [];
    const init = definition?.node.type === "VariableDeclarator" ? definition.node.init : undefined;
    if (!variable || !init || others.length > 0 || variable.references.length > MAX_PIECES) return undefined;
    const text = [...(textsOf(init)[0] ?? [])];
    for (const { identifier } of variable.references.filter((reference) => reference.isWrite() && !reference.init)) {
      const write = identifier.parent;
      if (write.type !== "AssignmentExpression" || write.operator !== "+=") return undefined;
      if (identifier.range[0] < target.range[0]) text.push(...(textsOf(write.right)[0] ?? []));
    }
    return repeated([text])?.[0];
  }

  return { textsOf, partsOf };
}

/** What only run time knows is shown where it is used, not where a name was given to it. */
function placedAt(node: TSESTree.Node, text: Text): Text {
  const [piece] = text;
  return piece && text.length === 1 && piece.text === undefined ? [hole(node, () => piece.isKey)] : text;
}

/** Is this the target of a plain assignment that a condition decides on? */
function isWrittenInBranch({ parent }: TSESTree.Node): boolean {
  const statement = parent?.type === "AssignmentExpression" && parent.operator === "=" ? parent.parent : undefined;
  const block = statement?.type === "ExpressionStatement" ? statement.parent : undefined;
  const branch = block?.type === "BlockStatement" ? block.parent : block;
  return branch?.type === "IfStatement" || branch?.type === "SwitchCase";
}

function cut(piece: Piece): Piece {
  return { ...piece, text: piece.text?.replace(/\/+$/, "") };
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
