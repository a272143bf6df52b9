import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../bindings.ts";
import { merged, NO_ENTRIES } from "../requests/entries.ts";
import type { Entries } from "../requests/entries.ts";
import type { FileReader } from "../requests/file-reader.ts";
import { madePiece, wholeText } from "../text.ts";
import type { Text } from "../text.ts";

/** Options by which a function gets to change a request before it is sent. */
const HOOKS = [
  "onRequest",
  "hooks",
  "beforeSend",
  "beforeRequest",
  "prepareHeaders",
  "transformRequest",
  "fetch",
  "adapter",
  "auth",
  "username",
];
const OPEN: Entries = { ...NO_ENTRIES, isOpen: true };

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
  return node && node.type !== "SpreadElement" ? file.entriesOf(node) : node ? OPEN : NO_ENTRIES;
}

/** The headers that options set. What a hook adds is followed where it is written out. */
export function headersIn(options: Entries, file: FileReader): Entries {
  const headers = file.optionOf(options, "headers");
  const own = headers === "unknown" ? OPEN : headers ? flattened(file.entriesOf(headers), file) : NO_ENTRIES;
  const hooks = options.list
    .filter(({ name }) => HOOKS.includes(name))
    .map(({ name, value }): Entries => {
      const isFollowed = name === "prepareHeaders" || name === "beforeSend" || name === "onRequest";
      return isFollowed ? file.setBy(value) : OPEN;
    });
  const isOpen = headers === undefined && options.isOpen;
  return { ...merged([own, ...hooks, ...(isOpen ? [OPEN] : [])]), literal: own.literal };
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
