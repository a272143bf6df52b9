import type { Enclosure } from "@nxs-guard/client-boundary";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { Bindings } from "../bindings.ts";
import { countBefore } from "../sorted.ts";
import { staticName, unwrapped } from "../syntax.ts";

/** In characters, and in steps of a callee. What is longer is cut, so that a hostile file costs no more than a friendly one. */
const MAX_CONDITION = 512;
const MAX_STEPS = 16;
/** As many are found, the innermost. */
const MAX_ENCLOSURES = 128;
/** As many early returns before a place are looked at, the nearest ones. */
const MAX_EARLY_RETURNS = 32;

/** What encloses a node, the innermost first. */
export function enclosuresOf(
  node: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  bindings: Bindings,
): Enclosure[] {
  const found: Enclosure[] = [];
  for (let inner = node; inner.parent && found.length < MAX_ENCLOSURES; inner = inner.parent) {
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
    const [start, end] = condition.range;
    return { kind: "branch", condition: sourceCode.text.slice(start, Math.min(end, start + MAX_CONDITION)), holds };
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

const exits = new WeakMap<readonly TSESTree.Statement[], readonly TSESTree.Expression[]>();

/** The conditions of the `if (…) return` that stand before a statement, the nearest first. */
function earlyReturns(statement: TSESTree.Node, body: readonly TSESTree.Statement[]): readonly TSESTree.Expression[] {
  let tests = exits.get(body);
  if (!tests) {
    tests = body.flatMap((each) =>
      each.type === "IfStatement" && !each.alternate && isExit(each.consequent) ? [each.test] : [],
    );
    exits.set(body, tests);
  }
  const count = countBefore(tests, statement.range[0], ({ range }) => range[0]);
  return tests.slice(Math.max(0, count - MAX_EARLY_RETURNS), count).toReversed();
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
  let text = "";
  let node = unwrapped(callee);
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    if (node.type === "Identifier") return exportedName(node, bindings) + text;
    if (node.type === "MemberExpression") {
      text = `.${staticName(node) ?? ""}${text}`;
      node = unwrapped(node.object);
    } else if (node.type === "CallExpression") {
      text = `()${text}`;
      node = unwrapped(node.callee);
    } else break;
  }
  return text;
}

function exportedName(identifier: TSESTree.Identifier, bindings: Bindings): string {
  const definition = bindings.variableOf(identifier)?.defs[0]?.node;
  if (definition?.type !== "ImportSpecifier" || definition.imported.type !== "Identifier") return identifier.name;
  return definition.imported.name;
}

function attributeName({ name }: TSESTree.JSXAttribute): string {
  return name.type === "JSXIdentifier" ? name.name : `${name.namespace.name}:${name.name.name}`;
}
