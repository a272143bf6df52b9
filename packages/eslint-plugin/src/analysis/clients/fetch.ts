import type { TSESTree } from "@typescript-eslint/utils";

import type { Origin } from "../origin.ts";
import { merged, NO_ENTRIES } from "../requests/entries.ts";
import type { Entries } from "../requests/entries.ts";
import type { FileReader } from "../requests/file-reader.ts";
import type { Text } from "../text.ts";
import { calleeName } from "../syntax.ts";
import { REQUEST } from "./client.ts";
import type { CallNode, Client } from "./client.ts";
import { headersIn, laterOn, optionsOf } from "./options.ts";

const MODULES =
  /^(?:undici|node-fetch(?:-native)?|cross-fetch(?:\/.*)?|isomorphic-(?:un)?fetch|whatwg-fetch|unfetch|make-fetch-happen|minipass-fetch|expo\/fetch|@tauri-apps\/plugin-http|@adobe\/fetch|next\/.*|@microsoft\/fetch-event-source)$/;
/** What they are called with, they give back with more to it. */
const MAKERS = /^(?:fetch-retry|fetch-cookie|@vercel\/fetch(?:-retry)?)$/;
/** Undici's own functions, and others', take a URL and options as `fetch` does. */
const FUNCTIONS = /^(?:fetch|fetchEventSource|request|stream|pipeline)$/;

/** `fetch(url, init)`: the global, a framework's (SvelteKit's `event.fetch`), and its implementations; `new Request(url, init)`. */
export const fetchClient: Client = {
  read(call, origin, file) {
    if (call.type === "NewExpression")
      return isRequestClass(origin) && !isFetched(call, file) ? callOf(call, file) : undefined;
    const request = isFetch(origin) ? callOf(call, file) : undefined;
    if (!request || (isPlain(origin) && !isGiven(call.callee, file))) return request;
    // Another object's own `fetch` may add a header, and look at the answer: `nexus.fetch(url)`, `this.fetch(url)` of a class that was given it.
    return { ...request, headers: { ...request.headers, isOpen: true }, isWatched: true };
  },
};

/** Objects that hand a function `fetch` on: SvelteKit's event, a loader's context. */
const HANDS_ON = /^(?:args|context|ctx|event|evt|opts|options)$/;

function isPlain({ module, path }: Origin): boolean {
  return module !== undefined || path.length === 1 || (path.length === 2 && HANDS_ON.test(path[0] ?? ""));
}

/** A parameter of its own, not one of an event's members: whoever gives it may have put more around it. */
function isGiven(callee: TSESTree.Node, file: FileReader): boolean {
  const definition = callee.type === "Identifier" ? file.variableOf(callee)?.defs[0] : undefined;
  return definition?.type === "Parameter" && definition.node.params.some((parameter) => parameter === definition.name);
}

function isFetch({ module, path }: Origin): boolean {
  const name = path.at(-1);
  // fetchRetry(fetch)
  if (module !== undefined && MAKERS.test(module)) return path.length === 1 && name === "()";
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
    query: laterOn(input, "searchParams", file),
    transport: call.arguments,
    optionsAt: 1,
    traits: { ...REQUEST, hasAnswer: call.type === "CallExpression" },
  };
}

/** Of longer chains of requests that are made from each other the rest stays unknown. */
const MAX_COPIES = 8;

/** A URL, or a Request, which may be made from another one: `new Request(request, { headers })`. */
function ofInput(input: TSESTree.Node, file: FileReader, depth = 0): { urls: readonly Text[]; headers: Entries } {
  const value = file.resolve(input);
  const isRequest = value.type === "NewExpression" && calleeName(value.callee) === "Request";
  const [url, init] = isRequest && depth < MAX_COPIES ? value.arguments : [];
  if (!url) return { urls: file.textsOf(input), headers: NO_ENTRIES };
  const { urls, headers: copied } = ofInput(url, file, depth + 1);
  const options = optionsOf(init, file);
  const headers = headersIn(options, file);
  const own = file.optionOf(options, "headers") === undefined ? copied : headers;
  const changes = laterOn(input, "headers", file);
  // sign(request)
  const { isOpen } = file.changesOf(file.mentionsOf(input));
  return { urls, headers: { ...merged([own, headers, changes, { ...NO_ENTRIES, isOpen }]), literal: headers.literal } };
}

/** Is a Request handed to `fetch`, or to another Request, in this file, so that the call of it tells all? */
function isFetched(request: CallNode, file: FileReader): boolean {
  const isHandedOn = ({ parent }: TSESTree.Node): boolean =>
    (parent?.type === "CallExpression" && calleeName(parent.callee) === "fetch") ||
    (parent?.type === "NewExpression" && calleeName(parent.callee) === "Request");
  if (isHandedOn(request)) return true;
  const { parent } = request;
  if (parent.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return false;
  return file.mentionsOf(parent.id).some(isHandedOn);
}
