import { verbClient } from "./verb-client.ts";

export const kyClient = verbClient({
  modules: /^ky(?:-universal)?$/,
  globals: /^ky$/,
  itself: /^ky$/,
  verbs: /^(?:get|post|put|patch|head|delete)$/,
  factories: /^(?:create|extend)$/,
  url: ["url"],
  base: ["prefixUrl", "prefix", "baseUrl"],
  query: ["searchParams"],
  throwsOnRefusal: true,
});
