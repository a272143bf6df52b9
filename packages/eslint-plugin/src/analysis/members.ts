import type { TSESTree } from "@typescript-eslint/utils";

import { returnedExpressions } from "./function-returns.ts";
import { calleeName, staticName } from "./syntax.ts";

type Members = ReadonlyMap<string, TSESTree.Node>;

const known = new WeakMap<TSESTree.Node, Members>();

/** The value of a member of an object, an array, an enum, or of a class itself; undefined where the holder's source does not say it. */
export function memberOf(holder: TSESTree.Node, name: string | undefined): TSESTree.Node | undefined {
  if (name === undefined) return undefined;
  let members = known.get(holder);
  if (!members) known.set(holder, (members = membersOf(holder)));
  return members.get(name);
}

function membersOf(holder: TSESTree.Node): Members {
  switch (holder.type) {
    case "ArrayExpression":
      return ofArray(holder);
    case "ObjectExpression":
      return ofObject(holder);
    case "ClassDeclaration":
    case "ClassExpression":
      return new Map(holder.body.body.flatMap((each) => ("static" in each && each.static ? valueOf(each) : [])));
    case "TSEnumDeclaration":
      return new Map(enumMembers(holder));
    case "CallExpression":
      return calleeName(holder.callee) === "fromEntries" ? ofPairs(holder.arguments[0]) : new Map();
    default:
      return new Map();
  }
}

/** What is spread last into a literal object that names no such member behind it. */
export function spreadBefore(holder: TSESTree.Node, name: string): TSESTree.Node | undefined {
  if (holder.type === "CallExpression") {
    const isAssign = calleeName(holder.callee) === "assign";
    return isAssign && holder.arguments.length <= 2 ? holder.arguments.at(-1) : undefined;
  }
  if (holder.type !== "ObjectExpression") return undefined;
  const last = holder.properties.findLast((each) => each.type === "SpreadElement" || staticName(each) === name);
  return last?.type === "SpreadElement" ? last.argument : undefined;
}

function enumMembers(declaration: TSESTree.TSEnumDeclaration): (readonly [string, TSESTree.Node])[] {
  // Parsers before typescript-eslint 8 have the members in the declaration itself.
  const { members } =
    (declaration.body as TSESTree.TSEnumBody | undefined) ?? (declaration as unknown as TSESTree.TSEnumBody);
  return members.flatMap(({ id, initializer }) =>
    initializer ? [[id.type === "Identifier" ? id.name : id.value, initializer] as const] : [],
  );
}

function ofArray({ elements }: TSESTree.ArrayExpression): Members {
  const members = new Map<string, TSESTree.Node>();
  for (const [index, element] of elements.entries()) {
    // Nobody knows which element stands where behind what is spread.
    if (element?.type === "SpreadElement") break;
    if (element) members.set(String(index), element);
  }
  return members;
}

const knownPairs = new WeakMap<TSESTree.Node, Members>();

/** `[["name", value], …]`, where each pair is written out */
export function ofPairs(pairs: TSESTree.Node | undefined): Members {
  if (pairs?.type !== "ArrayExpression") return new Map();
  let members = knownPairs.get(pairs);
  if (!members) knownPairs.set(pairs, (members = readPairs(pairs)));
  return members;
}

function readPairs({ elements }: TSESTree.ArrayExpression): Members {
  const members = new Map<string, TSESTree.Node>();
  for (const pair of elements) {
    const [name, value] = pair?.type === "ArrayExpression" ? pair.elements : [];
    if (name?.type !== "Literal" || !value) return new Map();
    members.set(String(name.value), value);
  }
  return members;
}

function ofObject({ properties }: TSESTree.ObjectExpression): Members {
  const members = new Map<string, TSESTree.Node>();
  for (const property of properties) {
    // What is spread later may bring another value.
    if (property.type === "SpreadElement") members.clear();
    else for (const [name, value] of valueOf(property)) members.set(name, value);
  }
  return members;
}

/** The name of a property, field, method or getter with its value; a getter's is what it returns. */
export function valueOf(
  property: TSESTree.ClassElement | TSESTree.Property,
): readonly (readonly [string, TSESTree.Node])[] {
  if (property.type !== "Property" && property.type !== "PropertyDefinition" && property.type !== "MethodDefinition")
    return [];
  const name = staticName(property);
  const value = property.value;
  if (name === undefined || !value) return [];
  if (!("kind" in property) || (property.kind !== "get" && property.kind !== "set")) return [[name, value]];
  const [returned, ...others] = property.kind === "get" ? returnedExpressions(value) : [];
  return returned && others.length === 0 ? [[name, returned]] : [];
}
