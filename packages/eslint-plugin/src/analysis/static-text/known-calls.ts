import type { TSESTree } from "@typescript-eslint/utils";

import { memoisedBy, returnedExpressions } from "../function-returns.ts";
import { calleeName, staticName } from "../syntax.ts";
import { hole, trimmed, wholeText } from "../text.ts";
import type { Text } from "../text.ts";
import { resolvedAgainst } from "../url-text.ts";
import type { TextsOf } from "./reading.ts";
import { withReplacements } from "./replacements.ts";

type Call = TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression };

/** Functions that give back the text that they are given: of the language, of ufo. */
const SAME_TEXT = /^(?:String|encodeURI|encodeURIComponent|withQuery|with(?:out)?TrailingSlash|normalizeURL)$/;
const SAME_METHOD = /^(?:toString|valueOf)$/;
/** What holds its first argument as `value`: of Vue; or gives it first: of React. */
const HOLDERS = /^(?:ref|shallowRef|computed|useState)$/;
/** The end of a URL that is cut off: `/\/+$/`. */
const LAST_SLASHES = /^\\\/[+*]?\$$/;

/** The texts that a call gives by those that it is given or is called on; undefined where that does not follow from its name. */
export function callText(call: TSESTree.CallExpression, textsOf: TextsOf): readonly Text[] | undefined {
  const name = calleeName(call.callee) ?? "";
  const [first, second] = call.arguments;
  const memoised = memoisedBy(call);
  if (memoised.length > 0) return memoised.flatMap(textsOf);
  if (isMethod(call)) return methodText(name, call, textsOf);
  // withBase("/path", base)
  if (name === "withBase" && first && second) return resolved(second, first, textsOf);
  if (name === "resolve" && first && second) return resolvedUrl(call, textsOf);
  return first && SAME_TEXT.test(name) ? textsOf(first) : undefined;
}

/** `base.value` of Vue's `const base = ref("…")` */
export function heldText(holder: TSESTree.Node, textsOf: TextsOf): readonly Text[] | undefined {
  const isHolder = holder.type === "CallExpression" && HOLDERS.test(calleeName(holder.callee) ?? "");
  const [value] = isHolder ? holder.arguments : [];
  if (!value) return undefined;
  const returned = returnedExpressions(value);
  return returned.length > 0 ? returned.flatMap(textsOf) : textsOf(value);
}

function methodText(name: string, call: Call, textsOf: TextsOf): readonly Text[] | undefined {
  const { object } = call.callee;
  const [first, second] = call.arguments;
  switch (name) {
    case "trim":
    case "trimStart":
    case "trimEnd":
      return textsOf(object).map((text) => trimmed(text, { start: name !== "trimEnd", end: name !== "trimStart" }));
    case "toLowerCase":
    case "toLocaleLowerCase":
      return textsOf(object).map((text) => text.map((piece) => ({ ...piece, text: piece.text?.toLowerCase() })));
    case "slice":
      return isNumber(first, 0) && isNumber(second, -1) ? textsOf(object).map(withoutLast) : undefined;
    case "replace":
    case "replaceAll":
      return first && second ? replaced(call, first, second, textsOf) : undefined;
    case "resolve":
      return first && second ? resolvedUrl(call, textsOf) : undefined;
    case "stringifyUrl":
      return first?.type === "ObjectExpression" ? ofOption(first, "url", textsOf) : undefined;
    default:
      if (SAME_METHOD.test(name)) return textsOf(object);
      return first && SAME_TEXT.test(name) ? textsOf(first) : undefined;
  }
}

/** `base.replace(/\/+$/, "")`, and `url.replace(":id", id)` */
function replaced(
  call: Call,
  pattern: TSESTree.Node,
  replacement: TSESTree.Node,
  textsOf: TextsOf,
): readonly Text[] | undefined {
  if (pattern.type !== "Literal") return undefined;
  const { object } = call.callee;
  const [by = [hole(replacement, () => false)]] = textsOf(replacement);
  if ("regex" in pattern) {
    return LAST_SLASHES.test(pattern.regex.pattern) && wholeText(by) === "" ? textsOf(object).map(cut) : undefined;
  }
  const searched = String(pattern.value);
  // `$&` and `$'` stand for what is found, and what is around it.
  if (searched === "" || by.some(({ text }) => text?.includes("$"))) return undefined;
  const isAll = calleeName(call.callee) === "replaceAll";
  return textsOf(object).map((text) => withReplacements(text, searched, by, { isAll, node: call }));
}

/** Node's `url.resolve(base, path)`; that of a path or a promise leads to no URL. */
function resolvedUrl(
  { arguments: [base, path] }: TSESTree.CallExpression,
  textsOf: TextsOf,
): readonly Text[] | undefined {
  const isUrl = base && textsOf(base).some(([first]) => /^[a-z]+:\/\//i.test(first?.text ?? ""));
  return isUrl && path ? resolved(base, path, textsOf) : undefined;
}

function resolved(base: TSESTree.Node, path: TSESTree.Node, textsOf: TextsOf): readonly Text[] {
  return textsOf(path).flatMap((relative) => textsOf(base).map((absolute) => resolvedAgainst(absolute, relative)));
}

function ofOption(
  { properties }: TSESTree.ObjectExpression,
  name: string,
  textsOf: TextsOf,
): readonly Text[] | undefined {
  const option = properties.find((each) => each.type === "Property" && staticName(each) === name);
  return option?.type === "Property" ? textsOf(option.value) : undefined;
}

function cut(text: Text): Text {
  return text.map((piece, i) => (i < text.length - 1 ? piece : { ...piece, text: piece.text?.replace(/\/+$/, "") }));
}

function withoutLast(text: Text): Text {
  return text.map((piece, i) => (i < text.length - 1 ? piece : { ...piece, text: piece.text?.slice(0, -1) }));
}

function isNumber(node: TSESTree.Node | undefined, value: number): boolean {
  const inner = node?.type === "UnaryExpression" && node.operator === "-" ? node.argument : node;
  const sign = inner === node ? 1 : -1;
  return inner?.type === "Literal" && typeof inner.value === "number" && inner.value * sign === value;
}

function isMethod(call: TSESTree.CallExpression): call is Call {
  return call.callee.type === "MemberExpression";
}
