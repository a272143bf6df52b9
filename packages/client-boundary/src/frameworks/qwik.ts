import type { Framework } from "../framework.ts";
import { matches, SCRIPT } from "../paths.ts";

const ROUTES = [`src/routes/**/*.${SCRIPT}`];

export const qwik: Framework = {
  id: "qwik",
  sources: [
    "https://qwik.dev/docs/server$/",
    "https://qwik.dev/docs/route-loader/",
    "https://qwik.dev/docs/endpoints/",
  ],
  detect: ({ depends }) => depends("@builder.io/qwik", "@builder.io/qwik-city", "@qwik.dev/core", "@qwik.dev/router"),
  imports: /^(?:@builder\.io\/qwik|@qwik\.dev)/,
  exports: {
    applies: ({ path }) => matches(path, ROUTES),
    server: ["onRequest", "onGet", "onPost", "onPut", "onPatch", "onDelete", "onHead", "onStaticGenerate"],
    client: [],
    clientStrength: 2,
  },
  calls: [
    {
      callee: /^(?:server|routeLoader|routeAction|globalAction)\$$/,
      side: "server",
      strength: 3,
      what: "a function that Qwik keeps on the server",
    },
    {
      callee: /^(?:component|useVisibleTask)\$$/,
      side: "client",
      strength: 2,
      what: "a Qwik component",
    },
  ],
};
