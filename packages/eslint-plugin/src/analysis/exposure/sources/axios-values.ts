import { isAdminRequest } from "@nxs-guard/rules";
import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../../bindings.ts";
import type { ClientCall } from "../../clients/client.ts";
import type { FileReader } from "../../requests/file-reader.ts";
import type { NexusRequest } from "../../requests/nexus-request.ts";
import { requestsOf } from "../../requests/requests-of.ts";
import { staticName } from "../../syntax.ts";
import { functionAround, isFunction } from "../../functions.ts";
import { usesOf } from "../../uses.ts";

/** What axios makes of a request: each keeps the request's headers. Source: https://axios-http.com/docs/handling_errors */
export type AxiosValue = "answer" | "config" | "error" | "request";

/** The members of those values that hold the request again; of the others nothing is known to hold the key. */
export const AXIOS_MEMBERS: Readonly<Record<AxiosValue, Readonly<Record<string, AxiosValue>>>> = {
  error: { config: "config", request: "request", response: "answer" },
  answer: { config: "config", request: "request" },
  config: { headers: "config" },
  request: { _header: "request", _headers: "request", _currentRequest: "request" },
};

/** Helpers that call helpers that call axios are followed so far. */
const MAX_DEPTH = 8;
const CREDENTIAL = /^(?:api-key|authorization)$/i;
const CHAT_SESSION = /^x-chat-session-token$/i;

/** Where an error, an answer or a configuration of a request to Nexus by axios is. */
export interface AxiosPlaces {
  /** The variables that hold one. */
  readonly variables: ReadonlyMap<Variable, AxiosValue>;
  /** The functions from elsewhere that are handed one, by their names: `console.error` in `.catch(console.error)`. */
  readonly callbacks: ReadonlyMap<TSESTree.Node, AxiosValue>;
}

export function axiosPlaces(file: FileReader): AxiosPlaces {
  const variables = new Map<Variable, AxiosValue>();
  const callbacks = new Map<TSESTree.Node, AxiosValue>();
  const followed = new Set<TSESTree.Node>();
  const holders = new Set<Variable>();

  function note(pattern: TSESTree.Node | null | undefined, value: AxiosValue): void {
    if (pattern?.type === "Identifier") {
      const variable = file.variableOf(pattern);
      if (variable) variables.set(variable, value);
    } else if (pattern?.type === "ObjectPattern") {
      for (const property of pattern.properties) {
        const member = property.type === "Property" ? AXIOS_MEMBERS[value][staticName(property) ?? ""] : undefined;
        if (member && property.type === "Property") note(property.value, member);
      }
    }
  }

  function noteCallback(callback: TSESTree.Node | undefined, value: AxiosValue): void {
    const handler = callback && (file.functionOf(callback) ?? callback);
    if (isFunction(handler)) note(handler.params[0], value);
    else if (callback) callbacks.set(callback, value);
  }

  /** What comes of a call that makes the request, or of a function of this file that does. */
  function follow(call: TSESTree.Node, depth: number): void {
    if (followed.has(call) || depth > MAX_DEPTH) return;
    followed.add(call);
    followChain(call);
    const handler = catchAround(call);
    if (handler) note(handler.param, "error");
    const around = functionAround(call);
    if (!around) return;
    for (const use of usesOf(around, file).calls) follow(use, depth + 1);
  }

  /** `.then((answer) => …, (error) => …)`, `.catch((error) => …)`, `const answer = await …` */
  function followChain(call: TSESTree.Node): void {
    for (let at = call; at.parent;) {
      const parent: TSESTree.Node = at.parent;
      if (parent.type === "MemberExpression" && parent.object === at && parent.parent.type === "CallExpression") {
        const [first, second] = parent.parent.arguments;
        const name = staticName(parent);
        if (name === "catch") noteCallback(first, "error");
        else if (name === "then") {
          if (at === call) noteCallback(first, "answer");
          noteCallback(second, "error");
        } else if (name !== "finally") return;
        at = parent.parent;
      } else if (parent.type === "AwaitExpression" || parent.type.startsWith("TS")) at = parent;
      else {
        if (parent.type === "VariableDeclarator") note(parent.id, "answer");
        return;
      }
    }
  }

  /** `api.interceptors.request.use((config) => …)`, and of the response both callbacks. */
  function followInterceptors({ node, traits }: ClientCall): void {
    let root: TSESTree.Node = node.callee;
    while (root.type === "MemberExpression") root = root.object;
    const name = traits.isRequest ? root : declaredName(node);
    const holder = name?.type === "Identifier" ? file.variableOf(name) : undefined;
    if (!holder || holders.has(holder)) return;
    holders.add(holder);
    for (const { identifier } of holder.references) {
      const kind = memberOn(memberOn(identifier, "interceptors"), "request", "response");
      const use = memberOn(kind, "use")?.parent;
      if (kind?.type !== "MemberExpression" || use?.type !== "CallExpression") continue;
      const isRequest = staticName(kind) === "request";
      noteCallback(use.arguments[0], isRequest ? "config" : "answer");
      noteCallback(use.arguments[1], "error");
    }
  }

  for (const request of requestsOf(file)) {
    const { call } = request;
    if (!call?.traits.keepsRequest || !carriesKey(request)) continue;
    followInterceptors(call);
    if (call.traits.isRequest) follow(call.node, 0);
  }
  return { variables, callbacks };
}

/** Whether a key goes along: in a header that is seen, or, since Nexus answers nobody without one, in those that are not. */
function carriesKey({ headers, call, record, toldBy }: NexusRequest): boolean {
  if (isAdminRequest(record) || headers.some(({ entry }) => CHAT_SESSION.test(entry.name))) return false;
  return headers.some(({ entry }) => CREDENTIAL.test(entry.name)) || toldBy === "key" || call?.headers.isOpen === true;
}

function catchAround(node: TSESTree.Node): TSESTree.CatchClause | undefined {
  for (let at = node; at.parent && !isFunction(at); at = at.parent) {
    if (at.parent.type === "TryStatement" && at.parent.block === at && at.parent.handler) return at.parent.handler;
  }
  return undefined;
}

/** The member of one of these names that is read from a node. */
function memberOn(node: TSESTree.Node | undefined, ...names: string[]): TSESTree.MemberExpression | undefined {
  const { parent } = node ?? {};
  const isMember =
    parent?.type === "MemberExpression" && parent.object === node && names.includes(staticName(parent) ?? "");
  return isMember ? parent : undefined;
}

/** `api` of `const api = axios.create(…)` */
function declaredName(call: TSESTree.Node | undefined): TSESTree.Identifier | undefined {
  const declarator = call?.parent;
  return declarator?.type === "VariableDeclarator" && declarator.id.type === "Identifier" ? declarator.id : undefined;
}
