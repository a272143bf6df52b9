import type { TSESTree } from "@typescript-eslint/utils";

import { functionAround } from "../functions.ts";
import type { FileReader } from "../requests/file-reader.ts";
import { staticName } from "../syntax.ts";
import { mentionsOf } from "./mentions.ts";

/** Where an answer ends up that is waited for together with others: `Promise.all([fetch(a), fetch(b)])`, `Promise.all(urls.map((url) => fetch(url)))`. */
export interface Together {
  readonly call: TSESTree.CallExpression;
  /** What it is bound to. */
  readonly patterns: readonly TSESTree.Node[];
  /** What stands for it. */
  readonly answers: readonly TSESTree.Node[];
  /** What is called with it. */
  readonly callbacks: readonly TSESTree.Node[];
}

type Places = Omit<Together, "call">;

const NONE: Places = { patterns: [], answers: [], callbacks: [] };
const ITERATES = /^(?:forEach|map|flatMap|filter|find|some|every)$/;

/** @returns undefined where nobody knows who gets the answer */
export function togetherWith(promise: TSESTree.Node, file: FileReader): Together | undefined {
  const list = listAround(promise);
  const call = list?.node.parent;
  if (!list || call?.type !== "CallExpression" || !isAll(call) || call.arguments[0] !== list.node) return undefined;
  const pattern = boundBy(call);
  const places = pattern && placesIn(pattern, list.index, file);
  return places && { call, ...places };
}

/** The array in which a promise stands, and its number; without one, where it is made for each element of another. */
function listAround(promise: TSESTree.Node): { readonly node: TSESTree.Node; readonly index?: number } | undefined {
  const { parent } = promise;
  if (parent?.type === "ArrayExpression") {
    const isSpread = parent.elements.some((each) => each?.type === "SpreadElement");
    return isSpread ? undefined : { node: parent, index: parent.elements.indexOf(promise as TSESTree.Expression) };
  }
  const callback = functionAround(promise);
  const call = callback?.parent;
  const isMapped = call?.type === "CallExpression" && call.arguments[0] === callback && methodOf(call) === "map";
  return isMapped ? { node: call } : undefined;
}

function isAll(call: TSESTree.CallExpression): boolean {
  const { callee } = call;
  const isPromise =
    callee.type === "MemberExpression" && callee.object.type === "Identifier" && callee.object.name === "Promise";
  return isPromise && methodOf(call) === "all";
}

function methodOf({ callee }: TSESTree.CallExpression): string | undefined {
  return callee.type === "MemberExpression" ? staticName(callee) : undefined;
}

/** What all answers together are bound to, by `await` or `.then(…)`. */
function boundBy(call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const { parent } = call;
  if (parent.type === "AwaitExpression") {
    return parent.parent.type === "VariableDeclarator" ? parent.parent.id : undefined;
  }
  const then = parent.type === "MemberExpression" && staticName(parent) === "then" ? parent.parent : undefined;
  const [callback] = then?.type === "CallExpression" ? then.arguments : [];
  const isInline = callback?.type === "ArrowFunctionExpression" || callback?.type === "FunctionExpression";
  return isInline ? callback.params[0] : undefined;
}

function placesIn(pattern: TSESTree.Node, index: number | undefined, file: FileReader): Places | undefined {
  if (pattern.type === "ArrayPattern") return inArrayPattern(pattern, index);
  if (pattern.type !== "Identifier") return undefined;
  const all: Places[] = [];
  for (const mention of mentionsOf(file.variableOf(pattern))) {
    const places = atMention(mention, index);
    if (!places) return undefined;
    all.push(places);
  }
  return {
    patterns: all.flatMap(({ patterns }) => patterns),
    answers: all.flatMap(({ answers }) => answers),
    callbacks: all.flatMap(({ callbacks }) => callbacks),
  };
}

function inArrayPattern({ elements }: TSESTree.ArrayPattern, index: number | undefined): Places | undefined {
  const bound = elements.filter(
    (each, i): each is TSESTree.DestructuringPattern => each !== null && (index === undefined || i === index),
  );
  return elements.some((each) => each?.type === "RestElement") ? undefined : { ...NONE, patterns: bound };
}

/** `answers[0]`, `answers.map((answer) => …)`, `for (const answer of answers)` */
function atMention(mention: TSESTree.Node, index: number | undefined): Places | undefined {
  const { parent } = mention;
  if (parent?.type === "ForOfStatement" && parent.right === mention && parent.left.type === "VariableDeclaration") {
    return { ...NONE, patterns: parent.left.declarations.map(({ id }) => id) };
  }
  if (parent?.type !== "MemberExpression" || parent.object !== mention) return undefined;
  const name = staticName(parent);
  if (name === "length") return NONE;
  if (name !== undefined && /^\d+$/.test(name)) {
    return index === undefined || index === Number(name) ? { ...NONE, answers: [parent] } : NONE;
  }
  const [callback] =
    parent.parent.type === "CallExpression" && parent.parent.callee === parent ? parent.parent.arguments : [];
  return callback && ITERATES.test(name ?? "") ? { ...NONE, callbacks: [callback] } : undefined;
}
