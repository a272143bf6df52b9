import type { AnyNode, ArrayExpression, CallExpression, Expression, Program, SpreadElement } from "acorn";
import { importsOf, type Imported } from "./imports.ts";

/** A list in a module that one more configuration can be put at the end of. Places count in UTF-16 code units. */
export interface ConfigList {
  readonly elements: readonly (Expression | SpreadElement | null)[];
  /** Where its closing bracket stands. */
  readonly close: number;
}

/** Functions that take configurations. */
interface Composer {
  readonly source: string | RegExp;
  readonly name: string;
  /**
   * `configurations`: each argument is one, or an array of them. `one array`: the only argument. `options first`: every argument behind the first.
   */
  readonly takes: "configurations" | "one array" | "options first";
}

/**
 * Sources: https://eslint.org/docs/latest/use/configure/configuration-files, https://typescript-eslint.io/packages/typescript-eslint,
 * https://eslint.nuxt.com/packages/module, https://github.com/vuejs/eslint-config-typescript, https://github.com/antfu/eslint-config,
 * https://github.com/antfu/eslint-define-config
 */
const composers: readonly Composer[] = [
  { source: "eslint/config", name: "defineConfig", takes: "configurations" },
  { source: "typescript-eslint", name: "config", takes: "configurations" },
  { source: /\.nuxt\/eslint\.config(?:\.mjs)?$/, name: "default", takes: "configurations" },
  { source: "@vue/eslint-config-typescript", name: "defineConfigWithVueTs", takes: "configurations" },
  { source: "@antfu/eslint-config", name: "default", takes: "options first" },
  { source: "@antfu/eslint-config", name: "antfu", takes: "options first" },
  { source: "eslint-define-config", name: "defineFlatConfig", takes: "one array" },
];

/** The list that a flat configuration exports; undefined when it exports something else, or what it is cannot be told from its text alone. */
export function exportedList(program: Program): ConfigList | undefined {
  const exported = exportedExpressions(program);
  const [only] = exported;
  return only && exported.length === 1 ? listOf(only, program, importsOf(program)) : undefined;
}

function exportedExpressions({ body }: Program): AnyNode[] {
  return body.flatMap((statement): AnyNode[] => {
    if (statement.type === "ExportDefaultDeclaration") return [statement.declaration];
    if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression") return [];
    const { left, right } = statement.expression;
    return isMember(left, "module", "exports") ? [right] : [];
  });
}

function listOf(node: AnyNode, program: Program, imports: ReadonlyMap<string, Imported>): ConfigList | undefined {
  const value = node.type === "Identifier" ? constantOf(node.name, program) : node;
  if (value?.type === "ArrayExpression") return arrayList(value);
  if (value?.type !== "CallExpression") return undefined;
  // What a composer returns has methods that go on with it: `withNuxt(…).append(…)`.
  const { callee } = value;
  if (callee.type === "MemberExpression" && callee.object.type === "CallExpression") {
    const inner = composerOf(callee.object, imports);
    return inner && inner.source !== "eslint/config" ? callList(callee.object, inner, program) : undefined;
  }
  const composer = composerOf(value, imports);
  return composer && callList(value, composer, program);
}

function callList(call: CallExpression, { takes }: Composer, program: Program): ConfigList | undefined {
  const { arguments: given } = call;
  const [first] = given;
  if (given.length === 1 && first && takes !== "options first") {
    const array = first.type === "Identifier" ? constantOf(first.name, program) : first;
    if (array?.type === "ArrayExpression") return arrayList(array);
  }
  const canTakeMore = takes === "configurations" || (takes === "options first" && first?.type === "ObjectExpression");
  return canTakeMore ? { elements: given, close: call.end - 1 } : undefined;
}

function arrayList({ elements, end }: ArrayExpression): ConfigList {
  return { elements, close: end - 1 };
}

function composerOf({ callee }: CallExpression, imports: ReadonlyMap<string, Imported>): Composer | undefined {
  const called = calledImport(callee, imports);
  return (
    called &&
    composers.find(
      ({ source, name }) =>
        name === called.name && (typeof source === "string" ? source === called.source : source.test(called.source)),
    )
  );
}

/** What a function is called in the module that it comes from. */
function calledImport(callee: AnyNode, imports: ReadonlyMap<string, Imported>): Imported | undefined {
  if (callee.type === "Identifier") {
    const imported = imports.get(callee.name);
    return imported?.name === "*" ? { ...imported, name: "default" } : imported;
  }
  if (callee.type !== "MemberExpression" || callee.computed) return undefined;
  const { object, property } = callee;
  if (object.type !== "Identifier" || property.type !== "Identifier") return undefined;
  const imported = imports.get(object.name);
  return imported && (imported.name === "*" || imported.name === "default")
    ? { ...imported, name: property.name }
    : undefined;
}

/** The value of a constant of the module. */
function constantOf(name: string, { body }: Program): Expression | undefined {
  for (const statement of body) {
    if (statement.type !== "VariableDeclaration" || statement.kind !== "const") continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === "Identifier" && id.name === name) return init ?? undefined;
    }
  }
  return undefined;
}

function isMember(node: AnyNode, object: string, property: string): boolean {
  return (
    node.type === "MemberExpression" &&
    node.object.type === "Identifier" &&
    node.object.name === object &&
    node.property.type === "Identifier" &&
    node.property.name === property
  );
}
