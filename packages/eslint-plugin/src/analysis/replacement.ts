import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { isEnvironmentRead } from "./environment-read.ts";
import type { EnvironmentAccess } from "./runtime.ts";

/** Half-open, in UTF-16 code units of the source. */
export type Range = readonly [start: number, end: number];

/** One change of the source. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
  /** Set where the environment is read already, and what goes is the fallback beside it. */
  readonly dropsFallbackOf?: string;
}

/** Text that a template literal would read otherwise than a string literal does. */
const SPECIAL_IN_TEMPLATE = /[\\`]|\$\{/;

/**
 * The change that lets a read of the environment stand in the place of a key, or undefined where no expression can stand.
 * @param key the key's place inside `node`
 */
export function replacementOf(
  node: TSESTree.Node,
  key: Range,
  { expression }: EnvironmentAccess,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Edit | undefined {
  if (node.type === "TemplateElement") {
    if (node.parent.type !== "TemplateLiteral" || node.parent.parent.type === "TaggedTemplateExpression")
      return undefined;
    if (!isWhole(node.parent, key)) return { range: key, text: `\${${expression}}` };
    return replaceExpression(node.parent, expression, sourceCode);
  }
  if (node.type !== "Literal" || typeof node.value !== "string") return replaceExpression(node, expression, sourceCode);
  if (isWhole(node, key)) return replaceExpression(node, expression, sourceCode);
  const before = sourceCode.text.slice(node.range[0] + 1, key[0]);
  const after = sourceCode.text.slice(key[1], node.range[1] - 1);
  if (SPECIAL_IN_TEMPLATE.test(before + after)) return undefined;
  return replaceExpression(node, `\`${before}\${${expression}}${after}\``, sourceCode);
}

/** Is the key all that stands between the quotes? */
function isWhole(node: TSESTree.Node, [start, end]: Range): boolean {
  return start <= node.range[0] + 1 && end >= node.range[1] - 1;
}

function replaceExpression(
  node: TSESTree.Node,
  expression: string,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Edit | undefined {
  const { parent } = node;
  if (!parent || !takesExpression(node, parent)) return undefined;
  if (parent.type === "JSXAttribute") return { range: node.range, text: `{${expression}}` };
  if (parent.type === "LogicalExpression" && parent.right === node && isEnvironmentRead(parent.left)) {
    if (parent.operator === "&&") return undefined;
    const read = sourceCode.getText(parent.left);
    return { range: parent.range, text: read, dropsFallbackOf: read };
  }
  if (parent.type === "AssignmentExpression" && isEnvironmentRead(parent.left)) return undefined;
  if (parent.type === "CallExpression" && parent.callee.type === "MemberExpression") {
    const [name] = parent.arguments;
    // Deno.env.set("NEXUS_API_KEY", …) would set what it reads.
    if (name?.type === "Literal" && name !== node && expression.includes(String(name.value))) return undefined;
  }
  return { range: node.range, text: expression };
}

/** Can any expression stand in the place of this literal, or of this expression? */
function takesExpression(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case "ExpressionStatement":
      return typeof parent.directive !== "string";
    case "Property":
    case "PropertyDefinition":
    case "AccessorProperty":
    case "MethodDefinition":
      return parent.value === node;
    case "TSAsExpression":
    case "TSTypeAssertion":
      return nameOfType(parent.typeAnnotation) !== "const";
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
      return true;
    case "ImportAttribute":
    case "ImportDeclaration":
    case "ImportSpecifier":
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
    case "ExportSpecifier":
    case "TaggedTemplateExpression":
      return false;
    default:
      return !parent.type.startsWith("TS") && !/^(?:JSX(?:Element|Fragment)|Svelte|Astro|V[A-Z])/.test(parent.type);
  }
}

function nameOfType(type: TSESTree.TypeNode): string | undefined {
  return type.type === "TSTypeReference" && type.typeName.type === "Identifier" ? type.typeName.name : undefined;
}
