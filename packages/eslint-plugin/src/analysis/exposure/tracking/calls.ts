import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../../bindings.ts";
import { instanceOf, methodOf } from "../../classes.ts";
import { nodesUnder } from "../../requests/syntax-walk.ts";
import { calleeName } from "../../syntax.ts";
import { isText } from "../access-path.ts";
import { isFunction, returnsOf } from "../../functions.ts";
import type { FunctionNode } from "../../functions.ts";
import { propagationOf } from "../propagators.ts";
import { isSanitizer } from "../sanitizers.ts";
import { asItIs, asMember, reformed, seenAt, source } from "../taint.ts";
import type { Taint } from "../taint.ts";
import { callbackInput, callbackResult } from "./callbacks.ts";
import { ofInstance } from "./instances.ts";
import { ofEnvironment } from "./environment.ts";
import { argumentsFor, parameterOf } from "./parameters.ts";
import type { Parameter } from "./parameters.ts";
import { firstTaint } from "./query.ts";
import type { Frame, Query, Tracker } from "./query.ts";
import type { Call } from "../../uses.ts";

const MAX_NODES = 200;

/** What a call gives back. */
export function ofCall(node: Call, query: Query, tracker: Tracker): Taint | undefined {
  if (isSanitizer(calleeName(node.callee) ?? "")) return undefined;
  const read = tracker.sources.readBy(node);
  if (read !== undefined) return isText(query.path) ? source(node, read) : undefined;
  const environment = tracker.environmentOf(node);
  if (environment !== undefined) return ofEnvironment(node, environment, query, tracker);
  const propagated = ofPropagation(node, query, tracker);
  if (propagated) return propagated;
  if (node.type === "NewExpression") return ofNew(node, query, tracker);
  return seenAt(node, ofCallback(node, query, tracker) ?? ofReturned(node, query, tracker));
}

function ofPropagation(node: Call, query: Query, tracker: Tracker): Taint | undefined {
  const propagation = propagationOf(node);
  const path = propagation?.partFor(query.path);
  if (!propagation || !path) return undefined;
  // Only the whole of the result has another form.
  const change = query.path.length === 0 ? propagation.as : asItIs;
  return firstTaint(propagation.from, { ...query, path }, tracker, change);
}

function ofNew(node: TSESTree.NewExpression, query: Query, tracker: Tracker): Taint | undefined {
  const instance = instanceOf(node, tracker.file);
  return instance && seenAt(node, ofInstance(instance, query, tracker));
}

/** What a function of this file returns for these arguments. */
function ofReturned(call: TSESTree.CallExpression, query: Query, tracker: Tracker): Taint | undefined {
  const called = tracker.file.functionOf(call.callee);
  const callee = isFunction(called) ? called : methodOf(call.callee, tracker.file);
  if (!callee || callee.generator) return undefined;
  const frame = frameOf(callee, tracker, query, (parameter) => {
    const [node] = argumentsFor(parameter, call);
    return node && { node, path: [] };
  });
  return firstTaint(returnsOf(callee, tracker.file.sourceCode.visitorKeys), { ...query, frame }, tracker);
}

/** `keys.map((key) => key.trim())`, `promise.then((key) => …)`: what the callback makes of its value. */
function ofCallback(call: TSESTree.CallExpression, query: Query, tracker: Tracker): Taint | undefined {
  const [callback] = call.arguments;
  const path = callbackResult(call, query.path);
  if (!callback || !path) return undefined;
  const callee = isFunction(callback) ? callback : tracker.file.functionOf(callback);
  if (!isFunction(callee) || callee.generator) return undefined;
  const [returned, ...others] = returnsOf(callee, tracker.file.sourceCode.visitorKeys);
  // Where the callback decides, nobody knows for which of the values.
  if (!returned || others.length > 0 || decides(returned, tracker)) return undefined;
  const frame = frameOf(callee, tracker, query, ({ index }) => callbackInput(callback, index));
  const taint = tracker.taintOf({ ...query, node: returned, path, frame });
  const isElement = query.path.length === 0 && calleeName(call.callee) === "map";
  return isElement ? reformed(taint, asMember) : taint;
}

/** Is there a choice in an expression, or is it too large to say? */
function decides(node: TSESTree.Node, { file }: Tracker): boolean {
  let left = MAX_NODES;
  for (const { type } of nodesUnder(node, file.sourceCode)) {
    if (--left < 0 || type === "ConditionalExpression" || type === "LogicalExpression") return true;
  }
  return false;
}

/** What the parameters of a function have in one call. */
function frameOf(
  callee: FunctionNode,
  { file }: Tracker,
  { frame }: Query,
  handedTo: (parameter: Parameter) => Pick<Query, "node" | "path"> | undefined,
): Frame {
  const handed = new Map<Variable, Query>();
  for (const variable of file.sourceCode.getDeclaredVariables(callee)) {
    const parameter = parameterOf(variable);
    const value = parameter?.function === callee ? handedTo(parameter) : undefined;
    if (!parameter || !value) continue;
    handed.set(variable, { node: value.node, path: [...value.path, ...parameter.path], lacks: parameter.lacks, frame });
  }
  return { of: callee, arguments: handed };
}
