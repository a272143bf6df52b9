// nxs-guard-disable-file nexus-public-env-name -- the cases show what is wrong

import { runCases } from "../rule-cases.ts";
import type { Invalid, Valid } from "../rule-cases.ts";

const CALL = 'fetch("https://api.nexusgpt.io/api/public/thread", { headers: { "api-key": key } })';
const REPORTED = CALL.replace("fetch", "«fetch»");
const SESSION = 'fetch("https://api.nexusgpt.io/api/public/thread", { headers: { "x-chat-session-token": token } })';
const SDK = 'import { NexusClient } from "@agent-nexus/sdk";';
const READ = "process.env.NEXUS_API_KEY";

type Case = Omit<Invalid, "messageId">;

const COMMENT =
  "// Move this to a server, which keeps the Nexus key, and ask that server from here: https://github.com/nxs-guard/nxs-guard/blob/main/docs/rules/no-client-side-call.md#a-server-proxy";

/** A case in which a comment is suggested as a line of its own where `HERE` stands, or none. */
const commented = (name: string, code: string, more: Partial<Case> = {}): Case => ({
  name: `${name}, and where a comment can stand`,
  code: code.replace(/HERE\s+/, ""),
  suggests: code.includes("HERE") ? [code.replace("HERE", COMMENT).replace(/[«»]/g, "")] : [],
  ...more,
});

const calls: readonly Case[] = [
  commented("a call in a block", `"use client";\nfunction send() {\n  HERE\n  ${REPORTED};\n}`),
  commented("lines as Windows ends them", `"use client";\r\nif (sent) {\r\n\tHERE\r\n\treturned = ${REPORTED};\r\n}`),
  commented("a branch without a block", `"use client";\nHERE\nif (sent) ${REPORTED};\nelse stop();`),
  commented("a module that exports it", `"use client";\nHERE\nexport const send = () => ${REPORTED};`),
  commented("a field of a class", `"use client";\nclass Api {\n  HERE\n  load = () => ${REPORTED};\n}`),
  commented(
    "a handler in JSX",
    `"use client";\nHERE\nexport const A = () => (\n  <a onClick={() => ${REPORTED}}>a</a>\n);`,
    { filename: "a.jsx" },
  ),
  commented(
    "a block in JSX",
    `"use client";\nexport const A = () => <a onClick={() => {\n  HERE\n  ${REPORTED};\n}}>a</a>;`,
    { filename: "a.jsx" },
  ),
  commented("a template", `"use client";\nHERE\nconst text = \`\n\${${REPORTED}}\`;`),
  commented("a line that begins otherwise", `"use client"; ${REPORTED};`),
  commented("a line that a comment speaks of", `"use client";\n// prettier-ignore\n${REPORTED};`),
  commented("a line that an empty comment stands above", `"use client";\n//\nHERE\n${REPORTED};`),
  commented("a line that the comment stands above", `"use client";\n${COMMENT}\n${REPORTED};`),
  { name: "a client component", code: `"use client";\n${REPORTED};`, says: 'it starts with "use client"' },
  { name: "a client component with a directive more", code: `"use strict";\n"use client";\n${REPORTED};` },
  { name: "a DOM component of Expo", code: `"use dom";\n${REPORTED};` },
  { name: "a marker of client code", code: `import "client-only";\n${REPORTED};`, says: "marker of client code" },
  {
    name: "a file that the settings call client code",
    filename: "web/chat.js",
    settings: { clientFiles: ["web/**"] },
    code: `${REPORTED};`,
    says: "clientFiles",
  },
  {
    name: "the source of a single-page app",
    filename: "src/chat.js",
    settings: { framework: "spa" },
    code: `export const send = (key) => ${REPORTED};`,
  },
  {
    name: "a page of Next's Pages Router",
    filename: "pages/chat.jsx",
    settings: { framework: "next" },
    code: `export default function Page({ key }) { return ${REPORTED}; }`,
  },
  {
    name: "a helper of a page's component",
    filename: "pages/chat.jsx",
    settings: { framework: "next" },
    code: `const send = (key) => ${REPORTED};\nexport default function Page() { send(); }\nexport function getServerSideProps() { send(); }`,
  },
  {
    name: "an error boundary of Next",
    filename: "app/error.jsx",
    settings: { framework: "next" },
    code: `export default ({ key }) => { ${REPORTED}; };`,
  },
  {
    name: "a universal load of SvelteKit",
    filename: "src/routes/+page.js",
    settings: { framework: "sveltekit" },
    code: `export const load = ({ fetch }) => ${REPORTED};`,
  },
  {
    name: "a clientLoader of React Router",
    filename: "app/routes/chat.jsx",
    settings: { framework: "react-router" },
    code: `export const clientLoader = () => ${REPORTED};\nexport const loader = () => 1;`,
  },
  {
    name: "a component of React Router",
    filename: "app/routes/chat.jsx",
    settings: { framework: "react-router" },
    code: `export default function Chat() { useEffect(() => { ${REPORTED}; }); }`,
  },
  {
    name: "a .client module of Remix",
    filename: "app/nexus.client.js",
    settings: { framework: "react-router" },
    code: `export const send = () => ${REPORTED};`,
  },
  {
    name: "a loader of TanStack Start",
    filename: "src/routes/chat.jsx",
    settings: { framework: "tanstack-start" },
    code: `export const Route = createFileRoute("/chat")({ loader: () => ${REPORTED} });`,
    says: "loader",
  },
  {
    name: "a page of Nuxt",
    filename: "app/pages/chat.js",
    settings: { framework: "nuxt" },
    code: `export const send = () => ${REPORTED};`,
  },
  {
    name: "a screen of Expo",
    filename: "app/chat.jsx",
    settings: { framework: "expo" },
    code: `export const send = () => ${REPORTED};`,
  },
  {
    name: "React Native by an import",
    code: `import { View } from "react-native";\n${REPORTED};`,
    says: "react-native",
  },
  {
    name: "Electron's main process",
    filename: "src/main/index.js",
    settings: { framework: "electron" },
    code: `import fs from "node:fs";\n${REPORTED};`,
    says: "Electron",
  },
  { name: "Electron by an import", code: `import { app } from "electron";\n${REPORTED};` },
  {
    name: "a script of a browser extension",
    filename: "entrypoints/background.js",
    settings: { framework: "web-extension" },
    code: `${REPORTED};`,
  },
  { name: "a file that is served as it is", filename: "public/chat.js", code: `${REPORTED};`, says: "served as it is" },
  {
    name: "a module that renders with React DOM",
    code: `import { createRoot } from "react-dom/client";\n${REPORTED};`,
  },
  {
    name: "a module that uses the document",
    code: `document.title = "Chat";\n${REPORTED};`,
    says: "globals that only a browser has",
  },
  {
    name: "an event handler",
    filename: "lib/a.jsx",
    code: `export const B = ({ key }) => <button onClick={() => ${REPORTED}} />;`,
  },
  { name: "an effect", code: `export function useChat(key) { useEffect(() => { ${REPORTED}; }, []); }` },
  {
    name: "an effect under another name",
    code: `import { useEffect as effect } from "react";\nexport function useChat(key) { effect(() => { ${REPORTED}; }, []); }`,
  },
  { name: "a mounted hook of Vue", code: `import { onMounted } from "vue";\nonMounted(() => ${REPORTED});` },
  {
    name: "a class of React",
    code: `import React from "react";\nexport class Chat extends React.Component { send() { ${REPORTED}; } }`,
    says: "a class of React's",
  },
  {
    name: "a pure class of React under another name",
    code: `import { PureComponent as Base } from "react";\nexport default class extends Base { send() { ${REPORTED}; } }`,
  },
  {
    name: "a class of React by require",
    code: `const { Component } = require("react");\nclass Chat extends Component { send() { ${REPORTED}; } }`,
  },
  {
    name: "a query of TanStack",
    code: `import { useQuery } from "@tanstack/react-query";\nexport const useChats = () => useQuery({ queryKey: ["chats"], queryFn: () => ${REPORTED} });`,
    says: "a hook that asks from the browser",
  },
  { name: "SWR", code: `import useSWR from "swr";\nexport const useChats = () => useSWR("chats", () => ${REPORTED});` },
  {
    name: "a component of Vue by its options",
    code: `import { defineComponent } from "vue";\nexport default defineComponent({ methods: { send: () => ${REPORTED} } });`,
  },
  {
    name: "a store of Pinia",
    code: `import { defineStore } from "pinia";\nexport const useChats = defineStore("chats", { actions: { send: () => ${REPORTED} } });`,
  },
  {
    name: "a custom element of Lit",
    code: `import { LitElement } from "lit";\nexport class Chat extends LitElement { firstUpdated() { ${REPORTED}; } }`,
  },
  {
    name: "a resource of Solid",
    code: `import { createResource } from "solid-js";\nexport const useChats = () => createResource(() => ${REPORTED});`,
  },
  {
    name: "the API of extensions",
    code: `chrome.runtime.onMessage.addListener(() => ${REPORTED});`,
    says: "globals that only a browser has",
  },
  { name: "the API of extensions in Firefox", code: `browser.tabs.onUpdated.addListener(() => ${REPORTED});` },
  {
    name: "WXT's background script",
    code: `export default defineBackground(() => { ${REPORTED}; });`,
    says: "a script of a browser extension",
  },
  {
    name: "a Tauri app",
    code: `import { invoke } from "@tauri-apps/api/core";\nexport const send = () => ${REPORTED};`,
  },
  {
    name: "a store on a phone",
    code: `import AsyncStorage from "@react-native-async-storage/async-storage";\nexport const send = () => ${REPORTED};`,
  },
  {
    name: "a service worker by its events",
    code: `self.addEventListener("push", (event) => event.waitUntil(${REPORTED}));`,
    says: "events of a service worker",
  },
  {
    name: "a service worker by what is its own",
    code: `self.addEventListener("fetch", (event) => { self.clients.claim(); event.respondWith(${REPORTED}); });`,
  },
  {
    name: "a service worker by its name",
    filename: "src/service-worker.js",
    code: `addEventListener("fetch", (event) => event.respondWith(${REPORTED}));`,
  },
  {
    name: "a service worker in TypeScript",
    dialect: "ts",
    code: `declare const self: ServiceWorkerGlobalScope;\nself.addEventListener("install", () => ${REPORTED});`,
  },
  {
    name: "a service worker in TypeScript, under another name",
    dialect: "ts",
    code: `const worker = self as unknown as ServiceWorkerGlobalScope;\nworker.addEventListener("activate", () => ${REPORTED});`,
  },
  {
    name: "a client directive, whatever the guard",
    code: `"use client";\nif (typeof window === "undefined") ${REPORTED};`,
  },
  {
    name: "a call without a key, which can only be refused",
    code: '"use client";\n«fetch»("https://api.nexusgpt.io/api/public/thread");',
  },
  {
    name: "a relative name of a known base",
    code: '"use client";\nconst BASE = "https://api.nexusgpt.io";\n«fetch»(`${BASE}/api/public/thread`);',
  },
  {
    name: "a host of the settings",
    settings: { hosts: ["api.acme.dev"] },
    code: '"use client";\n«fetch»("https://api.acme.dev/x", { headers: { "api-key": key } });',
  },
  {
    name: "a key beside a chat session's token",
    code: '"use client";\n«fetch»("https://api.nexusgpt.io/x", { headers: { "api-key": process.env.NEXUS_API_KEY, "x-chat-session-token": token } });',
  },
];

const clients: readonly Case[] = [
  { name: "the SDK's client", code: `"use client";\n${SDK}\nconst nexus = new «NexusClient»({ apiKey });` },
  {
    name: "the SDK's client with a key that it finds by itself",
    code: `"use client";\n${SDK}\nexport const nexus = new «NexusClient»();`,
  },
  {
    name: "the SDK's client that is loaded late",
    code: '"use client";\nimport("@agent-nexus/sdk").then(({ NexusClient }) => new «NexusClient»({ apiKey }));',
  },
  {
    name: "the SDK's client that is loaded late under another name",
    code: '"use client";\nimport("@agent-nexus/sdk").then(({ NexusClient: Client }) => new «Client»({ apiKey }));',
  },
  {
    name: "the SDK's client of a module that is loaded late",
    code: '"use client";\nconst loaded = import("@agent-nexus/sdk");\nloaded.then((m) => new «m.NexusClient»({ apiKey }));',
  },
  {
    name: "a class that extends the SDK's client",
    code: `"use client";\n${SDK}\nclass Mine extends NexusClient {}\nexport const nexus = new «Mine»({ apiKey });`,
  },
  {
    name: "a class in a constant that extends one that does",
    code: `"use client";\nimport * as sdk from "@agent-nexus/sdk";\nclass Base extends sdk.NexusClient {}\nconst Mine = class extends Base {};\nnew «Mine»();`,
  },
  {
    name: "a browser client that is given a key",
    code: '"use client";\nimport { createBrowserChatClient } from "@agent-nexus/sdk";\n«createBrowserChatClient»({ baseUrl, defaultHeaders: { "api-key": process.env.NEXUS_API_KEY } });',
  },
];

const reads: readonly Case[] = [
  { name: "a key that is read", code: `"use client";\nexport const key = «${READ}»;` },
  {
    name: "a public name that is read",
    code: '"use client";\nexport const key = «import.meta.env.VITE_NEXUS_API_KEY»;',
  },
  { name: "a destructured key", code: '"use client";\nconst { «NEXUS_API_KEY» } = process.env;' },
  {
    name: "a key in a helper that only the client uses",
    code: `const key = () => «${READ}»;\nexport function useChat() { useEffect(() => { key(); }); }`,
    says: "it is used by code that ships: it is inside a hook",
  },
  {
    name: "a private constant in a universal module",
    filename: "src/routes/+page.js",
    settings: { framework: "sveltekit" },
    code: 'import { «NEXUS_API_KEY» } from "$env/static/private";',
  },
  {
    name: "a key that a header is set to, once",
    code: `"use client";\nconst key = «${READ}»;\nheaders.set("api-key", key);`,
  },
  {
    name: "a key that a file of the browser uses itself",
    code: `const key = «${READ}»;\ndocument.title = key;`,
    says: "too: it uses globals",
  },
  {
    name: "a secret name of the settings",
    settings: { envNames: ["ACME_TOKEN"] },
    code: '"use client";\nuse(«process.env.ACME_TOKEN»);',
  },
];

const unknown = { options: { unknownFiles: true } };
const strict: readonly Case[] = [
  {
    name: "a file of which nothing is known",
    ...unknown,
    code: `export const send = () => ${REPORTED};`,
    says: "nothing tells",
  },
  {
    name: "a file whose signs disagree",
    ...unknown,
    code: `import fs from "node:fs";\ndocument.title = "x";\n${REPORTED};`,
    says: "disagree",
  },
  {
    name: "a call beside the environment that t3-env checks",
    ...unknown,
    code: `export const env = createEnv({ runtimeEnv: { NEXUS_API_KEY: ${READ} } });\nexport const send = () => ${REPORTED};`,
  },
  {
    name: "Deno's environment, where the program asks whether there is one",
    ...unknown,
    code: `const onDeno = typeof Deno !== "undefined" && Deno.env.get("A");\nexport const send = () => ${REPORTED};`,
  },
];

const valid: readonly Valid[] = [
  { name: "a file of which nothing is known", code: `export const send = () => ${CALL};` },
  { name: "a file whose signs disagree", code: `import fs from "node:fs";\ndocument.title = "x";\n${CALL};` },
  {
    name: "a server component of Next, for all that is known",
    filename: "app/page.jsx",
    settings: { framework: "next" },
    ...unknown,
    code: `export default () => ${CALL};`,
  },
  { name: "a chat session", code: `"use client";\n${SESSION};` },
  {
    name: "a chat session with headers of a function",
    code: '"use client";\nfetch("https://api.nexusgpt.io/x", { headers: chatSessionHeaders() });',
  },
  ...Object.entries({
    "an object": 'const headers = { "x-chat-session-token": token };\nfetch("https://api.nexusgpt.io/x", { headers });',
    options:
      'const options = { headers: { "x-chat-session-token": token } };\nfetch("https://api.nexusgpt.io/x", options);',
    Headers:
      'const headers = new Headers();\nheaders.set("x-chat-session-token", token);\nfetch("https://api.nexusgpt.io/x", { headers });',
    "a function's result": 'const headers = chatSessionHeaders();\nfetch("https://api.nexusgpt.io/x", { headers });',
    "an instance":
      'import axios from "axios";\nconst api = axios.create({ baseURL: "https://api.nexusgpt.io", headers: { "x-chat-session-token": token } });\napi.get("/x");',
  }).map(([what, code]) => ({ name: `a chat session by ${what}`, code: `"use client";\n${code}` })),
  {
    name: "the SDK's browser client",
    code: '"use client";\nimport { createBrowserChatClient } from "@agent-nexus/sdk";\ncreateBrowserChatClient({ baseUrl });',
  },
  {
    name: "an administrator who has signed in",
    code: '"use client";\nfetch("https://api.nexusgpt.io/api/admin/users", { headers: { Authorization: `Bearer ${jwt}` } });',
  },
  {
    name: "the application's own server",
    code: '"use client";\nfetch("/api/chat", { method: "POST" }); // asks Nexus',
  },
  {
    name: "another host",
    code: '"use client";\nfetch("https://api.brevo.com/v3/nexus", { headers: { "api-key": key } });',
  },
  {
    name: "another NexusClient",
    code: '"use client";\nimport { NexusClient } from "@sonatype/nexus";\nnew NexusClient({ apiKey });',
  },
  { name: "a server action", code: `"use server";\nexport async function send(key) { return ${CALL}; }` },
  {
    name: "an action in a file",
    filename: "lib/a.jsx",
    code: `document.title = "x";\nexport async function send(key) { "use server"; return ${CALL}; }`,
  },
  { name: "a marker of server code", code: `import "server-only";\ndocument.title = "x";\n${CALL};` },
  {
    name: "a module of a phone's project that is called a server's",
    filename: "utils/nexus-server.js",
    settings: { framework: "expo" },
    code: `export const ask = () => ${CALL};`,
  },
  { name: "a server suffix", filename: "src/nexus.server.js", settings: { framework: "spa" }, code: `${CALL};` },
  {
    name: "a route handler of Next",
    filename: "app/api/chat/route.js",
    settings: { framework: "next" },
    code: `export const POST = () => ${CALL};`,
  },
  {
    name: "an API route of Next",
    filename: "pages/api/chat.js",
    settings: { framework: "next" },
    code: `export default () => ${CALL};`,
  },
  {
    name: "getServerSideProps",
    filename: "pages/chat.jsx",
    settings: { framework: "next" },
    code: `export async function getServerSideProps() { await ${CALL}; return { props: {} }; }\nexport default function Page() {}`,
  },
  {
    name: "a helper that only getServerSideProps uses",
    filename: "pages/chat.jsx",
    settings: { framework: "next" },
    code: `const key = ${READ};\nconst send = () => ${CALL};\nexport async function getServerSideProps() { await send(); return { props: {} }; }\nexport default function Page() {}`,
  },
  {
    name: "a load on SvelteKit's server",
    filename: "src/routes/+page.server.js",
    settings: { framework: "sveltekit" },
    code: `import { NEXUS_API_KEY as key } from "$env/static/private";\nexport const load = () => ${CALL};`,
  },
  {
    name: "an endpoint of SvelteKit",
    filename: "src/routes/api/+server.js",
    settings: { framework: "sveltekit" },
    code: `export const POST = () => ${CALL};`,
  },
  {
    name: "a loader of React Router",
    filename: "app/routes/chat.jsx",
    settings: { framework: "react-router" },
    code: `export async function loader() { const key = ${READ}; return ${CALL}; }\nexport default function Chat() {}`,
  },
  {
    name: "an import that only a loader uses",
    filename: "app/routes/chat.jsx",
    settings: { framework: "react-router" },
    code: 'import { env } from "../env.server";\nexport async function loader() { return env.NEXUS_API_KEY; }\nexport default function Chat() {}',
  },
  {
    name: "a server function of TanStack Start",
    filename: "src/routes/chat.jsx",
    settings: { framework: "tanstack-start" },
    code: `const send = createServerFn({ method: "POST" }).validator(v).handler(async () => ${CALL});\nexport const Route = createFileRoute("/chat")({ loader: () => send() });`,
  },
  {
    name: "Nuxt's server",
    filename: "server/api/chat.js",
    settings: { framework: "nuxt" },
    code: `export default defineEventHandler(() => ${CALL});`,
  },
  {
    name: "an API route of Expo",
    filename: "app/chat+api.js",
    settings: { framework: "expo" },
    code: `export const POST = () => ${CALL};`,
  },
  {
    name: "a serverless function",
    filename: "netlify/functions/chat.js",
    settings: { framework: "spa" },
    code: `export default () => ${CALL};`,
  },
  {
    name: "a program of Node",
    code: `import express from "express";\nexpress().post("/api/chat", () => ${CALL});`,
    ...unknown,
  },
  {
    name: "a Worker",
    code: `export default { fetch(request, env) { const key = env.NEXUS_API_KEY; return ${CALL}; } };`,
    ...unknown,
  },
  { name: "Deno's server", code: `Deno.serve(() => ${CALL});`, ...unknown },
  {
    name: "a configuration of a tool",
    filename: "vite.config.js",
    settings: { framework: "spa" },
    code: `export default { key: ${READ} };`,
  },
  {
    name: "a test",
    filename: "src/chat.test.js",
    settings: { framework: "spa" },
    code: `document.title = "x";\n${CALL};`,
  },
  {
    name: "a file that the settings call server code",
    filename: "src/chat.js",
    settings: { framework: "spa", serverFiles: ["src/chat.js"] },
    code: `document.title = "x";\n${CALL};`,
  },
  { name: "globals in a guard", code: `if (typeof window !== "undefined") window.nexus = 1;\n${CALL};` },
  {
    name: "a variable that is called document",
    code: `import document from "./document.js";\ndocument.title = "nexus";\n${CALL};`,
  },
  {
    name: "code for a page that a robot drives",
    code: `import { chromium } from "playwright";\nawait page.evaluate(() => document.title);\n${CALL};`,
  },
  {
    name: "a guard for the server beside a hook",
    code: `export function useChat(key) { useEffect(() => { if (typeof window === "undefined") ${CALL}; }); }`,
  },
  {
    name: "another class that is called Component",
    code: `import React from "react";\nimport Component from "./component.js";\nexport class Ask extends Component { send() { ${CALL}; } }`,
  },
  {
    name: "a class of types",
    code: `import { Cache } from "react";\nexport class Ask extends Cache { send() { ${CALL}; } }`,
  },
  {
    name: "a query that a server prepares",
    code: `import { QueryClient } from "@tanstack/react-query";\nexport const load = () => new QueryClient().prefetchQuery({ queryFn: () => ${CALL} });`,
  },
  {
    name: "data that a server prepares for SWR",
    code: `import { SWRConfig, unstable_serialize } from "swr";\nexport const load = () => ({ fallback: ${CALL} });`,
  },
  {
    name: "an action of Solid's server",
    code: `import { createResource } from "solid-js";\nexport const useChats = () => createResource(async () => { "use server"; return ${CALL}; });`,
  },
  {
    name: "variables that are called like the globals of extensions",
    code: `import browser, { chrome } from "./robots.js";\nbrowser.tabs.open();\nchrome.runtime.start();\n${CALL};`,
  },
  {
    name: "a browser that a test drives",
    code: `browser.url("/chat");\nbrowser.execute(() => 1);\n${CALL};`,
  },
  {
    name: "a question whether this is an extension",
    code: `if (typeof chrome !== "undefined" && chrome.runtime) chrome.runtime.connect();\n${CALL};`,
  },
  {
    name: "an extension that a robot drives",
    code: `import puppeteer from "puppeteer";\nawait worker.evaluate(() => chrome.runtime.reload());\n${CALL};`,
  },
  {
    name: "a Cloudflare Worker in the form of service workers",
    code: `addEventListener("fetch", (event) => event.respondWith(${CALL}));\nself.addEventListener("scheduled", () => 1);`,
  },
  {
    name: "an emitter that tells of installs",
    code: `const self = makeEmitter();\nself.addEventListener("install", () => ${CALL});`,
  },
  {
    name: "a service with workers",
    filename: "src/service-worker.js",
    code: `import { Worker } from "bullmq";\nnew Worker("ask", () => ${CALL});`,
  },
  {
    name: "a class that extends a NexusClient of others",
    code: '"use client";\nimport { NexusClient } from "@sonatype/nexus";\nclass Mine extends NexusClient {}\nnew Mine({ apiKey });',
  },
  {
    name: "a module of others that is loaded late",
    code: '"use client";\nimport("@sonatype/nexus").then(({ NexusClient }) => new NexusClient({ apiKey }));',
  },
  {
    name: "the SDK's client that a server loads late",
    code: '"use server";\nimport("@agent-nexus/sdk").then(({ NexusClient }) => new NexusClient({ apiKey }));',
  },
  { name: "an import of types", dialect: "ts", code: `import type { View } from "react-native";\n${CALL};` },
  {
    name: "a mocked request",
    filename: "src/mocks.js",
    code: '"use client";\nimport { http } from "msw";\nhttp.post("https://api.nexusgpt.io/api/public/thread", () => 1);',
  },
  {
    name: "a public name in a file of which nothing is known, which another rule reports",
    code: "export const key = import.meta.env.VITE_NEXUS_API_KEY;",
    ...unknown,
  },
  {
    name: "Deno's environment, which no browser has",
    code: `export const handler = (key = Deno.env.get("NEXUS_API_KEY")) => ${CALL};`,
    ...unknown,
  },
  {
    name: "the environment that t3-env checks",
    code: `export const env = createEnv({ server: { NEXUS_API_KEY: z.string() }, runtimeEnv: { NEXUS_API_KEY: ${READ} } });`,
    ...unknown,
  },
  {
    name: "a file in a server's folder that tells nothing more",
    filename: "src/server/ask.js",
    code: `export const ask = (key) => ${CALL};`,
    ...unknown,
  },
  { name: "a variable that is set", code: '"use client";\nDeno.env.set("NEXUS_API_KEY", token);' },
  { name: "a variable that is deleted", code: '"use client";\ndelete process.env.NEXUS_API_KEY;' },
  {
    name: "a name that speaks of a key",
    code: '"use client";\nuse(import.meta.env.VITE_HAS_NEXUS_API_KEY, process.env.NEXUS_BASE_URL);',
  },
];

runCases("no-client-side-call", {
  invalid: [
    ...calls.map((each): Invalid => ({ ...each, messageId: "call", comments: true })),
    ...clients.map((each): Invalid => ({ ...each, messageId: "client", comments: true })),
    ...reads.map((each): Invalid => ({ ...each, messageId: "read", comments: true })),
    ...strict.map((each): Invalid => ({ ...each, messageId: "unknownCall" })),
  ],
  valid,
});
