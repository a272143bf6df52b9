import type { PathSignal } from "../framework.ts";
import { SCRIPT } from "../paths.ts";

/** What a file's name and folder say in a project of any kind. */
export const anyPlaces: readonly PathSignal[] = [
  {
    globs: [
      "**/*.{test,spec,cy,e2e,stories,story}.*",
      "**/{__tests__,__mocks__,e2e,cypress,playwright,.storybook}/**",
      "{,src/}{test,tests,stories}/**",
      `{jest,vitest,playwright}.{setup,global-setup}.${SCRIPT}`,
    ],
    side: "tooling",
    strength: 3,
    precedence: "test",
    what: "a test or a story",
  },
  {
    globs: [
      `*.config.${SCRIPT}`,
      `**/{astro,babel,cypress,drizzle,electron.vite,eslint,jest,metro,next,nuxt,playwright,postcss,prettier,react-router,rollup,rsbuild,rspack,svelte,tailwind,tsdown,tsup,vite,vitest,webpack,wxt}.config*.${SCRIPT}`,
      `.*rc.${SCRIPT}`,
      `{Gruntfile,gulpfile}.${SCRIPT}`,
      // Nuxt sends it to the client.
      `!app.config.${SCRIPT}`,
    ],
    side: "tooling",
    strength: 3,
    precedence: "tooling",
    what: "a tool's configuration",
  },
  {
    globs: ["scripts/**"],
    side: "tooling",
    strength: 3,
    precedence: "tooling",
    what: "in the scripts directory",
  },
  {
    globs: ["**/*.server.{js,jsx,mjs,cjs,ts,tsx,mts,cts,vue,svelte}", "**/.server/**"],
    side: "server",
    strength: 3,
    precedence: "decisive-server",
    what: "named as a server module (`.server`)",
  },
  {
    globs: ["**/*.{svelte,vue}"],
    // It keeps them on the server, unless a page hydrates them.
    exceptIn: "astro",
    side: "client",
    strength: 2,
    what: "a component, which the browser is sent",
  },
  {
    globs: [
      `{,src/,app/,src/app/}sw.${SCRIPT}`,
      `**/{service-worker,serviceworker,firebase-messaging-sw}.${SCRIPT}`,
      `src/service-worker/index.${SCRIPT}`,
    ],
    // Servers have services with workers, too.
    exceptNode: true,
    side: "client",
    strength: 2,
    what: "named as a service worker",
  },
  {
    globs: ["**/*.{html,htm}"],
    side: "client",
    strength: 3,
    what: "an HTML page, whose scripts run in the browser",
  },
  {
    globs: [`{public,static}/**/*.${SCRIPT}`],
    side: "client",
    strength: 3,
    what: "in a directory that is served as it is",
  },
  {
    globs: [
      "api/**",
      "netlify/{functions,edge-functions}/**",
      "functions/**",
      "supabase/functions/**",
      "convex/**",
      "amplify/functions/**",
    ],
    side: "server",
    strength: 3,
    precedence: "server-directory",
    what: "in a directory of server functions",
  },
  {
    globs: [`{,src/}{server,backend}/**/*.${SCRIPT}`],
    side: "server",
    strength: 1,
    what: "in a directory that is called after the server",
  },
];
