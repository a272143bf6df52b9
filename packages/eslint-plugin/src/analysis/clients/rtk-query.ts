import type { TSESTree } from "@typescript-eslint/utils";

import { isFunction } from "../functions.ts";
import type { FunctionNode } from "../functions.ts";
import { returnedExpressions } from "../function-returns.ts";
import type { Origin } from "../origin.ts";
import { merged, NO_ENTRIES, UNKNOWN } from "../requests/entries.ts";
import type { Entries } from "../requests/entries.ts";
import type { FileReader } from "../requests/file-reader.ts";
import { nodesUnder } from "../requests/syntax-walk.ts";
import { calleeName, staticName } from "../syntax.ts";
import type { Text } from "../text.ts";
import { REQUEST } from "./client.ts";
import type { CallNode, Client, ClientCall } from "./client.ts";
import { below, headersIn, optionsOf, queryIn, textsIn } from "./options.ts";

/**
 * Redux Toolkit's `fetchBaseQuery({ baseUrl, headers, prepareHeaders })`, which makes every request of an API, the endpoints of that, and
 * the calls of what it gives.
 */
export const rtkQueryClient: Client = {
  read(call, origin, file) {
    if (call.type === "NewExpression") return undefined;
    if (isBaseQuery(origin, [])) return ofBaseQuery(call, file);
    if (isBaseQuery(origin, ["()"])) return ofQuery(call, { made: origin.calls[0], isWrapped: false }, file);
    const endpoint = endpointAround(call, file);
    if (endpoint?.isDefinition) return ofEndpoint(call, baseOf(endpoint.api, file), file);
    return endpoint && ofQuery(call, baseOf(endpoint.api, file), file);
  },
};

function isBaseQuery({ module, path: [name, ...steps] }: Origin, wanted: readonly string[]): boolean {
  const isOwn = name === "fetchBaseQuery" && (module === undefined || module.startsWith("@reduxjs/toolkit"));
  return isOwn && steps.join() === wanted.join();
}

function ofBaseQuery(call: CallNode, file: FileReader): ClientCall {
  const options = optionsOf(call.arguments[0], file);
  const headers = headersIn(options, file);
  return {
    node: call,
    urls: textsIn(options, ["baseUrl"], file),
    headers: { ...headers, isOpen: headers.isOpen || areSetElsewhere(call, file) },
    query: NO_ENTRIES,
    transport: [],
    traits: { ...REQUEST, hasAnswer: false },
  };
}

/** What every request of an API has in common. */
interface Base {
  /** The `fetchBaseQuery(…)` that makes them. */
  readonly made: CallNode | undefined;
  /** A function stands around it, which may change a request. */
  readonly isWrapped: boolean;
}

/** `build.query({ query: () => ({ url, headers }) })` */
function ofEndpoint(call: CallNode, base: Base, file: FileReader): ClientCall {
  const query = file.optionOf(optionsOf(call.arguments[0], file), "query");
  const asked = query && query !== "unknown" ? returnedExpressions(file.functionOf(query) ?? query) : [];
  const urls = asked.flatMap((each) => urlsIn(each, file));
  const options = asked.length === 1 && asked[0] ? inputOf(asked[0], file) : UNKNOWN;
  return callOf(call, urls, options, base, false, file);
}

/** `fetchWithBQ({ url, headers })` of a `queryFn`, and the call of what `fetchBaseQuery` gives */
function ofQuery(call: CallNode, base: Base, file: FileReader): ClientCall {
  const [asked] = call.arguments;
  return callOf(call, asked ? urlsIn(asked, file) : [], asked ? inputOf(asked, file) : UNKNOWN, base, true, file);
}

/** A URL, or an object that has one. */
function urlsIn(asked: TSESTree.Node, file: FileReader): readonly Text[] {
  const options = inputOf(asked, file);
  return options.isOpen || options.list.length > 0 ? textsIn(options, ["url"], file) : file.textsOf(asked);
}

function inputOf(asked: TSESTree.Node, file: FileReader): Entries {
  const { type } = file.resolve(asked);
  return type === "Literal" || type === "TemplateLiteral" || type === "BinaryExpression"
    ? NO_ENTRIES
    : optionsOf(asked, file);
}

/**
 * Headers of a request take the place of those that all have in common, but for what `prepareHeaders` sets. A request without any says nothing
 * that is not said of all: https://redux-toolkit.js.org/rtk-query/api/fetchBaseQuery
 */
function callOf(
  node: CallNode,
  urls: readonly Text[],
  options: Entries,
  { made, isWrapped }: Base,
  hasAnswer: boolean,
  file: FileReader,
): ClientCall {
  const common = made ? optionsOf(made.arguments[0], file) : UNKNOWN;
  const given = options.list.findLast(({ name }) => name === "headers");
  const own = headersIn(options, file);
  const prepared = headersIn({ ...common, list: common.list.filter(({ name }) => name !== "headers") }, file);
  // Where there may be none, the common ones stay.
  const mayLack =
    given && /^(?:Conditional|Logical|Unary)Expression$|^Identifier$/.test(file.resolve(given.value).type);
  const isOpen = own.isOpen || prepared.isOpen || isWrapped || mayLack === true;
  return {
    node,
    ...(made && { made: [made] }),
    urls: below(textsIn(common, ["baseUrl"], file), urls),
    headers: given ? { ...merged([own, prepared]), isOpen, literal: own.literal } : UNKNOWN,
    query: queryIn(options, ["params"], file),
    transport: [],
    traits: { ...REQUEST, isRequest: given !== undefined, hasAnswer },
  };
}

const APIS = /^(?:createApi|injectEndpoints)$/;
const BUILDS = /^(?:query|mutation|infiniteQuery)$/;
/** Names may stand for each other, and functions around each other, so often. */
const MAX_STEPS = 8;

interface Endpoint {
  /** The call of `createApi` or `injectEndpoints`. */
  readonly api: TSESTree.CallExpression;
  /** It defines the endpoint; else its `queryFn` sends a request by it. */
  readonly isDefinition: boolean;
}

/** The endpoint that a call defines, or in whose `queryFn` it calls the base query that it is handed. */
function endpointAround(call: CallNode, file: FileReader): Endpoint | undefined {
  const { callee } = call;
  if (BUILDS.test(calleeName(callee) ?? "")) {
    const holder = callee.type === "MemberExpression" ? callee.object : callee;
    const builds = givenTo(holder, "endpoints", 0, file);
    const api = builds && callWith(builds);
    return api && APIS.test(calleeName(api.callee) ?? "") ? { api, isDefinition: true } : undefined;
  }
  const sends = givenTo(callee, "queryFn", 3, file);
  const definition = sends && callWith(sends);
  const endpoint = definition && endpointAround(definition, file);
  return endpoint?.isDefinition ? { ...endpoint, isDefinition: false } : undefined;
}

/** The option of a name that is a function whose parameter at an index declares a name. */
function givenTo(name: TSESTree.Node, option: string, index: number, file: FileReader): TSESTree.Property | undefined {
  const definition = name.type === "Identifier" ? file.variableOf(name)?.defs[0] : undefined;
  if (definition?.type !== "Parameter" || !isFunction(definition.node)) return undefined;
  const { params, parent } = definition.node;
  const parameter = params[index];
  const isDeclared =
    parameter === definition.name ||
    (parameter?.type === "ObjectPattern" && definition.name.parent.parent === parameter);
  return isDeclared && parent.type === "Property" && staticName(parent) === option ? parent : undefined;
}

/** The call whose first argument is the object that has a property. */
function callWith({ parent: object }: TSESTree.Property): TSESTree.CallExpression | undefined {
  const { parent } = object;
  return parent.type === "CallExpression" && parent.arguments[0] === object ? parent : undefined;
}

const bases = new WeakMap<TSESTree.CallExpression, Base>();
const NOTHING: Base = { made: undefined, isWrapped: true };

/** What the requests of an API have in common; of `api.injectEndpoints(…)` that of the API. */
function baseOf(api: TSESTree.CallExpression, file: FileReader): Base {
  let base = bases.get(api);
  if (!base) bases.set(api, (base = readBase(api, file)));
  return base;
}

function readBase(api: TSESTree.CallExpression, file: FileReader): Base {
  let made: TSESTree.Node = api;
  for (let steps = 0; steps < MAX_STEPS && made.type === "CallExpression"; steps++) {
    if (calleeName(made.callee) === "createApi") {
      const query = file.optionOf(optionsOf(made.arguments[0], file), "baseQuery");
      return query && query !== "unknown" ? baseQueryOf(query, file) : NOTHING;
    }
    if (made.callee.type !== "MemberExpression") return NOTHING;
    made = file.resolve(made.callee.object);
  }
  return NOTHING;
}

/** `fetchBaseQuery(…)`, `retry(fetchBaseQuery(…))`, or the one that a function calls. */
function baseQueryOf(query: TSESTree.Node, file: FileReader): Base {
  const made = madeBy(query, file);
  if (made) return { made, isWrapped: false };
  const wrapper = file.functionOf(query) ?? file.resolve(query);
  return { made: isFunction(wrapper) ? calledIn(wrapper, file) : undefined, isWrapped: true };
}

function madeBy(query: TSESTree.Node, file: FileReader): CallNode | undefined {
  let node = file.resolve(query);
  for (let steps = 0; steps < MAX_STEPS && node.type === "CallExpression"; steps++) {
    const [inner] = node.arguments;
    const origin = file.originOf(node.callee);
    if (origin && isBaseQuery(origin, [])) return node;
    if (!inner || calleeName(node.callee) !== "retry") return undefined;
    node = file.resolve(inner);
  }
  return undefined;
}

function calledIn(wrapper: FunctionNode, file: FileReader): CallNode | undefined {
  for (const node of nodesUnder(wrapper.body, file.sourceCode)) {
    const made = node.type === "CallExpression" ? madeBy(node.callee, file) : undefined;
    if (made) return made;
  }
  return undefined;
}

/** An endpoint may bring headers of its own, and a function around the query too. */
function areSetElsewhere({ range: [start, end] }: CallNode, file: FileReader): boolean {
  const { first, last } = mentionsOfHeaders(file);
  return first < start || last >= end;
}

/** Offsets in a file's text. */
interface Mentions {
  readonly first: number;
  readonly last: number;
}

const mentioned = new WeakMap<FileReader, Mentions>();

/** Where `headers` is named first and last. */
function mentionsOfHeaders(file: FileReader): Mentions {
  let mentions = mentioned.get(file);
  if (!mentions) {
    const places = [...file.sourceCode.text.matchAll(/\bheaders\b/g)].map(({ index }) => index);
    mentioned.set(file, (mentions = { first: places[0] ?? Infinity, last: places.at(-1) ?? -1 }));
  }
  return mentions;
}
