import type { TSESTree } from "@typescript-eslint/utils";

import { membersAt } from "../bindings.ts";
import { merged, NO_ENTRIES } from "../requests/entries.ts";
import type { FileReader } from "../requests/file-reader.ts";
import type { CallNode } from "./client.ts";
import { headersIn, optionsOf } from "./options.ts";
import { verbClient } from "./verb-client.ts";
import type { Defaults } from "./verb-client.ts";

/** The short forms (`$.get`) take no headers, but settings in one object. */
export const jqueryClient = verbClient({
  modules: /^jquery$/i,
  globals: /^(?:\$|jQuery)$/,
  itself: /^\$$/,
  verbs: /^(?:ajax|get|post|getJSON)$/,
  bodyVerbs: /^(?:get|post|getJSON)$/,
  factories: /^$/,
  url: ["url"],
  base: [],
  query: ["data"],
  throwsOnRefusal: true,
  bodyOf: () => true,
  defaults: defaultsOf,
});

const known = new WeakMap<readonly TSESTree.Node[], Defaults>();

/** What gets to see every request before it is sent: https://api.jquery.com/category/ajax/global-ajax-event-handlers/ */
const HOOKS = /\b(?:ajaxPrefilter|ajaxSend)\b/;

/** `$.ajaxSetup({ headers: { … } })` */
function defaultsOf({ callee }: CallNode, file: FileReader): Defaults {
  const setups = callee.type === "MemberExpression" ? membersAt(file.mentionsOf(callee.object), "ajaxSetup") : [];
  let defaults = known.get(setups);
  if (!defaults) {
    const options = setups.map(({ parent }) => (parent?.type === "CallExpression" ? parent.arguments[0] : undefined));
    const headers = options.map((each) => (each ? headersIn(optionsOf(each, file), file) : NO_ENTRIES));
    const all = merged([...headers, { ...NO_ENTRIES, isOpen: hasHooks(file) }]);
    known.set(setups, (defaults = { headers: all, bases: [], isWatched: false }));
  }
  return defaults;
}

const hooked = new WeakMap<FileReader, boolean>();

function hasHooks(file: FileReader): boolean {
  let answer = hooked.get(file);
  if (answer === undefined) hooked.set(file, (answer = HOOKS.test(file.sourceCode.text)));
  return answer;
}
