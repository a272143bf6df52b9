import type { EnvForm } from "@nxs-guard/client-boundary";
import type { TSESTree } from "@typescript-eslint/utils";

import type { Bindings } from "./bindings.ts";
import { calleeName, staticName, unwrapped } from "./syntax.ts";

/** How an object with the environment's variables is come by; `runtime` where no bundler looks: Bun, Deno, a Worker's bindings. */
type Holder = EnvForm | "runtime";

/** A variable that is read or written by its name. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly form: Holder;
  /** What names it. */
  readonly node: TSESTree.Node;
}

/** Modules whose exports are variables, or an object of them. */
const MODULES: Readonly<Record<string, Holder>> = {
  "$env/static/public": "$env/static/public",
  "$env/dynamic/public": "$env/dynamic/public",
  "$env/static/private": "runtime",
  "$env/dynamic/private": "runtime",
  "astro:env/client": "astro:env/client",
  "astro:env/server": "runtime",
  "cloudflare:workers": "runtime",
  "@env": "@env",
  "react-native-config": "react-native-config",
};
const ANGULAR_ENVIRONMENT = /(?:^|\/)environments\/environment(?:\.[\w.-]+)?$/;
/** Functions that read a variable by its name: `Deno.env.get`, `config.getOrThrow`, `requireEnv`. */
const READER = /^(?:get(?:OrThrow|Env\w*)?|(?:require|read|must|load|fetch|need)\w*env\w*|env(?:Var|OrThrow)?)$/i;
/** Functions that write one: `Deno.env.set`, `vi.stubEnv`. */
const WRITER = /^(?:set|stubEnv|setEnv)$/;

/** The variable that an expression, an import or a property of a pattern stands for. */
export function environmentVariable(node: TSESTree.Node, bindings: Bindings): EnvironmentVariable | undefined {
  switch (node.type) {
    case "MemberExpression": {
      const name = memberName(node, bindings);
      const form = name === undefined ? undefined : holderOf(node.object, bindings);
      return name !== undefined && form ? { name, form, node } : undefined;
    }
    case "CallExpression":
      return ofCall(node);
    case "ImportSpecifier": {
      const form = moduleForm(node.parent);
      const name = node.imported.type === "Identifier" ? node.imported.name : node.imported.value;
      return form && name !== "env" ? { name, form, node } : undefined;
    }
    case "Property":
      return ofPattern(node, bindings);
    default:
      return undefined;
  }
}

/** Is this the name of a function that reads a variable by its name? */
export function isReader(callee: string): boolean {
  return READER.test(callee);
}

/** Is this the name of a function that writes one? */
export function isWriter(callee: string): boolean {
  return WRITER.test(callee);
}

function memberName(node: TSESTree.MemberExpression, bindings: Bindings): string | undefined {
  const name = staticName(node);
  if (name !== undefined || !node.computed) return name;
  const value = bindings.resolve(node.property);
  return value.type === "Literal" && typeof value.value === "string" ? value.value : undefined;
}

function ofCall(call: TSESTree.CallExpression): EnvironmentVariable | undefined {
  const [argument] = call.arguments;
  if (argument?.type !== "Literal" || typeof argument.value !== "string") return undefined;
  const callee = calleeName(call.callee) ?? "";
  if (!READER.test(callee) && !WRITER.test(callee)) return undefined;
  return { name: argument.value, form: "runtime", node: argument };
}

/** `const { X } = process.env`, `({ X: key } = import.meta.env)`, `const { X = "" } = process.env` */
function ofPattern(property: TSESTree.Property, bindings: Bindings): EnvironmentVariable | undefined {
  const pattern = property.parent;
  const name = staticName(property);
  if (pattern.type !== "ObjectPattern" || name === undefined) return undefined;
  const source = sourceOf(pattern);
  const form = source && holderOf(source, bindings);
  return form ? { name, form, node: property } : undefined;
}

function sourceOf(pattern: TSESTree.ObjectPattern): TSESTree.Node | undefined {
  const { parent } = pattern;
  if (parent.type === "VariableDeclarator" && parent.id === pattern) return parent.init ?? undefined;
  return parent.type === "AssignmentExpression" && parent.left === pattern ? parent.right : undefined;
}

/** What an object with variables is. */
function holderOf(node: TSESTree.Node, bindings: Bindings): Holder | undefined {
  const holder = bindings.resolve(unwrapped(node));
  switch (holder.type) {
    case "Identifier":
      return ofName(holder, bindings);
    case "MemberExpression":
      return ofMember(holder, bindings);
    default:
      return undefined;
  }
}

function ofName(identifier: TSESTree.Identifier, bindings: Bindings): Holder | undefined {
  const definition = bindings.variableOf(identifier)?.defs[0]?.node;
  if (
    definition?.type === "ImportSpecifier" ||
    definition?.type === "ImportDefaultSpecifier" ||
    definition?.type === "ImportNamespaceSpecifier"
  ) {
    const form = moduleForm(definition.parent);
    if (form) return form;
  }
  return identifier.name === "env" ? "runtime" : undefined;
}

function ofMember(member: TSESTree.MemberExpression, bindings: Bindings): Holder | undefined {
  const object = bindings.resolve(member.object);
  switch (staticName(member)) {
    case "env":
      if (object.type === "MetaProperty") return "import.meta.env";
      return lastName(object) === "process" ? "process.env" : "runtime";
    case "public":
      return isRuntimeConfig(object) ? "runtimeConfig.public" : undefined;
    case "extra":
      return /^(?:expoConfig|manifest2?)$/.test(lastName(object) ?? "") ? "expo.extra" : undefined;
    default:
      return undefined;
  }
}

function isRuntimeConfig(node: TSESTree.Node): boolean {
  if (node.type === "CallExpression") return calleeName(node.callee) === "useRuntimeConfig";
  return /^\$?(?:runtimeC|c)onfig$/.test(lastName(node) ?? "");
}

function lastName(node: TSESTree.Node): string | undefined {
  if (node.type === "Identifier") return node.name;
  return node.type === "MemberExpression" ? staticName(node) : undefined;
}

function moduleForm(declaration: TSESTree.Node | undefined): Holder | undefined {
  if (declaration?.type !== "ImportDeclaration") return undefined;
  const source = declaration.source.value;
  if (Object.hasOwn(MODULES, source)) return MODULES[source];
  return ANGULAR_ENVIRONMENT.test(source) ? "angular-environment" : undefined;
}
