import { verbClient } from "./verb-client.ts";

/** Nuxt's and Nitro's own; the composables give an `error` to look at, which `handle-auth-errors` knows. */
export const ofetchClient = verbClient({
  modules: /^(?:ofetch|#imports|#app|nuxt\/app|nitro.*)$/,
  globals: /^(?:\$fetch|ofetch|useFetch|useLazyFetch)$/,
  itself: /^(?:\$fetch|ofetch|useFetch|useLazyFetch)$/,
  verbs: /^(?:raw|native)$/,
  factories: /^create$/,
  url: [],
  base: ["baseURL"],
  query: ["query", "params"],
  throwsOnRefusal: true,
  composables: /^use/,
  bodyOf: (step) => step === undefined,
});
