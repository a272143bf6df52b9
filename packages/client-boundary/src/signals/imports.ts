import type { ImportFact } from "../facts.ts";
import { type Framework, type ImportSignal, precedenceOf } from "../framework.ts";
import { frameworks } from "../frameworks/index.ts";
import type { Signal } from "../verdict.ts";

/** Without the `node:` prefix only those of which bundlers have no browser version. */
const NODE_MODULE =
  /^(?:node:.+|(?:fs|dns|readline|timers)(?:\/promises)?|child_process|cluster|dgram|http2?|https|inspector|module|net|perf_hooks|repl|tls|v8|worker_threads)$/;

const SERVER_PACKAGE =
  /^(?:express|fastify|koa|hono(?!\/(?:client|jsx|css)(?:\/|$))|h3|elysia|@elysiajs\/(?!eden(?:\/|$))[\w-]+|@modelcontextprotocol\/sdk\/(?:server|client\/stdio(?:\.js)?)|@hapi\/hapi|@hono\/node-server|@nestjs\/[\w-]+|firebase-(?:admin|functions)|ink|@opentui\/[\w-]+|@trigger\.dev\/sdk|better-sqlite3|bullmq|ioredis|mongodb|mongoose(?!\/browser)|mysql2|node-cron|nodemailer|pg|undici)(?:\/|$)/;

const nodeSignals: readonly ImportSignal[] = [
  { from: NODE_MODULE, side: "server", strength: 2, what: "a module of Node" },
  { from: SERVER_PACKAGE, side: "server", strength: 2, what: "a package for programs outside the browser" },
];

const anySignals: readonly ImportSignal[] = [
  // Components of beginners import it too, and get nothing by it.
  { from: /^dotenv(?:\/|$)/, side: "server", strength: 1, what: "what reads .env files at run time" },
  {
    from: /^(?:server-only|@tanstack\/(?:react|solid|vue)-start\/server-only)$/,
    side: "server",
    strength: 3,
    precedence: "decisive-server",
    what: "a marker of server code",
  },
  {
    from: /^(?:client-only|@tanstack\/(?:react|solid|vue)-start\/client-only)$/,
    side: "client",
    strength: 3,
    what: "a marker of client code",
  },
  ...nodeSignals,
  { from: /^next\/(?:headers|server)$/, side: "server", strength: 2, what: "the server API of Next" },
  {
    from: /^@sveltejs\/kit$/,
    names: ["RequestHandler"],
    side: "server",
    strength: 2,
    what: "SvelteKit's RequestHandler",
  },
  { from: /^react-dom\/client$/, side: "client", strength: 2, what: "react-dom/client" },
  { from: /^react-native$/, side: "client", strength: 2, what: "react-native" },
  {
    // Not what builds such apps: @react-native/metro-config, @react-native-community/cli.
    from: /^(?:@react-native-(?:async-storage|clipboard|cookies|firebase|google-signin|masked-view|picker)\/[\w-]+|@react-native-community\/(?!cli|eslint)[\w-]+|@react-navigation\/[\w-]+|react-native-(?:device-info|encrypted-storage|fs|gesture-handler|get-random-values|keychain|mmkv|paper|reanimated|safe-area-context|screens|sensitive-info|sse|url-polyfill|vector-icons|webview))(?:\/|$)/,
    side: "client",
    strength: 2,
    what: "a module of React Native",
  },
  {
    // Not what builds such apps, nor what renders them on a server: @capacitor/cli, @ionic/angular-server, @ionic/core/hydrate.
    from: /^(?:@tauri-apps\/(?:api|plugin-[\w-]+)|@capacitor\/(?!(?:assets|cli)(?:\/|$))[\w-]+|@capacitor-community\/[\w-]+|@ionic\/(?:angular|core(?!\/hydrate)|react(?:-router)?|vue(?:-router)?))(?:\/|$)/,
    side: "client",
    strength: 2,
    what: "a module of apps that are installed on the user's device",
  },
  {
    from: /^(?:webextension-polyfill|wxt\/(?:browser|client|storage|utils)(?:\/.*)?|@plasmohq\/(?:messaging|storage)(?:\/.*)?)$/,
    side: "client",
    strength: 2,
    what: "a module of browser extensions",
  },
  {
    from: /^workbox-(?!(?:build|cli|webpack-plugin)(?:\/|$))[\w-]+(?:\/|$)/,
    side: "client",
    strength: 2,
    what: "a module of service workers",
  },
  // What prepares data on a server is in the same packages: QueryClient, SWRConfig.
  {
    from: /^(?:@tanstack\/(?:preact|react|solid|svelte|vue)-query|react-query)$/,
    names: [
      ...["useInfiniteQuery", "useMutation", "useQueries", "useQuery"],
      ...["useSuspenseInfiniteQuery", "useSuspenseQueries", "useSuspenseQuery"],
      ...["createInfiniteQuery", "createMutation", "createQueries", "createQuery"],
    ],
    side: "client",
    strength: 2,
    what: "a hook that asks from the browser",
  },
  {
    from: /^swr(?:\/(?:immutable|infinite|mutation|subscription))?$/,
    names: ["default", "useSWRConfig"],
    side: "client",
    strength: 2,
    what: "a hook that asks from the browser",
  },
  {
    from: /^@reduxjs\/toolkit\/query\/react$/,
    names: ["createApi"],
    side: "client",
    strength: 2,
    what: "what makes hooks that ask from the browser",
  },
  {
    from: /^solid-js$/,
    names: ["createEffect", "createResource", "createSignal", "onMount"],
    exceptIn: "astro",
    side: "client",
    strength: 2,
    what: "what components of Solid are made of",
  },
  { from: /^lit(?:-element)?$/, names: ["LitElement"], side: "client", strength: 2, what: "Lit's element" },
  {
    from: /^pinia$/,
    names: ["defineStore"],
    side: "client",
    strength: 2,
    what: "Pinia, whose stores the browser is sent",
  },
  {
    from: /^vue$/,
    names: ["defineComponent"],
    exceptIn: "astro",
    side: "client",
    strength: 2,
    what: "what components of Vue are made of",
  },
  // Expo's server runtime and its push SDK are for servers.
  { from: /^expo-(?!server(?:[-/]|$))[\w-]+(?:\/|$)/, side: "client", strength: 2, what: "a module of Expo" },
  { from: /^svelte$/, names: ["onMount"], side: "client", strength: 2, what: "Svelte's onMount" },
  {
    from: /^vue$/,
    names: ["onBeforeMount", "onBeforeUnmount", "onBeforeUpdate", "onMounted", "onUnmounted", "onUpdated"],
    side: "client",
    strength: 2,
    what: "a hook of Vue that only the browser calls",
  },
];

const allSignals = [...anySignals, ...frameworks.flatMap(({ telling = [] }) => telling)];

/** What the modules that a module imports say of it. Imports of types alone say nothing. */
export function importSignals(imports: readonly ImportFact[] = [], frameworks: readonly Framework[] = []): Signal[] {
  return allSignals
    .filter(({ exceptIn }) => !frameworks.some(({ id }) => id === exceptIn))
    .filter((signal) => imports.some((fact) => isMeant(fact, signal)))
    .map((signal) => {
      const { side, strength, what } = signal;
      return { side, strength, precedence: precedenceOf(signal), reason: `it imports ${what}` };
    });
}

/** Whether a module imports what no bundler for browsers or phones can build. */
export function importsNode(imports: readonly ImportFact[] = []): boolean {
  return imports.some((fact) => nodeSignals.some((signal) => isMeant(fact, signal)));
}

function isMeant({ source, isTypeOnly = false, names = [] }: ImportFact, signal: ImportSignal): boolean {
  if (isTypeOnly || !signal.from.test(source)) return false;
  if (signal.exceptNames?.some((name) => names.includes(name))) return false;
  return signal.names?.some((name) => names.includes(name)) ?? true;
}
