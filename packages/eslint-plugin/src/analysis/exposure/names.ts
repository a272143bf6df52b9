import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../bindings.ts";
import type { FileReader } from "../requests/file-reader.ts";
import { staticName } from "../syntax.ts";
import { functionAround, isFunction } from "./function-parts.ts";
import type { FunctionNode } from "./function-parts.ts";

/** A part of a value: the names that lead to it, and, where a rest takes all others, the names that it lacks. */
export interface Part {
  readonly of: TSESTree.Node;
  readonly path: readonly string[];
  readonly lacks: readonly string[];
}

/** Where a parameter stands: which argument it is, and which part of that. */
export interface Parameter {
  readonly function: FunctionNode;
  readonly index: number;
  readonly isRest: boolean;
  readonly path: readonly string[];
  readonly lacks: readonly string[];
}

/** Names with more writes or mentions than this are left alone, so that a hostile file costs no more than a friendly one. */
const MAX_WRITES = 64;
const MAX_CALLS = 200;

/** What a name may stand for where it is mentioned, the latest first. */
export function valuesOf(mention: TSESTree.Identifier, variable: Variable): readonly Part[] {
  const [definition, ...others] = variable.defs;
  if (definition?.type !== "Variable" || others.some(({ type }) => type !== "Variable")) return [];
  const { id, init } = definition.node;
  const start = id.type === "Identifier" ? undefined : partOf(definition.name, id);
  const writes = variable.references.filter((reference) => reference.isWrite());
  if (writes.length > MAX_WRITES) return [];
  const values: Part[] = [];
  for (const write of writes.toReversed()) {
    const { identifier, writeExpr } = write;
    const isSameFunction = functionAround(identifier) === functionAround(mention);
    if (isSameFunction && identifier.range[0] >= mention.range[0] && !write.init) continue;
    const isPattern = identifier === definition.name && start !== undefined;
    if (isPattern) {
      const source = init ?? iteratedBy(definition.node);
      if (source) values.push({ of: source, ...start });
    } else if (writeExpr) values.push({ of: writeExpr, path: [], lacks: [] });
    if (isSameFunction && isReplaced(identifier) && comesThrough(identifier, mention)) break;
  }
  return values;
}

/** The object behind `for (const { a } of objects)`. */
function iteratedBy(declarator: TSESTree.VariableDeclarator): TSESTree.Node | undefined {
  const loop = declarator.parent.parent;
  return loop.type === "ForOfStatement" ? loop.right : undefined;
}

/** Is nothing left of the value before? */
function isReplaced({ parent }: TSESTree.Node): boolean {
  return parent?.type === "VariableDeclarator" || (parent?.type === "AssignmentExpression" && parent.operator === "=");
}

/** Has the program always come through a place when it comes to another: does the first one's block hold the other? */
function comesThrough(place: TSESTree.Node, later: TSESTree.Node): boolean {
  let at = place.parent;
  while (
    at &&
    !/^(?:BlockStatement|Program|SwitchCase|IfStatement|ConditionalExpression|LogicalExpression)$/.test(at.type)
  )
    at = at.parent;
  return at !== undefined && at.range[0] <= later.range[0] && at.range[1] >= later.range[1];
}

/** The way from a pattern to a name in it. */
function partOf(name: TSESTree.Node, pattern: TSESTree.Node): Pick<Part, "lacks" | "path"> | undefined {
  const path: string[] = [];
  let lacks: readonly string[] = [];
  for (let at = name; at !== pattern;) {
    const parent: TSESTree.Node | undefined = at.parent;
    if (parent?.type === "Property") {
      const key = staticName(parent);
      if (key === undefined) return undefined;
      path.unshift(key);
    } else if (parent?.type === "ArrayPattern")
      path.unshift(String(parent.elements.indexOf(at as TSESTree.DestructuringPattern)));
    else if (parent?.type === "RestElement") {
      if (parent.parent.type !== "ObjectPattern") return undefined;
      lacks = parent.parent.properties.flatMap((each) => (each.type === "Property" ? [staticName(each) ?? ""] : []));
    } else if (parent?.type !== "AssignmentPattern" && parent?.type !== "ObjectPattern") return undefined;
    at = parent;
  }
  return { path, lacks };
}

/** Which parameter of a function a variable is. */
export function parameterOf({ defs: [definition] }: Variable): Parameter | undefined {
  if (definition?.type !== "Parameter" || !isFunction(definition.node)) return undefined;
  const name = definition.name as TSESTree.Node;
  for (const [index, parameter] of definition.node.params.entries()) {
    if (parameter.range[0] > name.range[0] || parameter.range[1] < name.range[1]) continue;
    const isRest = parameter.type === "RestElement";
    const part = partOf(name, isRest ? parameter.argument : parameter);
    return part && { function: definition.node, index, isRest, ...part };
  }
  return undefined;
}

/** The calls of a function that this file names. */
export function callsOf(node: FunctionNode, file: FileReader): readonly TSESTree.CallExpression[] {
  const name =
    node.type === "FunctionDeclaration"
      ? node.id
      : node.parent.type === "VariableDeclarator"
        ? node.parent.id
        : undefined;
  const variable = name?.type === "Identifier" ? file.variableOf(name) : undefined;
  return (variable?.references ?? []).slice(0, MAX_CALLS).flatMap(({ identifier }) => {
    const { parent } = identifier;
    return parent.type === "CallExpression" && parent.callee === identifier ? [parent] : [];
  });
}

/** The arguments that a call hands to a parameter. */
export function argumentsFor(
  { index, isRest }: Pick<Parameter, "index" | "isRest">,
  call: TSESTree.CallExpression,
): readonly TSESTree.Node[] {
  const given = isRest ? call.arguments.slice(index) : call.arguments.slice(index, index + 1);
  return given.map((argument) => (argument.type === "SpreadElement" ? argument.argument : argument));
}

/** `keys.forEach((key) => …)`: what a callback is called with for each. */
export function iteratedInto({ function: node, index }: Parameter): TSESTree.Node | undefined {
  const call = node.parent;
  if (index !== 0 || call.type !== "CallExpression" || call.arguments[0] !== node) return undefined;
  const { callee } = call;
  return callee.type === "MemberExpression" &&
    /^(?:forEach|map|flatMap|filter|find|some)$/.test(staticName(callee) ?? "")
    ? callee.object
    : undefined;
}
