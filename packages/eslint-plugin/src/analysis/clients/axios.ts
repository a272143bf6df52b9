import type { TSESTree } from "@typescript-eslint/utils";

import { membersAt } from "../bindings.ts";
import { calleeName } from "../syntax.ts";
import { merged, NO_ENTRIES } from "../requests/entries.ts";
import type { Entries } from "../requests/entries.ts";
import type { FileReader } from "../requests/file-reader.ts";
import type { CallNode, Client } from "./client.ts";
import { verbClient } from "./verb-client.ts";
import type { Defaults } from "./verb-client.ts";

/** Groups of methods that `defaults.headers` has headers for. */
const GROUPS = ["common", "get", "post", "put", "patch", "delete"];

const axios = verbClient({
  modules: /^(?:axios|@nestjs\/axios|axios-retry)$/,
  // Of Nest, AngularJS, Nuxt, and as a member of them.
  globals: /^(?:\$?axios|axiosRef|httpService|\$http)$/,
  itself: /^(?:axios|Axios)$/,
  verbs:
    /^(?:request|get|delete|head|options|post|put|patch|postForm|putForm|patchForm|\$get|\$post|\$put|\$patch|\$delete)$/,
  bodyVerbs: /post|put|patch/i,
  factories: /^create$/,
  url: ["url"],
  base: ["baseURL"],
  query: ["params"],
  throwsOnRefusal: true,
  keepsRequest: true,
  defaults: defaultsOf,
});

/** Nest injects its `HttpService` under another name as well, in files that import it. */
export const axiosClient: Client = {
  read(call, origin, file) {
    const { module, path } = origin;
    const isNest = module === undefined && path[0] === "this" && /^http(?:Client)?$/.test(path[1] ?? "");
    if (!isNest || !file.sourceCode.text.includes("@nestjs/axios")) return axios.read(call, origin, file);
    return axios.read(call, { ...origin, path: ["httpService", ...path.slice(2)] }, file);
  },
};

const known = new WeakMap<readonly TSESTree.Node[], Defaults>();

/**
 * What is set once for all calls of an instance: `api.defaults.baseURL = …`, `api.defaults.headers.common["name"] = …`,
 * `api.interceptors.request.use((config) => …)`.
 */
function defaultsOf(call: CallNode, file: FileReader): Defaults {
  const instance = instanceOf(call.callee);
  const mentions = file.mentionsOf(instance);
  let defaults = known.get(mentions);
  if (!defaults) known.set(mentions, (defaults = readDefaults(instance, mentions, file)));
  return defaults;
}

function readDefaults(instance: TSESTree.Node, mentions: readonly TSESTree.Node[], file: FileReader): Defaults {
  const defaults = membersAt(mentions, "defaults");
  const headers = membersAt(defaults, "headers");
  const interceptors = membersAt(mentions, "interceptors");
  const groups = GROUPS.map((group) => membersAt(headers, group));
  return {
    headers: merged([
      ...[headers, ...groups].map((places) => withoutGroups(file.changesOf(places))),
      ...[headers, ...groups]
        .flat()
        .flatMap((place) => assignedTo(place) ?? [])
        .map(file.entriesOf),
      ...membersAt(membersAt(interceptors, "request"), "use").map((use) => setByHandler(use, file)),
      { ...NO_ENTRIES, isOpen: mentions.some(isHandedOn) || isExported(instance, file) },
    ]),
    bases: membersAt(defaults, "baseURL")
      .flatMap((base) => assignedTo(base) ?? [])
      .flatMap(file.textsOf),
    isWatched: membersAt(interceptors, "response").length > 0,
  };
}

/** Functions that are given an instance and set no header on it. */
const WRAPPERS = /retry|mock|cache|limit|throttle/i;

/** An instance that something else may add an interceptor to: `setUp(api)`, `export default api`. */
function isHandedOn(mention: TSESTree.Node): boolean {
  const { parent } = mention;
  switch (parent?.type) {
    case "CallExpression":
    case "NewExpression":
      return parent.callee !== mention && !WRAPPERS.test(calleeName(parent.callee) ?? "");
    case "ExportDefaultDeclaration":
    case "ExportSpecifier":
      return true;
    default:
      return false;
  }
}

/** `export const api = axios.create(…)`, to which another module may add. */
function isExported(instance: TSESTree.Node, file: FileReader): boolean {
  const declarator = instance.type === "Identifier" ? file.variableOf(instance)?.defs[0]?.node : undefined;
  return declarator?.type === "VariableDeclarator" && declarator.parent.parent.type === "ExportNamedDeclaration";
}

function setByHandler(use: TSESTree.Node, file: FileReader): Entries {
  const [handler] = use.parent?.type === "CallExpression" ? use.parent.arguments : [];
  return handler ? file.setBy(handler) : NO_ENTRIES;
}

function assignedTo(member: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = member;
  return parent?.type === "AssignmentExpression" && parent.left === member ? parent.right : undefined;
}

/** `defaults.headers.common = …` is read by its contents, not as a header of that name. */
function withoutGroups(entries: Entries): Entries {
  return { ...entries, list: entries.list.filter(({ name }) => !GROUPS.includes(name)) };
}

/** The name or the `this.name` on which a method is called. */
function instanceOf(callee: TSESTree.Node): TSESTree.Node {
  let node = callee;
  while (node.type === "MemberExpression" && node.object.type !== "ThisExpression") node = node.object;
  return node;
}
