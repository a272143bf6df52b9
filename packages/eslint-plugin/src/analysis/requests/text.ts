import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { Bindings } from "../bindings.ts";
import type { NexusKeyTest } from "../nexus-key.ts";
import type { Range } from "../replacement.ts";
import { calleeName, staticName, unwrapped } from "../syntax.ts";

/** A stretch of a value: what the source fixes, or `text: undefined` for what only run time knows. */
export interface Piece {
  readonly text: string | undefined;
  readonly node: TSESTree.Node;
  /** Where the text begins in the source, if it stands there as it is, without escapes. */
  readonly start: number | undefined;
  /** The range of a literal without its delimiters. */
  readonly inner: Range | undefined;
  readonly isKey: boolean;
}

export type Text = readonly Piece[];

/** What text an expression can have: one alternative for each branch of `a ? b : c` and for each default. At least one. */
export type TextsOf = (node: TSESTree.Node) => readonly Text[];

/** Bounds, so that a hostile file costs no more than a friendly one. */
const MAX_ALTERNATIVES = 6;
const MAX_PIECES = 48;
const MAX_LENGTH = 4096;
const MAX_DEPTH = 48;
/** Calls that give back the text that they are called on or with. */
const SAME_TEXT = /^(?:toString|trim|trimEnd|trimStart|String|encodeURI|encodeURIComponent|URL|valueOf|freeze)$/;
/** Members of a URL that begin as it does. */
const SAME_MEMBER = /^(?:href|origin)$/;

export function textReader(
  sourceCode: Readonly<TSESLint.SourceCode>,
  bindings: Bindings,
  isKey: NexusKeyTest,
): TextsOf {
  const known = new Map<TSESTree.Node, readonly Text[]>();
  let depth = 0;

  function textsOf(node: TSESTree.Node): readonly Text[] {
    const inner = unwrapped(node);
    const before = known.get(inner);
    if (before) return before;
    const hole = [[holeOf(inner, isKey(inner))]];
    if (depth >= MAX_DEPTH) return hole;
    // A value that refers to itself stays unknown.
    known.set(inner, hole);
    depth++;
    const read = bounded(readTexts(inner)) ?? hole;
    depth--;
    known.set(inner, read);
    return read;
  }

  function readTexts(node: TSESTree.Node): readonly Text[] | undefined {
    switch (node.type) {
      case "Literal":
        return typeof node.value === "string" || typeof node.value === "number"
          ? [[pieceOf(node, String(node.value))]]
          : undefined;
      case "TemplateElement":
        return [[pieceOf(node, node.value.cooked ?? "")]];
      case "TemplateLiteral":
        return joined(node.quasis.flatMap((quasi, i) => [quasi, ...node.expressions.slice(i, i + 1)]));
      case "BinaryExpression":
        return node.operator === "+" ? joined(operandsOf(node)) : undefined;
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
      case "MemberExpression": {
        const value = bindings.resolve(node);
        if (value !== node) return textsOf(value);
        return SAME_MEMBER.test(staticName(node) ?? "") ? textsOf(node.object) : undefined;
      }
      case "Identifier": {
        const value = bindings.resolve(node);
        return value === node ? undefined : textsOf(value);
      }
      default:
        return undefined;
    }
  }

  /** Of `a ?? b` what is known: both, where a is; b alone where a is what only run time knows, but for a key. */
  function withDefault({ left, right }: TSESTree.LogicalExpression): readonly Text[] {
    const first = textsOf(left).filter((text) => text.some((piece) => piece.text !== undefined || piece.isKey));
    return [...first, ...textsOf(right)];
  }

  function ofCall(node: TSESTree.CallExpression): readonly Text[] | undefined {
    const name = calleeName(node.callee) ?? "";
    const returned = bindings.returnedBy(node);
    if (returned) return textsOf(returned);
    if (node.callee.type === "MemberExpression") {
      const { object } = node.callee;
      if (name === "concat" && object.type !== "ArrayExpression") return joined([object, ...node.arguments]);
      if (name === "join") return joinedArray(bindings.resolve(object), node);
      if (SAME_TEXT.test(name) && node.arguments.length === 0) return textsOf(object);
    }
    const [argument] = node.arguments;
    return argument && SAME_TEXT.test(name) ? textsOf(argument) : undefined;
  }

  /** `[a, b].join(separator)` */
  function joinedArray(array: TSESTree.Node, call: TSESTree.CallExpression): readonly Text[] | undefined {
    const [separator] = call.arguments;
    if (array.type !== "ArrayExpression" || !separator || array.elements.length > MAX_PIECES) return undefined;
    return joined(array.elements.flatMap((element, i) => (element ? (i > 0 ? [separator, element] : [element]) : [])));
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

  /** Every alternative of each node, put together in order. */
  function joined(nodes: readonly TSESTree.Node[]): readonly Text[] {
    let texts: readonly Text[] = [[]];
    for (const node of nodes) {
      const next = textsOf(node);
      texts = texts.flatMap((text) => next.map((more) => [...text, ...more])).slice(0, MAX_ALTERNATIVES);
      if ((texts[0]?.length ?? 0) > MAX_PIECES) break;
    }
    return texts;
  }

  function pieceOf(node: TSESTree.Literal | TSESTree.TemplateElement, text: string): Piece {
    // The ranges of a template's elements reach over their delimiters in some parsers.
    const at = sourceCode.text.indexOf(text, node.range[0]);
    const start = at >= node.range[0] && at + text.length <= node.range[1] ? at : undefined;
    return { text, node, start, inner: innerOf(node), isKey: isKey(node) };
  }

  function innerOf(node: TSESTree.Literal | TSESTree.TemplateElement): Range {
    if (node.type === "Literal") return [node.range[0] + 1, node.range[1] - 1];
    const start = sourceCode.text.indexOf(node.value.raw, node.range[0]);
    return [start, start + node.value.raw.length];
  }

  return textsOf;
}

function holeOf(node: TSESTree.Node, isKey: boolean): Piece {
  return { text: undefined, node, start: undefined, inner: undefined, isKey };
}

/** @returns undefined for what is too long to be worth it */
function bounded(texts: readonly Text[] | undefined): readonly Text[] | undefined {
  const kept = texts?.slice(0, MAX_ALTERNATIVES);
  return kept?.every(
    (text) =>
      text.length <= MAX_PIECES && text.reduce((sum, piece) => sum + (piece.text?.length ?? 0), 0) <= MAX_LENGTH,
  )
    ? kept
    : undefined;
}

/** Scheme, host and port of a URL; all of one whose host is not in its first piece. */
function originPart(absolute: Text): Text {
  const [first] = absolute;
  const origin = /^[a-z]+:\/\/[^/?#]+/i.exec(first?.text ?? "")?.[0];
  if (!first || origin === undefined) return absolute;
  return [{ ...first, text: origin }];
}

/** The operands of a chain of `+`, from left to right. A loop, since generated code has chains of thousands. */
function operandsOf(chain: TSESTree.BinaryExpression): readonly TSESTree.Node[] {
  const operands: TSESTree.Node[] = [];
  const open: TSESTree.Node[] = [chain];
  for (let node = open.pop(); node && operands.length <= MAX_PIECES; node = open.pop()) {
    if (node.type === "BinaryExpression" && node.operator === "+") open.push(node.right, node.left);
    else operands.push(node);
  }
  return operands;
}

/** The text, when the source fixes all of it. */
export function wholeText(text: Text): string | undefined {
  return text.some((piece) => piece.text === undefined) ? undefined : text.map((piece) => piece.text).join("");
}
