import type { TSESTree } from "@typescript-eslint/utils";

import type { FileReader } from "../../requests/file-reader.ts";
import { staticName, unwrapped } from "../../syntax.ts";

/** Where a value gets to be seen. */
export type SinkKind = "analytics" | "error" | "html" | "log" | "props" | "response" | "storage";

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

/** @returns undefined for a callee without a name */
export function calleeOf(node: Callee["node"], file: FileReader): Callee | undefined {
  return calledAs(node.callee, node.arguments, node, file);
}

/** What a promise calls with the error that it ends in, where that is a function by its name: `console.error` in `.catch(console.error)`. */
export function rejectionHandlerOf(node: Callee["node"], file: FileReader): Callee | undefined {
  const method = node.callee.type === "MemberExpression" ? staticName(node.callee) : undefined;
  const handler = method === "catch" ? node.arguments[0] : method === "then" ? node.arguments[1] : undefined;
  return handler?.type === "Identifier" || handler?.type === "MemberExpression"
    ? calledAs(handler, [handler], node, file)
    : undefined;
}

function calledAs(
  called: TSESTree.Node,
  values: readonly TSESTree.CallExpressionArgument[],
  node: Callee["node"],
  file: FileReader,
): Callee | undefined {
  const callee = unwrapped(called);
  const method =
    callee.type === "Identifier" ? callee.name : callee.type === "MemberExpression" ? staticName(callee) : "";
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
