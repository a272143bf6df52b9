import type { Framework } from "../framework.ts";
import { matches, SCRIPT } from "../paths.ts";

const API_ROUTES = "{,src/}pages/api/**";
const DOCUMENT = `{,src/}pages/_document.${SCRIPT}`;
const PAGES = [`{,src/}pages/**/*.${SCRIPT}`, `!${API_ROUTES}`, `!${DOCUMENT}`];

export const next: Framework = {
  id: "next",
  sources: [
    "https://nextjs.org/docs/app/getting-started/project-structure",
    "https://nextjs.org/docs/pages/building-your-application/data-fetching/get-server-side-props",
    "https://nextjs.org/docs/app/api-reference/file-conventions/error",
  ],
  detect: ({ depends, hasFile }) => depends("next") || hasFile(/^next\.config\./),
  imports: /^next\//,
  paths: [
    { globs: [`{,src/}app/**/route.${SCRIPT}`], side: "server", strength: 3, what: "a route handler of Next" },
    { globs: [API_ROUTES], side: "server", strength: 3, what: "an API route of Next" },
    {
      globs: [`{,src/}{proxy,middleware,instrumentation}.${SCRIPT}`],
      side: "server",
      strength: 3,
      what: "a server entry of Next",
    },
    { globs: [DOCUMENT], side: "server", strength: 3, what: "the document of Next's Pages Router" },
    {
      globs: [`{,src/}instrumentation-client.${SCRIPT}`],
      side: "client",
      strength: 3,
      what: "Next's client instrumentation",
    },
    {
      globs: [`{,src/}app/**/{error,global-error}.{js,jsx,ts,tsx}`],
      side: "client",
      strength: 3,
      what: "an error boundary of Next, always a client component",
    },
    {
      globs: [`{,src/}app/**/*.${SCRIPT}`],
      side: "server",
      strength: 1,
      what: "under Next's app directory, on the server unless a client component imports it",
    },
  ],
  exports: {
    applies: ({ path }) => matches(path, PAGES),
    server: ["getServerSideProps", "getStaticProps", "getStaticPaths"],
    client: ["default"],
    clientStrength: 2,
    module: { side: "client", strength: 2, what: "a page of Next's Pages Router" },
  },
};
