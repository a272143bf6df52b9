import type { Framework } from "../framework.ts";
import { SCRIPT } from "../paths.ts";
import { clientSuffix } from "./client-suffix.ts";

const ROUTE = /^create(?:File|Root|LazyFile|LazyRoot)?Route(?:WithContext)?(?:\(\))*$/;

export const tanstackStart: Framework = {
  id: "tanstack-start",
  sources: [
    "https://tanstack.com/start/latest/docs/framework/react/guide/execution-model",
    "https://tanstack.com/start/latest/docs/framework/react/guide/server-routes",
    "https://tanstack.com/start/latest/docs/framework/react/guide/import-protection",
  ],
  detect: ({ depends }) => depends("@tanstack/react-start", "@tanstack/solid-start", "@tanstack/vue-start"),
  imports: /^@tanstack\/(?:react|solid|vue)-start(?:\/|$)/,
  paths: [
    clientSuffix,
    {
      globs: [`{src,app}/routes/**/*.${SCRIPT}`],
      side: "both",
      // The compiler takes the server functions and handlers out, and the helpers that only they use.
      strength: 1,
      what: "a route of TanStack Start, which runs on both sides",
    },
  ],
  telling: [
    {
      from: /^@tanstack\/(?:react|solid|vue)-start\/server$/,
      side: "server",
      strength: 3,
      what: "the server part of TanStack Start",
    },
  ],
  calls: [
    {
      callee: /^createServerFn\(\)(?:\.\w+\(\))*\.handler$/,
      side: "server",
      strength: 3,
      what: "the handler of a server function",
    },
    { callee: /^createServerOnlyFn$/, side: "server", strength: 3, what: "a server-only function" },
    { callee: /^createClientOnlyFn$/, side: "client", strength: 3, what: "a client-only function" },
    {
      callee: /^create(?:IsomorphicFn|Middleware)\(\)(?:\.\w+\(\))*\.server$/,
      side: "server",
      strength: 3,
      what: "the server's half of an isomorphic function",
    },
    {
      callee: /^create(?:IsomorphicFn|Middleware)\(\)(?:\.\w+\(\))*\.client$/,
      side: "client",
      strength: 3,
      what: "the client's half of an isomorphic function",
    },
    { callee: ROUTE, option: "server", side: "server", strength: 3, what: "a server route of TanStack Start" },
    {
      callee: ROUTE,
      option: "loader",
      side: "client",
      strength: 2,
      what: "a route's loader, which runs in the browser too",
    },
    {
      callee: ROUTE,
      option: "beforeLoad",
      side: "client",
      strength: 2,
      what: "a route's beforeLoad, which runs in the browser too",
    },
    { callee: ROUTE, option: "component", side: "client", strength: 2, what: "a route's component" },
  ],
};
