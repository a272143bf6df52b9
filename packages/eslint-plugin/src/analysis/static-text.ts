import { findVariable } from "@eslint-community/eslint-utils";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { decodingCall } from "./decoding-call.ts";
import { staticName, unwrapped } from "./syntax.ts";

/** A value as far as the source fixes it: stretches of text, and `undefined` for what only run time knows. */
type StaticText = readonly (string | undefined)[];

/** A direct part of an assembled value, such as an operand of `+`. */
export interface Part {
  readonly node: TSESTree.Node;
  readonly text: StaticText;
}

/** What can be told of the text that an expression will have, from this file alone. */
export interface StaticTextReader {
  textOf: (node: TSESTree.Node) => StaticText;
  /** The text, when the source fixes all of it. */
  wholeTextOf: (node: TSESTree.Node) => string | undefined;
  /** The parts that an expression puts together, or undefined when it does not assemble text. */
  partsOf: (node: TSESTree.Node) => readonly Part[] | undefined;
  /** The expression that a never reassigned variable starts with. */
  initOf: (identifier: TSESTree.Identifier) => TSESTree.Expression | undefined;
}

const UNKNOWN: StaticText = [undefined];
/** Longer values and deeper chains are left alone, so that a hostile file costs no more than a friendly one. */
const MAX_STRETCHES = 512;
const MAX_LENGTH = 16_384;
const MAX_DEPTH = 64;
/** How much may be read again through names, for each character of the file: a name of one letter can stand for a long value. */
const MAX_REPETITION = 16;

export function staticTextReader(sourceCode: Readonly<TSESLint.SourceCode>): StaticTextReader {
  const known = new Map<TSESTree.Node, StaticText>();
  let depth = 0;
  let repeatable = MAX_LENGTH + MAX_REPETITION * sourceCode.text.length;

  function textOf(node: TSESTree.Node): StaticText {
    const before = known.get(node);
    if (before) return before;
    if (depth >= MAX_DEPTH) return UNKNOWN;
    // A value that refers to itself stays unknown.
    known.set(node, UNKNOWN);
    depth++;
    const text = bounded(read(node));
    depth--;
    known.set(node, text);
    return text;
  }

  function wholeTextOf(node: TSESTree.Node): string | undefined {
    const text = textOf(node);
    return text.includes(undefined) ? undefined : text.join("");
  }

  function read(node: TSESTree.Node): StaticText {
    const parts = partsOf(node);
    if (parts) return parts.flatMap((part) => part.text);
    const inner = unwrapped(node);
    if (inner !== node) return textOf(inner);
    switch (node.type) {
      case "Literal":
        return typeof node.value === "string" || typeof node.value === "number" ? [String(node.value)] : UNKNOWN;
      case "TemplateElement":
        return [node.value.cooked ?? undefined];
      case "LogicalExpression":
        return textOf(node.right);
      case "Identifier":
      case "MemberExpression": {
        const value = resolved(node);
        return value && value !== node ? repeated(textOf(value)) : UNKNOWN;
      }
      case "CallExpression":
        return readCall(node);
      default:
        return UNKNOWN;
    }
  }

  /** A value that is read once more, as long as the file may repeat itself. */
  function repeated(text: StaticText): StaticText {
    repeatable -= text.length + lengthOf(text);
    return repeatable > 0 ? text : UNKNOWN;
  }

  function readCall(node: TSESTree.CallExpression): StaticText {
    const decoding = decodingCall(node);
    if (!decoding) return UNKNOWN;
    const encoded = wholeTextOf(decoding.argument);
    return encoded === undefined ? UNKNOWN : [decoding.decode(encoded)];
  }

  function partsOf(node: TSESTree.Node): readonly Part[] | undefined {
    switch (node.type) {
      case "BinaryExpression":
        return node.operator === "+" ? operandsOf(node).map(part) : undefined;
      case "TemplateLiteral":
        return node.quasis.flatMap((quasi, i) => [quasi, ...node.expressions.slice(i, i + 1)]).map(part);
      case "AssignmentExpression":
        return node.operator === "+=" && node.left.type === "Identifier"
          ? [{ node: node.left, text: writtenBefore(node.left) }, part(node.right)]
          : undefined;
      case "CallExpression":
        return joinedParts(node) ?? concatenatedParts(node);
      default:
        return undefined;
    }
  }

  function part(node: TSESTree.Node): Part {
    return { node, text: textOf(node) };
  }

  /** `[a, b].join(separator)` */
  function joinedParts(node: TSESTree.CallExpression): readonly Part[] | undefined {
    if (node.callee.type !== "MemberExpression" || staticName(node.callee) !== "join") return undefined;
    const array = resolved(node.callee.object);
    if (array?.type !== "ArrayExpression" || array.elements.length > MAX_STRETCHES) return undefined;
    const separator: Part = { node, text: node.arguments[0] ? textOf(node.arguments[0]) : [","] };
    return array.elements.flatMap((element, i) => {
      const elementPart = element ? part(element) : { node: array, text: [""] };
      return i > 0 ? [separator, elementPart] : [elementPart];
    });
  }

  /** `a.concat(b, c)` of strings */
  function concatenatedParts(node: TSESTree.CallExpression): readonly Part[] | undefined {
    if (node.callee.type !== "MemberExpression" || staticName(node.callee) !== "concat") return undefined;
    return [node.callee.object, ...node.arguments].map(part);
  }

  /** What stands in a variable that only grows, just before `target` is written: its first value and the `+=` in between. */
  function writtenBefore(target: TSESTree.Identifier): StaticText {
    const variable = findVariableOf(target);
    const init = declaredInit(variable);
    if (!variable || !init || variable.references.length > MAX_STRETCHES) return UNKNOWN;
    const text = [...textOf(init)];
    for (const { identifier } of variable.references.filter((reference) => reference.isWrite() && !reference.init)) {
      if (identifier === target) return repeated(text);
      const write = identifier.parent;
      if (write.type !== "AssignmentExpression" || write.operator !== "+=") return UNKNOWN;
      text.push(...textOf(write.right));
    }
    return UNKNOWN;
  }

  /** The expression that a name or a member of a literal object stands for. */
  function resolved(node: TSESTree.Node): TSESTree.Node | undefined {
    const inner = unwrapped(node);
    if (inner.type === "Identifier") {
      const init = initOf(inner);
      return init && unwrapped(init);
    }
    if (inner.type !== "MemberExpression") return inner;
    const holder = inner.object.type === "Identifier" ? initOf(inner.object) : inner.object;
    const object = holder && unwrapped(holder);
    const name = staticName(inner);
    if (object?.type === "ArrayExpression") return object.elements[Number(name)] ?? undefined;
    if (object?.type !== "ObjectExpression") return undefined;
    const property = object.properties.findLast((each) => each.type === "Property" && staticName(each) === name);
    return property?.type === "Property" ? property.value : undefined;
  }

  function initOf(identifier: TSESTree.Identifier): TSESTree.Expression | undefined {
    const variable = findVariableOf(identifier);
    const written = variable?.references.filter((reference) => reference.isWrite()) ?? [];
    return written.length === 1 ? declaredInit(variable) : undefined;
  }

  function findVariableOf(identifier: TSESTree.Identifier): TSESLint.Scope.Variable | undefined {
    // The library is typed for espree's nodes; those of other parsers have the same members.
    const scope = sourceCode.getScope(identifier) as Parameters<typeof findVariable>[0];
    const variable = findVariable(scope, identifier.name);
    return (variable ?? undefined) as TSESLint.Scope.Variable | undefined;
  }

  return { textOf, wholeTextOf, partsOf, initOf };
}

function declaredInit(variable: TSESLint.Scope.Variable | undefined): TSESTree.Expression | undefined {
  const [definition, ...others] = variable?.defs ?? [];
  if (!definition || others.length > 0 || definition.node.type !== "VariableDeclarator") return undefined;
  return definition.node.id.type === "Identifier" ? (definition.node.init ?? undefined) : undefined;
}

/** The operands of a chain of `+`, from left to right. A loop, since generated code has chains of thousands. */
function operandsOf(chain: TSESTree.BinaryExpression): readonly TSESTree.Node[] {
  const operands: TSESTree.Node[] = [];
  const open: TSESTree.Node[] = [chain];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "BinaryExpression" && node.operator === "+") open.push(node.right, node.left);
    else operands.push(node);
  }
  return operands;
}

function bounded(text: StaticText): StaticText {
  return text.length > MAX_STRETCHES || lengthOf(text) > MAX_LENGTH ? UNKNOWN : text;
}

/** In UTF-16 code units. */
function lengthOf(text: StaticText): number {
  return text.reduce((sum, stretch) => sum + (stretch?.length ?? 0), 0);
}
