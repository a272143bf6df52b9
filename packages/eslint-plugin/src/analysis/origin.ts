import type { TSESTree } from "@typescript-eslint/utils";

import type { Bindings } from "./bindings.ts";
import { staticName, unwrapped } from "./syntax.ts";

/**
 * Where a function comes from. `module` is undefined for a global, a parameter and `this`. The path leads from there: `get` of axios is
 * `["get"]`, of `const api = axios.create(…)` it is `["create", "()", "get"]`; `default` is left out.
 */
export interface Origin {
  readonly module: string | undefined;
  readonly path: readonly string[];
  /** The calls of the path's `()` and the `new` of its `new()`, in its order. */
  readonly calls: readonly (TSESTree.CallExpression | TSESTree.NewExpression)[];
}

const GLOBAL_OBJECT = /^(?:globalThis|window|self|global)$/;
const MAX_DEPTH = 24;

/** What a callee refers to, or undefined for what this file defines itself. */
export function originOf(node: TSESTree.Node, bindings: Bindings, depth = 0): Origin | undefined {
  const inner = unwrapped(node);
  if (depth > MAX_DEPTH) return undefined;
  switch (inner.type) {
    case "ThisExpression":
      return { module: undefined, path: ["this"], calls: [] };
    case "AwaitExpression":
      return originOf(inner.argument, bindings, depth + 1);
    case "ImportExpression":
      return inner.source.type === "Literal" ? ofModule(String(inner.source.value)) : undefined;
    case "Identifier":
      return ofName(inner, bindings, depth);
    case "MemberExpression":
      return ofMember(inner, bindings, depth);
    case "CallExpression":
    case "NewExpression":
      return ofCall(inner, bindings, depth);
    default:
      return undefined;
  }
}

function ofModule(source: string): Origin {
  return { module: source.replace(/^(?:node|npm|jsr):/, "").replace(/(?<=[^/])@[\d.^~]+/, ""), path: [], calls: [] };
}

function ofName(identifier: TSESTree.Identifier, bindings: Bindings, depth: number): Origin | undefined {
  const global: Origin = { module: undefined, path: [identifier.name], calls: [] };
  const definition = bindings.variableOf(identifier)?.defs[0];
  if (!definition) return global;
  const { node } = definition;
  switch (node.type) {
    case "ImportSpecifier":
      return member(sourceOf(node), node.imported.type === "Identifier" ? node.imported.name : node.imported.value);
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
      return sourceOf(node);
    case "TSImportEqualsDeclaration":
      return node.moduleReference.type === "TSExternalModuleReference"
        ? ofModule(node.moduleReference.expression.value)
        : undefined;
    case "VariableDeclarator": {
      if (!node.init) return undefined;
      const holder = originOf(node.init, bindings, depth + 1);
      if (node.id.type === "Identifier") return holder;
      const property = definition.name.parent;
      const name = property.type === "Property" ? staticName(property) : undefined;
      return holder && name !== undefined ? member(holder, name) : undefined;
    }
    default:
      return definition.type === "Parameter" ? global : undefined;
  }
}

function sourceOf(specifier: TSESTree.ImportClause): Origin {
  const declaration = specifier.parent as TSESTree.ImportDeclaration;
  return ofModule(declaration.source.value);
}

function ofMember(node: TSESTree.MemberExpression, bindings: Bindings, depth: number): Origin | undefined {
  const name = staticName(node);
  if (name === undefined) return undefined;
  if (node.object.type === "ThisExpression") {
    const value = bindings.resolve(node);
    if (value !== node) return originOf(value, bindings, depth + 1);
  }
  const holder = originOf(node.object, bindings, depth + 1);
  if (!holder) {
    const value = bindings.resolve(node);
    return value === node ? undefined : originOf(value, bindings, depth + 1);
  }
  const isGlobalObject =
    holder.module === undefined && holder.path.length === 1 && GLOBAL_OBJECT.test(holder.path[0] ?? "");
  return isGlobalObject ? { ...holder, path: [name] } : member(holder, name);
}

function member(holder: Origin, name: string): Origin {
  return name === "default" ? holder : { ...holder, path: [...holder.path, name] };
}

function ofCall(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  bindings: Bindings,
  depth: number,
): Origin | undefined {
  const [argument] = node.arguments;
  const isRequire =
    node.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "require";
  if (isRequire && argument?.type === "Literal") return ofModule(String(argument.value));
  const callee = originOf(node.callee, bindings, depth + 1);
  const step = node.type === "NewExpression" ? "new()" : "()";
  return callee && { module: callee.module, path: [...callee.path, step], calls: [...callee.calls, node] };
}
