import type { Enclosure } from "@nxs-guard/client-boundary";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { Bindings } from "../bindings.ts";
import { staticName, unwrapped } from "../syntax.ts";

/** What encloses a node, the innermost first. */
export function enclosuresOf(
  node: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  bindings: Bindings,
): Enclosure[] {
  const found: Enclosure[] = [];
  for (let inner = node; inner.parent; inner = inner.parent) {
    found.push(...enclosuresBetween(inner, inner.parent, sourceCode, bindings));
  }
  return found;
}

function enclosuresBetween(
  inner: TSESTree.Node,
  outer: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  bindings: Bindings,
): Enclosure[] {
  const branch = (condition: TSESTree.Node, holds: boolean): Enclosure => {
    return { kind: "branch", condition: sourceCode.getText(condition), holds };
  };
  switch (outer.type) {
    case "ArrowFunctionExpression":
    case "FunctionExpression":
    case "FunctionDeclaration":
      return outer.body === inner ? [{ kind: "function", directives: directivesOf(inner) }] : [];
    case "CallExpression":
      return outer.callee === inner ? [] : [{ kind: "argument", callee: calleeText(outer.callee, bindings) }];
    case "Property":
      return outer.value === inner && outer.parent.type === "ObjectExpression"
        ? [{ kind: "property", name: staticName(outer) ?? "" }]
        : [];
    case "JSXAttribute": {
      const beside = outer.parent.attributes.flatMap((each) =>
        each.type === "JSXAttribute" && each !== outer ? [attributeName(each)] : [],
      );
      return [{ kind: "attribute", name: attributeName(outer), beside }];
    }
    case "IfStatement":
    case "ConditionalExpression":
      return outer.test === inner ? [] : [branch(outer.test, outer.consequent === inner)];
    case "LogicalExpression":
      return outer.right === inner && outer.operator !== "??" ? [branch(outer.left, outer.operator === "&&")] : [];
    case "BlockStatement":
    case "Program":
      return earlyReturns(inner, outer.body).map((test) => branch(test, false));
    default:
      return [];
  }
}

/** The conditions of the `if (…) return` that stand before a statement. */
function earlyReturns(statement: TSESTree.Node, body: readonly TSESTree.Statement[]): TSESTree.Expression[] {
  const tests: TSESTree.Expression[] = [];
  for (const each of body) {
    if (each === statement) break;
    if (each.type === "IfStatement" && !each.alternate && isExit(each.consequent)) tests.unshift(each.test);
  }
  return tests;
}

function isExit(statement: TSESTree.Statement): boolean {
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : statement;
  return last !== undefined && /^(?:Break|Continue|Return|Throw)Statement$/.test(last.type);
}

/** The directives with which a block begins, or a whole file. */
export function directivesOf(block: TSESTree.Node): string[] {
  if (block.type !== "BlockStatement" && block.type !== "Program") return [];
  const directives: string[] = [];
  for (const statement of block.body) {
    if (statement.type !== "ExpressionStatement" || statement.expression.type !== "Literal") break;
    if (typeof statement.expression.value !== "string") break;
    directives.push(statement.expression.value);
  }
  return directives;
}

/** A callee's source without arguments: `createServerFn().handler`. An imported name as its module exports it. */
export function calleeText(callee: TSESTree.Node, bindings: Bindings): string {
  const node = unwrapped(callee);
  switch (node.type) {
    case "Identifier":
      return exportedName(node, bindings);
    case "MemberExpression":
      return `${calleeText(node.object, bindings)}.${staticName(node) ?? ""}`;
    case "CallExpression":
      return `${calleeText(node.callee, bindings)}()`;
    default:
      return "";
  }
}

function exportedName(identifier: TSESTree.Identifier, bindings: Bindings): string {
  const definition = bindings.variableOf(identifier)?.defs[0]?.node;
  if (definition?.type !== "ImportSpecifier" || definition.imported.type !== "Identifier") return identifier.name;
  return definition.imported.name;
}

function attributeName({ name }: TSESTree.JSXAttribute): string {
  return name.type === "JSXIdentifier" ? name.name : `${name.namespace.name}:${name.name.name}`;
}
