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

/** Tells what a callee refers to, or undefined for what this file defines itself. */
export type OriginOf = (node: TSESTree.Node) => Origin | undefined;

export function originReader(bindings: Bindings): OriginOf {
  const known = new Map<TSESTree.Node, Origin | undefined>();
  const ownNames = new Map<TSESTree.ClassBody, ReadonlySet<string | undefined>>();
  let depth = 0;

  function originOf(node: TSESTree.Node): Origin | undefined {
    const inner = unwrapped(node);
    if (known.has(inner)) return known.get(inner);
    if (depth > MAX_DEPTH) return undefined;
    // What refers to itself comes from nowhere.
    known.set(inner, undefined);
    depth++;
    const origin = read(inner);
    depth--;
    known.set(inner, origin);
    return origin;
  }

  function read(node: TSESTree.Node): Origin | undefined {
    switch (node.type) {
      case "ThisExpression":
        return { module: undefined, path: ["this"], calls: [] };
      case "AwaitExpression":
        return originOf(node.argument);
      case "ImportExpression":
        return node.source.type === "Literal" ? ofModule(String(node.source.value)) : undefined;
      case "Identifier":
        return ofName(node);
      case "MemberExpression":
        return ofMember(node);
      case "CallExpression":
      case "NewExpression":
        return ofCall(node);
      case "LogicalExpression":
        return originOf(node.right) ?? originOf(node.left);
      case "ConditionalExpression":
        return originOf(node.consequent) ?? originOf(node.alternate);
      case "ClassDeclaration":
      case "ClassExpression":
        // What extends another class is made as that is.
        return node.superClass ? originOf(node.superClass) : undefined;
      default:
        return undefined;
    }
  }

  function ofName(identifier: TSESTree.Identifier): Origin | undefined {
    const definition = bindings.variableOf(identifier)?.defs[0];
    if (!definition) return global(identifier.name);
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
      case "ClassDeclaration":
      case "ClassExpression":
        return originOf(node);
      case "VariableDeclarator": {
        if (!node.init) return node.parent.declare ? global(identifier.name) : originOfLater(identifier);
        if (handsOn(node.init)) return global(identifier.name);
        const holder = originOf(node.init);
        if (node.id.type === "Identifier") return holder;
        const property = definition.name.parent;
        const name = property.type === "Property" ? staticName(property) : undefined;
        return holder && name !== undefined ? member(holder, name) : undefined;
      }
      default:
        return definition.type === "Parameter" ? ofParameter(definition.name) : undefined;
    }
  }

  /** `let request; request = new XMLHttpRequest();` */
  function originOfLater(identifier: TSESTree.Identifier): Origin | undefined {
    const value = bindings.resolve(identifier);
    return value === identifier ? undefined : originOf(value);
  }

  /** `(send = fetch) => …`, `({ fetch: send }) => …` */
  function ofParameter(name: TSESTree.Node): Origin | undefined {
    const { parent } = name;
    const pattern = parent?.type === "AssignmentPattern" && parent.left === name ? parent : undefined;
    const fallback = pattern && originOf(pattern.right);
    if (fallback) return fallback;
    const property = (pattern ?? name).parent;
    const promised = ofPromised(property?.type === "Property" ? property.parent : (pattern ?? name));
    if (property?.type === "Property") {
      const key = staticName(property);
      return promised && key !== undefined ? member(promised, key) : global(key);
    }
    if (promised) return promised;
    return name.type === "Identifier" ? global(name.name) : undefined;
  }

  /** `import("…").then((module) => …)` */
  function ofPromised(parameter: TSESTree.Node): Origin | undefined {
    const then = parameter.parent;
    const call = then?.parent;
    if (call?.type !== "CallExpression" || call.arguments[0] !== then || call.callee.type !== "MemberExpression") {
      return undefined;
    }
    const promise = staticName(call.callee) === "then" ? originOf(call.callee.object) : undefined;
    return promise?.module !== undefined && promise.path.length === 0 ? promise : undefined;
  }

  /** Whether a class of this file, or one of this file that it extends, has a member of its own. */
  function isOwnMember({ object }: TSESTree.MemberExpression, name: string): boolean {
    const made = bindings.resolve(object);
    let definition = bindings.resolve(made.type === "NewExpression" ? made.callee : made);
    for (let steps = 0; steps < MAX_DEPTH; steps++) {
      if (definition.type !== "ClassDeclaration" && definition.type !== "ClassExpression") return false;
      if (ownNamesOf(definition.body).has(name)) return true;
      if (!definition.superClass) return false;
      definition = bindings.resolve(definition.superClass);
    }
    return false;
  }

  function ownNamesOf(body: TSESTree.ClassBody): ReadonlySet<string | undefined> {
    let names = ownNames.get(body);
    if (!names) ownNames.set(body, (names = namesIn(body)));
    return names;
  }

  function ofMember(node: TSESTree.MemberExpression): Origin | undefined {
    const name = staticName(node);
    if (name === undefined) return undefined;
    const value = bindings.resolve(node);
    if (node.object.type === "ThisExpression" && value !== node) return originOf(value);
    const origin = originOf(node.object);
    const holder = origin && isOwnMember(node, name) ? undefined : origin;
    if (!holder) return value === node ? undefined : originOf(value);
    const isGlobalObject =
      holder.module === undefined && holder.path.length === 1 && GLOBAL_OBJECT.test(holder.path[0] ?? "");
    return isGlobalObject ? { ...holder, path: [name] } : member(holder, name);
  }

  function ofCall(node: TSESTree.CallExpression | TSESTree.NewExpression): Origin | undefined {
    const { callee } = node;
    const [argument] = node.arguments;
    const isRequire = node.type === "CallExpression" && callee.type === "Identifier" && callee.name === "require";
    if (isRequire && argument?.type === "Literal") return ofModule(String(argument.value));
    if (callee.type === "MemberExpression" && staticName(callee) === "bind") return originOf(callee.object);
    const origin = originOf(callee);
    const step = node.type === "NewExpression" ? "new()" : "()";
    return origin && { module: origin.module, path: [...origin.path, step], calls: [...origin.calls, node] };
  }

  return originOf;
}

function namesIn({ body }: TSESTree.ClassBody): ReadonlySet<string | undefined> {
  return new Set(
    body.map((each) =>
      each.type === "MethodDefinition" || each.type === "PropertyDefinition" ? staticName(each) : undefined,
    ),
  );
}

function global(name: string | undefined): Origin | undefined {
  return name === undefined ? undefined : { module: undefined, path: [name], calls: [] };
}

/** Is this a function that hands on whatever it is given: `(...args) => import("node-fetch").then(…)`? */
function handsOn(node: TSESTree.Node): boolean {
  if (node.type !== "ArrowFunctionExpression" && node.type !== "FunctionExpression") return false;
  const [first, ...others] = node.params;
  return first?.type === "RestElement" && others.length === 0;
}

function ofModule(source: string): Origin {
  return { module: source.replace(/^(?:node|npm|jsr):/, "").replace(/(?<=[^/])@[\d.^~]+/, ""), path: [], calls: [] };
}

function sourceOf(specifier: TSESTree.ImportClause): Origin {
  const declaration = specifier.parent as TSESTree.ImportDeclaration;
  return ofModule(declaration.source.value);
}

function member(holder: Origin, name: string): Origin {
  return name === "default" ? holder : { ...holder, path: [...holder.path, name] };
}
