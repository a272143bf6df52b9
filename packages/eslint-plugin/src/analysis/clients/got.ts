import { verbClient } from "./verb-client.ts";

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
});
