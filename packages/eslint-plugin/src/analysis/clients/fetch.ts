import type { TSESTree } from "@typescript-eslint/utils";

import type { Origin } from "../origin.ts";
import { merged, NO_ENTRIES } from "../requests/entries.ts";
import type { Entries } from "../requests/entries.ts";
import type { FileReader } from "../requests/file-reader.ts";
import type { Text } from "../text.ts";
import { calleeName, staticName } from "../syntax.ts";
import { REQUEST } from "./client.ts";
import type { CallNode, Client } from "./client.ts";
import { headersIn, optionsOf } from "./options.ts";

const MODULES =
  /^(?:undici|node-fetch(?:-native)?|cross-fetch(?:\/.*)?|isomorphic-(?:un)?fetch|whatwg-fetch|unfetch|make-fetch-happen|minipass-fetch|expo\/fetch|@tauri-apps\/plugin-http|@adobe\/fetch|next\/.*)$/;
/** Undici's own functions take a URL and options as `fetch` does. */
const FUNCTIONS = /^(?:fetch|request|stream|pipeline)$/;

/** `fetch(url, init)`: the global, a framework's (SvelteKit's `event.fetch`), and its implementations; `new Request(url, init)`. */
export const fetchClient: Client = {
  read(call, origin, file) {
    if (call.type === "NewExpression")
      return isRequestClass(origin) && !isFetched(call, file) ? callOf(call, file) : undefined;
    return isFetch(origin) ? callOf(call, file) : undefined;
  },
};

function isFetch({ module, path }: Origin): boolean {
  const name = path.at(-1);
  if (module !== undefined)
    return MODULES.test(module) && path.length < 2 && (name === undefined || FUNCTIONS.test(name));
  return name === "fetch" && !path.includes("()") && !path.includes("new()");
}

function isRequestClass({ module, path }: Origin): boolean {
  return path.length === 1 && path[0] === "Request" && (module === undefined || MODULES.test(module));
}

function callOf(call: CallNode, file: FileReader): ReturnType<Client["read"]> {
  const [input, init] = call.arguments;
  if (!input) return undefined;
  const { urls, headers: inner } = ofInput(input, file);
  const options = optionsOf(init, file);
  const own = headersIn(options, file);
  // The headers of `init` take the place of those of a Request.
  const replaces = file.optionOf(options, "headers") !== undefined;
  return {
    node: call,
    urls,
    headers: replaces ? own : { ...merged([inner, own]), literal: inner.literal },
    query: input.type === "Identifier" ? parametersOf(input, file) : NO_ENTRIES,
    transport: call.arguments,
    traits: { ...REQUEST, hasAnswer: call.type === "CallExpression" },
  };
}

function ofInput(input: TSESTree.Node, file: FileReader): { urls: readonly Text[]; headers: Entries } {
  const value = file.resolve(input);
  const isRequest = value.type === "NewExpression" && calleeName(value.callee) === "Request";
  const [url, init] = isRequest ? value.arguments : [];
  if (!url) return { urls: file.textsOf(input), headers: NO_ENTRIES };
  const headers = headersIn(optionsOf(init, file), file);
  const changes = input.type === "Identifier" ? changesOfHeaders(input, file) : NO_ENTRIES;
  return { urls: file.textsOf(url), headers: { ...merged([headers, changes]), literal: headers.literal } };
}

/** `request.headers.set("name", value)` */
function changesOfHeaders(request: TSESTree.Identifier, file: FileReader): Entries {
  return changesOfMember("headers", request, file);
}

/** `url.searchParams.set("name", value)` */
function parametersOf(url: TSESTree.Identifier, file: FileReader): Entries {
  return changesOfMember("searchParams", url, file);
}

function changesOfMember(name: string, holder: TSESTree.Identifier, file: FileReader): Entries {
  const mentions = file.variableOf(holder)?.references.filter((reference) => reference.isRead()) ?? [];
  return merged(
    mentions.map(({ identifier: { parent } }) =>
      parent.type === "MemberExpression" && staticName(parent) === name ? file.changeAt(parent) : NO_ENTRIES,
    ),
  );
}

/** Is a Request handed to `fetch` in this file, so that the call of it tells all? */
function isFetched(request: CallNode, file: FileReader): boolean {
  const isFetchArgument = ({ parent }: TSESTree.Node): boolean =>
    parent?.type === "CallExpression" && parent.arguments.length > 0 && calleeName(parent.callee) === "fetch";
  if (isFetchArgument(request)) return true;
  const { parent } = request;
  if (parent.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return false;
  return file.variableOf(parent.id)?.references.some(({ identifier }) => isFetchArgument(identifier)) ?? false;
}
