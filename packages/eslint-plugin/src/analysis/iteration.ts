import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import type { Bindings } from "./bindings.ts";
import { memberOf } from "./members.ts";
import { calleeName, staticName } from "./syntax.ts";

/** Methods of arrays that hand their elements to a function, each as its first argument. */
const VISITS = /^(?:every|filter|find|findIndex|findLast|flatMap|forEach|map|some)$/;
const MAX_ELEMENTS = 16;

/** What a name stands for in a loop over values that the file writes down: `for (const url of [a, b])`, `urls.map((url) => …)`. None elsewhere. */
export function iteratedValues(
  { name, node }: TSESLint.Scope.Definition,
  bindings: Pick<Bindings, "resolve">,
): readonly TSESTree.Node[] {
  const loop = node.type === "VariableDeclarator" ? node.parent.parent : undefined;
  if (loop?.type === "ForOfStatement" && loop.left === node.parent && node.type === "VariableDeclarator") {
    return elementsOf(loop.right, bindings).flatMap((element) => inPattern(node.id, name, element, bindings));
  }
  const visited = "params" in node && node.params[0] ? visitedBy(node) : undefined;
  const [parameter] = "params" in node ? node.params : [];
  if (!visited || !parameter) return [];
  return elementsOf(visited, bindings).flatMap((element) => inPattern(parameter, name, element, bindings));
}

/** Is this what a loop gives a new value on every turn? */
export function isLoopVariable({ parent }: TSESTree.VariableDeclarator): boolean {
  const loop = parent.parent;
  return (loop.type === "ForOfStatement" || loop.type === "ForInStatement") && loop.left === parent;
}

function visitedBy({ parent }: TSESTree.Node): TSESTree.Node | undefined {
  if (parent?.type !== "CallExpression" || parent.callee.type !== "MemberExpression") return undefined;
  return VISITS.test(staticName(parent.callee) ?? "") ? parent.callee.object : undefined;
}

/** An element, or the pair of a name and a value. */
type Element = TSESTree.Node | readonly [name: undefined, value: TSESTree.Node];

function elementsOf(node: TSESTree.Node, { resolve }: Pick<Bindings, "resolve">): readonly Element[] {
  const list = resolve(node);
  if (list.type === "ArrayExpression") {
    return list.elements
      .slice(0, MAX_ELEMENTS)
      .flatMap((each) => (each && each.type !== "SpreadElement" ? [each] : []));
  }
  const [argument] = list.type === "CallExpression" ? list.arguments : [];
  const name = list.type === "CallExpression" ? calleeName(list.callee) : undefined;
  const holder = argument && (name === "values" || name === "entries") ? resolve(argument) : undefined;
  if (holder?.type !== "ObjectExpression") return [];
  const values = holder.properties
    .slice(0, MAX_ELEMENTS)
    .flatMap((each) => (each.type === "Property" ? [each.value] : []));
  return name === "values" ? values : values.map((value) => [undefined, value] as const);
}

/** What a name in a pattern takes of an element. */
function inPattern(
  pattern: TSESTree.Node,
  name: TSESTree.Node,
  element: Element,
  { resolve }: Pick<Bindings, "resolve">,
): readonly TSESTree.Node[] {
  const isPair = "length" in element;
  if (pattern === name) return isPair ? [] : [element];
  if (pattern.type === "ArrayPattern") {
    const index = pattern.elements.indexOf(name as TSESTree.DestructuringPattern);
    if (isPair) return index === 1 ? [element[1]] : [];
    const tuple = resolve(element);
    const part = tuple.type === "ArrayExpression" && index >= 0 ? tuple.elements[index] : undefined;
    return part ? [part] : [];
  }
  const property = name.parent;
  if (isPair || pattern.type !== "ObjectPattern" || property?.type !== "Property" || property.parent !== pattern)
    return [];
  const value = memberOf(resolve(element), staticName(property));
  return value ? [value] : [];
}
