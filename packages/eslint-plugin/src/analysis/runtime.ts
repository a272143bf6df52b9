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

/** What a file shows of the runtime that it is for. */
interface File {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly path: string;
  readonly imports: readonly string[];
  /** The names that the file uses and does not declare. */
  readonly globals: ReadonlySet<string>;
  /** The names that the file declares. */
  readonly declared: ReadonlySet<string>;
}

/** Components and SvelteKit's universal modules run in the browser too. */
const CLIENT_FILE = /\.(?:vue|svelte(?:\.[jt]s)?)$|^\+(?:page|layout)\.[jt]s$/;
const SVELTEKIT_FILE = /^(?:\+server|\+(?:page|layout)\.server|hooks\.server)\.[jt]s$/;
const SVELTEKIT_IMPORT = /^(?:\$env|\$app|@sveltejs\/kit)(?:\/|$)/;
const NUXT_GLOBAL = /^(?:useRuntimeConfig|defineEventHandler|defineNuxtPlugin|defineNitroPlugin)$/;
const WORKER_HANDLERS = new Set(["fetch", "scheduled", "queue", "email"]);

/** Says how a variable is read at a place; undefined where no read is right. */
export type EnvironmentReader = (variable: string, at: TSESTree.Node) => EnvironmentAccess | undefined;

/**
 * How the runtime at hand reads its environment, told by this file alone: what it is called, what it imports, which globals it uses. In a
 * module that ships to a browser, no read is right.
 */
export function environmentReader(sourceCode: Readonly<TSESLint.SourceCode>, path: string): EnvironmentReader {
  const { ast } = sourceCode;
  if (CLIENT_FILE.test(basename(path)) || ast.body.some(isClientDirective)) return () => undefined;
  const file: File = {
    sourceCode,
    path,
    imports: ast.body.flatMap((node) => (node.type === "ImportDeclaration" ? [node.source.value] : [])),
    ...namesOf(sourceCode),
  };
  if (isSvelteKit(file)) {
    return (variable) => importedAccess(variable, "$env/static/private", "$env/dynamic/private", file);
  }
  if (isAstro(file)) return (variable) => ({ expression: `import.meta.env.${variable}` });
  if (isNuxt(file)) return (variable) => ({ expression: `useRuntimeConfig().${camelCase(variable)}` });
  if (isWorker(file)) return (variable, at) => workerAccess(variable, at, file);
  if (isDeno(file)) return (variable) => ({ expression: `Deno.env.get("${variable}")` });
  if (isBun(file)) return (variable) => ({ expression: `Bun.env.${variable}` });
  return (variable) => ({ expression: `process.env.${variable}` });
}

function isSvelteKit({ path, imports }: File): boolean {
  return SVELTEKIT_FILE.test(basename(path)) || imports.some((from) => SVELTEKIT_IMPORT.test(from));
}

function isAstro({ path, imports }: File): boolean {
  return path.endsWith(".astro") || imports.some((from) => from.startsWith("astro:"));
}

function isNuxt({ imports, globals }: File): boolean {
  return imports.some((from) => /^#(?:app|imports)$/.test(from)) || [...globals].some((name) => NUXT_GLOBAL.test(name));
}

function isWorker({ imports, sourceCode }: File): boolean {
  return imports.some((from) => from.startsWith("cloudflare:")) || exportsWorker(sourceCode.ast);
}

function isDeno({ imports, globals }: File): boolean {
  return globals.has("Deno") || imports.some((from) => /^(?:jsr:|npm:|https:\/\/deno\.land\/)/.test(from));
}

function isBun({ imports, globals }: File): boolean {
  return globals.has("Bun") || imports.some((from) => /^bun(?::|$)/.test(from));
}

function isClientDirective(statement: TSESTree.Node): boolean {
  return statement.type === "ExpressionStatement" && /^use (?:client|dom)$/.test(String(statement.directive));
}

function namesOf({ scopeManager }: Readonly<TSESLint.SourceCode>): Pick<File, "declared" | "globals"> {
  const variables = scopeManager?.scopes.flatMap((scope) => scope.variables) ?? [];
  const isDeclared = (variable: TSESLint.Scope.Variable): boolean => variable.defs.length > 0;
  const configured = variables.filter((variable) => !isDeclared(variable) && variable.references.length > 0);
  const undeclared = scopeManager?.globalScope?.through.map(({ identifier }) => identifier.name) ?? [];
  return {
    declared: new Set(variables.filter(isDeclared).map(({ name }) => name)),
    globals: new Set([...undeclared, ...configured.map(({ name }) => name)]),
  };
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
  if (!file.declared.has(variable)) {
    return { expression: variable, importStatement: `import { ${variable} } from "${constants}";` };
  }
  return objectAccess(variable, object, file);
}

function objectAccess(variable: string, object: string, file: File): EnvironmentAccess | undefined {
  const env = importedName("env", object, file.sourceCode);
  if (env) return { expression: `${env}.${variable}` };
  if (file.declared.has("env")) return undefined;
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
function exportsWorker(program: TSESTree.Program): boolean {
  return program.body.some((statement) => {
    const exported = statement.type === "ExportDefaultDeclaration" ? unwrapped(statement.declaration) : undefined;
    return (
      exported?.type === "ObjectExpression" &&
      exported.properties.some((property) => property.type === "Property" && isWorkerHandler(property))
    );
  });
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

function camelCase(variable: string): string {
  return variable.toLowerCase().replace(/_(?<letter>[a-z])/g, (_, letter: string) => letter.toUpperCase());
}
