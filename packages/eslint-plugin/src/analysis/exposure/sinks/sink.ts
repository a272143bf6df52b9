import type { TSESTree } from "@typescript-eslint/utils";

import type { FileReader } from "../../requests/file-reader.ts";
import { calleeName, staticName, unwrapped } from "../../syntax.ts";
import { callbackInput } from "../tracking/callbacks.ts";

/** Where a value gets to be seen. */
export type SinkKind = "analytics" | "error" | "html" | "log" | "output" | "props" | "response" | "storage";

/** A place at which values are shown to others. */
export interface Sink {
  readonly kind: SinkKind;
  /** How the message calls it: `console.log`, `getServerSideProps`. */
  readonly name: string;
  readonly values: readonly TSESTree.Node[];
  /** Does it show text alone? An object would be written as `[object Object]`. */
  readonly showsTextOnly?: boolean;
}

/** A call, or a `new`, as sinks tell them apart. */
export interface Callee {
  readonly node: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly values: readonly TSESTree.Node[];
  /** The last name. */
  readonly method: string;
  /** What the last name is a member of, as the source calls it; empty for a bare name. */
  readonly holder: string;
  /** The module that it comes from. */
  readonly module: string | undefined;
  /** The way to it from the module, the global or the parameter: `["res", "status", "()", "json"]`. */
  readonly path: readonly string[];
  /** The calls on that way. */
  readonly calls: readonly TSESTree.Node[];
  /** Its names, as the message has them. */
  readonly name: string;
}

const CALLS = /^(?:call|apply|bind)$/;

/** @returns undefined for a callee without a name */
export function calleeOf(node: Callee["node"], file: FileReader): Callee | undefined {
  const callee = unwrapped(node.callee);
  const called = callee.type === "MemberExpression" ? unwrapped(callee.object) : undefined;
  // console.log.call(console, …)
  if (
    callee.type === "MemberExpression" &&
    called?.type === "MemberExpression" &&
    CALLS.test(staticName(callee) ?? "")
  ) {
    return calledAs(called, node.arguments.slice(1), node, file);
  }
  return calledAs(callee, node.arguments, node, file);
}

/** A function that is handed to something by its name, as if it were called: `console.log` in `keys.forEach(console.log)`. */
export function callbackOf(node: Callee["node"], file: FileReader): Callee | undefined {
  const [callback] = node.arguments;
  const input = callback && isNamed(callback) ? callbackInput(callback, 0) : undefined;
  return callback && input ? calledAs(callback, [input.node], node, file) : undefined;
}

/** What a promise calls with the error that it ends in, where that is a function by its name: `console.error` in `.catch(console.error)`. */
export function rejectionHandlerOf(node: Callee["node"], file: FileReader): Callee | undefined {
  const method = node.callee.type === "MemberExpression" ? staticName(node.callee) : undefined;
  const handler = method === "catch" ? node.arguments[0] : method === "then" ? node.arguments[1] : undefined;
  return handler && isNamed(handler) ? calledAs(handler, [handler], node, file) : undefined;
}

function isNamed({ type }: TSESTree.Node): boolean {
  return type === "Identifier" || type === "MemberExpression";
}

function calledAs(
  callee: TSESTree.Node,
  values: readonly TSESTree.Node[],
  node: Callee["node"],
  file: FileReader,
): Callee | undefined {
  const method =
    callee.type === "Super"
      ? "super"
      : callee.type === "Identifier" || callee.type === "MemberExpression"
        ? calleeName(callee)
        : "";
  if (method === undefined) return undefined;
  const holder = callee.type === "MemberExpression" ? nameOf(callee.object) : "";
  const origin = file.originOf(callee);
  return {
    node,
    values: values.map((each) => (each.type === "SpreadElement" ? each.argument : each)),
    method,
    holder,
    module: origin?.module,
    path: origin?.path ?? [],
    calls: origin?.calls ?? [],
    name: holder === "" ? method : `${holder}.${method}`,
  };
}

/** The last name of an object; of `logger.child({})` it is `logger`. */
export function nameOf(node: TSESTree.Node): string {
  const inner = unwrapped(node);
  switch (inner.type) {
    case "Identifier":
      return inner.name;
    case "ThisExpression":
      return "this";
    case "MemberExpression":
      return staticName(inner) ?? "";
    case "AwaitExpression":
      return nameOf(inner.argument);
    case "CallExpression":
    case "NewExpression": {
      const callee = unwrapped(inner.callee);
      return callee.type === "MemberExpression" ? nameOf(callee.object) : nameOf(callee);
    }
    default:
      return "";
  }
}
