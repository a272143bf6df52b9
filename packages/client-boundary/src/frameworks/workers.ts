import type { Framework } from "../framework.ts";

/** The entry that wrangler.* names is a fact of the project, an exported fetch handler one of the module: see signals/. */
export const workers: Framework = {
  id: "workers",
  sources: ["https://developers.cloudflare.com/workers/wrangler/configuration/"],
  detect: ({ depends, hasFile }) => depends("wrangler") || hasFile(/^wrangler\.(?:toml|jsonc?)$/),
  imports: /^cloudflare:/,
  telling: [{ from: /^cloudflare:/, side: "server", strength: 3, what: "a module of the Workers runtime" }],
};
