import type { TSESTree } from "@typescript-eslint/utils";

import { calleeName, staticName } from "../syntax.ts";
import { ANY } from "./access-path.ts";
import type { Path } from "./access-path.ts";
import { isLongCut, isSmallReplacement } from "./cuts.ts";
import { asInspected, asItIs, asMember, asText } from "./taint.ts";
import type { Form, FormChange } from "./taint.ts";

/** How a call hands on what it is called on or handed. */
export interface Propagation {
  /** The values of which the result brings everything along. */
  readonly from: readonly TSESTree.Node[];
  /** The part of those that a part of the result is; undefined for one that brings nothing. */
  readonly partFor: (path: Path) => Path | undefined;
  /** The form in which the whole comes out. */
  readonly as: FormChange;
}

const samePart = (path: Path): Path => path;
const toText = (): Form => "text";
/** JSON shows nothing of `Headers` and the like. */
const toJson = (form: Form): Form | undefined => (form === "inspected" ? undefined : "text");
const toPlain = (form: Form): Form => (form === "text" ? "text" : "plain");

/** Methods whose result is the text that they are called on, or has it in it. */
const SAME_TEXT =
  /^(?:toString|valueOf|trim|trimStart|trimEnd|toUpperCase|toLowerCase|toLocaleUpperCase|toLocaleLowerCase|normalize|padStart|padEnd|repeat)$/;
/** Methods whose result has what they are called on, in some order or in the end. */
const SAME_VALUE = /^(?:flat|reverse|sort|toReversed|toSorted|catch|finally)$/;
const REPLACES = /^replace(?:All)?$/;
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
const ERROR_CLASS = /(?:Error|Exception)$/;
const TEXT_CLASS = /^(?:URL|URLSearchParams|String)$/;

/** @returns undefined for a call of which nobody knows what it leaves */
export function propagationOf(node: TSESTree.CallExpression | TSESTree.NewExpression): Propagation | undefined {
  const name = calleeName(node.callee) ?? "";
  const values = node.arguments.map((each) => (each.type === "SpreadElement" ? each.argument : each));
  if (node.type === "NewExpression") return byNew(name, values);
  const object = node.callee.type === "MemberExpression" ? node.callee.object : undefined;
  const isOf = (holder: string): boolean => object?.type === "Identifier" && object.name === holder;
  const [first, second] = values;
  if (name === "stringify") return first && !isReplaced(second) ? whole([first], toJson) : undefined;
  if (PRINTS.test(name)) return whole(values, toText);
  if (ENTRIES.test(name) && isOf("Object")) return { from: values, partFor: partOf[name] ?? samePart, as: toPlain };
  if (name === "from" && (isOf("Buffer") || isOf("Array")))
    return second && isOf("Array") ? undefined : whole(values, asItIs);
  if (SAME_OBJECT.test(name) || (name === "all" && isOf("Promise"))) return whole(values, asItIs);
  if (TEXT_OF.test(name)) return whole(values, asText);
  return object && byMethod(name, object, node);
}

function whole(from: readonly TSESTree.Node[], as: FormChange): Propagation {
  return { from, partFor: samePart, as };
}

/** Of `Object.entries(object)`, of `map.entries()` and of the like. */
const partOf: Readonly<Record<string, (path: Path) => Path | undefined>> = {
  entries([index, position, ...path]) {
    if (index === undefined) return [];
    // The name comes first.
    return position === "1" ? [ANY, ...path] : undefined;
  },
  values: ([index, ...path]) => (index === undefined ? [] : [ANY, ...path]),
};

function byMethod(
  name: string,
  object: TSESTree.Node,
  { arguments: given }: TSESTree.CallExpression,
): Propagation | undefined {
  const [first, second] = given;
  if (name === "join") return whole([object], toJson);
  if (name === "concat") return whole([object, ...given.filter((each) => each.type !== "SpreadElement")], asItIs);
  if (SAME_TEXT.test(name)) return whole([object], asText);
  if (CUTS.test(name)) return isLongCut(name, given) ? whole([object], asText) : undefined;
  if (REPLACES.test(name)) return isSmallReplacement(first, second) ? whole([object], asText) : undefined;
  if (name === "split") return { from: [object], partFor: partOfSplit, as: asMember };
  if (name === "get" && first?.type === "Literal") {
    return { from: [object], partFor: (path) => [String(first.value), ...path], as: asItIs };
  }
  if (name === "toJSON") return whole([object], toPlain);
  if (ENTRIES.test(name)) return { from: [object], partFor: partOf[name] ?? samePart, as: toPlain };
  return SAME_VALUE.test(name) ? whole([object], asItIs) : undefined;
}

/** The pieces of a split text together are all of it; of a single one nobody knows what it has. */
function partOfSplit([index, ...path]: Path): Path | undefined {
  return index === undefined || index === ANY ? path : undefined;
}

function byNew(name: string, values: readonly TSESTree.Node[]): Propagation | undefined {
  if (INSPECTED.test(name)) return { from: values, partFor: partOfInspected, as: asInspected };
  if (TEXT_CLASS.test(name)) return whole(values, toText);
  return ERROR_CLASS.test(name) ? whole(values.slice(0, 1), asText) : undefined;
}

/** `for (const [name, value] of headers)` */
function partOfInspected([index, position, ...path]: Path): Path | undefined {
  if (index !== ANY) return [index, position, ...path].filter((each) => each !== undefined);
  return position === undefined ? [ANY] : position === "1" ? [ANY, ...path] : undefined;
}

/** A list of names, or a function, that JSON asks what to write. */
function isReplaced(replacer: TSESTree.Node | undefined): boolean {
  if (!replacer || replacer.type === "Literal") return false;
  return !(replacer.type === "Identifier" && replacer.name === "undefined");
}

/** Tags whose result is the text of their template. */
export function isTextTag(tag: TSESTree.Node): boolean {
  const name = tag.type === "MemberExpression" ? staticName(tag) : calleeName(tag);
  return /^(?:raw|dedent|outdent|stripIndent|oneLine|html|css|md|markdown)$/.test(name ?? "");
}
