import type { Field } from "@nxs-guard/core";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { ClientCall } from "../clients/client.ts";
import { isPlainRead } from "../plain-read.ts";
import { calleeName, staticName } from "../syntax.ts";
import type { NexusRequest } from "./nexus-request.ts";
import type { Edit } from "./rename-header.ts";
import { nodesUnder } from "./syntax-walk.ts";

/** A field's value that is one expression, whose value only run time knows. */
const HOLE = /^\$\{\w+\}$/;

/**
 * The changes that take a parameter out of a call's URL, or out of its object of parameters, and send its value in the header `api-key`.
 * Undefined where the call does not show all that they change, or where a key itself would be carried along.
 */
export function movedToHeader(
  { name, value }: Field,
  { call, locate }: NexusRequest,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly Edit[] | undefined {
  if (!call?.traits.isRequest || !call.traits.takesHeaders || !HOLE.test(value.text)) return undefined;
  const [start, end] = locate(value);
  const found = [...nodesUnder(call.node, sourceCode)].find(({ range }) => range[0] === start && range[1] === end);
  if (!found || !isPlainRead(found)) return undefined;
  const removals = withoutParameter(locate(name)[0], encoded(found), sourceCode.text);
  const addition = withHeader(call, sourceCode.getText(found));
  return removals && addition && [...removals, addition];
}

/** `encodeURIComponent(key)` of `key` */
function encoded(node: TSESTree.Node): TSESTree.Node {
  const { parent } = node;
  return parent?.type === "CallExpression" && calleeName(parent.callee) === "encodeURIComponent" ? parent : node;
}

/** @param start of the parameter's name in the source */
function withoutParameter(start: number, value: TSESTree.Node, text: string): readonly Edit[] | undefined {
  const { parent } = value;
  switch (parent?.type) {
    case "TemplateLiteral": {
      const close = /^[\s)]*\}/.exec(text.slice(value.range[1], parent.range[1]))?.[0].length;
      if (close === undefined || start < parent.range[0]) return undefined;
      return [removal(...separated(start, value.range[1] + close, text))];
    }
    case "BinaryExpression": {
      const { left } = parent;
      const isEnd = parent.right === value && parent.parent.type !== "BinaryExpression";
      const isBare = /^\s*\+\s*$/.test(text.slice(left.range[1], value.range[0]));
      if (!isEnd || !isBare || left.type !== "Literal" || start < left.range[0]) return undefined;
      return [removal(start - 1, left.range[1] - 1), removal(left.range[1], value.range[1])];
    }
    case "Property": {
      const comma = /^\s*,?\s*/.exec(text.slice(parent.range[1]))?.[0].length ?? 0;
      return [removal(parent.range[0], parent.range[1] + comma)];
    }
    default:
      return undefined;
  }
}

/** A parameter with the sign that parts it from the others. */
function separated(start: number, end: number, text: string): [start: number, end: number] {
  return text[start - 1] === "?" && text[end] === "&" ? [start, end + 1] : [start - 1, end];
}

function withHeader({ node, headers, optionsAt }: ClientCall, value: string): Edit | undefined {
  if (headers.isOpen || headers.list.some(({ name }) => name.toLowerCase() === "api-key")) return undefined;
  const entry = `"api-key": ${value}`;
  const { literal } = headers;
  if (literal)
    return node.range[0] < literal.range[0] && literal.range[1] < node.range[1] ? first(entry, literal) : undefined;
  const options = optionsAt === undefined ? undefined : node.arguments[optionsAt];
  if (options?.type === "ObjectExpression") {
    const hasHeaders = options.properties.some((each) => each.type !== "Property" || staticName(each) === "headers");
    return hasHeaders ? undefined : first(`headers: { ${entry} }`, options);
  }
  const last = node.arguments.at(-1);
  if (!last || node.arguments.length !== optionsAt) return undefined;
  return { range: [last.range[1], last.range[1]], text: `, { headers: { ${entry} } }` };
}

/** Adds an entry before the others of an object. */
function first(entry: string, { range, properties }: TSESTree.ObjectExpression): Edit {
  return { range: [range[0] + 1, range[0] + 1], text: ` ${entry}${properties.length > 0 ? "," : " "}` };
}

function removal(start: number, end: number): Edit {
  return { range: [start, end], text: "" };
}
