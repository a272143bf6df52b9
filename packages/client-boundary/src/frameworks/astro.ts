import type { Framework } from "../framework.ts";
import { SCRIPT } from "../paths.ts";

/** A component itself is the frontmatter's; its scripts are places of their own. */
export const astro: Framework = {
  id: "astro",
  sources: [
    "https://docs.astro.build/en/basics/astro-components/",
    "https://docs.astro.build/en/guides/endpoints/",
    "https://docs.astro.build/en/guides/middleware/",
  ],
  detect: ({ depends, hasFile }) => depends("astro") || hasFile(/^astro\.config\./),
  imports: /^astro:/,
  paths: [
    {
      globs: ["**/*.astro"],
      side: "server",
      strength: 3,
      what: "an Astro component, whose frontmatter runs on the server",
    },
    { globs: [`src/pages/**/*.${SCRIPT}`], side: "server", strength: 3, what: "an endpoint of Astro" },
    { globs: ["src/actions/**", `src/actions.${SCRIPT}`], side: "server", strength: 3, what: "an action of Astro" },
    {
      globs: [`src/middleware.${SCRIPT}`, `src/middleware/**/*.${SCRIPT}`],
      side: "server",
      strength: 3,
      what: "Astro's middleware",
    },
  ],
  telling: [
    { from: /^astro:env\/server$/, side: "server", strength: 3, what: "the server's variables from astro:env/server" },
  ],
};
