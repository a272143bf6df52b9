import type { TSESTree } from "@typescript-eslint/utils";

import { merged, NO_ENTRIES } from "../requests/entries.ts";
import type { Entries } from "../requests/entries.ts";
import type { FileReader } from "../requests/file-reader.ts";
import type { Text } from "../text.ts";
import { staticName } from "../syntax.ts";
import type { CallNode } from "./client.ts";
import { verbClient } from "./verb-client.ts";
import type { Defaults } from "./verb-client.ts";

export const axiosClient = verbClient({
  modules: /^(?:axios|@nestjs\/axios|axios-retry)$/,
  globals: /^\$?axios$/,
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

/**
 * What is set once for all calls of an instance: `api.defaults.baseURL = …`, `api.defaults.headers.common["name"] = …`,
 * `api.interceptors.request.use((config) => …)`.
 */
function defaultsOf(call: CallNode, file: FileReader): Defaults {
  const root = rootOf(call.callee);
  const mentions = (root && file.variableOf(root)?.references) ?? [];
  const headers: Entries[] = [];
  const bases: Text[] = [];
  let isWatched = false;
  for (const { identifier } of mentions) {
    const members = membersOn(identifier);
    const [first, second, third] = members.map(staticName);
    const last = members.at(-1);
    const use = last?.parent;
    if (first === "defaults" && second === "baseURL" && use?.type === "AssignmentExpression" && use.left === last) {
      bases.push(...file.textsOf(use.right));
    } else if (first === "defaults" && second === "headers" && members[1]) {
      const holder = /^(?:common|get|post|put|patch|delete)$/.test(third ?? "")
        ? (members[2] ?? members[1])
        : members[1];
      headers.push(file.changeAt(holder), file.changeAt(members[0] as TSESTree.Node));
    } else if (first === "interceptors" && second === "request" && third === "use" && use?.type === "CallExpression") {
      headers.push(use.arguments[0] ? file.setBy(use.arguments[0]) : NO_ENTRIES);
    } else if (first === "interceptors" && second === "response") isWatched = true;
  }
  return { headers: merged(headers.map(withoutHolders)), bases, isWatched };
}

/** `defaults.headers = …` is read by its contents, not as a header of that name. */
function withoutHolders(entries: Entries): Entries {
  return { ...entries, list: entries.list.filter(({ name }) => name !== "headers" && name !== "common") };
}

function rootOf(callee: TSESTree.Node): TSESTree.Identifier | undefined {
  let node = callee;
  while (node.type === "MemberExpression") node = node.object;
  return node.type === "Identifier" ? node : undefined;
}

/** The chain of members that is read from a name: of `api.defaults.headers` the two nodes. */
function membersOn(name: TSESTree.Node): TSESTree.MemberExpression[] {
  const members: TSESTree.MemberExpression[] = [];
  let node = name;
  while (node.parent?.type === "MemberExpression" && node.parent.object === node) {
    node = node.parent;
    members.push(node);
  }
  return members;
}
