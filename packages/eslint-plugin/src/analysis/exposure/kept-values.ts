import type { TSESTree } from "@typescript-eslint/utils";

import { calleeName, staticName } from "../syntax.ts";
import type { Form } from "./flow.ts";

/** What a call leaves of a value that it is called on or handed. */
export interface Kept {
  /** The values, of which the result brings everything along. */
  readonly values: readonly TSESTree.Node[];
  /** The part of them that the result is; empty for all. */
  readonly path: readonly string[];
  /** In what form a value of each form comes out; undefined for one that does not. */
  readonly as: (form: Form) => Form | undefined;
}

/** Of a key of 38 characters no more may be shown. */
const SHOWN = 8;
const KEY_LENGTH = 38;

const asItIs = (form: Form): Form => form;
const asText = (form: Form): Form | undefined => (form === "text" ? "text" : undefined);
const toText = (): Form => "text";
const toPlain = (form: Form): Form => (form === "text" ? "text" : "plain");
/** JSON shows nothing of `Headers` and the like. */
const toJson = (form: Form): Form | undefined => (form === "inspected" ? undefined : "text");

/** Methods whose result is the text that they are called on, or has it in it. */
const SAME_TEXT =
  /^(?:toString|valueOf|trim|trimStart|trimEnd|toUpperCase|toLowerCase|toLocaleUpperCase|toLocaleLowerCase|normalize|padStart|padEnd|repeat)$/;
const CUTS = /^(?:slice|substring|substr)$/;
/** Functions whose result has the text of an argument in it. */
const TEXT_OF =
  /^(?:String|encodeURIComponent|encodeURI|escape|btoa|quote|dedent|stripIndent|bold|red|green|yellow|blue|cyan|magenta|gray|grey|dim|white|underline|italic|inverse|encode|escapeHtml)$/;
/** Functions that print whatever they are handed into a text. */
const PRINTS = /^(?:inspect|format|formatWithOptions|pprint|prettyFormat)$/;
/** Functions whose result holds what they are handed, or is it. */
const SAME_OBJECT =
  /^(?:freeze|seal|assign|fromEntries|structuredClone|cloneDeep|clone|merge|defaults|toRaw|unref|parse|cleanEnv|readonly|ref|Promise|resolve)$/;
/** Methods of holders whose result holds what they do. */
const ENTRIES = /^(?:entries|values|toArray)$/;
/** Classes whose instances only a log shows from inside. */
const INSPECTED = /^(?:Headers|HttpHeaders|AxiosHeaders|Map|Set|Request)$/;
const TEXT_CLASS = /^(?:URL|URLSearchParams|String)$/;

/** @returns undefined for a call of which nobody knows what it leaves */
export function keptBy(node: TSESTree.CallExpression | TSESTree.NewExpression): Kept | undefined {
  const name = calleeName(node.callee) ?? "";
  const values = node.arguments.map((each) => (each.type === "SpreadElement" ? each.argument : each));
  if (node.type === "NewExpression") return keptByNew(name, values);
  const object = node.callee.type === "MemberExpression" ? node.callee.object : undefined;
  const isOf = (holder: string): boolean => object?.type === "Identifier" && object.name === holder;
  const [first, second] = values;
  if (name === "stringify") {
    return first && !isReplaced(second) ? { values: [first], path: [], as: toJson } : undefined;
  }
  if (PRINTS.test(name)) return { values, path: [], as: toText };
  if (ENTRIES.test(name) && isOf("Object")) return { values, path: [], as: toPlain };
  if (name === "from" && (isOf("Buffer") || isOf("Array"))) return { values: values.slice(0, 1), path: [], as: asItIs };
  if (SAME_OBJECT.test(name)) return { values, path: [], as: asItIs };
  if (TEXT_OF.test(name)) return { values, path: [], as: asText };
  return object && keptByMethod(name, object, node);
}

function keptByMethod(
  name: string,
  object: TSESTree.Node,
  { arguments: given }: TSESTree.CallExpression,
): Kept | undefined {
  const [first] = given;
  if (name === "join") return { values: [object], path: [], as: toJson };
  if (name === "concat") {
    return { values: [object, ...given.filter((each) => each.type !== "SpreadElement")], path: [], as: asItIs };
  }
  if (SAME_TEXT.test(name)) return { values: [object], path: [], as: asText };
  if (CUTS.test(name)) return isLongCut(name, given) ? { values: [object], path: [], as: asText } : undefined;
  if (name === "get" && first?.type === "Literal") return { values: [object], path: [String(first.value)], as: asItIs };
  if (name === "toJSON") return { values: [object], path: [], as: toPlain };
  if (ENTRIES.test(name)) return { values: [object], path: [], as: toPlain };
  return name === "flat" || name === "reverse" || name === "sort"
    ? { values: [object], path: [], as: asItIs }
    : undefined;
}

function keptByNew(name: string, values: readonly TSESTree.Node[]): Kept | undefined {
  if (INSPECTED.test(name)) return { values, path: [], as: () => "inspected" };
  if (TEXT_CLASS.test(name)) return { values, path: [], as: toText };
  return /(?:Error|Exception)$/.test(name) ? { values: values.slice(0, 1), path: [], as: asText } : undefined;
}

/** A list of names, or a function, that JSON asks what to write. */
function isReplaced(replacer: TSESTree.Node | undefined): boolean {
  if (!replacer || replacer.type === "Literal") return false;
  return !(replacer.type === "Identifier" && replacer.name === "undefined");
}

/** Does a cut of a key leave more of it than may be shown? What is computed is taken for a mask. */
function isLongCut(name: string, given: readonly TSESTree.CallExpressionArgument[]): boolean {
  const numbers = given.map(numberOf);
  if (numbers.includes(undefined)) return false;
  const [start = 0, end] = numbers;
  const from = start < 0 ? Math.max(0, KEY_LENGTH + start) : start;
  const to = end === undefined ? KEY_LENGTH : name === "substr" ? from + end : end < 0 ? KEY_LENGTH + end : end;
  return to - from > SHOWN;
}

function numberOf(node: TSESTree.Node): number | undefined {
  if (node.type === "UnaryExpression" && node.operator === "-") {
    const value = numberOf(node.argument);
    return value === undefined ? undefined : -value;
  }
  return node.type === "Literal" && typeof node.value === "number" ? node.value : undefined;
}

/** Tags whose result is the text of their template. */
export function isTextTag(tag: TSESTree.Node): boolean {
  const name = tag.type === "MemberExpression" ? staticName(tag) : calleeName(tag);
  return /^(?:raw|dedent|outdent|stripIndent|oneLine|html|css|md|markdown)$/.test(name ?? "");
}
