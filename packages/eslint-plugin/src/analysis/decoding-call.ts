import type { TSESTree } from "@typescript-eslint/utils";

import { staticName } from "./syntax.ts";

/** A call that undoes an encoding of its argument. */
export interface DecodingCall {
  readonly argument: TSESTree.Node;
  readonly decode: (text: string) => string | undefined;
}

const BUFFER_ENCODINGS = new Set(["base64", "base64url", "hex", "utf8", "utf-8", "latin1", "ascii", "binary"]);
/** Methods that leave a key as it is. */
const UNCHANGING = new Set(["toString", "trim", "valueOf"]);

const DECODERS = new Set(["atob", "decodeURI", "decodeURIComponent", "from", "String", "unescape", ...UNCHANGING]);

/** Whether a call may be a decoding one, by the last name of its callee. */
export function isDecoder(name: string): boolean {
  return DECODERS.has(name);
}

/** `atob(x)`, `decodeURIComponent(x)`, `Buffer.from(x, "base64")` with and without `.toString()`, `String(x)`. */
export function decodingCall(node: TSESTree.CallExpression): DecodingCall | undefined {
  const { callee } = node;
  const [argument, encoding] = node.arguments;
  if (callee.type === "Identifier") return argument && globalDecoder(callee.name, argument);
  if (callee.type !== "MemberExpression") return undefined;
  const method = staticName(callee);
  if (method === "from" && callee.object.type === "Identifier" && callee.object.name === "Buffer") {
    const name = encoding?.type === "Literal" ? String(encoding.value).toLowerCase() : "utf8";
    if (!argument || !BUFFER_ENCODINGS.has(name)) return undefined;
    return { argument, decode: (text) => Buffer.from(text, name as BufferEncoding).toString("utf8") };
  }
  if (method !== undefined && UNCHANGING.has(method)) return { argument: callee.object, decode: (text) => text };
  const holder = callee.object.type === "Identifier" ? callee.object.name : "";
  return argument && method !== undefined && ["window", "globalThis", "self"].includes(holder)
    ? globalDecoder(method, argument)
    : undefined;
}

function globalDecoder(name: string, argument: TSESTree.Node): DecodingCall | undefined {
  switch (name) {
    case "atob":
      return { argument, decode: (text) => Buffer.from(text, "base64").toString("latin1") };
    case "decodeURI":
    case "decodeURIComponent":
    case "unescape":
      return { argument, decode: percentDecoded };
    case "String":
      return { argument, decode: (text) => text };
    default:
      return undefined;
  }
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
