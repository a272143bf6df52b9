// nxs-guard-disable-file nexus-public-env-name -- the cases show what is wrong

import { hex, sample } from "@nxs-guard/rules/sample";

import { runCases } from "../rule-cases.ts";
import type { Invalid, Valid } from "../rule-cases.ts";

const KEY = sample("nxs_u_", hex(32));

const URL = '"https://api.nexusgpt.io/api/public/thread"';
const sent = (value: string): string => `fetch(${URL}, { headers: { "api-key": ${value} } });`;

const read: readonly Omit<Invalid, "messageId">[] = [
  {
    name: "a public name without Nexus in it that is sent there as the key",
    code: sent("«import.meta.env.VITE_API_KEY»"),
    says: "Vite",
  },
  {
    name: "the same in a variable, after Bearer",
    code: `const key = «process.env.NEXT_PUBLIC_KEY»;\nfetch(${URL}, { headers: { Authorization: \`Bearer \${key}\` } });`,
  },
  {
    name: "the same in the SDK's apiKey",
    code: 'import { NexusClient } from "@agent-nexus/sdk";\nnew NexusClient({ apiKey: «process.env.EXPO_PUBLIC_KEY» });',
  },
  { name: "the same that is asserted", code: sent("«process.env.REACT_APP_KEY»!"), dialect: "ts" },
  { name: "a key that is sent, once", code: sent("«import.meta.env.VITE_NEXUS_API_KEY»") },
  { name: "Next's prefix", code: "const key = «process.env.NEXT_PUBLIC_NEXUS_API_KEY»;", says: "Next builds" },
  { name: "a name in brackets", code: 'const key = «process.env["NEXT_PUBLIC_NEXUS_API_KEY"]»;' },
  { name: "Vite's prefix", code: "const key = «import.meta.env.VITE_NEXUS_API_KEY»;", says: "Vite" },
  {
    name: "Create React App's prefix",
    code: "const key = «process.env.REACT_APP_NEXUS_API_KEY»;",
    says: "Create React App",
  },
  { name: "Create React App's prefix in another case", code: "const key = «process.env.React_App_NEXUS_API_KEY»;" },
  { name: "Expo's prefix", code: "const key = «process.env.EXPO_PUBLIC_NEXUS_API_KEY»;", says: "Expo" },
  { name: "Gatsby's prefix", code: "const key = «process.env.GATSBY_NEXUS_ADMIN_TOKEN»;", says: "Gatsby" },
  { name: "Vue CLI's prefix", code: "const key = «process.env.VUE_APP_NEXUS_API_KEY»;", says: "Vue CLI" },
  { name: "Plasmo's prefix", code: "const key = «process.env.PLASMO_PUBLIC_NEXUS_API_KEY»;", says: "Plasmo" },
  { name: "WXT's prefix", code: "const key = «import.meta.env.WXT_NEXUS_API_KEY»;", says: "WXT" },
  {
    name: "electron-vite's prefix",
    code: "const key = «import.meta.env.RENDERER_VITE_NEXUS_API_KEY»;",
    says: "electron-vite",
  },
  {
    name: "the prefix of several tools",
    code: "const key = «import.meta.env.PUBLIC_NEXUS_API_KEY»;",
    says: "Astro, SvelteKit",
  },
  {
    name: "a name that the project's framework tells apart",
    code: "const key = «import.meta.env.PUBLIC_NEXUS_API_KEY»;",
    settings: { framework: "astro" },
    says: "Astro builds",
  },
  { name: "Nuxt's prefix", code: "const key = «process.env.NUXT_PUBLIC_NEXUS_API_KEY»;", says: "Nuxt" },
  { name: "optional chains", code: "const key = «process?.env?.VITE_NEXUS_API_KEY»;" },
  { name: "the process of globalThis", code: "const key = «globalThis.process.env.NEXT_PUBLIC_NEXUS_API_KEY»;" },
  {
    name: "a destructured variable, which is not inlined",
    code: "const { «NEXT_PUBLIC_NEXUS_API_KEY» } = process.env;",
  },
  {
    name: "a destructured variable with another name and a default",
    code: 'const { «VITE_NEXUS_API_KEY: key = ""» } = import.meta.env;',
  },
  {
    name: "an environment under another name",
    code: "const env = process.env; send(«env.NEXT_PUBLIC_NEXUS_API_KEY»);",
  },
  { name: "a name that a constant has", code: 'const NAME = "NEXT_PUBLIC_NEXUS_API_KEY"; send(«process.env[NAME]»);' },
  { name: "Deno's environment", code: 'const key = Deno.env.get(«"VITE_NEXUS_API_KEY"»);' },
  { name: "Bun's environment", code: "const key = «Bun.env.PUBLIC_NEXUS_API_KEY»;" },
  { name: "a validated environment", code: 'import { env } from "./env"; send(«env.NEXT_PUBLIC_NEXUS_API_KEY»);' },
  { name: "a write", code: '«process.env.VITE_NEXUS_API_KEY» = "x";' },
  { name: "a stub in a test", filename: "lib/a.test.js", code: 'vi.stubEnv(«"VITE_NEXUS_API_KEY"», "x");' },
  {
    name: "SvelteKit's public constants",
    code: 'import { «PUBLIC_NEXUS_API_KEY» } from "$env/static/public";',
    says: "SvelteKit",
  },
  {
    name: "SvelteKit's public object",
    code: 'import { env } from "$env/dynamic/public"; send(«env.PUBLIC_NEXUS_API_KEY»);',
  },
  {
    name: "Astro's client variables",
    code: 'import { «NEXUS_API_KEY as key» } from "astro:env/client";',
    says: "Astro",
  },
  { name: "react-native-dotenv", code: 'import { «NEXUS_API_KEY» } from "@env";', says: "react-native-dotenv" },
  { name: "react-native-config", code: 'import Config from "react-native-config"; send(«Config.NEXUS_API_KEY»);' },
  {
    name: "Nuxt's public configuration",
    code: "const config = useRuntimeConfig(); send(«config.public.nexusApiKey»);",
    says: "Nuxt",
  },
  { name: "Nuxt's $config", code: "send(«this.$config.public.nexusApiKey»);" },
  {
    name: "Expo's constants",
    code: 'import Constants from "expo-constants"; send(«Constants.expoConfig.extra.nexusApiKey»);',
    says: "Expo",
  },
  {
    name: "Angular's environment",
    code: 'import { environment } from "../environments/environment"; send(«environment.nexusApiKey»);',
    says: "Angular",
  },
  {
    name: "a key for one stage",
    code: "const key = «import.meta.env.VITE_STAGING_NEXUS_API_KEY» || «import.meta.env.VITE_NEXUS_API_KEY_PROD»;",
  },
  { name: "a key of one's own", code: "const key = «import.meta.env.VITE_ACME_NEXUS_API_KEY»;", says: "Vite builds" },
  {
    name: "a key of one's own in Nuxt",
    code: "send(«useRuntimeConfig().public.acmeNexusApiKey»);",
  },
  {
    name: "a prefix of the settings",
    code: "const key = «process.env.APP_SHARED_NEXUS_API_KEY»;",
    settings: { envPrefixes: ["APP_SHARED_"] },
  },
  {
    name: "a prefix of the settings that every key has",
    code: "const key = «import.meta.env.NEXUS_API_KEY»;",
    settings: { envPrefixes: ["NEXUS_"] },
  },
  {
    name: "a name of the settings",
    code: "const key = «import.meta.env.VITE_ACME_SECRET»;",
    settings: { envNames: ["ACME_SECRET"] },
  },
  { name: "an object that is named for variables", code: 'export const stub = { «VITE_NEXUS_API_KEY»: "x" };' },
  { name: "a schema of variables", code: "createEnv({ client: { «NEXT_PUBLIC_NEXUS_API_KEY»: z.string() } });" },
  {
    name: "a typed environment",
    dialect: "ts",
    code: "interface ImportMetaEnv { readonly «VITE_NEXUS_API_KEY»: string }",
  },
  { name: "an assertion", dialect: "ts", code: "const key = «process.env.NEXT_PUBLIC_NEXUS_API_KEY»! as string;" },
];

const config: readonly Omit<Invalid, "messageId">[] = [
  {
    name: "env of next.config",
    filename: "next.config.js",
    code: "module.exports = { env: { «NEXUS_API_KEY»: process.env.NEXUS_API_KEY } };",
    says: "next.config",
  },
  {
    name: "env of next.config under another name",
    filename: "next.config.mjs",
    code: "const config = { env: { «key»: process.env.NEXUS_API_KEY } }; export default config;",
  },
  {
    name: "publicRuntimeConfig",
    filename: "next.config.js",
    code: "module.exports = { publicRuntimeConfig: { «nexusApiKey»: process.env.NEXUS_API_KEY } };",
  },
  {
    name: "Vite's define",
    filename: "vite.config.js",
    code: 'export default defineConfig({ define: { «"process.env.NEXUS_API_KEY"»: JSON.stringify(process.env.NEXUS_API_KEY) } });',
    says: "define",
  },
  {
    name: "a constant of define",
    filename: "vite.config.js",
    code: "export default defineConfig({ define: { «__KEY__»: JSON.stringify(process.env.NEXUS_API_KEY) } });",
  },
  {
    name: "a whole environment of define",
    filename: "vite.config.js",
    code: 'export default { define: { "process.env": { «NEXUS_API_KEY»: JSON.stringify(env.NEXUS_API_KEY) } } };',
  },
  {
    name: "esbuild's define",
    filename: "build.js",
    code: 'esbuild.build({ define: { «"process.env.NEXUS_API_KEY"»: JSON.stringify(key) } });',
  },
  {
    name: "webpack's DefinePlugin",
    filename: "webpack.config.js",
    code: 'new webpack.DefinePlugin({ «"process.env.NEXUS_API_KEY"»: JSON.stringify(process.env.NEXUS_API_KEY) });',
  },
  {
    name: "webpack's EnvironmentPlugin with a list",
    filename: "webpack.config.js",
    code: 'new webpack.EnvironmentPlugin(["NODE_ENV", «"NEXUS_API_KEY"»]);',
    says: "EnvironmentPlugin",
  },
  {
    name: "webpack's EnvironmentPlugin with defaults",
    filename: "webpack.config.js",
    code: 'new EnvironmentPlugin({ «NEXUS_API_KEY»: "" });',
  },
  {
    name: "Nuxt's runtimeConfig.public",
    filename: "nuxt.config.ts",
    code: 'export default defineNuxtConfig({ runtimeConfig: { public: { «nexusApiKey»: "" } } });',
    says: "runtimeConfig.public",
  },
  {
    name: "a nested name",
    filename: "nuxt.config.ts",
    code: 'export default defineNuxtConfig({ runtimeConfig: { public: { nexus: { «apiKey»: "" } } } });',
  },
  {
    name: "Nuxt's app.config",
    filename: "app.config.js",
    code: "export default defineAppConfig({ «nexusApiKey»: process.env.NEXUS_API_KEY });",
  },
  {
    name: "Expo's extra",
    filename: "app.config.js",
    code: "export default { expo: { extra: { «nexusApiKey»: process.env.NEXUS_API_KEY } } };",
    says: "Expo",
  },
  {
    name: "Expo's extra of a function",
    filename: "app.config.js",
    code: "export default ({ config }) => ({ ...config, extra: { «key»: process.env.NEXUS_API_KEY } });",
  },
  {
    name: "Angular's environment file",
    filename: "src/environments/environment.prod.js",
    code: `export const environment = { production: true, «nexusApiKey»: "${KEY}" };`,
    says: "Angular",
  },
  {
    name: "a nested name of Angular's",
    filename: "src/environments/environment.js",
    code: 'export const environment = { nexus: { «apiKey»: "x" } };',
  },
  {
    name: "Astro's schema",
    filename: "astro.config.mjs",
    code: 'export default { env: { schema: { «NEXUS_API_KEY»: envField.string({ context: "client", access: "public" }) } } };',
    says: "Astro",
  },
];

const prefix: readonly Omit<Invalid, "messageId">[] = [
  {
    name: "Vite's envPrefix",
    filename: "vite.config.js",
    code: 'export default { envPrefix: «"NEXUS_"» };',
    says: "NEXUS_API_KEY",
  },
  {
    name: "one of several prefixes",
    filename: "vite.config.js",
    code: 'export default { envPrefix: ["VITE_", «"NEXUS_"»] };',
  },
  {
    name: "SvelteKit's publicPrefix",
    filename: "svelte.config.js",
    code: 'export default { kit: { env: { publicPrefix: «"NEXUS_"» } } };',
  },
  { name: "Bun's inlined prefix", filename: "build.js", code: 'await Bun.build({ env: «"NEXUS_*"» });' },
];

const valid: readonly Valid[] = [
  { name: "a private name that is sent", code: sent("process.env.API_KEY") },
  {
    name: "a public name that is sent elsewhere",
    code: 'fetch("https://search.example/nexus", { headers: { "api-key": import.meta.env.VITE_SEARCH_KEY } });',
  },
  {
    name: "a public name in another header",
    code: `fetch(${URL}, { headers: { "api-key": key, "X-Client-Version": import.meta.env.VITE_VERSION } });`,
  },
  {
    name: "a chat session's token that is sent",
    code: `fetch(${URL}, { headers: { "x-chat-session-token": import.meta.env.VITE_DEMO_SESSION } });`,
  },
  {
    name: "an administrator's token",
    code: 'fetch("https://api.nexusgpt.io/api/admin/x", { headers: { Authorization: `Bearer ${import.meta.env.VITE_JWT}` } });',
  },
  { name: "the key on the server", code: "const key = process.env.NEXUS_API_KEY;" },
  { name: "a question whether there is a key", code: "const has = import.meta.env.VITE_HAS_NEXUS_API_KEY;" },
  {
    name: "other words before the name",
    code: "use(process.env.NEXT_PUBLIC_SHOW_NEXUS_API_KEY, process.env.VITE_REQUIRE_NEXUS_API_KEY);",
  },
  {
    name: "other words after the name",
    code: "use(import.meta.env.VITE_NEXUS_API_KEY_URL, import.meta.env.VITE_NEXUS_API_KEY_HINT);",
  },
  {
    name: "a text about a key",
    code: "use(useRuntimeConfig().public.labels.nexusApiKey, useRuntimeConfig().public.hasNexusApiKey);",
  },
  { name: "a name that ends alike", code: "use(import.meta.env.VITE_ANNEXUS_API_KEY);" },
  { name: "a deleted variable", code: "delete process.env.VITE_NEXUS_API_KEY;" },
  { name: "a public address", code: "const url = import.meta.env.VITE_NEXUS_BASE_URL;" },
  { name: "a public deployment", code: "const id = process.env.NEXT_PUBLIC_NEXUS_DEPLOYMENT_ID;" },
  { name: "an organisation", code: "const id = process.env.NEXT_PUBLIC_NEXUS_ORGANIZATION_ID;" },
  {
    name: "a key of another product",
    code: "const key = process.env.NEXT_PUBLIC_STRIPE_KEY; use(import.meta.env.VITE_FIREBASE_API_KEY);",
  },
  { name: "a prefix that is no tool's", code: "const key = process.env.ACME_NEXUS_API_KEY;" },
  { name: "a server's prefix of Nuxt", code: "const key = process.env.NUXT_NEXUS_API_KEY;" },
  {
    name: "Nuxt's private configuration",
    filename: "nuxt.config.ts",
    code: 'export default defineNuxtConfig({ runtimeConfig: { nexusApiKey: "", public: { nexusBaseUrl: "" } } });',
  },
  {
    name: "a read of Nuxt's private configuration",
    code: "const { nexusApiKey } = useRuntimeConfig(); use(useRuntimeConfig().nexusApiKey);",
  },
  { name: "SvelteKit's private constants", code: 'import { NEXUS_API_KEY } from "$env/static/private";' },
  { name: "SvelteKit's private object", code: 'import { env } from "$env/dynamic/private"; use(env.NEXUS_API_KEY);' },
  { name: "another public constant", code: 'import { PUBLIC_NEXUS_BASE_URL } from "$env/static/public";' },
  { name: "Astro's server variables", code: 'import { NEXUS_API_KEY } from "astro:env/server";' },
  {
    name: "a secret of Astro's schema",
    filename: "astro.config.mjs",
    code: 'export default { env: { schema: { NEXUS_API_KEY: envField.string({ context: "server", access: "secret" }) } } };',
  },
  { name: "another name of @env", code: 'import { API_URL } from "@env"; import { nexus } from "./nexus";' },
  {
    name: "a module that is only called environment",
    code: 'import { environment } from "./environment"; use(environment.nexusApiKey);',
  },
  {
    name: "env of next.config without a key",
    filename: "next.config.js",
    code: "module.exports = { env: { nexusBaseUrl: process.env.NEXUS_BASE_URL } };",
  },
  {
    name: "an env elsewhere",
    filename: "ecosystem.config.js",
    code: "module.exports = { apps: [{ env: { NEXUS_API_KEY: process.env.NEXUS_API_KEY } }] };",
  },
  {
    name: "the environment of a child process",
    code: 'spawn("nexus", { env: { ...process.env, NEXUS_API_KEY: key } });',
  },
  {
    name: "define for Node",
    filename: "build.js",
    code: 'esbuild.build({ platform: "node", define: { "process.env.NEXUS_API_KEY": JSON.stringify(process.env.NEXUS_API_KEY) } });',
  },
  {
    name: "define of something else",
    filename: "vite.config.js",
    code: "export default { define: { __NEXUS_URL__: JSON.stringify(process.env.NEXUS_BASE_URL) } };",
  },
  {
    name: "define without the key's value",
    filename: "vite.config.js",
    code: "export default { define: { __HAS_KEY__: Boolean(process.env.NEXUS_API_KEY) } };",
  },
  { name: "a call of define", code: 'define("nexus", { NEXUS_API_KEY: process.env.NEXUS_API_KEY });' },
  {
    name: "an extra that is not Expo's",
    filename: "lib/sentry.js",
    code: "report(error, { extra: { nexusBaseUrl } });",
  },
  {
    name: "another envPrefix",
    filename: "vite.config.js",
    code: 'export default { envPrefix: ["VITE_", "NEXUS_PUBLIC_"] };',
  },
  {
    name: "an env that is no prefix",
    filename: "build.js",
    code: 'run({ env: "NEXUS_API_KEY" }); Bun.build({ env: "PUBLIC_*" }); use("nexus");',
  },
  { name: "a comparison of names", code: 'if (name === "VITE_NEXUS_API_KEY") throw new Error("no");' },
  { name: "a text that names it", code: 'const help = "Do not call it VITE_NEXUS_API_KEY";' },
  { name: "a list of forbidden names", code: 'const FORBIDDEN = ["VITE_NEXUS_API_KEY", "NEXT_PUBLIC_NEXUS_API_KEY"];' },
  { name: "a comment", code: "// process.env.NEXT_PUBLIC_NEXUS_API_KEY\nuse(nexus);" },
  {
    name: "an environment of Angular without a key",
    filename: "src/environments/environment.js",
    code: 'export const environment = { production: true, nexusBaseUrl: "https://api.nexusgpt.io" };',
  },
  { name: "a chat session's token", code: "const token = import.meta.env.VITE_NEXUS_CHAT_SESSION_TOKEN;" },
  { name: "a local variable of the name", code: "const VITE_NEXUS_API_KEY = 1; use(VITE_NEXUS_API_KEY);" },
  { name: "a computed name", code: "use(process.env[`VITE_NEXUS_${name}`], process.env[name]);" },
];

runCases("no-public-env-key", {
  invalid: [
    ...read.map((each): Invalid => ({ ...each, messageId: "name" })),
    ...config.map((each): Invalid => ({ ...each, messageId: "config" })),
    ...prefix.map((each): Invalid => ({ ...each, messageId: "prefix" })),
  ],
  valid,
});
