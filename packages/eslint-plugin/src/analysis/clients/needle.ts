import { verbClient } from "./verb-client.ts";

export const needleClient = verbClient({
  modules: /^needle$/,
  globals: /^needle$/,
  itself: /^needle$/,
  verbs: /^(?:get|head|post|put|patch|delete)$/,
  bodyVerbs: /^(?:post|put|patch|delete)$/,
  methodFirst: /^(?:request)?$/,
  factories: /^$/,
  url: [],
  base: [],
  query: [],
  throwsOnRefusal: false,
});
