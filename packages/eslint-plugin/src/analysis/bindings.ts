import { findVariable } from "@eslint-community/eslint-utils";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { returnedExpressions } from "./function-returns.ts";
import { grouped } from "./grouped.ts";
import { isLoopVariable } from "./iteration.ts";
import { memberOf, spreadBefore } from "./members.ts";
import { calleeName, staticName, unwrapped, withWrappers } from "./syntax.ts";
import { thisMembers } from "./this-members.ts";
import { setupVariable } from "./vue-template.ts";
import { writesOf } from "./writes.ts";

export type Variable = TSESLint.Scope.Variable;

/** What the names of a file stand for, as far as the file itself tells. */
export interface Bindings {
  readonly variableOf: (identifier: TSESTree.Identifier) => Variable | undefined;
  /** The expression that a node stands for: names, members of literal objects and default values are followed. The node itself where nothing is known. */
  readonly resolve: (node: TSESTree.Node) => TSESTree.Node;
  /** All that `this.name` may hold, where there are several values. */
  readonly valuesOfField: (node: TSESTree.Node) => readonly TSESTree.Node[];
  /** What a call of a function of this file may return. */
  readonly returnedBy: (call: TSESTree.CallExpression) => readonly TSESTree.Node[];
  /** The function that a callee names, or whatever else it stands for. */
  readonly functionOf: (callee: TSESTree.Node) => TSESTree.Node | undefined;
  /** The places that read the same name as a node does: a variable's, a member's of one, or that of `this.name`. */
  readonly mentionsOf: (node: TSESTree.Node) => readonly TSESTree.Node[];
}

/** Longer chains of names are left alone, so that a hostile file costs no more than a friendly one. */
const MAX_DEPTH = 24;

export function bindingsOf(sourceCode: Readonly<TSESLint.SourceCode>): Bindings {
  const fields = thisMembers(sourceCode, (name) => {
    const definition = variableOf(name)?.defs[0];
    return definition?.type === "ClassName" ? definition.node.body : undefined;
  });
  const variables = new Map<TSESTree.Identifier, Variable | null>();
  const values = new Map<Variable, TSESTree.Node | undefined>();
  const madeBy = new Map<TSESTree.CallExpression, TSESTree.Node>();
  const reads = new Map<Variable, readonly TSESTree.Node[]>();
  let globals: ReadonlyMap<string, readonly TSESTree.Node[]> | undefined;

  function variableOf(identifier: TSESTree.Identifier): Variable | undefined {
    // One look at a name asks for its variable again and again.
    let variable = variables.get(identifier);
    if (variable === undefined) variables.set(identifier, (variable = findVariableOf(identifier) ?? null));
    return variable ?? undefined;
  }

  function findVariableOf(identifier: TSESTree.Identifier): Variable | undefined {
    // The library is typed for espree's nodes; those of other parsers have the same members.
    const scope = sourceCode.getScope(identifier) as Parameters<typeof findVariable>[0];
    const variable = findVariable(scope, identifier.name) as Variable | null;
    return variable ?? setupVariable(identifier, sourceCode);
  }

  function resolve(node: TSESTree.Node, depth = 0): TSESTree.Node {
    const inner = unwrapped(node);
    if (depth > MAX_DEPTH) return inner;
    const next = valueAt(inner, depth);
    return next ? resolve(next, depth + 1) : inner;
  }

  function valueAt(node: TSESTree.Node, depth: number): TSESTree.Node | undefined {
    switch (node.type) {
      case "Identifier":
        return valueOfName(node, depth);
      case "MemberExpression":
        return valueOfMember(node, depth);
      case "CallExpression":
        return calleeName(node.callee) === "freeze" ? node.arguments[0] : undefined;
      default:
        return undefined;
    }
  }

  function valueOfName(identifier: TSESTree.Identifier, depth: number): TSESTree.Node | undefined {
    const variable = variableOf(identifier);
    if (!variable) return undefined;
    if (!values.has(variable)) {
      // A value that refers to itself stays unknown.
      values.set(variable, undefined);
      values.set(variable, valueOfVariable(variable, depth));
    }
    return values.get(variable);
  }

  function valueOfVariable(variable: Variable, depth: number): TSESTree.Node | undefined {
    const [definition, ...others] = variable.defs;
    if (!definition || others.length > 0) return undefined;
    if (definition.type === "ClassName" || definition.type === "TSEnumName") return definition.node;
    const writes = writesOf(variable);
    if (definition.type === "Variable") {
      const { id, init } = definition.node;
      const [write] = writes;
      if (isLoopVariable(definition.node)) return undefined;
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

  /** `const { a = "…" } = object`, `const [a] = list`, `({ a = "…" }) => …`, `(a = "…") => …` */
  function valueInPattern(
    name: TSESTree.Node,
    init: TSESTree.Node | null | undefined,
    depth: number,
  ): TSESTree.Node | undefined {
    const fallback = name.parent?.type === "AssignmentPattern" && name.parent.left === name ? name.parent : undefined;
    const target = fallback ?? name;
    const property = target.parent;
    if (init && property?.type === "Property" && property.parent.parent.type === "VariableDeclarator") {
      const value = memberOf(holderOf(init, depth), staticName(property));
      if (value) return value;
    }
    if (init && property?.type === "ArrayPattern" && property.parent.type === "VariableDeclarator") {
      const index = property.elements.findIndex((element) => element === target);
      const value = memberOf(holderOf(init, depth), String(index));
      if (value) return value;
    }
    return fallback?.right;
  }

  function valueOfMember(member: TSESTree.MemberExpression, depth: number): TSESTree.Node | undefined {
    if (member.object.type === "ThisExpression") return fields.valueOf(member);
    return memberOfHolder(holderOf(member.object, depth), staticName(member), depth);
  }

  /** A member of a literal object, or of one that is spread into it: `{ ...defaults, timeout: 30 }`. */
  function memberOfHolder(holder: TSESTree.Node, name: string | undefined, depth: number): TSESTree.Node | undefined {
    const own = memberOf(holder, name);
    const spread = own || name === undefined || depth > MAX_DEPTH ? undefined : spreadBefore(holder, name);
    return spread ? memberOfHolder(holderOf(spread, depth), name, depth + 1) : own;
  }

  /** The object that a node stands for: what a function of this file returns, where that is called, awaited or not. */
  function holderOf(node: TSESTree.Node, depth: number): TSESTree.Node {
    const holder = resolve(node, depth + 1);
    const call = holder.type === "AwaitExpression" ? unwrapped(holder.argument) : holder;
    if (call.type !== "CallExpression") return holder;
    let made = madeBy.get(call);
    if (!made) {
      // What comes from itself stays unknown; and no call is read twice, since calls of calls would double.
      madeBy.set(call, (made = holder));
      const [returned, ...others] = returnedBy(call);
      if (returned && others.length === 0) madeBy.set(call, (made = resolve(returned, depth + 1)));
    }
    return made;
  }

  function valuesOfField(node: TSESTree.Node): readonly TSESTree.Node[] {
    return node.type === "MemberExpression" && node.object.type === "ThisExpression" ? fields.valuesOf(node) : [];
  }

  function returnedBy(call: TSESTree.CallExpression): readonly TSESTree.Node[] {
    return returnedExpressions(functionOf(call.callee));
  }

  function functionOf(callee: TSESTree.Node): TSESTree.Node | undefined {
    if (callee.type === "Identifier") {
      const definition = variableOf(callee)?.defs[0];
      if (definition?.type === "FunctionName") return definition.node;
    }
    const resolved = resolve(callee);
    return resolved === callee && !resolved.type.endsWith("FunctionExpression") ? undefined : resolved;
  }

  function mentionsOf(node: TSESTree.Node): readonly TSESTree.Node[] {
    if (node.type === "Identifier") {
      const variable = variableOf(node);
      return variable ? readsOf(variable) : mentionsOfGlobal(node.name);
    }
    if (node.type !== "MemberExpression") return [];
    if (node.object.type === "ThisExpression") return fields.mentionsOf(node);
    const name = staticName(node);
    return name === undefined ? [] : membersAt(mentionsOf(node.object), name);
  }

  function readsOf(variable: Variable): readonly TSESTree.Node[] {
    let mentions = reads.get(variable);
    if (!mentions) {
      mentions = variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
      reads.set(variable, mentions);
    }
    return mentions;
  }

  function mentionsOfGlobal(name: string): readonly TSESTree.Node[] {
    const undeclared = sourceCode.scopeManager?.globalScope?.through ?? [];
    globals ??= grouped(
      undeclared.map(({ identifier }) => identifier),
      (identifier) => identifier.name,
    );
    return globals.get(name) ?? [];
  }

  return { variableOf, resolve: (node) => resolve(node), valuesOfField, returnedBy, functionOf, mentionsOf };
}

const members = new WeakMap<readonly TSESTree.Node[], ReadonlyMap<string, readonly TSESTree.Node[]>>();

/** Of the members that are read from the places of one name those of a name: every `api.defaults` of `api`. */
export function membersAt(mentions: readonly TSESTree.Node[], name: string): readonly TSESTree.Node[] {
  let byName = members.get(mentions);
  if (!byName) members.set(mentions, (byName = membersByName(mentions)));
  return byName.get(name) ?? [];
}

function membersByName(mentions: readonly TSESTree.Node[]): ReadonlyMap<string, readonly TSESTree.Node[]> {
  const found = mentions.flatMap((mention) => {
    const inner = withWrappers(mention);
    return inner.parent?.type === "MemberExpression" && inner.parent.object === inner ? [inner.parent] : [];
  });
  return grouped(found, (member) => staticName(member) ?? "");
}

function isPlainAssignment(identifier: TSESTree.Node): boolean {
  const { parent } = identifier;
  return parent?.type === "AssignmentExpression" && parent.operator === "=" && parent.left === identifier;
}

function isDefault(identifier: TSESTree.Node): boolean {
  return identifier.parent?.type === "AssignmentPattern" && identifier.parent.left === identifier;
}
