import type { Framework } from "../framework.ts";
import { SCRIPT } from "../paths.ts";

export const expo: Framework = {
  id: "expo",
  sources: ["https://docs.expo.dev/router/web/api-routes/", "https://docs.expo.dev/router/web/middleware/"],
  detect: ({ depends }) => depends("expo"),
  paths: [
    { globs: [`**/*+api.${SCRIPT}`], side: "server", strength: 3, what: "an API route of Expo Router" },
    { globs: [`**/+middleware.${SCRIPT}`], side: "server", strength: 3, what: "the middleware of Expo Router" },
    {
      globs: [`app.config.${SCRIPT}`],
      side: "tooling",
      strength: 3,
      precedence: "tooling",
      what: "Expo's build configuration",
    },
    {
      globs: [`**/*.${SCRIPT}`, `!**/{*+api,+middleware,*[-_]server}.${SCRIPT}`, "!{server,api,functions}/**"],
      side: "client",
      strength: 3,
      // A folder that is deployed elsewhere stands beside the app in many projects.
      precedence: "strength",
      exceptNode: true,
      what: "part of an Expo app, which is built for phones and browsers",
    },
  ],
};
