import type { TSESTree } from "@typescript-eslint/utils";

import { calleeName, operandsOf } from "../syntax.ts";
import { hole, madePiece } from "../text.ts";
import type { Piece, Text } from "../text.ts";
import { MAX_ALTERNATIVES, MAX_PIECES } from "./limits.ts";
import { writtenBefore } from "./names.ts";
import type { Part, Reading } from "./reading.ts";

/** Functions that put the parts of a URL together: of url-join, of ufo. */
const URL_JOINS = new Set(["urlJoin", "urljoin", "joinURL"]);

/** Whether a call may put text together, by the last name of its callee. */
export function isJoin(name: string): boolean {
  return name === "concat" || name === "join" || URL_JOINS.has(name);
}

/** The parts that an expression puts together, or undefined when it does not assemble text. */
export function partsOf(node: TSESTree.Node, reading: Reading): readonly Part[] | undefined {
  switch (node.type) {
    case "BinaryExpression":
      return node.operator === "+" ? partsFrom(operandsOf(node), reading) : undefined;
    case "TemplateLiteral":
      return partsFrom(stretchesOf(node), reading);
    case "AssignmentExpression":
      return node.operator === "+=" && node.left.type === "Identifier"
        ? [
            { node: node.left, texts: [writtenBefore(node.left, reading) ?? [hole(node.left, reading.isKey)]] },
            ...partsFrom([node.right], reading),
          ]
        : undefined;
    case "CallExpression":
      return ofJoin(node, reading);
    default:
      return undefined;
  }
}

/** What a template is made of, in its order. */
export function stretchesOf({ quasis, expressions }: TSESTree.TemplateLiteral): readonly TSESTree.Node[] {
  return quasis.flatMap((quasi, i) => [quasi, ...expressions.slice(i, i + 1)]);
}

function partsFrom(nodes: readonly TSESTree.Node[], { textsOf }: Reading): readonly Part[] {
  return nodes.map((node) => ({ node, texts: textsOf(node) }));
}

/** `a.concat(b, c)` of strings, `[a, b].join(separator)` */
function ofJoin(node: TSESTree.CallExpression, reading: Reading): readonly Part[] | undefined {
  const { callee, arguments: given } = node;
  const name = calleeName(callee) ?? "";
  if (URL_JOINS.has(name)) return separated(partsFrom(given, reading), { node, texts: [[madePiece("/", node)]] });
  if (callee.type !== "MemberExpression" || !isJoin(name)) return undefined;
  const holder = reading.bindings.resolve(callee.object);
  if (name === "concat")
    return holder.type === "ArrayExpression" ? undefined : partsFrom([callee.object, ...given], reading);
  if (holder.type !== "ArrayExpression" || holder.elements.length > MAX_PIECES) return undefined;
  const elements = holder.elements.map((element) => element ?? holder);
  return separated(partsFrom(elements, reading), {
    node,
    texts: given[0] ? reading.textsOf(given[0]) : [[madePiece(",", node)]],
  });
}

function separated(parts: readonly Part[], separator: Part): readonly Part[] {
  return parts.flatMap((part, i) => (i > 0 ? [separator, part] : [part]));
}

/** Every alternative of each part, put together in order. */
export function joined(parts: readonly Part[]): readonly Text[] {
  let texts: Piece[][] = [[]];
  for (const { texts: next } of parts) {
    const [only = [], ...others] = next;
    if (others.length === 0) for (const text of texts) text.push(...only);
    else texts = texts.flatMap((text) => next.map((more) => [...text, ...more])).slice(0, MAX_ALTERNATIVES);
    if (texts.some(({ length }) => length > MAX_PIECES)) break;
  }
  return texts;
}
