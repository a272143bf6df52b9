import ts from "typescript";

/** A package as the rules of import see it. */
export interface Package {
  readonly name: string;
  /** The names of everything that its manifest depends on, of any kind. */
  readonly dependencies: readonly string[];
  /** The modules of its `src`, by their path in it, with `/`. */
  readonly modules: Readonly<Record<string, string>>;
}

/** Who may import whom: the picture in docs/architecture.md. Nothing else may. */
const layers: Readonly<Record<string, readonly string[]>> = {
  "@nxs-guard/core": [],
  "@nxs-guard/rules": ["@nxs-guard/core"],
  "@nxs-guard/client-boundary": [],
  "eslint-plugin-nxs-guard": ["@nxs-guard/core", "@nxs-guard/rules", "@nxs-guard/client-boundary"],
  "@nxs-guard/scanner": ["@nxs-guard/core", "@nxs-guard/rules", "@nxs-guard/client-boundary"],
  "@nxs-guard/pre-commit": [
    "@nxs-guard/core",
    "@nxs-guard/rules",
    "@nxs-guard/client-boundary",
    "@nxs-guard/scanner",
    "eslint-plugin-nxs-guard",
  ],
  "nxs-guard": [
    "@nxs-guard/core",
    "@nxs-guard/rules",
    "@nxs-guard/client-boundary",
    "@nxs-guard/scanner",
    "@nxs-guard/pre-commit",
    "eslint-plugin-nxs-guard",
  ],
};

/** Text in, findings out: these know no files, git, network, process or clock. */
const pure = new Set(["@nxs-guard/core", "@nxs-guard/rules"]);
const pureModules = new Set(["node:buffer", "node:crypto"]);
const worldly = new Set([
  "console",
  "fetch",
  "performance",
  "process",
  "require",
  "setImmediate",
  "setInterval",
  "setTimeout",
  "WebSocket",
]);

/** What in a package breaks the rules of import, a sentence each. */
export function violations({ name, dependencies, modules }: Package): string[] {
  const allowed = layers[name];
  if (!allowed) return [`${name} has no place in the picture of who may import whom`];
  const mayUse = (other: string): boolean => !(other in layers) || allowed.includes(other);

  const found = dependencies.filter((other) => !mayUse(other)).map((other) => `${name} depends on ${other}`);
  for (const [path, text] of Object.entries(modules)) {
    for (const specifier of importsOf(text)) {
      if (leavesPackage(path, specifier)) found.push(`${name}: ${path} reaches out of its package to ${specifier}`);
      else if (specifier.startsWith(".")) continue;
      else if (!mayUse(packageOf(specifier))) found.push(`${name}: ${path} imports ${specifier}`);
      else if (pure.has(name) && specifier.startsWith("node:") && !pureModules.has(specifier)) {
        found.push(`${name}: ${path} imports ${specifier}, but knows no such world`);
      }
    }
    if (pure.has(name)) {
      for (const use of worldlyUses(text)) found.push(`${name}: ${path} uses ${use}, but knows no such world`);
    }
  }
  return found;
}

/** Static and dynamic imports, re-exports and calls of `require`. */
function importsOf(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function leavesPackage(path: string, specifier: string): boolean {
  if (!specifier.startsWith("..")) return specifier.startsWith("/");
  const depth = path.split("/").length - 1;
  return specifier.split("/").filter((part) => part === "..").length > depth;
}

/** Globals by which a module could see the world, and the two ways to ask for the time. */
function worldlyUses(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && worldly.has(node.text) && isReference(node)) found.push(node.text);
    if (ts.isNewExpression(node) && isDate(node.expression) && !node.arguments?.length) found.push("new Date()");
    if (ts.isPropertyAccessExpression(node) && isDate(node.expression) && node.name.text === "now") {
      found.push("Date.now");
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("module.ts", text, ts.ScriptTarget.Latest, true));
  return found;
}

function isDate(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === "Date";
}

/** Not the name of a property, of a member, or of a part of a type. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !ts.isTypeElement(parent) && !ts.isClassElement(parent) && !ts.isQualifiedName(parent);
}
