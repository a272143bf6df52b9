import { findVariable } from "@eslint-community/eslint-utils";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { staticName, unwrapped } from "./syntax.ts";

export type Variable = TSESLint.Scope.Variable;

/** What the names of a file stand for, as far as the file itself tells. */
export interface Bindings {
  readonly variableOf: (identifier: TSESTree.Identifier) => Variable | undefined;
  /** The expression that a node stands for: names, members of literal objects and default values are followed. The node itself where nothing is known. */
  readonly resolve: (node: TSESTree.Node) => TSESTree.Node;
  /** What a call of a function of this file returns, where that is one expression. */
  readonly returnedBy: (call: TSESTree.CallExpression) => TSESTree.Node | undefined;
  /** The function that a callee names, or whatever else it stands for. */
  readonly functionOf: (callee: TSESTree.Node) => TSESTree.Node | undefined;
}

/** Longer chains of names are left alone, so that a hostile file costs no more than a friendly one. */
const MAX_DEPTH = 24;

export function bindingsOf(sourceCode: Readonly<TSESLint.SourceCode>): Bindings {
  function variableOf(identifier: TSESTree.Identifier): Variable | undefined {
    // The library is typed for espree's nodes; those of other parsers have the same members.
    const scope = sourceCode.getScope(identifier) as Parameters<typeof findVariable>[0];
    return (findVariable(scope, identifier.name) ?? undefined) as Variable | undefined;
  }

  function resolve(node: TSESTree.Node, depth = 0): TSESTree.Node {
    const inner = unwrapped(node);
    if (depth > MAX_DEPTH) return inner;
    const next =
      inner.type === "Identifier"
        ? valueOfName(inner, depth)
        : inner.type === "MemberExpression"
          ? valueOfMember(inner, depth)
          : undefined;
    return next ? resolve(next, depth + 1) : inner;
  }

  function valueOfName(identifier: TSESTree.Identifier, depth: number): TSESTree.Node | undefined {
    const variable = variableOf(identifier);
    const [definition, ...others] = variable?.defs ?? [];
    if (!variable || !definition || others.length > 0) return undefined;
    const writes = variable.references.filter((reference) => reference.isWrite());
    if (definition.type === "Variable") {
      const { id, init } = definition.node;
      const [write] = writes;
      if (id.type !== "Identifier") {
        // A default and the object are both written to the name, in its place.
        return writes.every(({ identifier }) => identifier === definition.name)
          ? valueInPattern(definition.name, init, depth)
          : undefined;
      }
      const isPlain = write?.init === true || (write && isPlainAssignment(write.identifier));
      return writes.length === 1 && isPlain ? (write.writeExpr ?? undefined) : undefined;
    }
    const isParameter = definition.type === "Parameter" && writes.every((write) => isDefault(write.identifier));
    return isParameter ? valueInPattern(definition.name, undefined, depth) : undefined;
  }

  /** `const { a = "…" } = object`, `({ a = "…" }) => …`, `(a = "…") => …` */
  function valueInPattern(
    name: TSESTree.Node,
    init: TSESTree.Node | null | undefined,
    depth: number,
  ): TSESTree.Node | undefined {
    const fallback = name.parent?.type === "AssignmentPattern" && name.parent.left === name ? name.parent : undefined;
    const property = (fallback ?? name).parent;
    if (init && property?.type === "Property" && property.parent.parent.type === "VariableDeclarator") {
      const value = memberOf(resolve(init, depth + 1), staticName(property));
      if (value) return value;
    }
    return fallback?.right;
  }

  function valueOfMember(member: TSESTree.MemberExpression, depth: number): TSESTree.Node | undefined {
    const name = staticName(member);
    if (member.object.type === "ThisExpression") return valueOfField(member, name);
    return memberOf(resolve(member.object, depth + 1), name);
  }

  function returnedBy(call: TSESTree.CallExpression): TSESTree.Node | undefined {
    return returnedExpression(functionOf(call.callee));
  }

  function functionOf(callee: TSESTree.Node): TSESTree.Node | undefined {
    if (callee.type === "Identifier") {
      const definition = variableOf(callee)?.defs[0];
      if (definition?.type === "FunctionName") return definition.node;
    }
    const resolved = resolve(callee);
    return resolved === callee ? undefined : resolved;
  }

  return { variableOf, resolve: (node) => resolve(node), returnedBy, functionOf };
}

function isPlainAssignment(identifier: TSESTree.Node): boolean {
  const { parent } = identifier;
  return parent?.type === "AssignmentExpression" && parent.operator === "=" && parent.left === identifier;
}

function isDefault(identifier: TSESTree.Node): boolean {
  return identifier.parent?.type === "AssignmentPattern" && identifier.parent.left === identifier;
}

function memberOf(holder: TSESTree.Node, name: string | undefined): TSESTree.Node | undefined {
  if (name === undefined) return undefined;
  if (holder.type === "ArrayExpression") return holder.elements[Number(name)] ?? undefined;
  if (holder.type !== "ObjectExpression") return undefined;
  for (const property of holder.properties.toReversed()) {
    // What is spread later may bring another value.
    if (property.type === "SpreadElement") return undefined;
    if (staticName(property) === name) return property.value;
  }
  return undefined;
}

/** The value of `this.name`: the field's own, or the only one that the class assigns. */
function valueOfField(member: TSESTree.MemberExpression, name: string | undefined): TSESTree.Node | undefined {
  let body: TSESTree.Node | undefined = member.parent;
  while (body && body.type !== "ClassBody") body = body.parent;
  if (!body || name === undefined) return undefined;
  for (const each of body.body) {
    if (each.type === "PropertyDefinition" && each.value && staticName(each) === name) return each.value;
    if (each.type !== "MethodDefinition" || each.kind !== "constructor") continue;
    for (const parameter of each.value.params) {
      const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : undefined;
      if (inner?.type === "AssignmentPattern" && inner.left.name === name) {
        return inner.right;
      }
    }
    const assigned = (each.value.body?.body ?? []).flatMap((statement) => {
      const expression = statement.type === "ExpressionStatement" ? statement.expression : undefined;
      if (expression?.type !== "AssignmentExpression" || expression.left.type !== "MemberExpression") return [];
      const { left, right } = expression;
      return left.object.type === "ThisExpression" && staticName(left) === name ? [right] : [];
    });
    if (assigned.length === 1) return assigned[0];
  }
  return undefined;
}

/** The expression that a function returns, where it has one `return` and that ends it. */
export function returnedExpression(node: TSESTree.Node | undefined): TSESTree.Node | undefined {
  if (
    node?.type !== "ArrowFunctionExpression" &&
    node?.type !== "FunctionExpression" &&
    node?.type !== "FunctionDeclaration"
  )
    return undefined;
  if (node.generator) return undefined;
  if (node.body.type !== "BlockStatement") return node.body;
  const last = node.body.body.at(-1);
  const isOnly = node.body.body.every((statement) => statement === last || statement.type === "VariableDeclaration");
  return isOnly && last?.type === "ReturnStatement" ? (last.argument ?? undefined) : undefined;
}
