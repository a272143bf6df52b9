import type { Framework } from "../framework.ts";
import { SCRIPT } from "../paths.ts";

export const gatsby: Framework = {
  id: "gatsby",
  sources: [
    "https://www.gatsbyjs.com/docs/reference/gatsby-project-structure/",
    "https://www.gatsbyjs.com/docs/reference/functions/",
  ],
  detect: ({ depends }) => depends("gatsby"),
  paths: [
    {
      globs: [`gatsby-{config,node}.${SCRIPT}`],
      side: "tooling",
      strength: 3,
      precedence: "tooling",
      what: "a part of Gatsby's build",
    },
    { globs: [`gatsby-ssr.${SCRIPT}`], side: "server", strength: 3, what: "Gatsby's server rendering" },
    { globs: ["src/api/**"], side: "server", strength: 3, what: "a Gatsby function" },
    { globs: [`gatsby-browser.${SCRIPT}`], side: "client", strength: 3, what: "Gatsby's browser entry" },
    { globs: ["src/**", "!src/api/**"], side: "client", strength: 2, what: "under src/ of a Gatsby site" },
  ],
};
