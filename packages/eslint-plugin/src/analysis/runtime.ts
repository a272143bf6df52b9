import { basename } from "node:path";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { staticName, unwrapped } from "./syntax.ts";

/** How code of a runtime reads one variable of its environment. */
export interface EnvironmentAccess {
  /** The expression that has the value: `process.env.NEXUS_API_KEY`. */
  readonly expression: string;
  /** The statement that the expression needs at the top of the file and that is not there yet. */
  readonly importStatement?: string;
}

interface File {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly path: string;
  readonly imports: ReadonlySet<string>;
  /** The names that the file uses and does not declare. */
  readonly globals: ReadonlySet<string>;
}

const SVELTEKIT_FILE = /^(?:\+(?:server|page|layout)(?:\.server)?|hooks\.server)\.[jt]s$|\.svelte(?:\.[jt]s)?$/;
const SVELTEKIT_IMPORT = /^(?:\$env|\$app|@sveltejs\/kit)(?:\/|$)/;
const NUXT_GLOBAL = /^(?:useRuntimeConfig|defineEventHandler|defineNuxtPlugin|defineNitroPlugin)$/;
const WORKER_HANDLERS = new Set(["fetch", "scheduled", "queue", "email"]);

/**
 * The way in which the runtime at hand reads an environment variable, told by this file alone: what it is called, what it imports, which
 * globals it uses. Undefined for a module that says it ships to a browser, where no read is right.
 * @param at the place of the read
 */
export function environmentAccess(
  variable: string,
  at: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  path: string,
): EnvironmentAccess | undefined {
  const program = sourceCode.ast;
  if (program.body.some(isClientDirective)) return undefined;
  const file: File = { sourceCode, path, imports: importsOf(program), globals: globalsOf(sourceCode) };
  const imports = [...file.imports];
  if (SVELTEKIT_FILE.test(basename(path)) || imports.some((from) => SVELTEKIT_IMPORT.test(from))) {
    return importedAccess(variable, "$env/static/private", "$env/dynamic/private", file);
  }
  if (path.endsWith(".astro") || imports.some((from) => from.startsWith("astro:"))) {
    return { expression: `import.meta.env.${variable}` };
  }
  if (
    imports.some((from) => /^#(?:app|imports)$/.test(from)) ||
    [...file.globals].some((name) => NUXT_GLOBAL.test(name))
  ) {
    return { expression: `useRuntimeConfig().${camelCase(variable)}` };
  }
  const handler = workerHandler(program);
  if (handler || imports.some((from) => from.startsWith("cloudflare:"))) return workerAccess(variable, at, file);
  if (file.globals.has("Deno") || imports.some((from) => /^(?:jsr:|npm:|https:\/\/deno\.land\/)/.test(from))) {
    return { expression: `Deno.env.get("${variable}")` };
  }
  if (file.globals.has("Bun") || imports.some((from) => /^bun(?::|$)/.test(from))) {
    return { expression: `Bun.env.${variable}` };
  }
  return { expression: `process.env.${variable}` };
}

function isClientDirective(statement: TSESTree.Node): boolean {
  return statement.type === "ExpressionStatement" && /^use (?:client|dom)$/.test(String(statement.directive));
}

function importsOf(program: TSESTree.Program): ReadonlySet<string> {
  return new Set(program.body.flatMap((node) => (node.type === "ImportDeclaration" ? [node.source.value] : [])));
}

function globalsOf(sourceCode: Readonly<TSESLint.SourceCode>): ReadonlySet<string> {
  const scope = sourceCode.scopeManager?.globalScope;
  const undeclared = (scope?.through ?? []).map(({ identifier }) => identifier.name).map(String);
  const configured = (scope?.variables ?? []).filter(
    ({ defs, references }) => defs.length === 0 && references.length > 0,
  );
  return new Set([...undeclared, ...configured.map(({ name }) => name)]);
}

/** A variable under its own name from a module of constants, or else through the `env` object of its sibling. */
function importedAccess(
  variable: string,
  constants: string,
  object: string,
  file: File,
): EnvironmentAccess | undefined {
  const constant = importedName(variable, constants, file.sourceCode);
  if (constant) return { expression: constant };
  if (!isTaken(variable, file.sourceCode)) {
    return { expression: variable, importStatement: `import { ${variable} } from "${constants}";` };
  }
  return objectAccess(variable, object, file);
}

function objectAccess(variable: string, object: string, file: File): EnvironmentAccess | undefined {
  const env = importedName("env", object, file.sourceCode);
  if (env) return { expression: `${env}.${variable}` };
  if (isTaken("env", file.sourceCode)) return undefined;
  return { expression: `env.${variable}`, importStatement: `import { env } from "${object}";` };
}

/** In a handler the bindings are its second parameter; outside one they come from a module. */
function workerAccess(variable: string, at: TSESTree.Node, file: File): EnvironmentAccess | undefined {
  for (let node: TSESTree.Node | undefined = at; node; node = node.parent) {
    if (node.parent?.type !== "Property" || !("params" in node) || !isWorkerHandler(node.parent)) continue;
    const bindings = node.params[1];
    if (bindings?.type === "Identifier") return { expression: `${bindings.name}.${variable}` };
  }
  return objectAccess(variable, "cloudflare:workers", file);
}

/** `export default { fetch(request, env) { … } }` */
function workerHandler(program: TSESTree.Program): TSESTree.Property | undefined {
  for (const statement of program.body) {
    if (statement.type !== "ExportDefaultDeclaration") continue;
    const object = unwrapped(statement.declaration);
    if (object.type !== "ObjectExpression") continue;
    const handler = object.properties.find((property) => property.type === "Property" && isWorkerHandler(property));
    if (handler?.type === "Property") return handler;
  }
  return undefined;
}

function isWorkerHandler(property: TSESTree.Property): boolean {
  const { value } = property;
  return "params" in value && value.params.length > 1 && WORKER_HANDLERS.has(staticName(property) ?? "");
}

/** The local name under which a file imports something. */
function importedName(name: string, from: string, { ast }: Readonly<TSESLint.SourceCode>): string | undefined {
  for (const statement of ast.body) {
    if (statement.type !== "ImportDeclaration" || statement.source.value !== from) continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type !== "ImportSpecifier" || specifier.imported.type !== "Identifier") continue;
      if (specifier.imported.name === name) return specifier.local.name;
    }
  }
  return undefined;
}

function isTaken(name: string, { scopeManager }: Readonly<TSESLint.SourceCode>): boolean {
  return scopeManager?.scopes.some(({ set }) => (set.get(name)?.defs.length ?? 0) > 0) ?? true;
}

function camelCase(variable: string): string {
  return variable.toLowerCase().replace(/_(?<letter>[a-z])/g, (_, letter: string) => letter.toUpperCase());
}
