import type { TSESTree } from "@typescript-eslint/utils";

import { decodingCall } from "../decoding-call.ts";
import { isReader } from "../environment-variable.ts";
import { chainedDefault } from "../schema-default.ts";
import { calleeName } from "../syntax.ts";
import { hole, madePiece, wholeText } from "../text.ts";
import type { Text } from "../text.ts";
import { resolvedAgainst } from "../url-text.ts";
import { callText } from "./known-calls.ts";
import { gotten } from "./gotten-values.ts";
import type { Reading } from "./reading.ts";
import { urlOfParts, urlWithParts } from "./url-parts.ts";

/** The text that a call gives: of a function of the file what it returns, of others what they are known to do. */
export function ofCall(node: TSESTree.CallExpression, reading: Reading): readonly Text[] | undefined {
  const { bindings, textsOf, repeated } = reading;
  const returned = bindings.returnedBy(node);
  if (returned.length > 0) return repeated(returned.flatMap(textsOf));
  const name = calleeName(node.callee) ?? "";
  const [argument, fallback] = node.arguments;
  // config.get("NEXUS_BASE_URL", "https://…")
  if (fallback && argument?.type === "Literal" && isReader(name)) return textsOf(fallback);
  if (name === "parse" && node.callee.type === "MemberExpression" && calleeName(node.callee.object) === "URL") {
    return resolvedUrl(node.arguments, reading);
  }
  const chained = chainedDefault(node);
  return chained
    ? textsOf(chained)
    : (callText(node, textsOf) ?? ofHolder(name, node, reading) ?? decoded(node, reading));
}

/** What a call takes out of an object, or makes of one. */
function ofHolder(name: string, node: TSESTree.CallExpression, reading: Reading): readonly Text[] | undefined {
  switch (name) {
    case "get":
      return gotten(node, reading);
    case "assign":
      return urlWithParts(node, reading);
    case "format":
      return urlOfParts(node, reading);
    default:
      return undefined;
  }
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
