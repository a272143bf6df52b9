import type { Framework } from "../framework.ts";
import type { ModuleFacts } from "../facts.ts";
import { matches, SCRIPT } from "../paths.ts";
import { clientSuffix } from "./client-suffix.ts";

const SERVER = ["loader", "action", "middleware", "headers"];
const CLIENT = [
  "ErrorBoundary",
  "HydrateFallback",
  "Layout",
  "clientLoader",
  "clientAction",
  "clientMiddleware",
  "handle",
  "meta",
  "links",
  "shouldRevalidate",
];
const ROUTES = [`app/root.${SCRIPT}`, `app/routes/**/*.${SCRIPT}`];
const APP = [`app/**/*.${SCRIPT}`];

/** React Router as a framework, and Remix; as a library its loaders run in the browser. */
export const reactRouter: Framework = {
  id: "react-router",
  sources: [
    "https://reactrouter.com/start/framework/route-module",
    "https://reactrouter.com/explanation/code-splitting#removal-of-server-code",
    "https://reactrouter.com/api/framework-conventions/server-modules",
  ],
  detect: ({ depends, hasFile }) =>
    depends("@react-router/dev", "@remix-run/dev", "@remix-run/react") || hasFile(/^react-router\.config\./),
  imports: /^@(?:remix-run|react-router)\//,
  paths: [clientSuffix],
  exports: {
    applies: isRoute,
    server: SERVER,
    client: ["default", ...CLIENT],
    clientStrength: 3,
    module: { side: "both", strength: 2, what: "a route module, of which the client gets all but the server exports" },
  },
};

/** By its place, or, since routes.ts can name any file, by exports that only a route has. */
function isRoute({ path, exports = [] }: ModuleFacts): boolean {
  return matches(path, ROUTES) || (matches(path, APP) && exports.some((name) => [...SERVER, ...CLIENT].includes(name)));
}
