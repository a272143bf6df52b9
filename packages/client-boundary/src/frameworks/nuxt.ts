import type { ConditionSignal, Framework } from "../framework.ts";

const onServer = { side: "server", strength: 2 } as const;
const onClient = { side: "client", strength: 3 } as const;

export const nuxt: Framework = {
  id: "nuxt",
  sources: [
    "https://nuxt.com/docs/4.x/directory-structure",
    "https://nuxt.com/docs/4.x/api/advanced/import-meta",
    "https://nuxt.com/docs/4.x/directory-structure/shared",
  ],
  detect: ({ depends, hasFile }) => depends("nuxt", "nuxt3", "nuxt-nightly") || hasFile(/^nuxt\.config\./),
  imports: /^(?:#(?:app|imports|build)|nuxt)(?:\/|$)/,
  paths: [
    { globs: ["{,src/,layers/*/}server/**"], side: "server", strength: 3, what: "in the server directory of Nuxt" },
    {
      globs: ["{,app/,src/,layers/*/,layers/*/app/}{components,pages,plugins}/**/*.client.{js,ts,mjs,jsx,tsx,vue}"],
      side: "client",
      strength: 3,
      what: "a component, page or plugin that Nuxt keeps in the browser (`.client`)",
    },
    {
      globs: [
        "{,layers/*/}app/**",
        "{,src/,layers/*/}{pages,components,composables,layouts}/**",
        "{,src/,layers/*/}{app,error}.vue",
        "{,src/}app.config.{js,ts,mjs}",
      ],
      side: "client",
      strength: 2,
      what: "in the Vue app of Nuxt",
    },
    {
      globs: ["{,src/,layers/*/}{plugins,middleware,utils}/**", "{,layers/*/}shared/**"],
      side: "both",
      strength: 2,
      what: "in a directory that Nuxt builds for both sides",
    },
  ],
  calls: [
    {
      callee: /^(?:define(?:Lazy)?EventHandler|defineCachedEventHandler|eventHandler|defineNitroPlugin)$/,
      side: "server",
      strength: 3,
      what: "a handler of Nitro",
    },
  ],
  conditions: [
    ...["import.meta.server", "process.server", "import.meta.nitro"].map(serverFlag),
    ...["import.meta.client", "process.client", "import.meta.browser", "process.browser"].map(clientFlag),
  ],
};

function serverFlag(condition: string): ConditionSignal {
  return { condition, whenTrue: onServer, whenFalse: onClient };
}

function clientFlag(condition: string): ConditionSignal {
  return { condition, whenTrue: onClient, whenFalse: onServer };
}
