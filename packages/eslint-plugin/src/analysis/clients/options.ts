import type { TSESTree } from "@typescript-eslint/utils";

import { membersAt } from "../bindings.ts";
import type { Variable } from "../bindings.ts";
import { isFunction as isWrittenFunction } from "../functions.ts";
import type { FunctionNode } from "../functions.ts";
import { merged, NO_ENTRIES, UNKNOWN } from "../requests/entries.ts";
import type { Entries, Entry } from "../requests/entries.ts";
import type { FileReader } from "../requests/file-reader.ts";
import { madePiece, wholeText } from "../text.ts";
import type { Text } from "../text.ts";

/** Options by which a function gets to change a request before it is sent. */
const HOOKS = /^(?:prepareHeaders|beforeSend|onRequest|handlers|hooks)$/;
/** Options by which something else sets a header, or sends the request. */
const OPEN = /^(?:transformRequest|adapter|auth|username)$/;
/** The hooks of ky and got that come before a request. */
const BEFORE = /^(?:beforeRequest|init)$/;

/** The name that a call's result is given. */
export function variableOf({ parent }: TSESTree.Node, file: FileReader): Variable | undefined {
  return parent?.type === "VariableDeclarator" && parent.id.type === "Identifier"
    ? file.variableOf(parent.id)
    : undefined;
}

/** A function that is written out, or one of the file's. */
export function isFunction(node: TSESTree.Node, file: FileReader): boolean {
  const value = file.resolve(node);
  if (value.type === "Identifier") return file.variableOf(value)?.defs[0]?.type === "FunctionName";
  return value.type === "ArrowFunctionExpression" || value.type === "FunctionExpression";
}

export function optionsOf(node: TSESTree.Node | undefined, file: FileReader): Entries {
  return node && node.type !== "SpreadElement" ? file.entriesOf(node) : node ? UNKNOWN : NO_ENTRIES;
}

/** The headers that options set. What a hook adds is followed where it is written out. */
export function headersIn(options: Entries, file: FileReader): Entries {
  const headers = file.optionOf(options, "headers");
  const own = headers === "unknown" ? UNKNOWN : headers ? flattened(file.entriesOf(headers), file) : NO_ENTRIES;
  const added = options.list.map((option) => addedBy(option, file));
  return { ...merged([own, laterOn(options.holder, "headers", file), ...added]), literal: own.literal };
}

function addedBy({ name, value }: Entry, file: FileReader): Entries {
  if (OPEN.test(name)) return UNKNOWN;
  if (name === "fetch") return sentBy(value, file);
  if (!HOOKS.test(name)) return NO_ENTRIES;
  if (name !== "hooks") return file.setBy(value);
  const hooks = file.entriesOf(value);
  const set = hooks.list.filter((hook) => BEFORE.test(hook.name)).map((hook) => file.setBy(hook.value));
  return merged([{ ...hooks, list: [] }, ...set]);
}

/**
 * What a function that takes the place of `fetch` sends, where all that it does is to hand its input on:
 * `fetch: (input, init) => fetch(input, { ...init, headers: { … } })`.
 */
function sentBy(send: TSESTree.Node, file: FileReader): Entries {
  const wrapper = file.functionOf(send) ?? send;
  if (!isWrittenFunction(wrapper)) return UNKNOWN;
  const call = onlyCallIn(wrapper);
  const [input, init] = call?.arguments ?? [];
  const [parameter] = wrapper.params;
  const isHandedOn = input?.type === "Identifier" && parameter?.type === "Identifier" && input.name === parameter.name;
  return call && isHandedOn && isGlobalFetch(call.callee, file) ? headersIn(optionsOf(init, file), file) : UNKNOWN;
}

/** The call that is all that a function does, and whose result it returns. */
function onlyCallIn({ body }: FunctionNode): TSESTree.CallExpression | undefined {
  const [statement, ...others] = body.type === "BlockStatement" ? body.body : [];
  const returned = statement?.type === "ReturnStatement" && others.length === 0 ? statement.argument : body;
  const call = returned?.type === "AwaitExpression" ? returned.argument : returned;
  return call?.type === "CallExpression" ? call : undefined;
}

function isGlobalFetch(callee: TSESTree.Node, file: FileReader): boolean {
  return callee.type === "Identifier" && callee.name === "fetch" && !file.variableOf(callee)?.defs.length;
}

/** `request.headers.set("name", value)`, `url.searchParams.set("name", value)` */
export function laterOn(holder: TSESTree.Node | undefined, member: string, file: FileReader): Entries {
  return holder ? file.changesOf(membersAt(file.mentionsOf(holder), member)) : NO_ENTRIES;
}

/** Axios takes headers for some methods alone: `{ common: { … } }`. */
function flattened(headers: Entries, file: FileReader): Entries {
  const isGroup = (name: string, value: TSESTree.Node): boolean =>
    /^(?:common|get|post|put|patch|delete|head)$/.test(name) && file.resolve(value).type === "ObjectExpression";
  if (!headers.list.some(({ name, value }) => isGroup(name, value))) return headers;
  const parts = headers.list.map((entry): Entries =>
    isGroup(entry.name, entry.value) ? file.entriesOf(entry.value) : { ...NO_ENTRIES, list: [entry] },
  );
  return merged([...parts, { ...headers, list: [] }]);
}

export function queryIn(options: Entries, names: readonly string[], file: FileReader): Entries {
  return merged(
    names.map((name) => {
      const query = file.optionOf(options, name);
      return query && query !== "unknown" ? file.entriesOf(query) : NO_ENTRIES;
    }),
  );
}

/** The texts of an option, or none where it is absent or unknown. */
export function textsIn(options: Entries, names: readonly string[], file: FileReader): readonly Text[] {
  const value = file.optionOf(options, ...names);
  return value && value !== "unknown" ? file.textsOf(value) : [];
}

/** Relative URLs below their base, as every client with a base joins them. */
export function below(bases: readonly Text[], urls: readonly Text[]): readonly Text[] {
  if (bases.length === 0) return urls;
  if (urls.length === 0) return bases;
  return bases.flatMap((base) =>
    urls.map((url) => (isAbsolute(url) ? url : [...base, ...separator(base, url), ...url])),
  );
}

function isAbsolute([first]: Text): boolean {
  return /^(?:[a-z]+:)?\/\//i.test(first?.text ?? "");
}

function separator(base: Text, [first]: Text): Text {
  const [last] = base.slice(-1);
  if (!last || !first || wholeText(base)?.endsWith("/") || first.text?.startsWith("/")) return [];
  return [madePiece("/", last.node)];
}
