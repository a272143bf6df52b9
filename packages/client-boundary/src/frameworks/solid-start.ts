import type { Framework } from "../framework.ts";
import { SCRIPT } from "../paths.ts";

/** Its server functions are those that say "use server", as everywhere. */
export const solidStart: Framework = {
  id: "solid-start",
  sources: ["https://docs.solidjs.com/solid-start/reference/server/use-server"],
  detect: ({ depends }) => depends("@solidjs/start", "solid-start"),
  imports: /^@solidjs\/start(?:\/|$)/,
  paths: [
    {
      globs: [`app.config.${SCRIPT}`],
      side: "tooling",
      strength: 3,
      precedence: "tooling",
      what: "SolidStart's build configuration",
    },
    { globs: [`src/entry-server.${SCRIPT}`], side: "server", strength: 3, what: "SolidStart's server entry" },
    { globs: [`src/entry-client.${SCRIPT}`], side: "client", strength: 3, what: "SolidStart's client entry" },
  ],
};
