import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../bindings.ts";
import type { ClientCall } from "../clients/client.ts";
import { staticName } from "../syntax.ts";
import type { FileReader } from "../requests/file-reader.ts";
import { answersBody, isBodyAsked } from "./body.ts";
import { areCallersCatching, CATCHES, isInTry } from "./caught.ts";
import { isReadTooOften, mentionsOf } from "./mentions.ts";
import { isAsked, isLogged, STATUS } from "./status.ts";
import { togetherWith } from "./together.ts";

/** What the program does with the answer to a request. */
export interface Answer {
  /** Something of the answer is read. */
  isUsed: boolean;
  /** Its status is looked at, or the answer is handed to somebody who may. */
  isLookedAt: boolean;
  /** A rejection would be caught. */
  isCaught: boolean;
  /** It is the body alone, which says nothing of the status. */
  readonly isBody: boolean;
  /** The variables that were followed, by what was followed in them: `request = request.catch(…)` leads to itself. */
  readonly followed: ReadonlyMap<Follow, Set<Variable>>;
}

type Follow = (node: TSESTree.Node, answer: Answer, file: FileReader) => void;

/** Methods whose promise is that of the answer still. */
const LEADS_ON =
  /^(?:finally|retry|timeout|toPromise|buffer|set|send|query|accept|type|auth|attach|field|redirects|withCredentials|abortController)$/;
/** Functions that hand on the answer of what they are given. */
const PASSES_ON = /^(?:firstValueFrom|lastValueFrom|resolve)$/;
/** Methods that are handed a function for the answer. */
const TAKES_CALLBACK = /^(?:then|subscribe|done|success|end)$/;

/** Follows the answer of a call through `await`, `then`, callbacks, names and destructuring, within its file. */
export function answerTo({ node, handlers = [], isWatched, traits }: ClientCall, file: FileReader): Answer {
  const answer: Answer = {
    isUsed: false,
    isLookedAt: isWatched === true,
    isCaught: isInTry(node) || (traits.throwsOnRefusal && areCallersCatching(node, file)),
    isBody: traits.answersBody,
    followed: new Map([followPromise, followAnswer].map((follow) => [follow, new Set()])),
  };
  if (traits.hasAnswer) followPromise(node, answer, file);
  for (const handler of handlers) followCallback(handler, answer, file);
  return answer;
}

function followPromise(node: TSESTree.Node, answer: Answer, file: FileReader): void {
  if (followsOn(node, answer, file, followPromise)) return;
  const { parent } = node;
  switch (parent?.type) {
    case "AwaitExpression":
      followAnswer(parent, answer, file);
      break;
    case "MemberExpression":
      if (parent.object === node) followMember(parent, answer, file);
      break;
    case "CallExpression":
      if (passesOn(parent, node)) followPromise(parent, answer, file);
      else answer.isLookedAt = true;
      break;
    case "ArrayExpression":
    case "ArrowFunctionExpression":
    case "ReturnStatement":
      if (!followTogether(node, answer, file)) answer.isLookedAt = true;
      break;
    case "UnaryExpression":
      // void fetch(…)
      if (parent.operator !== "void") answer.isLookedAt = true;
      break;
    default:
      // Returned, or put with others: whoever gets the promise looks at the answer.
      answer.isLookedAt = true;
  }
}

/** Follows a promise, or an answer, through what leaves it as it is: casts, names. Where nothing is done with it, it ends. */
function followsOn({ parent }: TSESTree.Node, answer: Answer, file: FileReader, follow: Follow): boolean {
  switch (parent?.type) {
    case "ChainExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
      follow(parent, answer, file);
      return true;
    case "VariableDeclarator":
      followPattern(parent.id, answer, file, follow);
      return true;
    case "AssignmentExpression":
      if (parent.left.type === "Identifier") followPattern(parent.left, answer, file, follow);
      else answer.isLookedAt = true;
      return true;
    case "ExpressionStatement":
      return true;
    default:
      return false;
  }
}

/** The answer of a promise that is waited for together with others; false where nobody knows who gets it. */
function followTogether(promise: TSESTree.Node, answer: Answer, file: FileReader): boolean {
  const together = togetherWith(promise, file);
  if (!together) return false;
  if (isInTry(together.call)) answer.isCaught = true;
  followRejection(together.call, answer);
  for (const pattern of together.patterns) followPattern(pattern, answer, file, followAnswer);
  for (const node of together.answers) followAnswer(node, answer, file);
  for (const callback of together.callbacks) followCallback(callback, answer, file);
  return true;
}

function passesOn({ callee, arguments: [first] }: TSESTree.CallExpression, argument: TSESTree.Node): boolean {
  const name =
    callee.type === "Identifier" ? callee.name : callee.type === "MemberExpression" ? staticName(callee) : "";
  return first === argument && PASSES_ON.test(name ?? "");
}

/** `.then(…)`, `.catch(…)`, the methods of a client's own chain, and those that read the body at once. */
function followMember(member: TSESTree.MemberExpression, answer: Answer, file: FileReader): void {
  const call = member.parent.type === "CallExpression" && member.parent.callee === member ? member.parent : undefined;
  const name = staticName(member) ?? "";
  if (!call) {
    if (STATUS.test(name) && isAsked(member, file)) answer.isLookedAt = true;
  } else if (TAKES_CALLBACK.test(name)) {
    const [done, failed] = call.arguments;
    if (failed) answer.isCaught = true;
    if (done) followCallback(done, answer, file);
    if (done && answersBody(done, file) && isBodyAsked(call, file)) answer.isLookedAt = true;
    followRejection(call, answer);
  } else if (name === "pipe") {
    if (file.sourceCode.getText(call).includes("catchError")) answer.isCaught = true;
    followPromise(call, answer, file);
  } else if (CATCHES.test(name)) {
    answer.isCaught = true;
    followPromise(call, answer, file);
  } else if (name === "always") {
    // jQuery hands it the answer and its status.
    answer.isLookedAt = true;
  } else if (LEADS_ON.test(name)) {
    followPromise(call, answer, file);
  } else {
    answer.isUsed = true;
    followRejection(call, answer);
  }
}

/** After `.then(…)` comes what the callback makes of the answer; a rejection comes too. */
function followRejection(call: TSESTree.Node, answer: Answer): void {
  const { parent } = call;
  // Whoever gets the promise gets the rejection.
  if (parent?.type === "ReturnStatement" || parent?.type === "ArrowFunctionExpression") answer.isCaught = true;
  if (parent?.type !== "MemberExpression" || parent.object !== call) return;
  const next = parent.parent.type === "CallExpression" && parent.parent.callee === parent ? parent.parent : undefined;
  const name = staticName(parent) ?? "";
  if (CATCHES.test(name) || (next && name === "then" && next.arguments.length > 1)) answer.isCaught = true;
  if (next) followRejection(next, answer);
}

export function followCallback(callback: TSESTree.Node, answer: Answer, file: FileReader): void {
  const handler = file.resolve(callback);
  if (handler.type === "ObjectExpression") {
    for (const property of handler.properties) {
      if (property.type !== "Property") continue;
      if (staticName(property) === "error") answer.isCaught = true;
      if (staticName(property) === "next") followCallback(property.value, answer, file);
    }
    return;
  }
  if (handler.type !== "ArrowFunctionExpression" && handler.type !== "FunctionExpression") {
    // A function from elsewhere is handed the answer.
    if (answer.isBody) answer.isUsed = true;
    else if (handler.type !== "Literal") answer.isLookedAt = true;
    return;
  }
  const [first, second] = handler.params;
  // callback(error, response)
  const isErrorFirst = first?.type === "Identifier" && /^(?:_|_?e(?:rr(?:or)?)?)$/.test(first.name) && second;
  if (isErrorFirst && mentionsOf(file.variableOf(first)).length > 0) answer.isCaught = true;
  const given = isErrorFirst ? second : first;
  if (given) followPattern(given, answer, file, followAnswer);
}

function followPattern(pattern: TSESTree.Node, answer: Answer, file: FileReader, follow: Follow): void {
  if (pattern.type === "Identifier") {
    const variable = file.variableOf(pattern);
    if (variable) followVariable(variable, answer, file, follow);
  } else if (pattern.type === "ObjectPattern") {
    answer.isUsed = true;
    if (answer.isBody) return;
    if (pattern.properties.some((each) => isStatusTaken(each, file))) answer.isLookedAt = true;
  }
}

function followVariable(variable: Variable, answer: Answer, file: FileReader, follow: Follow): void {
  const followed = answer.followed.get(follow);
  if (followed?.has(variable)) return;
  followed?.add(variable);
  if (isReadTooOften(variable)) answer.isLookedAt = true;
  else for (const mention of mentionsOf(variable)) follow(mention, answer, file);
}

/** Does a part of a pattern take a status out, or all the rest, and something ask for that? */
function isStatusTaken(part: TSESTree.Property | TSESTree.RestElement, file: FileReader): boolean {
  if (part.type === "RestElement") return true;
  if (!STATUS.test(staticName(part) ?? "")) return false;
  return (
    part.value.type !== "Identifier" || mentionsOf(file.variableOf(part.value)).some((each) => isAsked(each, file))
  );
}

/** The answer itself, once it is there. */
function followAnswer(node: TSESTree.Node, answer: Answer, file: FileReader): void {
  const { parent } = node;
  if (answer.isBody && parent?.type !== "VariableDeclarator") {
    if (parent?.type !== "ExpressionStatement") answer.isUsed = true;
    return;
  }
  if (followsOn(node, answer, file, followAnswer)) return;
  switch (parent?.type) {
    case "MemberExpression": {
      if (parent.object !== node) break;
      answer.isUsed = true;
      const name = staticName(parent);
      // A member that is named at run time may be the status.
      if (name === undefined || (STATUS.test(name) && isAsked(parent, file))) answer.isLookedAt = true;
      if (name === "json" && parent.parent.type === "CallExpression" && isBodyAsked(parent.parent, file)) {
        answer.isLookedAt = true;
      }
      if (name === "clone" && parent.parent.type === "CallExpression") followAnswer(parent.parent, answer, file);
      break;
    }
    case "CallExpression":
      answer.isUsed = true;
      if (!isLogged(parent, file)) answer.isLookedAt = true;
      break;
    default:
      answer.isUsed = true;
      answer.isLookedAt = true;
  }
}
