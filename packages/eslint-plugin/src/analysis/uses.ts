import type { TSESTree } from "@typescript-eslint/utils";

import type { FileReader } from "./requests/file-reader.ts";
import { nodesOf } from "./requests/syntax-walk.ts";
import { staticName } from "./syntax.ts";
import type { FunctionNode } from "./functions.ts";
import { instanceOf } from "./classes.ts";

export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Where a function of the file is used. */
export interface Uses {
  readonly calls: readonly Call[];
  /** The function itself and its names, where something else may call it. */
  readonly mentions: readonly TSESTree.Node[];
}

/** Of more uses than this the first count, so that a hostile file costs no more than a friendly one. */
const MAX_USES = 200;

const known = new WeakMap<FunctionNode, Uses>();

export function usesOf(node: FunctionNode, file: FileReader): Uses {
  let uses = known.get(node);
  if (!uses) known.set(node, (uses = readUses(node, file)));
  return uses;
}

function readUses(node: FunctionNode, file: FileReader): Uses {
  const { parent } = node;
  switch (parent.type) {
    case "MethodDefinition":
      return {
        calls:
          parent.kind === "constructor"
            ? mentionsOf(parent.parent.parent, file).flatMap(callAt)
            : methodCalls(node, file),
        mentions: [],
      };
    case "Property":
    case "PropertyDefinition":
      return { calls: methodCalls(node, file), mentions: [node] };
    default:
      return usesByName(node, file);
  }
}

function usesByName(node: FunctionNode, file: FileReader): Uses {
  const mentions = [node, ...mentionsOf(node, file)];
  return { calls: mentions.flatMap(callAt), mentions };
}

/** Where a function or class is named; a class has a variable outside and one inside itself. */
function mentionsOf(
  node: FunctionNode | TSESTree.ClassDeclaration | TSESTree.ClassExpression,
  { sourceCode }: FileReader,
): readonly TSESTree.Node[] {
  const isNamed = node.type === "FunctionDeclaration" || node.type === "ClassDeclaration";
  const owner = isNamed ? node : node.parent;
  if (!isNamed && owner.type !== "VariableDeclarator") return [];
  return sourceCode
    .getDeclaredVariables(owner)
    .filter(({ defs }) => defs.some((each) => each.node === owner && each.type !== "Parameter"))
    .flatMap(({ references }) => references.slice(0, MAX_USES).map(({ identifier }) => identifier));
}

function callAt(mention: TSESTree.Node): Call[] {
  const { parent } = mention;
  const isCall = parent?.type === "CallExpression" || parent?.type === "NewExpression";
  return isCall && parent.callee === mention ? [parent] : [];
}

/** `this.say(…)`, `client.say(…)`, `helpers.say(…)`, for a function that is a member. */
function methodCalls(node: FunctionNode, file: FileReader): readonly Call[] {
  const member = node.parent as TSESTree.MethodDefinition | TSESTree.Property | TSESTree.PropertyDefinition;
  const name = staticName(member);
  const calls = name === undefined ? [] : (callsByName(file).get(name) ?? []);
  return calls.filter(({ callee }) => {
    if (callee.type !== "MemberExpression") return false;
    const receiver = file.resolve(callee.object);
    return receiver === member.parent || instanceOf(receiver, file)?.body === member.parent;
  });
}

const indexes = new WeakMap<FileReader, ReadonlyMap<string, readonly TSESTree.CallExpression[]>>();

/** The calls of members, by the member's name. */
function callsByName(file: FileReader): ReadonlyMap<string, readonly TSESTree.CallExpression[]> {
  let index = indexes.get(file);
  if (!index) indexes.set(file, (index = readCalls(file)));
  return index;
}

function readCalls({ sourceCode }: FileReader): ReadonlyMap<string, readonly TSESTree.CallExpression[]> {
  const index = new Map<string, TSESTree.CallExpression[]>();
  for (const node of nodesOf(sourceCode)) {
    const name =
      node.type === "CallExpression" && node.callee.type === "MemberExpression" ? staticName(node.callee) : undefined;
    if (name === undefined || node.type !== "CallExpression") continue;
    const calls = index.get(name) ?? [];
    if (calls.length < MAX_USES) calls.push(node);
    index.set(name, calls);
  }
  return index;
}
