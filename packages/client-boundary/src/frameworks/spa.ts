import type { Framework } from "../framework.ts";
import { SCRIPT } from "../paths.ts";
import { SERVERS } from "../server-package.ts";

const UI_LIBRARIES = ["react-dom", "vue", "svelte", "solid-js", "preact", "lit"];

/** Frameworks that run code of `src/` on a server. */
const FRAMEWORKS = [
  "@angular/ssr",
  "@builder.io/qwik-city",
  "@qwik.dev/router",
  "@react-router/dev",
  "@remix-run/dev",
  "@remix-run/react",
  "@solidjs/start",
  "@sveltejs/kit",
  "@tanstack/react-start",
  "@tanstack/solid-start",
  "@tanstack/vue-start",
  "@vitejs/plugin-rsc",
  "astro",
  "gatsby",
  "next",
  "nuxt",
  "vike",
  "vinxi",
  "vite-plugin-ssr",
  "waku",
];

/** A single-page app: Vite with a UI library, Create React App, Vue CLI, Rsbuild, Parcel, and no server beside it. */
export const spa: Framework = {
  id: "spa",
  sources: [
    "https://vite.dev/guide/",
    "https://create-react-app.dev/docs/folder-structure/",
    "https://create-react-app.dev/docs/proxying-api-requests-in-development/",
    "https://cli.vuejs.org/guide/html-and-static-assets.html",
  ],
  detect: ({ depends, runsOn, hasFile }) =>
    !depends(...FRAMEWORKS) &&
    // Beside a server, code under `src/` may be its; one that only development needs is a mock of it.
    !runsOn(...SERVERS) &&
    (depends("react-scripts", "@vue/cli-service") ||
      (depends("vite", "rolldown-vite", "@rsbuild/core", "parcel") &&
        (depends(...UI_LIBRARIES) || hasFile(/^index\.html$/)))),
  paths: [
    {
      globs: ["src/setupTests.{js,jsx,ts,tsx}"],
      side: "tooling",
      strength: 3,
      precedence: "test",
      what: "the setup of Create React App's tests",
    },
    {
      globs: ["src/setupProxy.js"],
      side: "tooling",
      strength: 3,
      precedence: "tooling",
      what: "the proxy of Create React App's development server",
    },
    {
      globs: ["src/**", "!src/{,**/}server/**", `!src/server.${SCRIPT}`],
      side: "client",
      strength: 2,
      what: "under src/ of a single-page app",
    },
  ],
};
