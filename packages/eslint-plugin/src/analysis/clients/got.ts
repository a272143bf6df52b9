import type { TSESTree } from "@typescript-eslint/utils";

import { membersAt } from "../bindings.ts";
import type { FileReader } from "../requests/file-reader.ts";
import type { CallNode } from "./client.ts";
import { verbClient } from "./verb-client.ts";
import type { Defaults } from "./verb-client.ts";

export const gotClient = verbClient({
  modules: /^(?:got|got-cjs|gaxios)$/,
  globals: /^got$/,
  itself: /^(?:got|request)$/,
  verbs: /^(?:get|post|put|patch|head|delete|stream|paginate)$/,
  factories: /^extend$/,
  url: ["url"],
  base: ["prefixUrl"],
  query: ["searchParams"],
  throwsOnRefusal: true,
  defaults: defaultsOf,
});

/** `api.defaults.options.headers["name"] = …`, where the instance lets its defaults be changed. */
function defaultsOf({ callee }: CallNode, file: FileReader): Defaults {
  const instance: TSESTree.Node = callee.type === "MemberExpression" ? callee.object : callee;
  const options = membersAt(membersAt(file.mentionsOf(instance), "defaults"), "options");
  return { headers: file.changesOf(membersAt(options, "headers")), bases: [], isWatched: false };
}
