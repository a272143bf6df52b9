import type { TSESTree } from "@typescript-eslint/utils";

import { decodingCall } from "../decoding-call.ts";
import { isReader } from "../environment-variable.ts";
import { calleeName } from "../syntax.ts";
import { hole, madePiece, trimmed, wholeText } from "../text.ts";
import type { Piece, Text } from "../text.ts";
import { resolvedAgainst } from "../url-text.ts";
import type { Reading } from "./reading.ts";

/** Functions and methods that give back the text that they are called with or on. */
const SAME_TEXT = /^(?:String|encodeURI|encodeURIComponent)$/;
const SAME_METHOD = /^(?:toString|valueOf)$/;

/** The text that a call gives: of a function of the file what it returns, of others what they are known to do. */
export function ofCall(node: TSESTree.CallExpression, reading: Reading): readonly Text[] | undefined {
  const { bindings, textsOf, repeated } = reading;
  const returned = bindings.returnedBy(node);
  if (returned.length > 0) return repeated(returned.flatMap(textsOf));
  const name = calleeName(node.callee) ?? "";
  if (node.callee.type === "MemberExpression" && /^trim(?:Start|End)?$/.test(name)) {
    const ends = { start: name !== "trimEnd", end: name !== "trimStart" };
    return textsOf(node.callee.object).map((text) => trimmed(text, ends));
  }
  if (node.callee.type === "MemberExpression" && SAME_METHOD.test(name)) return textsOf(node.callee.object);
  if (node.callee.type === "MemberExpression" && name === "replace") return withoutLastSlash(node, reading);
  const [argument, fallback] = node.arguments;
  // config.get("NEXUS_BASE_URL", "https://…")
  if (fallback && argument?.type === "Literal" && isReader(name)) return textsOf(fallback);
  if (name === "parse" && node.callee.type === "MemberExpression" && calleeName(node.callee.object) === "URL") {
    return resolvedUrl(node.arguments, reading);
  }
  return argument && SAME_TEXT.test(name) ? textsOf(argument) : decoded(node, reading);
}

/** `base.replace(/\\/+$/, "")` */
function withoutLastSlash(
  { callee, arguments: [pattern] }: TSESTree.CallExpression,
  { textsOf }: Reading,
): readonly Text[] | undefined {
  const isSlashes = pattern?.type === "Literal" && "regex" in pattern && /^\\\/[+*]?\$$/.test(pattern.regex.pattern);
  if (!isSlashes || callee.type !== "MemberExpression") return undefined;
  return textsOf(callee.object).map((text) => text.map((piece, i) => (i < text.length - 1 ? piece : cut(piece))));
}

function cut(piece: Piece): Piece {
  return { ...piece, text: piece.text?.replace(/\/+$/, "") };
}

function decoded(node: TSESTree.CallExpression, { isKey, textsOf }: Reading): readonly Text[] | undefined {
  const decoding = decodingCall(node);
  if (!decoding) return undefined;
  return textsOf(decoding.argument).map((text): Text => {
    const encoded = wholeText(text);
    const plain = encoded === undefined ? undefined : decoding.decode(encoded);
    return [plain === undefined ? hole(node, isKey) : madePiece(plain, node)];
  });
}

/** `new URL(path, base)` */
export function resolvedUrl([path, base]: readonly TSESTree.Node[], { textsOf }: Reading): readonly Text[] | undefined {
  if (!path || path.type === "SpreadElement") return undefined;
  if (!base) return textsOf(path);
  return textsOf(path).flatMap((relative) => textsOf(base).map((absolute) => resolvedAgainst(absolute, relative)));
}
