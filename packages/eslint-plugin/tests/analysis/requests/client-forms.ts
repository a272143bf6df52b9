/** How each HTTP client is given a URL and one header. */
export interface ClientForm {
  readonly name: string;
  /** @param url an expression @param header the name of a header, in quotes @param value an expression */
  readonly code: (url: string, header: string, value: string) => string;
}

const RTK = 'import { createApi, fetchBaseQuery, retry } from "@reduxjs/toolkit/query";\n';

const form = (name: string, code: ClientForm["code"]): ClientForm => ({ name, code });

export const clientForms: readonly ClientForm[] = [
  form("fetch", (u, h, v) => `fetch(${u}, { headers: { ${h}: ${v} } });`),
  form("fetch of a global object", (u, h, v) => `globalThis.fetch(${u}, { headers: { ${h}: ${v} } });`),
  form("fetch of undici", (u, h, v) => `import { fetch } from "undici";\nfetch(${u}, { headers: { ${h}: ${v} } });`),
  form(
    "request of undici",
    (u, h, v) => `import { request } from "undici";\nrequest(${u}, { headers: { ${h}: ${v} } });`,
  ),
  form(
    "node-fetch under another name",
    (u, h, v) => `import send from "node-fetch";\nsend(${u}, { headers: { ${h}: ${v} } });`,
  ),
  form(
    "node-fetch by require",
    (u, h, v) => `const send = require("node-fetch");\nsend(${u}, { headers: { ${h}: ${v} } });`,
  ),
  form(
    "cross-fetch",
    (u, h, v) => `import { fetch as send } from "cross-fetch";\nsend(${u}, { headers: { ${h}: ${v} } });`,
  ),
  form(
    "SvelteKit's fetch",
    (u, h, v) => `export async function load({ fetch }) { await fetch(${u}, { headers: { ${h}: ${v} } }); }`,
  ),
  form(
    "SvelteKit's event",
    (u, h, v) => `export const GET = (event) => event.fetch(${u}, { headers: { ${h}: ${v} } });`,
  ),
  form("a Request", (u, h, v) => `const request = new Request(${u}, { headers: { ${h}: ${v} } });`),
  form("fetch under another name", (u, h, v) => `const send = fetch;\nsend(${u}, { headers: { ${h}: ${v} } });`),
  form(
    "fetch as a default",
    (u, h, v) => `const send = options.fetch ?? fetch;\nsend(${u}, { headers: { ${h}: ${v} } });`,
  ),
  form(
    "fetch as a parameter's default",
    (u, h, v) => `export const load = (send = fetch) => send(${u}, { headers: { ${h}: ${v} } });`,
  ),
  form(
    "fetch that is bound",
    (u, h, v) => `const send = globalThis.fetch.bind(globalThis);\nsend(${u}, { headers: { ${h}: ${v} } });`,
  ),
  form(
    "node-fetch that is loaded late",
    (u, h, v) =>
      `const fetch = (...args) => import("node-fetch").then(({ default: send }) => send(...args));\nfetch(${u}, { headers: { ${h}: ${v} } });`,
  ),
  form(
    "fetchEventSource",
    (u, h, v) =>
      `import { fetchEventSource } from "@microsoft/fetch-event-source";\nfetchEventSource(${u}, { headers: { ${h}: ${v} } });`,
  ),
  form(
    "a Request that is fetched",
    (u, h, v) => `const request = new Request(${u}, { headers: { ${h}: ${v} } });\nfetch(request);`,
  ),
  form("Headers", (u, h, v) => `fetch(${u}, { headers: new Headers({ ${h}: ${v} }) });`),
  form(
    "Headers that are set",
    (u, h, v) => `const headers = new Headers();\nheaders.set(${h}, ${v});\nfetch(${u}, { headers });`,
  ),
  form("pairs", (u, h, v) => `fetch(${u}, { headers: [[${h}, ${v}]] });`),
  form("a constant", (u, h, v) => `const headers = { ${h}: ${v} };\nfetch(${u}, { method: "POST", headers });`),
  form("a spread", (u, h, v) => `const auth = { ${h}: ${v} };\nfetch(${u}, { headers: { ...auth, Accept: "*/*" } });`),
  form(
    "a function of the file",
    (u, h, v) => `function headers() { return { ${h}: ${v} }; }\nfetch(${u}, { headers: headers() });`,
  ),
  form("an assignment", (u, h, v) => `const headers = {};\nheaders[${h}] = ${v};\nfetch(${u}, { headers });`),
  form("Object.assign", (u, h, v) => `fetch(${u}, { headers: Object.assign({}, { ${h}: ${v} }) });`),
  form("Object.fromEntries", (u, h, v) => `fetch(${u}, { headers: Object.fromEntries([[${h}, ${v}]]) });`),
  form(
    "headers that are added to options",
    (u, h, v) => `const options = { headers: {} };\noptions.headers[${h}] = ${v};\nfetch(${u}, options);`,
  ),
  form(
    "a function that fills an object",
    (u, h, v) =>
      `function headersFor() { const headers = {}; if (key) { headers[${h}] = ${v}; } return headers; }\nfetch(${u}, { headers: headersFor() });`,
  ),
  form(
    "a function that may throw",
    (u, h, v) =>
      `function headersFor() { if (!key) throw new Error(); return { ${h}: ${v} }; }\nfetch(${u}, { headers: headersFor() });`,
  ),
  form(
    "a method",
    (u, h, v) =>
      `class Api { headers() { return { ${h}: ${v} }; } load() { return fetch(${u}, { headers: this.headers() }); } }`,
  ),
  form(
    "a getter",
    (u, h, v) =>
      `class Api { get headers() { return { ${h}: ${v} }; } load() { return fetch(${u}, { headers: this.headers }); } }`,
  ),
  form(
    "a static field",
    (u, h, v) =>
      `class Api { static HEADERS = { ${h}: ${v} }; load() { return fetch(${u}, { headers: Api.HEADERS }); } }`,
  ),
  form(
    "a field that is filled",
    (u, h, v) =>
      `class Api { headers = {}; constructor() { this.headers[${h}] = ${v}; } load() { return fetch(${u}, { headers: this.headers }); } }`,
  ),
  form(
    "an object's own member",
    (u, h, v) => `const api = { headers: { ${h}: ${v} }, load() { return fetch(${u}, { headers: this.headers }); } };`,
  ),
  form("axios", (u, h, v) => `import axios from "axios";\naxios({ url: ${u}, headers: { ${h}: ${v} } });`),
  form("axios.post", (u, h, v) => `import axios from "axios";\naxios.post(${u}, {}, { headers: { ${h}: ${v} } });`),
  form(
    "an axios instance",
    (u, h, v) =>
      `import axios from "axios";\nconst api = axios.create({ baseURL: ${u}, headers: { ${h}: ${v} } });\napi.get("/x");`,
  ),
  form(
    "axios' defaults",
    (u, h, v) => `import axios from "axios";\naxios.defaults.headers.common[${h}] = ${v};\naxios.get(${u});`,
  ),
  form(
    "an axios interceptor",
    (u, h, v) =>
      `import axios from "axios";\nconst api = axios.create({ baseURL: ${u} });\napi.interceptors.request.use((config) => { config.headers[${h}] = ${v}; return config; });\napi.get("/x");`,
  ),
  form(
    "axios' defaults at once",
    (u, h, v) => `import axios from "axios";\naxios.defaults.headers.common = { ${h}: ${v} };\naxios.get(${u});`,
  ),
  form("axios without an import", (u, h, v) => `axios.defaults.headers.common[${h}] = ${v};\naxios.get(${u});`),
  form(
    "an axios interceptor that makes a new configuration",
    (u, h, v) =>
      `import axios from "axios";\nconst api = axios.create({ baseURL: ${u} });\napi.interceptors.request.use((config) => ({ ...config, headers: { ...config.headers, ${h}: ${v} } }));\napi.get("/x");`,
  ),
  form(
    "an axios interceptor of the file",
    (u, h, v) =>
      `import axios from "axios";\nfunction addKey(config) { config.headers.set(${h}, ${v}); return config; }\nconst api = axios.create({ baseURL: ${u} });\napi.interceptors.request.use(addKey);\napi.get("/x");`,
  ),
  form(
    "an axios instance in a field",
    (u, h, v) =>
      `import axios from "axios";\nclass Api { constructor() { this.client = axios.create({ baseURL: ${u} }); this.client.defaults.headers.common[${h}] = ${v}; } load() { return this.client.get("/x"); } }`,
  ),
  form(
    "a class of axios",
    (u, h, v) =>
      `import { Axios } from "axios";\nconst api = new Axios({ baseURL: ${u}, headers: { ${h}: ${v} } });\napi.get("/x");`,
  ),
  form(
    "Nest's HttpService",
    (u, h, v) => `class Api { load() { return this.httpService.post(${u}, {}, { headers: { ${h}: ${v} } }); } }`,
  ),
  form("ky", (u, h, v) => `import ky from "ky";\nky.post(${u}, { headers: { ${h}: ${v} } });`),
  form(
    "a ky instance",
    (u, h, v) =>
      `import ky from "ky";\nconst api = ky.create({ prefixUrl: ${u}, headers: { ${h}: ${v} } });\napi.get("x");`,
  ),
  form(
    "ky's hooks",
    (u, h, v) =>
      `import ky from "ky";\nconst api = ky.create({ prefixUrl: ${u}, hooks: { beforeRequest: [(request) => { request.headers.set(${h}, ${v}); }] } });\napi.get("x");`,
  ),
  form("got", (u, h, v) => `import got from "got";\ngot(${u}, { headers: { ${h}: ${v} } });`),
  form(
    "a got instance",
    (u, h, v) => `import got from "got";\nconst api = got.extend({ headers: { ${h}: ${v} } });\napi.get(${u});`,
  ),
  form(
    "got's hooks",
    (u, h, v) =>
      `import got from "got";\nconst api = got.extend({ hooks: { beforeRequest: [(options) => { options.headers[${h}] = ${v}; }] } });\napi(${u});`,
  ),
  form("got's pages", (u, h, v) => `import got from "got";\ngot.paginate(${u}, { headers: { ${h}: ${v} } });`),
  form("ofetch", (u, h, v) => `import { ofetch } from "ofetch";\nofetch(${u}, { headers: { ${h}: ${v} } });`),
  form("$fetch with a base", (u, h, v) => `$fetch("/x", { baseURL: ${u}, headers: { ${h}: ${v} } });`),
  form("useFetch", (u, h, v) => `useFetch(${u}, { headers: { ${h}: ${v} } });`),
  form("useFetch of a function", (u, h, v) => `useFetch(() => ${u}, { headers: { ${h}: ${v} } });`),
  form(
    "ofetch's hook",
    (u, h, v) =>
      `const api = $fetch.create({ baseURL: ${u}, onRequest(context) { context.options.headers.set(${h}, ${v}); } });\napi("/x");`,
  ),
  form("superagent", (u, h, v) => `import request from "superagent";\nrequest.post(${u}).set(${h}, ${v}).send({});`),
  form(
    "superagent with an object",
    (u, h, v) => `import request from "superagent";\nrequest.get(${u}).set({ ${h}: ${v} });`,
  ),
  form(
    "a superagent agent",
    (u, h, v) => `import request from "superagent";\nconst agent = request.agent().set(${h}, ${v});\nagent.get(${u});`,
  ),
  form("needle", (u, h, v) => `import needle from "needle";\nneedle.post(${u}, {}, { headers: { ${h}: ${v} } });`),
  form(
    "https.request",
    (u, h, v) => `import https from "node:https";\nhttps.request(${u}, { headers: { ${h}: ${v} } }, (answer) => {});`,
  ),
  form("https.get", (u, h, v) => `import { get } from "https";\nget(${u}, { headers: { ${h}: ${v} } });`),
  form(
    "a later setHeader",
    (u, h, v) =>
      `import https from "https";\nconst request = https.request(${u}, { method: "POST" });\nrequest.setHeader(${h}, ${v});`,
  ),
  form(
    "http2",
    (u, h, v) =>
      `import http2 from "node:http2";\nconst session = http2.connect(${u});\nsession.request({ ":path": "/x", ${h}: ${v} });`,
  ),
  form(
    "XMLHttpRequest",
    (u, h, v) =>
      `const xhr = new XMLHttpRequest();\nxhr.open("POST", ${u});\nxhr.setRequestHeader(${h}, ${v});\nxhr.send();`,
  ),
  form("$.ajax", (u, h, v) => `$.ajax({ url: ${u}, headers: { ${h}: ${v} } });`),
  form(
    "an XMLHttpRequest in a field",
    (u, h, v) =>
      `class Api { constructor() { this.xhr = new XMLHttpRequest(); } load() { this.xhr.open("GET", ${u}); this.xhr.setRequestHeader(${h}, ${v}); } }`,
  ),
  form("$.ajaxSetup", (u, h, v) => `$.ajaxSetup({ headers: { ${h}: ${v} } });\n$.get(${u});`),
  form(
    "$.ajax's beforeSend",
    (u, h, v) => `$.ajax({ url: ${u}, beforeSend: (xhr) => { xhr.setRequestHeader(${h}, ${v}); } });`,
  ),
  form(
    "Angular's HttpClient",
    (u, h, v) =>
      `import { HttpClient, HttpHeaders } from "@angular/common/http";\nclass Api { load() { return this.http.get(${u}, { headers: new HttpHeaders({ ${h}: ${v} }) }); } }`,
  ),
  form(
    "Angular's HttpHeaders that are set",
    (u, h, v) =>
      `import { HttpClient, HttpHeaders } from "@angular/common/http";\nclass Api { load() { return this.http.post(${u}, {}, { headers: new HttpHeaders().set(${h}, ${v}) }); } }`,
  ),
  form(
    "Angular's HttpHeaders that are set again",
    (u, h, v) =>
      `import { HttpClient, HttpHeaders } from "@angular/common/http";\nclass Api { load() { let headers = new HttpHeaders(); headers = headers.set("A", "1"); headers = headers.set(${h}, ${v}); return this.http.get(${u}, { headers }); } }`,
  ),
  form(
    "fetchBaseQuery",
    (u, h, v) =>
      `import { fetchBaseQuery } from "@reduxjs/toolkit/query/react";\nfetchBaseQuery({ baseUrl: ${u}, headers: { ${h}: ${v} } });`,
  ),
  form(
    "prepareHeaders",
    (u, h, v) =>
      `import { fetchBaseQuery } from "@reduxjs/toolkit/query";\nfetchBaseQuery({ baseUrl: ${u}, prepareHeaders: (headers) => { headers.set(${h}, ${v}); return headers; } });`,
  ),
  form(
    "an endpoint of RTK Query",
    (u, h, v) =>
      `${RTK}createApi({ baseQuery: fetchBaseQuery({ baseUrl: ${u} }), endpoints: (build) => ({ x: build.query({ query: ({ id }) => ({ url: \`/x/\${id}\`, headers: { ${h}: ${v} } }) }) }) });`,
  ),
  form(
    "an endpoint of RTK Query that is injected, below a base query that a function wraps",
    (u, h, v) =>
      `${RTK}const base = retry(fetchBaseQuery({ baseUrl: ${u} }));\nconst api = createApi({ baseQuery: async (args, store, extra) => { const result = await base(args, store, extra); return result; }, endpoints: () => ({}) });\napi.enhanceEndpoints({ addTagTypes: ["x"] }).injectEndpoints({ endpoints({ mutation }) { return { x: mutation({ query() { return { url: "/x", method: "POST", headers: { ${h}: ${v} } }; } }) }; } });`,
  ),
  form(
    "an endpoint of RTK Query with a URL of its own",
    (u, h, v) =>
      `import { api } from "./api";\napi.injectEndpoints({ endpoints: (build) => ({ x: build.infiniteQuery({ query: () => ({ url: ${u}, headers: { ${h}: ${v} } }) }) }) });`,
  ),
  form(
    "queryFn",
    (u, h, v) =>
      `${RTK}createApi({ baseQuery: fetchBaseQuery({ baseUrl: ${u} }), endpoints: (build) => ({ x: build.query({ queryFn: async (id, store, extra, fetchWithBQ) => fetchWithBQ({ url: "/x", headers: { ${h}: ${v} } }) }) }) });`,
  ),
  form(
    "a WebSocket of ws",
    (u, h, v) => `import WebSocket from "ws";\nnew WebSocket(${u}, { headers: { ${h}: ${v} } });`,
  ),
  form(
    "an EventSource whose fetch adds headers",
    (u, h, v) =>
      `import { EventSource } from "eventsource";\nnew EventSource(${u}, { fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, ${h}: ${v} } }) });`,
  ),
  form("a WebSocket of React Native", (u, h, v) => `new WebSocket(${u}, null, { headers: { ${h}: ${v} } });`),
  form(
    "a client of undici",
    (u, h, v) =>
      `import { Client } from "undici";\nconst client = new Client(${u});\nawait client.request({ path: "/x", method: "GET", headers: { ${h}: ${v} } });`,
  ),
  form(
    "names and values in one list",
    (u, h, v) => `import { request } from "undici";\nawait request(${u}, { headers: [${h}, ${v}] });`,
  ),
  form(
    "a Request that is made from another",
    (u, h, v) =>
      `const first = new Request(${u});\nconst request = new Request(first, { headers: { ${h}: ${v} } });\nfetch(request);`,
  ),
  form(
    "Headers that may hold others",
    (u, h, v) =>
      `export function send(path, init) { const headers = new Headers(init.headers); headers.set(${h}, ${v}); return fetch(${u} + path, { ...init, headers }); }`,
  ),
  form("a clone", (u, h, v) => `const headers = { ${h}: ${v} };\nfetch(${u}, { headers: structuredClone(headers) });`),
  form("a memo", (u, h, v) => `const headers = useMemo(() => ({ ${h}: ${v} }), []);\nfetch(${u}, { headers });`),
  form(
    "fetch that tries again",
    (u, h, v) =>
      `import retry from "fetch-retry";\nconst send = retry(globalThis.fetch);\nsend(${u}, { headers: { ${h}: ${v} } });`,
  ),
  form(
    "$fetch of Nitro's event",
    (u, h, v) => `export const load = (event) => event.$fetch(${u}, { headers: { ${h}: ${v} } });`,
  ),
  form(
    "a hook of ky that makes a new Request",
    (u, h, v) =>
      `import ky from "ky";\nky.get(${u}, { hooks: { beforeRequest: [(request) => new Request(request, { headers: { ${h}: ${v} } })] } });`,
  ),
  form(
    "got's handlers",
    (u, h, v) =>
      `import got from "got";\nconst api = got.extend({ handlers: [(options, next) => { options.headers[${h}] = ${v}; return next(options); }] });\napi(${u});`,
  ),
  form(
    "got's defaults that change",
    (u, h, v) =>
      `import got from "got";\nconst api = got.extend({ mutableDefaults: true });\napi.defaults.options.headers[${h}] = ${v};\napi(${u});`,
  ),
  form(
    "AxiosHeaders of an object",
    (u, h, v) =>
      `import axios, { AxiosHeaders } from "axios";\naxios.get(${u}, { headers: AxiosHeaders.from({ ${h}: ${v} }) });`,
  ),
  form(
    "Nest's HttpService that is called http",
    (u, h, v) =>
      `import { HttpService } from "@nestjs/axios";\nclass Api { load() { return this.http.post(${u}, {}, { headers: { ${h}: ${v} } }); } }`,
  ),
  form(
    "http2 with its constants",
    (u, h, v) =>
      `import http2 from "node:http2";\nconst { HTTP2_HEADER_PATH } = http2.constants;\nhttp2.connect(${u}).request({ [HTTP2_HEADER_PATH]: "/x", ${h}: ${v} });`,
  ),
  form(
    "an XMLHttpRequest that is made later",
    (u, h, v) => `let xhr;\nxhr = new XMLHttpRequest();\nxhr.open("GET", ${u});\nxhr.setRequestHeader(${h}, ${v});`,
  ),
  form(
    "an HttpRequest of Angular",
    (u, h, v) =>
      `import { HttpHeaders, HttpRequest } from "@angular/common/http";\nnew HttpRequest("GET", ${u}, { headers: new HttpHeaders({ ${h}: ${v} }) });`,
  ),
  form(
    "an httpResource of Angular",
    (u, h, v) =>
      `import { httpResource } from "@angular/common/http";\nclass Api { threads = httpResource(() => ({ url: ${u}, headers: { ${h}: ${v} } })); }`,
  ),
  form(
    "an EventSourcePolyfill",
    (u, h, v) =>
      `import { EventSourcePolyfill } from "event-source-polyfill";\nnew EventSourcePolyfill(${u}, { headers: { ${h}: ${v} } });`,
  ),
];

/** Expressions that lead to Nexus. */
export const nexusUrls: readonly (readonly [string, string])[] = [
  ["a literal", `"https://api.nexusgpt.io/api/public/thread"`],
  ["the staging host", `"https://api-staging.gpt.nexus/api/public/thread"`],
  ["a template", "`https://api.nexusgpt.io/api/public/thread/${id}`"],
  ["a concatenation", `"https://api." + "nexusgpt.io" + path`],
  ["a default for the environment", '`${process.env.NEXUS_BASE_URL ?? "https://api.nexusgpt.io"}/api/public/thread`'],
  ["new URL with a base", `new URL("/api/public/thread", "https://api.nexusgpt.io")`],
  ["a URL's href", `new URL("https://api.nexusgpt.io/api").href`],
  ["a choice", `isProduction ? "https://api.nexusgpt.io" : "http://localhost:3001"`],
  ["capitals", `"https://API.NexusGPT.io/api/public/thread"`],
  ["a join", `["https://api.nexusgpt.io", "api", "public"].join("/")`],
  ["a join by url-join", `urlJoin("https://api.nexusgpt.io", "api")`],
  ["a base without its last slash", `"https://api.nexusgpt.io/".replace(/\\/+$/, "") + "/api"`],
  ["a default of a function that reads the environment", `getEnv("NEXUS_BASE_URL", "https://api.nexusgpt.io")`],
  ["any member of an object", `({ production: "https://api.nexusgpt.io", local: "http://localhost:3001" })[mode]`],
  ["a path without a slash on a base", `new URL("api/public/thread", "https://api.nexusgpt.io/")`],
  ["the origin of a URL", `new URL("https://api.nexusgpt.io/a").origin + "/b"`],
  ["lower case that is made", `"https://API.NexusGPT.io/api".toLowerCase()`],
  ["a base without its last character", `"https://api.nexusgpt.io/".slice(0, -1) + "/api"`],
  ["a template of a path", `"https://api.nexusgpt.io/api/:id".replace(":id", id)`],
  ["url.resolve of Node", `url.resolve("https://api.nexusgpt.io", "api/public")`],
  ["raw text", "String.raw`https://api.nexusgpt.io/api`"],
  ["a function that is called at once", `(() => "https://api.nexusgpt.io")()`],
  ["a memo of React", `useMemo(() => "https://api.nexusgpt.io", [])`],
  ["a ref of Vue", `ref("https://api.nexusgpt.io").value`],
  ["a base of ufo", `withBase("/api", "https://api.nexusgpt.io")`],
  ["a query of ufo", `withQuery("https://api.nexusgpt.io/api", { page: 2 })`],
  ["an object of query-string", `queryString.stringifyUrl({ url: "https://api.nexusgpt.io", query })`],
  [
    "url.format of Node",
    `url.format({ protocol: "https:", hostname: "api.nexusgpt.io", pathname: "/api", query: { page: 2 } })`,
  ],
  ["url.format of a URL", `url.format(new URL("https://api.nexusgpt.io/api"), { fragment: false })`],
  [
    "a URL that is given a path",
    `Object.assign(new URL("https://api.nexusgpt.io"), { pathname: "/api", search: "?page=2" })`,
  ],
  [
    "a URL that is given a host",
    `Object.assign(new URL(request.url), { protocol: "https:", host: "api.nexusgpt.io" })`,
  ],
  [
    "a value of a map",
    `new Map([["local", "http://localhost:3001"], ["nexus", "https://api.nexusgpt.io"]]).get("nexus")`,
  ],
  [
    "any value of a map",
    `new Map([["local", "http://localhost:3001"], ["nexus", "https://api.nexusgpt.io"]]).get(mode)`,
  ],
  ["a member that is made of pairs", `Object.fromEntries([["nexus", "https://api.nexusgpt.io"]]).nexus`],
  ["the state of React", `useState("https://api.nexusgpt.io")[0]`],
  [
    "a default of convict",
    `convict({ nexus: { url: { default: "https://api.nexusgpt.io", env: "NEXUS_BASE_URL" } } }).get("nexus.url")`,
  ],
  ["a default of env-var", `env.get("NEXUS_BASE_URL").default("https://api.nexusgpt.io").asString()`],
];

/** Expressions that lead elsewhere, or nobody knows where. */
export const otherUrls: readonly (readonly [string, string])[] = [
  ["another product", `"https://api.openai.com/v1/models"`],
  ["a host that begins like Nexus'", `"https://api.nexusgpt.io.evil.example/api"`],
  ["a host that ends like Nexus'", `"https://my-api.nexusgpt.io/api"`],
  ["Nexus in the path", `"https://proxy.example/api.nexusgpt.io/x"`],
  ["Nexus before an @", `"https://api.nexusgpt.io@evil.example/x"`],
  ["Nexus' documentation", `"https://api-docs.gpt.nexus/authentication"`],
  ["the program's own server", `"/api/chat"`],
  ["Sonatype Nexus", `"https://nexus.example.com/service/rest/v1/assets"`],
  ["Nexus Mods", `"https://api.nexusmods.com/v1/users/validate.json"`],
  ["Azure OpenAI", `"https://acme.openai.azure.com/openai/deployments"`],
  ["Qdrant", `"https://acme.cloud.qdrant.io:6333/collections"`],
  ["Brevo", `"https://api.brevo.com/v3/smtp/email"`],
  [
    "url.format of a host that nobody knows",
    `url.format({ protocol: "https:", hostname, pathname: "/api.nexusgpt.io" })`,
  ],
  ["url.format of what else is given", `url.format({ protocol: "https:", hostname: "api.nexusgpt.io", ...options })`],
  ["another format", `format({ label: "https://api.nexusgpt.io" })`],
  [
    "a URL that is given another host",
    `Object.assign(new URL("https://api.nexusgpt.io"), { hostname: "proxy.example" })`,
  ],
  ["a URL that is given what nobody knows", `Object.assign(new URL("https://api.nexusgpt.io"), options)`],
  [
    "another value of a map",
    `new Map([["nexus", "https://api.nexusgpt.io"], ["local", "http://localhost:3001"]]).get("local")`,
  ],
  ["a map of what nobody knows", `new Map([["nexus", "https://api.nexusgpt.io"], ...more]).get("nexus")`],
  [
    "another default of convict",
    `convict({ nexus: { default: "https://api.nexusgpt.io" }, local: { env: "URL" } }).get("local")`,
  ],
  ["the setter of a state", `useState("https://api.nexusgpt.io")[1]`],
  ["a parameter", `url`],
  ["an import", `NEXUS_URL`],
  ["a host that is replaced", `"https://api.nexusgpt.io/x".replace("api.nexusgpt.io", "proxy.example")`],
  ["Nexus in the query", `withQuery("https://proxy.example", { to: "https://api.nexusgpt.io" })`],
  ["a folder", `path.resolve("https", "api.nexusgpt.io")`],
];
