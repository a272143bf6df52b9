import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../bindings.ts";
import { staticName, unwrapped } from "../syntax.ts";
import type { FileReader } from "./file-reader.ts";

/** What the program does with the answer to a request. */
export interface Answer {
  /** Something of the answer is read. */
  readonly isUsed: boolean;
  /** Its status is looked at, or the answer is handed to somebody who may. */
  readonly isLookedAt: boolean;
  /** A rejection would be caught. */
  readonly isCaught: boolean;
}

const STATUS = /^(?:ok|status|statusCode|statusText|status_code|error|isError|response)$/;
const CATCHERS = /^(?:catch|catchError|onErrorResumeNext|fail|error|finally)$/;
const FORWARDS =
  /^(?:retry|timeout|pipe|toPromise|buffer|set|send|query|accept|type|auth|attach|field|json|text|blob|arrayBuffer|done|always|success)$/;

interface State {
  isUsed: boolean;
  isLookedAt: boolean;
  isCaught: boolean;
}

/** Follows the answer of a call through `await`, `then`, names and destructuring, as far as the function that makes it. */
export function answerTo(call: TSESTree.Node, file: FileReader): Answer {
  const state: State = { isUsed: false, isLookedAt: false, isCaught: isInTry(call) };
  followPromise(call, state, file);
  return state;
}

function followPromise(node: TSESTree.Node, state: State, file: FileReader): void {
  const { parent } = node;
  switch (parent?.type) {
    case "AwaitExpression":
      followAnswer(parent, state, file);
      break;
    case "ChainExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
      followPromise(parent, state, file);
      break;
    case "MemberExpression":
      if (parent.object === node) followMember(parent, state, file);
      break;
    case "VariableDeclarator":
      followPattern(parent.id, state, file, followPromise);
      break;
    case "ExpressionStatement":
      break;
    default:
      // Returned, passed on, or put with others: whoever gets the promise looks at the answer.
      state.isLookedAt = true;
  }
}

/** `.then(…)`, `.catch(…)` and the like on a promise; the methods of a client's own chain lead on. */
function followMember(member: TSESTree.MemberExpression, state: State, file: FileReader): void {
  const call = member.parent.type === "CallExpression" && member.parent.callee === member ? member.parent : undefined;
  const name = staticName(member) ?? "";
  if (!call) {
    if (STATUS.test(name)) state.isLookedAt = true;
    return;
  }
  if (CATCHERS.test(name)) state.isCaught = true;
  if (name === "then" || name === "subscribe" || name === "done" || name === "success" || name === "end") {
    const [done, failed] = call.arguments;
    if (failed || (done?.type === "ObjectExpression" && done.properties.some(isErrorHandler))) state.isCaught = true;
    if (done) followCallback(done, state, file);
  } else if (name === "pipe") {
    if (file.sourceCode.getText(call).includes("catchError")) state.isCaught = true;
  } else if (!CATCHERS.test(name) && !FORWARDS.test(name)) {
    state.isUsed = true;
  } else if (/^(?:json|text|blob|arrayBuffer|buffer)$/.test(name)) {
    state.isUsed = true;
  }
  followChain(call, state, file);
}

/** What comes after `.then(…)` gets the callback's result, not the answer; only a catch counts there. */
function followChain(call: TSESTree.Node, state: State, file: FileReader): void {
  const { parent } = call;
  if (parent?.type === "MemberExpression" && parent.object === call) {
    const name = staticName(parent) ?? "";
    if (CATCHERS.test(name)) state.isCaught = true;
    const next = parent.parent.type === "CallExpression" && parent.parent.callee === parent ? parent.parent : undefined;
    if (next && name === "then" && next.arguments.length > 1) state.isCaught = true;
    if (next && /^(?:subscribe|end|then)$/.test(name) && !state.isUsed) {
      const [handler] = next.arguments;
      if (handler?.type === "ObjectExpression" && handler.properties.some(isErrorHandler)) state.isCaught = true;
      if (handler) followCallback(handler, state, file);
    }
    if (next) followChain(next, state, file);
  }
}

function isErrorHandler(property: TSESTree.ObjectLiteralElement): boolean {
  return property.type === "Property" && staticName(property) === "error";
}

function followCallback(callback: TSESTree.Node, state: State, file: FileReader): void {
  const handler = file.resolve(callback);
  if (handler.type === "ObjectExpression") {
    const next = handler.properties.find((each) => each.type === "Property" && staticName(each) === "next");
    if (next?.type === "Property") followCallback(next.value, state, file);
    return;
  }
  if (handler.type !== "ArrowFunctionExpression" && handler.type !== "FunctionExpression") {
    // A function from elsewhere is handed the answer.
    state.isLookedAt = true;
    return;
  }
  const [first, second] = handler.params;
  if (first) followPattern(first, state, file, followAnswer);
  // callback(error, response)
  if (first?.type === "Identifier" && /^e(?:rr(?:or)?)?$/.test(first.name) && second) {
    followPattern(second, state, file, followAnswer);
  }
}

function followPattern(
  pattern: TSESTree.Node,
  state: State,
  file: FileReader,
  follow: (mention: TSESTree.Node, state: State, file: FileReader) => void,
): void {
  if (pattern.type === "Identifier") {
    for (const mention of mentionsOf(file.variableOf(pattern))) follow(mention, state, file);
  } else if (pattern.type === "ObjectPattern") {
    state.isUsed = true;
    const names = pattern.properties.map((each) => (each.type === "Property" ? staticName(each) : "..."));
    if (names.some((name) => name === "..." || STATUS.test(name ?? ""))) state.isLookedAt = true;
  }
}

function mentionsOf(variable: Variable | undefined): readonly TSESTree.Node[] {
  return (variable?.references ?? []).filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
}

/** The answer itself, once it is there. */
function followAnswer(node: TSESTree.Node, state: State, file: FileReader): void {
  const { parent } = node;
  switch (parent?.type) {
    case "MemberExpression":
      if (parent.object !== node) break;
      state.isUsed = true;
      if (STATUS.test(staticName(parent) ?? "")) state.isLookedAt = true;
      break;
    case "VariableDeclarator":
      followPattern(parent.id, state, file, followAnswer);
      break;
    case "AssignmentExpression":
      if (parent.left.type === "Identifier") followPattern(parent.left, state, file, followAnswer);
      else state.isLookedAt = true;
      break;
    case "ChainExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
      followAnswer(parent, state, file);
      break;
    case "ExpressionStatement":
      break;
    default:
      state.isUsed = true;
      state.isLookedAt = true;
  }
}

/** Does a `try` with a `catch` stand around it, in the function that it is in? */
function isInTry(node: TSESTree.Node): boolean {
  for (let at = unwrapped(node); at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === "TryStatement" && parent.block === at && parent.handler) return true;
    if (parent.type.includes("Function")) return false;
  }
  return false;
}
