import type { TSESTree } from "@typescript-eslint/utils";

import type { FileReader } from "../../requests/file-reader.ts";
import { staticName } from "../../syntax.ts";
import { parameterOf } from "../tracking/parameters.ts";
import type { Callee, Sink } from "./sink.ts";

const SENDS = /^(?:send|emit|write|publish)$/;
const CONNECTION = /^(?:connect|connection)$/;
const SERVER = /^(?:Server|(?:new)?\(\))$/;

/**
 * What a server sends to whoever is connected: `server.on("connection", (socket) => socket.send(…))`, `io.emit(…)` of socket.io. A client that sends its key to a
 * server does what it is for.
 */
export function sentAt({ node, method, module, path, name, values }: Callee, file: FileReader): Sink | undefined {
  if (!SENDS.test(method) || node.callee.type !== "MemberExpression") return undefined;
  const shown = method === "emit" ? values.slice(1) : values;
  const isServer = module === "socket.io" && SERVER.test(path[0] ?? "");
  return isServer || isConnected(node.callee.object, file) ? { kind: "response", name, values: shown } : undefined;
}

/** Is this the first parameter of a listener for connections, or reached from it: `socket.broadcast`? */
function isConnected(receiver: TSESTree.Node, file: FileReader): boolean {
  let root = receiver;
  while (root.type === "MemberExpression" || root.type === "CallExpression") {
    root = root.type === "MemberExpression" ? root.object : root.callee;
  }
  const variable = root.type === "Identifier" ? file.variableOf(root) : undefined;
  const parameter = variable && parameterOf(variable);
  if (parameter?.index !== 0) return false;
  const { parent: call } = parameter.function;
  const [event] = call.type === "CallExpression" ? call.arguments : [];
  return (
    call.type === "CallExpression" &&
    call.callee.type === "MemberExpression" &&
    staticName(call.callee) === "on" &&
    event?.type === "Literal" &&
    CONNECTION.test(String(event.value))
  );
}
