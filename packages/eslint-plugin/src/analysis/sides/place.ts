import type { PlaceFacts } from "@nxs-guard/client-boundary";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { Bindings, Variable } from "../bindings.ts";
import { enclosuresOf } from "./enclosures.ts";
import { exportsOf } from "./module.ts";

/** Longer chains of helpers that use helpers are left alone, and more uses than a project's own code has. */
const MAX_DEPTH = 16;
const MAX_USES = 256;

/** What is known of one place in a module, and of the places that use the helper in which it stands. */
export function placeFacts(
  node: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  bindings: Bindings,
): PlaceFacts {
  // No binding is followed twice.
  const followed = new Set<Variable>();
  let uses = 0;

  function factsAt(place: TSESTree.Node, depth: number): PlaceFacts {
    const enclosing = enclosuresOf(place, sourceCode, bindings);
    const { statement, declarator } = topLevelAround(place);
    const variables = declaredBy(declarator ?? statement, sourceCode);
    const [exported] = [...exportsAt(statement, declarator), ...variables.flatMap(exportedNames)];
    if (exported !== undefined || depth >= MAX_DEPTH) return { enclosing, export: exported };
    const mentions = variables
      .filter((variable) => !followed.has(variable))
      .flatMap((variable) => {
        followed.add(variable);
        return variable.references.slice(0, MAX_USES).map(({ identifier }) => identifier);
      })
      .filter((identifier) => uses < MAX_USES && !isWithin(identifier, declarator ?? statement))
      .slice(0, MAX_USES - uses);
    uses += mentions.length;
    return { enclosing, uses: mentions.map((identifier) => factsAt(identifier, depth + 1)) };
  }

  return factsAt(node, 0);
}

interface TopLevel {
  /** The statement of the program. */
  readonly statement: TSESTree.Node;
  /** The variable or the imported name in it. */
  readonly declarator: TSESTree.ImportClause | TSESTree.VariableDeclarator | undefined;
}

function topLevelAround(node: TSESTree.Node): TopLevel {
  const path: TSESTree.Node[] = [node];
  for (let at = node; at.parent && at.parent.type !== "Program"; at = at.parent) path.unshift(at.parent);
  const [statement = node, ...inner] = path;
  // `export const a = …` has a declaration more around the variable.
  const [declarator] = statement.type === "ExportNamedDeclaration" ? inner.slice(1) : inner;
  return { statement, declarator: declarator && isDeclarator(declarator) ? declarator : undefined };
}

function isDeclarator(node: TSESTree.Node): node is NonNullable<TopLevel["declarator"]> {
  return node.type === "VariableDeclarator" || /^Import(?:Default|Namespace)?Specifier$/.test(node.type);
}

/** The names under which a statement itself exports the place. */
function exportsAt(statement: TSESTree.Node, declarator: TopLevel["declarator"]): string[] {
  const names = exportsOf(statement);
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return names;
  const { name: own } = declarator.id;
  return names.filter((name) => name === own);
}

function declaredBy(node: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): readonly Variable[] {
  // A function's parameters are declared by it too, but in its own scope.
  const isDeclaration =
    /^(?:(?:Class|Function|Variable)Declaration|VariableDeclarator|Import(?:Default|Namespace)?Specifier)$/.test(
      node.type,
    );
  return isDeclaration
    ? sourceCode.getDeclaredVariables(node).filter(({ scope }) => scope.type === "module" || scope.type === "global")
    : [];
}

/** `export { helper as loader }`, `export default helper` */
function exportedNames({ references }: Variable): string[] {
  return references.flatMap(({ identifier: { parent } }) => {
    if (parent.type === "ExportDefaultDeclaration") return ["default"];
    if (parent.type !== "ExportSpecifier") return [];
    return [parent.exported.type === "Identifier" ? parent.exported.name : parent.exported.value];
  });
}

function isWithin(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  return node.range[0] >= outer.range[0] && node.range[1] <= outer.range[1];
}
