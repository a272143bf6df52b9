import type { Framework } from "../framework.ts";
import { SCRIPT } from "../paths.ts";

/** Its `+page.server`, `+layout.server` and `hooks.server` are server modules by their suffix, as in every project. */
export const sveltekit: Framework = {
  id: "sveltekit",
  sources: [
    "https://svelte.dev/docs/kit/routing",
    "https://svelte.dev/docs/kit/server-only-modules",
    "https://svelte.dev/docs/kit/remote-functions",
  ],
  detect: ({ depends }) => depends("@sveltejs/kit"),
  imports: /^(?:@sveltejs\/kit|\$app|\$env|\$lib)(?:\/|$)/,
  paths: [
    { globs: [`**/+server.${SCRIPT}`], side: "server", strength: 3, what: "an endpoint of SvelteKit" },
    { globs: ["src/lib/server/**"], side: "server", strength: 3, what: "in SvelteKit's $lib/server" },
    { globs: ["**/*.remote.{js,ts}"], side: "server", strength: 3, what: "a module of SvelteKit's remote functions" },
    {
      globs: [`**/+{page,layout}.${SCRIPT}`],
      side: "both",
      strength: 3,
      what: "a universal load file of SvelteKit, which runs in the browser too",
    },
    { globs: [`src/hooks.${SCRIPT}`], side: "both", strength: 3, what: "SvelteKit's universal hooks" },
    { globs: ["**/*.svelte"], side: "both", strength: 3, what: "a Svelte component" },
    {
      globs: [`src/{hooks.client,service-worker}.${SCRIPT}`],
      side: "client",
      strength: 3,
      what: "a client entry of SvelteKit",
    },
  ],
  telling: [
    // SvelteKit refuses to build a client module that reaches one of these; in a file that is a client's for certain that file's fault stands.
    {
      from: /^(?:\$env\/(?:static|dynamic)\/private|\$app\/env\/private|\$app\/server|\$lib\/server(?:\/.*)?)$/,
      side: "server",
      strength: 3,
      what: "a module that SvelteKit keeps on the server",
    },
  ],
};
