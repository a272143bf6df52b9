import { describe, expect, it } from "vitest";
import { type FrameworkId, judgeSide } from "../src/index.ts";
import { type Case, moduleOf, sideOf } from "./judged.ts";

type Row = readonly [frameworks: readonly FrameworkId[], path: string, facts: Case, expected: string];

const useClient = { directives: ["use client"] };
const useServer = { directives: ["use server"] };

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows)("%j %s %j is %s", (frameworks, path, facts, expected) => {
      expect(sideOf(frameworks, path, facts)).toBe(expected);
    });
  });
}

table("directives of the client", [
  [["next"], "src/chat.tsx", useClient, "client 3"],
  [[], "src/chat.tsx", useClient, "client 3"],
  [["expo"], "components/chart.tsx", { directives: ["use dom"] }, "client 3"],
  [[], "src/chat.tsx", { directives: ["use strict"] }, "unknown 0"],
  [["next"], "app/page.tsx", useClient, "client 3"],
  [["next"], "app/api/chat/route.ts", useClient, "client 3"],
  [[], "src/chat.tsx", { ...useClient, imports: ["node:fs"] }, "client 3"],
  [[], "src/chat.test.tsx", useClient, "tooling 3"],
]);

table("directives of the server", [
  [["next"], "app/actions.ts", useServer, "server 3"],
  [[], "src/ask.ts", { directives: ["use cache"] }, "server 3"],
  [[], "src/ask.ts", { directives: ["use cache: remote"] }, "server 3"],
  [[], "src/ask.ts", { directives: ["use cached"] }, "unknown 0"],
  [["spa"], "src/ask.ts", useServer, "server 3"],
  [[], "src/ask.ts", { directives: ["use server!"] }, "unknown 0"],
  [["expo"], "lib/ask.ts", useServer, "server 3"],
  [[], "src/ask.ts", { directives: ["use client", "use server"] }, "server 3"],
]);

table("markers of the server", [
  [[], "src/key.ts", { imports: ["server-only"] }, "server 3"],
  [["tanstack-start"], "src/key.ts", { imports: ["@tanstack/react-start/server-only"] }, "server 3"],
  [["next"], "src/key.tsx", { ...useClient, imports: ["server-only"] }, "server 3"],
  [[], "src/key.ts", { imports: ["server-only-notes"] }, "unknown 0"],
  [[], "src/key.ts", { types: ["server-only"] }, "unknown 0"],
]);

table("markers of the client", [
  [[], "src/key.ts", { imports: ["client-only"] }, "client 3"],
  [[], "src/key.ts", { imports: ["@tanstack/solid-start/client-only"] }, "client 3"],
  [[], "src/key.ts", { imports: ["client-only-notes"] }, "unknown 0"],
  [[], "src/key.ts", { types: ["client-only"] }, "unknown 0"],
  [[], "src/key.server.ts", { imports: ["client-only"] }, "server 3"],
]);

table("the suffix of the server", [
  [["react-router"], "app/nexus.server.ts", {}, "server 3"],
  [[], "src/nexus.server.mjs", {}, "server 3"],
  [[], "src/.server/nexus.ts", {}, "server 3"],
  [["spa"], "src/nexus.server.ts", {}, "server 3"],
  [["nuxt"], "components/Key.server.vue", {}, "server 3"],
  [[], "src/server.ts", {}, "unknown 0"],
  [[], "src/nexus.server-side.ts", {}, "unknown 0"],
  [[], "src/nexus.server.test.ts", {}, "tooling 3"],
]);

table("the suffix of the client", [
  [["react-router"], "app/nexus.client.ts", {}, "client 3"],
  [["nuxt"], "plugins/nexus.client.ts", {}, "client 3"],
  [["tanstack-start"], "src/.client/nexus.ts", {}, "client 3"],
  [[], "src/nexus.client.ts", {}, "unknown 0"],
  [["next"], "src/nexus.client.ts", {}, "unknown 0"],
  [["nuxt"], "app/components/Chat.client.vue", {}, "client 3"],
  [["nuxt"], "server/utils/nexus.client.ts", {}, "server 3"],
  [["react-router"], "app/routes/nexus.client.tsx", {}, "client 3"],
]);

table("server files of Next", [
  [["next"], "app/api/chat/route.ts", {}, "server 3"],
  [["next"], "src/app/(shop)/[slug]/route.js", {}, "server 3"],
  [["next"], "pages/api/ask.ts", {}, "server 3"],
  [["next"], "src/pages/api/deep/ask.js", {}, "server 3"],
  [["next"], "middleware.ts", {}, "server 3"],
  [["next"], "src/proxy.ts", {}, "server 3"],
  [["next"], "instrumentation.ts", {}, "server 3"],
  [["next"], "src/lib/middleware.ts", {}, "unknown 0"],
  [["next"], "lib/route.ts", {}, "unknown 0"],
  [[], "app/api/chat/route.ts", {}, "unknown 0"],
  [["next"], "app/api/chat/route.test.ts", {}, "tooling 3"],
]);

table("client files of Next", [
  [["next"], "instrumentation-client.ts", {}, "client 3"],
  [["next"], "app/error.tsx", {}, "client 3"],
  [["next"], "src/app/shop/global-error.jsx", {}, "client 3"],
  [["next"], "src/lib/error.ts", {}, "unknown 0"],
  [["next"], "app/errors.tsx", {}, "unknown 1"],
]);

table("other files under Next's app", [
  [["next"], "app/page.tsx", {}, "unknown 1"],
  [["next"], "src/app/lib/nexus.ts", {}, "unknown 1"],
  [["next"], "app/counter.tsx", { syntax: ["client-hook"] }, "client 2"],
  [["next"], "app/page.tsx", { imports: ["next/headers"] }, "server 2"],
  [["next"], "lib/nexus.ts", {}, "unknown 0"],
]);

table("pages of Next", [
  [["next"], "pages/index.tsx", {}, "client 2"],
  [["next"], "src/pages/blog/[slug].tsx", { exports: ["default", "getStaticProps"] }, "client 2"],
  [["next"], "pages/index.tsx", { imports: ["node:fs"] }, "unknown 0"],
  [["next"], "pages/_document.tsx", {}, "server 3"],
  [["next"], "src/views/pages/index.tsx", {}, "unknown 0"],
  [["spa"], "pages/index.tsx", {}, "unknown 0"],
]);

table("server files of SvelteKit", [
  [["sveltekit"], "src/routes/api/+server.ts", {}, "server 3"],
  [["sveltekit"], "src/routes/+page.server.ts", {}, "server 3"],
  [["sveltekit"], "src/routes/(app)/+layout.server.js", {}, "server 3"],
  [["sveltekit"], "src/hooks.server.ts", {}, "server 3"],
  [["sveltekit"], "src/lib/server/nexus.ts", {}, "server 3"],
  [["sveltekit"], "src/routes/todo.remote.ts", {}, "server 3"],
  [["sveltekit"], "src/lib/servers/nexus.ts", {}, "unknown 0"],
  [["sveltekit"], "src/lib/remote.ts", {}, "unknown 0"],
  [["spa"], "src/routes/api/+server.ts", {}, "client 2"],
]);

table("files of SvelteKit that run on both sides", [
  [["sveltekit"], "src/routes/+page.ts", {}, "both 3"],
  [["sveltekit"], "src/routes/blog/+layout.js", {}, "both 3"],
  [["sveltekit"], "src/hooks.ts", {}, "both 3"],
  [["sveltekit"], "src/lib/Chat.svelte", {}, "both 3"],
  [["sveltekit"], "src/routes/+page.ts", { imports: ["node:fs"] }, "both 3"],
  [["sveltekit"], "src/hooks.client.ts", {}, "client 3"],
  [["sveltekit"], "src/lib/page.ts", {}, "unknown 0"],
]);

table("modules that SvelteKit keeps on the server", [
  [["sveltekit"], "src/routes/+page.ts", { imports: ["$env/static/private"] }, "both 3"],
  [["sveltekit"], "src/lib/nexus.ts", { imports: ["$env/dynamic/private"] }, "server 3"],
  [["sveltekit"], "src/lib/nexus.ts", { imports: ["$lib/server/nexus"] }, "server 3"],
  [["sveltekit"], "src/lib/nexus.ts", { imports: ["$env/static/public"] }, "unknown 0"],
  [["sveltekit"], "src/lib/nexus.ts", { types: ["$env/static/private"] }, "unknown 0"],
]);

table("route modules of React Router", [
  [["react-router"], "app/routes/chat.tsx", { exports: ["loader", "default"] }, "both 2"],
  [["react-router"], "app/root.tsx", {}, "both 2"],
  [["react-router"], "app/pages/chat.tsx", { exports: ["default", "clientLoader"] }, "both 2"],
  [["react-router"], "app/routes/api.chat.ts", { exports: ["loader", "action"] }, "server 3"],
  [["react-router"], "app/nexus.ts", { exports: ["default"] }, "unknown 0"],
  [["react-router"], "server/loader.ts", { exports: ["loader"] }, "unknown 1"],
  [["spa"], "app/routes/chat.tsx", { exports: ["loader", "default"] }, "unknown 0"],
]);

table("routes of TanStack Start", [
  [["tanstack-start"], "src/routes/chat.tsx", {}, "unknown 1"],
  [["tanstack-start"], "app/routes/chat.tsx", {}, "unknown 1"],
  [["tanstack-start"], "src/routes/chat.tsx", { syntax: ["event-handler"] }, "client 2"],
  [["tanstack-start"], "src/nexus.ts", { imports: ["@tanstack/react-start/server"] }, "server 3"],
  [["tanstack-start"], "src/nexus.ts", {}, "unknown 0"],
  [["spa"], "app/routes/chat.tsx", {}, "unknown 0"],
]);

table("directories of Nuxt", [
  [["nuxt"], "server/api/chat.post.ts", {}, "server 3"],
  [["nuxt"], "server/plugins/nexus.ts", {}, "server 3"],
  [["nuxt"], "layers/shop/server/api/chat.ts", {}, "server 3"],
  [["nuxt"], "app/pages/chat.vue", {}, "client 2"],
  [["nuxt"], "composables/useNexus.ts", {}, "client 2"],
  [["nuxt"], "app.config.ts", {}, "client 2"],
  [["nuxt"], "shared/utils/nexus.ts", {}, "both 2"],
  [["nuxt"], "plugins/nexus.ts", {}, "both 2"],
  [["nuxt"], "app/pages/chat.vue", { imports: ["node:fs"] }, "unknown 0"],
  [["nuxt"], "modules/nexus.ts", {}, "unknown 0"],
  [["nuxt"], "nuxt.config.ts", {}, "tooling 3"],
  [[], "server/api/chat.post.ts", {}, "unknown 1"],
]);

table("files of Astro", [
  [["astro"], "src/components/Chat.astro", {}, "server 3"],
  [["astro"], "src/pages/api/chat.ts", {}, "server 3"],
  [["astro"], "src/actions/index.ts", {}, "server 3"],
  [["astro"], "src/middleware.ts", {}, "server 3"],
  [["astro"], "src/lib/nexus.ts", { imports: ["astro:env/server"] }, "server 3"],
  [["astro"], "src/lib/nexus.ts", { imports: ["astro:env/client"] }, "unknown 0"],
  [["astro"], "src/components/Chat.tsx", {}, "unknown 0"],
  [["astro"], "src/components/Chat.tsx", { syntax: ["client-hook"] }, "client 2"],
  [["next"], "src/pages/api.ts", {}, "client 2"],
]);

table("routes of Qwik and entries of SolidStart", [
  [["qwik"], "src/routes/api/index.ts", { exports: ["onGet", "onPost"] }, "server 3"],
  [["qwik"], "src/routes/index.tsx", { exports: ["default", "onGet"] }, "unknown 0"],
  [["spa"], "src/routes/api/index.ts", { exports: ["onGet"] }, "client 2"],
  [["solid-start"], "src/entry-server.tsx", {}, "server 3"],
  [["solid-start"], "src/entry-client.tsx", {}, "client 3"],
  [["solid-start"], "src/entry.tsx", {}, "unknown 0"],
  [["solid-start"], "app.config.ts", {}, "tooling 3"],
]);

table("files of Expo", [
  [["expo", "react-native"], "app/chat+api.ts", {}, "server 3"],
  [["expo"], "app/+middleware.ts", {}, "server 3"],
  [["expo"], "app/index.tsx", {}, "client 3"],
  [["expo"], "lib/nexus.ts", {}, "client 3"],
  [["expo"], "functions/chat.ts", {}, "server 3"],
  [["expo"], "server/index.ts", {}, "unknown 1"],
  [["expo"], "app.config.ts", {}, "tooling 3"],
  [["expo"], "metro.config.js", {}, "tooling 3"],
  [["expo"], "app/api.ts", {}, "client 3"],
]);

table("files of React Native", [
  [["react-native"], "src/api/nexus.ts", {}, "client 3"],
  [["react-native"], "App.js", {}, "client 3"],
  [["react-native"], "server/index.js", {}, "unknown 1"],
  [["react-native"], "api/index.js", {}, "server 3"],
  [["react-native"], "tools/proxy.js", { imports: ["express"] }, "server 2"],
  [["react-native"], "src/files.ts", { imports: ["react-native-fs"] }, "client 3"],
  [[], "src/api/nexus.ts", {}, "unknown 0"],
]);

table("files of Angular", [
  [["angular"], "src/app/chat.ts", { imports: ["@angular/core#Component"] }, "client 3"],
  [["angular"], "libs/nexus.service.ts", { imports: ["@angular/core#inject#Injectable"] }, "client 3"],
  [["angular"], "src/environments/environment.prod.ts", {}, "client 3"],
  [["angular"], "server.ts", {}, "server 3"],
  [["angular"], "src/main.server.ts", {}, "server 3"],
  [["angular"], "src/app/app.config.server.ts", {}, "server 3"],
  [["angular"], "src/app/nexus.ts", {}, "client 2"],
  [["angular"], "src/main.ts", {}, "client 2"],
  [["angular"], "libs/nexus.ts", { imports: ["@nestjs/common#Injectable"] }, "server 2"],
  [["angular"], "apps/api/src/app/nexus.ts", { imports: ["@nestjs/common#Injectable"] }, "server 2"],
  [["angular"], "src/app/nexus.ts", { types: ["@nestjs/common"] }, "client 2"],
  [["angular"], "libs/nexus.ts", { imports: ["@angular/core#inject"] }, "unknown 0"],
]);

table("single-page apps", [
  [["spa"], "src/nexus.ts", {}, "client 2"],
  [["spa"], "src/api/nexus.ts", {}, "client 2"],
  [["spa"], "vite.config.ts", {}, "tooling 3"],
  [["spa"], "vite.config.prod.mts", {}, "tooling 3"],
  [["spa"], "src/build.ts", { imports: ["node:fs"] }, "unknown 0"],
  [["spa"], "src/server/nexus.ts", {}, "unknown 1"],
  [["spa"], "src/server.ts", {}, "unknown 0"],
  [["spa"], "src/setupProxy.js", {}, "tooling 3"],
  [["spa"], "src/setupTests.ts", {}, "tooling 3"],
  [["spa"], "src/setupNexus.js", {}, "client 2"],
  [["spa"], "lib/nexus.ts", {}, "unknown 0"],
  [["spa"], "api/nexus.ts", {}, "server 3"],
  [["gatsby"], "src/api/nexus.ts", {}, "server 3"],
  [["gatsby"], "src/pages/index.tsx", {}, "client 2"],
  [["gatsby"], "gatsby-node.js", {}, "tooling 3"],
  [["gatsby"], "gatsby-ssr.js", {}, "server 3"],
  [["gatsby"], "gatsby-browser.js", {}, "client 3"],
]);

table("directories of server functions", [
  [["spa"], "api/chat.ts", {}, "server 3"],
  [[], "netlify/functions/chat.ts", {}, "server 3"],
  [[], "netlify/edge-functions/chat.ts", {}, "server 3"],
  [[], "functions/chat.ts", {}, "server 3"],
  [[], "supabase/functions/chat/index.ts", {}, "server 3"],
  [[], "convex/chat.ts", {}, "server 3"],
  [[], "amplify/functions/chat/handler.ts", {}, "server 3"],
  [[], "src/functions/chat.ts", {}, "unknown 0"],
  [[], "netlify/plugins/chat.ts", {}, "unknown 0"],
  [[], "api/chat.ts", { syntax: ["dom-global"] }, "server 3"],
  [[], "api/chat.tsx", useClient, "client 3"],
]);

table("Workers", [
  [["workers"], "src/index.ts", { project: { workerEntries: ["src/index.ts"] } }, "server 3"],
  [["workers"], "src/other.ts", { project: { workerEntries: ["src/index.ts"] } }, "unknown 0"],
  [[], "src/worker.ts", { syntax: ["fetch-handler"] }, "server 3"],
  [["spa"], "src/worker.ts", { syntax: ["fetch-handler"] }, "server 3"],
  [[], "src/worker.ts", { imports: ["cloudflare:workers"] }, "server 3"],
  [[], "src/worker.tsx", { ...useClient, syntax: ["fetch-handler"] }, "client 3"],
]);

table("Electron", [
  [["electron"], "src/main.ts", { imports: ["electron#BrowserWindow#ipcMain"] }, "client 2"],
  [["electron"], "src/main.ts", { imports: ["electron#app", "node:fs"] }, "client 2"],
  [[], "main.js", { imports: ["electron", "fs"] }, "client 2"],
  [["electron"], "src/main/nexus.ts", { imports: ["node:https"] }, "client 2"],
  [["electron"], "src/preload.ts", {}, "client 3"],
  [["electron"], "src/preload/index.ts", { imports: ["electron#contextBridge"] }, "client 3"],
  [["electron"], "src/renderer/src/app.ts", {}, "client 3"],
  [["electron"], "src/bridge.ts", { imports: ["electron#ipcRenderer"] }, "client 3"],
  [["electron"], "src/nexus.ts", { imports: ["electron-log"] }, "unknown 0"],
  [["electron"], "src/nexus.ts", { types: ["electron"] }, "unknown 0"],
  [["electron"], "forge.config.ts", {}, "tooling 3"],
]);

table("browser extensions", [
  [["web-extension"], "entrypoints/background.ts", {}, "client 3"],
  [["web-extension"], "src/entrypoints/popup/main.tsx", {}, "client 3"],
  [["web-extension"], "contents/overlay.tsx", {}, "client 3"],
  [[], "js/worker.js", { project: { extensionScripts: ["js/worker.js"] } }, "client 3"],
  [[], "js/other.js", { project: { extensionScripts: ["js/worker.js"] } }, "unknown 0"],
  [["web-extension"], "utils/nexus.ts", {}, "client 2"],
  [["web-extension"], "backend/nexus.ts", {}, "unknown 1"],
  [["web-extension"], "wxt.config.ts", {}, "tooling 3"],
  [["spa"], "entrypoints/background.ts", {}, "unknown 0"],
]);

table("what is served as it is", [
  [[], "index.html", {}, "client 3"],
  [[], "docs/page.htm", {}, "client 3"],
  [["next"], "public/widget.js", {}, "client 3"],
  [["sveltekit"], "static/js/widget.mjs", {}, "client 3"],
  [[], "src/public/widget.js", {}, "unknown 0"],
  [[], "public/robots.txt", {}, "unknown 0"],
  [[], "public/widget.test.js", {}, "tooling 3"],
]);

table("imports and syntax of the client", [
  [[], "src/main.tsx", { imports: ["react-dom/client"] }, "client 2"],
  [[], "src/chat.ts", { imports: ["react-native"] }, "client 2"],
  [[], "src/chat.ts", { imports: ["expo-secure-store"] }, "client 2"],
  [[], "src/chat.ts", { imports: ["svelte#onMount"] }, "client 2"],
  [[], "src/chat.ts", { imports: ["vue#ref#onMounted"] }, "client 2"],
  [[], "src/chat.ts", { syntax: ["dom-global"] }, "client 2"],
  [[], "src/chat.tsx", { syntax: ["event-handler"] }, "client 2"],
  [[], "src/chat.ts", { syntax: ["allows-browser"] }, "client 2"],
  [[], "src/push.ts", { imports: ["expo-server-sdk"] }, "unknown 0"],
  [[], "src/main.tsx", { imports: ["react-dom/server"] }, "unknown 0"],
  [[], "src/chat.ts", { imports: ["vue#ref"] }, "unknown 0"],
  [[], "src/main.tsx", { types: ["react-dom/client", "react-native", "expo-secure-store"] }, "unknown 0"],
  [[], "src/chat.ts", { syntax: ["dom-global"], imports: ["node:fs"] }, "unknown 0"],
]);

table("what components are made of", [
  [[], "lib/chat.ts", { imports: ["vue#defineComponent"] }, "client 2"],
  [[], "lib/chat.ts", { imports: ["vue#computed#createSSRApp"] }, "unknown 0"],
  [["astro"], "src/chat.ts", { imports: ["vue#defineComponent"] }, "unknown 0"],
  [[], "lib/store.ts", { imports: ["pinia#defineStore"] }, "client 2"],
  [[], "lib/store.ts", { imports: ["pinia#createPinia"] }, "unknown 0"],
  [[], "lib/chat.ts", { imports: ["lit#LitElement#html"] }, "client 2"],
  [[], "lib/chat.ts", { imports: ["lit-element#LitElement"] }, "client 2"],
  [[], "lib/chat.ts", { imports: ["lit#html"] }, "unknown 0"],
  [[], "lib/chat.ts", { imports: ["lit-server#LitElement"] }, "unknown 0"],
  [[], "lib/chat.tsx", { imports: ["solid-js#createResource"] }, "client 2"],
  [[], "lib/chat.tsx", { imports: ["solid-js#createContext"] }, "unknown 0"],
  [["astro"], "src/chat.tsx", { imports: ["solid-js#createResource"] }, "unknown 0"],
  [[], "lib/chat.tsx", { imports: ["solid-js#createSignal", "@opentui/solid"] }, "unknown 0"],
  [[], "lib/chat.tsx", { ...useServer, imports: ["solid-js#createResource"] }, "server 3"],
  [[], "lib/chat.jsx", { syntax: ["class-component"] }, "client 2"],
  [[], "lib/cli.jsx", { syntax: ["class-component"], imports: ["ink"] }, "unknown 0"],
  [["next"], "pages/api/chat.jsx", { syntax: ["class-component"] }, "server 3"],
]);

table("files of components", [
  [[], "lib/Chat.vue", {}, "client 2"],
  [[], "lib/Chat.svelte", {}, "client 2"],
  [["spa"], "resources/js/Chat.vue", {}, "client 2"],
  [["astro"], "src/components/Chat.vue", {}, "unknown 0"],
  [["astro"], "src/components/Chat.svelte", { syntax: ["event-handler"] }, "client 2"],
  [["nuxt"], "server/mail/Chat.vue", {}, "server 3"],
  [["nuxt"], "components/Chat.server.vue", {}, "server 3"],
  [[], "lib/Chat.vue", { imports: ["node:fs"] }, "unknown 0"],
  [[], "lib/Chat.vue", { project: { serverFiles: ["lib/**"] } }, "server 3"],
  [[], "lib/chat.vue.ts", {}, "unknown 0"],
]);

table("hooks that ask from the browser", [
  [[], "lib/chats.ts", { imports: ["@tanstack/react-query#useQuery"] }, "client 2"],
  [[], "lib/chats.ts", { imports: ["@tanstack/vue-query#useMutation"] }, "client 2"],
  [[], "lib/chats.ts", { imports: ["@tanstack/svelte-query#createQuery"] }, "client 2"],
  [[], "lib/chats.ts", { imports: ["react-query#useInfiniteQuery"] }, "client 2"],
  [["next"], "app/page.tsx", { imports: ["@tanstack/react-query#QueryClient#HydrationBoundary"] }, "unknown 1"],
  [[], "lib/chats.ts", { imports: ["@tanstack/query-core#useQuery"] }, "unknown 0"],
  [[], "lib/chats.ts", { types: ["@tanstack/react-query"] }, "unknown 0"],
  [[], "lib/chats.ts", { ...useServer, imports: ["@tanstack/react-query#useQuery"] }, "server 3"],
  [[], "lib/chats.ts", { imports: ["swr#default"] }, "client 2"],
  [[], "lib/chats.ts", { imports: ["swr/infinite#default"] }, "client 2"],
  [["next"], "app/layout.tsx", { imports: ["swr#SWRConfig#unstable_serialize"] }, "unknown 1"],
  [[], "lib/chats.ts", { imports: ["swrv#default"] }, "unknown 0"],
  [[], "lib/api.ts", { imports: ["@reduxjs/toolkit/query/react#createApi"] }, "client 2"],
  [[], "lib/api.ts", { imports: ["@reduxjs/toolkit/query/react#fetchBaseQuery"] }, "unknown 0"],
  [[], "lib/api.ts", { imports: ["@reduxjs/toolkit/query#createApi"] }, "unknown 0"],
]);

table("modules of apps on the user's device", [
  [[], "lib/key.ts", { imports: ["@react-native-async-storage/async-storage"] }, "client 2"],
  [[], "lib/key.ts", { imports: ["@react-native-firebase/auth"] }, "client 2"],
  [[], "lib/key.ts", { imports: ["react-native-keychain"] }, "client 2"],
  [[], "lib/chat.tsx", { imports: ["@react-navigation/native"] }, "client 2"],
  [[], "lib/build.ts", { imports: ["@react-native/metro-config"] }, "unknown 0"],
  [[], "lib/build.ts", { imports: ["@react-native-community/cli"] }, "unknown 0"],
  [[], "lib/build.ts", { imports: ["react-native-builder-bob"] }, "unknown 0"],
  [[], "lib/chat.ts", { imports: ["@tauri-apps/api/core"] }, "client 2"],
  [[], "lib/chat.ts", { imports: ["@tauri-apps/plugin-http"] }, "client 2"],
  [[], "lib/build.ts", { imports: ["@tauri-apps/cli"] }, "unknown 0"],
  [[], "lib/chat.ts", { imports: ["@capacitor/core"] }, "client 2"],
  [[], "lib/build.ts", { imports: ["@capacitor/cli"] }, "unknown 0"],
  [[], "lib/build.ts", { types: ["@capacitor/core"] }, "unknown 0"],
  [[], "lib/chat.tsx", { imports: ["@ionic/react"] }, "client 2"],
  [[], "lib/render.ts", { imports: ["@ionic/core/hydrate", "@ionic/angular-server"] }, "unknown 0"],
  [[], "lib/ask.ts", { imports: ["@capacitor/core", "node:fs"] }, "unknown 0"],
]);

table("scripts of service workers and modules of extensions", [
  [[], "lib/back.ts", { imports: ["webextension-polyfill"] }, "client 2"],
  [[], "lib/back.ts", { types: ["webextension-polyfill"] }, "unknown 0"],
  [[], "lib/back.ts", { imports: ["wxt/browser"] }, "client 2"],
  [[], "lib/back.ts", { imports: ["@plasmohq/storage/hook"] }, "client 2"],
  [[], "lib/build.ts", { imports: ["wxt", "wxt/testing"] }, "unknown 0"],
  [[], "lib/worker.ts", { imports: ["workbox-precaching"] }, "client 2"],
  [[], "lib/worker.ts", { imports: ["workbox-routing/registerRoute.js"] }, "client 2"],
  [[], "lib/build.ts", { imports: ["workbox-build"] }, "unknown 0"],
  [[], "lib/worker.ts", { syntax: ["service-worker"] }, "client 2"],
  [[], "sw.js", {}, "client 2"],
  [["next"], "src/app/sw.ts", {}, "client 2"],
  [[], "src/service-worker.ts", {}, "client 2"],
  [[], "src/service-worker/index.ts", {}, "client 2"],
  [[], "web/firebase-messaging-sw.js", {}, "client 2"],
  [[], "locales/sw.ts", {}, "unknown 0"],
  [[], "src/user-service-worker.ts", {}, "unknown 0"],
  [[], "src/service-worker.ts", { imports: ["bullmq"] }, "server 2"],
  [["workers"], "src/service-worker.ts", { project: { workerEntries: ["src/service-worker.ts"] } }, "server 3"],
]);

table("imports and syntax of the server", [
  [[], "src/ask.ts", { imports: ["node:path"] }, "server 2"],
  [[], "src/ask.ts", { imports: ["fs/promises"] }, "server 2"],
  [[], "src/ask.ts", { imports: ["express"] }, "server 2"],
  [[], "src/ask.ts", { imports: ["hono/cors"] }, "server 2"],
  [[], "src/ask.ts", { imports: ["elysia"] }, "server 2"],
  [[], "src/ask.ts", { imports: ["@elysiajs/cors"] }, "server 2"],
  [[], "src/ask.ts", { imports: ["@elysiajs/eden"] }, "unknown 0"],
  [[], "src/ask.ts", { imports: ["@modelcontextprotocol/sdk/server/mcp.js"] }, "server 2"],
  [[], "src/ask.ts", { imports: ["@modelcontextprotocol/sdk/client/stdio.js"] }, "server 2"],
  [[], "src/ask.ts", { imports: ["@modelcontextprotocol/sdk/client/streamableHttp.js"] }, "unknown 0"],
  [[], "src/server/ask.ts", {}, "unknown 1"],
  [[], "src/server/ask.tsx", { syntax: ["client-hook"] }, "client 2"],
  [[], "src/servers/ask.ts", {}, "unknown 0"],
  [[], "src/ask.ts", { imports: ["@nestjs/common"] }, "server 2"],
  [[], "src/ask.ts", { imports: ["next/server"] }, "server 2"],
  [[], "src/ask.ts", { imports: ["pg"] }, "server 2"],
  [[], "src/ask.ts", { imports: ["@trigger.dev/sdk/v3"] }, "server 2"],
  [["spa"], "src/ask.ts", { imports: ["dotenv/config"] }, "client 2"],
  [[], "src/ask.ts", { imports: ["mongoose/browser", "pg-browser"] }, "unknown 0"],
  [[], "src/ask.ts", { imports: ["@sveltejs/kit#RequestHandler"] }, "server 2"],
  [[], "src/ask.ts", { syntax: ["deno-serve"] }, "server 2"],
  [[], "src/ask.ts", { syntax: ["bun-serve"] }, "server 2"],
  [[], "src/ask.ts", { syntax: ["deno-env"] }, "server 2"],
  [[], "bin/ask.js", { syntax: ["hashbang"] }, "server 2"],
  [[], "src/ask.ts", { imports: ["buffer", "events", "crypto", "path"] }, "unknown 0"],
  [[], "src/ask.ts", { imports: ["fs-extra-browser", "express-fetch"] }, "unknown 0"],
  [[], "src/ask.ts", { imports: ["hono/client"] }, "unknown 0"],
  [[], "src/ask.ts", { types: ["node:fs", "express", "next/server"] }, "unknown 0"],
  [[], "src/cli.tsx", { imports: ["ink"], syntax: ["client-hook"] }, "unknown 0"],
]);

table("tests and tools", [
  [[], "src/nexus.test.ts", {}, "tooling 3"],
  [[], "src/nexus.spec.tsx", useClient, "tooling 3"],
  [[], "src/__tests__/nexus.ts", {}, "tooling 3"],
  [["spa"], "e2e/nexus.ts", {}, "tooling 3"],
  [["spa"], "src/chat.stories.tsx", {}, "tooling 3"],
  [[], "scripts/seed.ts", {}, "tooling 3"],
  [[], "eslint.config.js", {}, "tooling 3"],
  [["spa"], "src/scripts/seed.ts", {}, "client 2"],
  [["spa"], "src/firebase.config.ts", {}, "client 2"],
  [["spa"], "src/contest.ts", {}, "client 2"],
  [["next"], "app/stories/page.tsx", {}, "unknown 1"],
  [["spa"], "src/app.config.ts", {}, "client 2"],
]);

table("the user's globs", [
  [["next"], "app/page.tsx", { ...useClient, project: { serverFiles: ["app/**"] } }, "server 3"],
  [["next"], "app/api/route.ts", { project: { clientFiles: ["**/route.ts"] } }, "client 3"],
  [[], "src/nexus.test.ts", { project: { clientFiles: ["src/**"] } }, "client 3"],
  [[], "lib/nexus.server.ts", { project: { clientFiles: ["./lib/*.ts"] } }, "client 3"],
  [[], "src/nexus.ts", { project: { clientFiles: ["web/**"], serverFiles: ["api/**"] } }, "unknown 0"],
  [[], "src/nexus.ts", { project: { clientFiles: ["src/**"], serverFiles: ["**/*.ts"] } }, "unknown 0"],
]);

table("packages of a monorepo", [
  [["next"], "apps/web/app/api/chat/route.ts", {}, "server 3"],
  [["next"], "packages/site/src/pages/index.tsx", {}, "client 2"],
  [["spa"], "apps/web/api/chat.ts", {}, "server 3"],
  [["next"], "apps/web/lib/app/route.ts", {}, "unknown 0"],
  [["next"], "frontend/app/api/chat/route.ts", {}, "unknown 0"],
  [["next"], "frontend/app/api/chat/route.ts", { project: { rootDir: "./frontend/" } }, "server 3"],
  [["next"], "teams/a/web/app/api/chat/route.ts", { project: { rootDir: ["teams/*/*"] } }, "server 3"],
  [["next"], "apps/web/app/api/chat/route.ts", { project: { rootDir: "." } }, "unknown 0"],
]);

table("a file of a project of which nothing is known", [
  [[], "app/routes/chat.tsx", { imports: ["@remix-run/node"], exports: ["loader", "default"] }, "both 2"],
  [[], "app/page.tsx", { imports: ["next/link"] }, "unknown 1"],
  [[], "src/routes/+page.ts", { imports: ["$app/navigation"] }, "both 3"],
  [[], "app/page.tsx", { types: ["next/link"] }, "unknown 0"],
  [["spa"], "pages/index.tsx", { imports: ["next/link"] }, "unknown 0"],
]);

describe("a verdict", () => {
  it("names the signal that decided", () => {
    const verdict = judgeSide(moduleOf("src/chat.tsx", useClient), { frameworks: [] });
    expect(verdict.reason).toBe('it starts with "use client"');
  });

  it("tells where the weak signals lean to", () => {
    expect(judgeSide({ path: "app/page.tsx" }, { frameworks: ["next"] }).leaning).toBe("server");
    expect(judgeSide({ path: "src/chat.tsx" }, { frameworks: [] })).not.toHaveProperty("leaning");
  });

  it("holds no text of the module's own", () => {
    const path = "app/\u001B[31mevil/route.ts";
    const verdict = judgeSide({ path, imports: [{ source: "node:\u0007bell" }] }, { frameworks: ["next"] });
    expect(JSON.stringify(verdict)).not.toMatch(/evil|bell/);
  });
});
