import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../bindings.ts";
import { staticName } from "../syntax.ts";
import type { FileReader } from "../requests/file-reader.ts";
import { nodesUnder } from "../requests/syntax-walk.ts";
import { followCallback } from "./answer.ts";
import type { Answer } from "./answer.ts";
import { isReadTooOften, mentionsOf } from "./mentions.ts";
import { isAsked, STATUS } from "./status.ts";

const LISTENS = /^(?:on|once|addListener|addEventListener)$/;
/** Members of an XMLHttpRequest that hold something of the answer. */
const CONTENT = /^(?:response|responseText|responseXML|getResponseHeader|getAllResponseHeaders)$/;

/** Follows an answer that comes by the members and events of an object: an `XMLHttpRequest`, a request of Node's `http` and `http2`. */
export function followConnection(connection: Variable, answer: Answer, file: FileReader): void {
  if (isReadTooOften(connection)) answer.isLookedAt = true;
  else
    for (const mention of mentionsOf(connection)) {
      const { parent } = mention;
      if (parent?.type === "MemberExpression" && parent.object === mention) followMember(parent, answer, file);
      else if (parent?.type === "ReturnStatement" || (parent?.type === "CallExpression" && parent.callee !== mention)) {
        answer.isLookedAt = true;
      }
    }
}

function followMember(member: TSESTree.MemberExpression, answer: Answer, file: FileReader): void {
  const { parent } = member;
  const name = staticName(member) ?? "";
  noteMember(member, answer, file);
  if (parent.type === "CallExpression" && parent.callee === member && LISTENS.test(name)) {
    const [event, listener] = parent.arguments;
    if (event?.type === "Literal" && listener) followEvent(String(event.value), listener, answer, file);
  } else if (parent.type === "AssignmentExpression" && parent.left === member && name.startsWith("on")) {
    followEvent(name.slice("on".length), parent.right, answer, file);
  }
}

function followEvent(event: string, listener: TSESTree.Node, answer: Answer, file: FileReader): void {
  // Of http2: https://nodejs.org/api/http2.html#event-data
  if (event === "data") answer.isUsed = true;
  else if (event === "response") followCallback(listener, answer, file);
  else if (/^(?:load|loadend|readystatechange)$/.test(event)) followListener(listener, answer, file);
}

/** A listener has the request as `this`, `event.target` and under its own name. */
function followListener(listener: TSESTree.Node, answer: Answer, file: FileReader): void {
  const handler = file.resolve(listener);
  if (!handler.type.includes("Function")) {
    answer.isUsed = true;
    answer.isLookedAt = true;
    return;
  }
  const { isUsed, isLookedAt } = readIn(handler, file);
  answer.isUsed ||= isUsed;
  answer.isLookedAt ||= isLookedAt;
}

type Reading = Pick<Answer, "isLookedAt" | "isUsed">;

const known = new WeakMap<TSESTree.Node, Reading>();

/** What a listener reads of whatever answer. Thousands of requests may have one. */
function readIn(listener: TSESTree.Node, file: FileReader): Reading {
  let reading = known.get(listener);
  if (!reading) {
    known.set(listener, (reading = { isUsed: false, isLookedAt: false }));
    for (const node of nodesUnder(listener, file.sourceCode)) {
      if (node.type === "MemberExpression") noteMember(node, reading, file);
    }
  }
  return reading;
}

function noteMember(member: TSESTree.MemberExpression, answer: Reading, file: FileReader): void {
  const name = staticName(member) ?? "";
  if (CONTENT.test(name)) answer.isUsed = true;
  else if (STATUS.test(name) && isAsked(member, file)) answer.isLookedAt = true;
}
