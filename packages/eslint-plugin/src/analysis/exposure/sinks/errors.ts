import type { TSESTree } from "@typescript-eslint/utils";

import { classAround, isErrorClass } from "../../classes.ts";
import { memberOf } from "../../members.ts";
import type { Callee, Sink } from "./sink.ts";

const ERROR_CLASS = /(?:Error|Exception)$/;
/** Assertions, and which of their arguments is the message: the others are only looked at. */
const ASSERTIONS: Readonly<Record<string, number>> = {
  assert: 1,
  ok: 1,
  invariant: 1,
  tinyInvariant: 1,
  equal: 2,
  strictEqual: 2,
  deepEqual: 2,
  notEqual: 2,
  notStrictEqual: 2,
};

/** `new Error(…)`, `assert(condition, …)`, `reject(…)`: the message of an error goes to logs, to monitors and often to the caller. */
export function errorAt({ node, method, holder, module, path, name, values }: Callee): Sink | undefined {
  const error = (shown: readonly TSESTree.Node[]): Sink => ({
    kind: "error",
    name,
    values: shown,
    showsTextOnly: true,
  });
  if (node.callee.type === "Super") {
    const body = classAround(node);
    return body && isErrorClass(body) ? error(values) : undefined;
  }
  if (ERROR_CLASS.test(method) && (node.type === "NewExpression" || /^[A-Z]/.test(method))) {
    return { ...error([...values, ...values.flatMap(messageIn)]), name: method };
  }
  const index = Object.hasOwn(ASSERTIONS, method) ? ASSERTIONS[method] : undefined;
  if (index !== undefined && (holder === "" || holder === "assert")) return error(values.slice(index));
  if (method === "fail" && holder === "assert") return error(values);
  if (holder === "" && method === "createError") return { ...error(values), showsTextOnly: false };
  if (module === "@sveltejs/kit" && path[0] === "error") return { ...error(values), showsTextOnly: false };
  return (holder === "" || holder === "Promise") && method === "reject" ? error(values) : undefined;
}

/** `{ message: … }`, as tRPC, Hono and Nest take it. */
function messageIn(options: TSESTree.Node): readonly TSESTree.Node[] {
  const message = memberOf(options, "message");
  return message ? [message] : [];
}

/** What is thrown without an error around it. */
export function thrownAt({ argument }: TSESTree.ThrowStatement): Sink | undefined {
  return argument.type === "NewExpression" ? undefined : { kind: "error", name: "throw", values: [argument] };
}
