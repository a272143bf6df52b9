import { verbClient } from "./verb-client.ts";

/** The short forms (`$.get`) take no headers, but settings in one object. */
export const jqueryClient = verbClient({
  modules: /^jquery$/i,
  globals: /^(?:\$|jQuery)$/,
  itself: /^\$$/,
  verbs: /^(?:ajax|get|post|getJSON)$/,
  factories: /^$/,
  url: ["url"],
  base: [],
  query: ["data"],
  throwsOnRefusal: true,
  bodyOf: () => true,
});
