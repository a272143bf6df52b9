import { runCases } from "../rule-cases.ts";
import type { Invalid, Valid } from "../rule-cases.ts";

const URL = '"https://api.nexusgpt.io/api/public/thread"';
const ENV = "process.env.NEXUS_API_KEY";
const headers = (text: string): string => `fetch(${URL}, { headers: { ${text} } });`;

const misspelt = (name: string, text: string, suggests: string): Invalid => ({
  name,
  code: headers(text),
  messageId: "misspelt",
  suggests: [headers(suggests)],
});
const bare = (name: string, text: string, suggests: string): Invalid => ({
  ...misspelt(name, text, suggests),
  messageId: "bare",
});
const scheme = (name: string, text: string, suggests: string): Invalid => ({
  ...misspelt(name, text, suggests),
  messageId: "scheme",
});
const missing = (name: string, code: string): Invalid => ({ name, code, messageId: "missing" });

const invalid: readonly Invalid[] = [
  missing(
    "no headers, with parameters that hold none",
    "«fetch»(`https://api.nexusgpt.io/a?${new URLSearchParams({ page: next })}&size=${size}`);",
  ),
  missing("a load's fetch", `export const load = ({ fetch }) => «fetch»(${URL});`),
  missing("an event's fetch", `export const load = (event) => «event.fetch»(${URL});`),
  misspelt("x-api-key", `"«x-api-key»": ${ENV}`, `"api-key": ${ENV}`),
  misspelt("X-API-Key", `'«X-API-Key»': key`, `'api-key': key`),
  misspelt("apikey", "«apikey»: key", '"api-key": key'),
  misspelt("apiKey", "«apiKey»: key", '"api-key": key'),
  misspelt("api_key", "«api_key»: key", '"api-key": key'),
  missing(
    "no headers, in a class whose URL is a field that may be given another value",
    `class Threads { url = ${URL}; constructor({ url }) { if (url) this.url = url; } load() { return «fetch»(this.url); } }`,
  ),
  missing(
    "no headers, in a class that extends one with the URL",
    'class Base { host = "https://api.nexusgpt.io"; }\nclass Threads extends Base { load() { return «fetch»(this.host + "/x"); } }',
  ),
  missing(
    "no headers, with a URL that a function returns among others",
    `const config = () => ({ url: ${URL}, retries: 1 });\nconst { url } = config();\n«fetch»(url);`,
  ),
  missing(
    "no headers, with a URL that a caller gives",
    `async function load(url) { return «fetch»(url, { method: "POST" }); }\nload(${URL});`,
  ),
  missing(
    "no headers, with a URL that a method is given in an object",
    `class Threads { send({ url, path = "" }) { return «fetch»(url + path); } load() { return this.send({ url: ${URL} }); } }`,
  ),
  misspelt("a computed name", '["«x-api-key»"]: key', '["api-key"]: key'),
  misspelt("a shorthand", "«apiKey»", '"api-key": apiKey'),
  misspelt("a key under another product's name", `"«nexus-api-key»": ${ENV}`, `"api-key": ${ENV}`),
  misspelt("a key under a name with a space", `"«api-key »": ${ENV}`, `"api-key": ${ENV}`),
  {
    name: "a key in a variable under another name",
    code: `const key = ${ENV};\n${headers("Accept: type, «token»: key")}`,
    messageId: "misspelt",
    says: "not from `token`",
    suggests: [`const key = ${ENV};\n${headers('Accept: type, "api-key": key')}`],
  },
  {
    name: "a misspelt name beside the right one, to which it cannot be renamed",
    code: headers('"«x-api-key»": key, "api-key": key'),
    messageId: "misspelt",
  },
  { name: "a key under a number", code: headers(`«1»: ${ENV}`), messageId: "misspelt" },
  scheme("a scheme of Elastic's", `«Authorization»: \`ApiKey \${${ENV}}\``, `"api-key": ${ENV}`),
  scheme("Basic", `«authorization»: "Basic " + ${ENV}`, `"api-key": ${ENV}`),
  {
    name: "a scheme in a constant",
    code: `const key = ${ENV};\nconst auth = \`Token \${key}\`;\n${headers("«Authorization»: auth")}`,
    messageId: "scheme",
    says: "`Token`",
  },
  {
    name: "a name that is set",
    code: `const headers = new Headers();\nheaders.set("«x-api-key»", key);\nfetch(${URL}, { headers });`,
    messageId: "misspelt",
    suggests: [`const headers = new Headers();\nheaders.set("api-key", key);\nfetch(${URL}, { headers });`],
  },
  {
    name: "a name of an instance",
    code: 'import axios from "axios";\nconst api = axios.create({ baseURL: "https://api.nexusgpt.io", headers: { "«x-api-key»": key } });',
    messageId: "misspelt",
    suggests: [
      'import axios from "axios";\nconst api = axios.create({ baseURL: "https://api.nexusgpt.io", headers: { "api-key": key } });',
    ],
  },
  {
    name: "a name in a constant",
    code: `const HEADER = "«x-api-key»";\nfetch(${URL}, { headers: { [HEADER]: key } });`
      .replace(/[«»]/g, "")
      .replace("[HEADER]", "[«HEADER»]"),
    messageId: "misspelt",
  },
  bare("a bare key in Authorization", `«Authorization»: ${ENV}`, `"api-key": ${ENV}`),
  bare("a variable called apiKey there", "«Authorization»: apiKey", '"api-key": apiKey'),
  bare("a placeholder there", '«authorization»: "nxs_abc123..."', '"api-key": "nxs_abc123..."'),
  bare("a variable with the key", `«Authorization»: (${ENV})`, `"api-key": (${ENV})`),
  {
    name: "a key beside a session",
    code: headers('"api-key": key, "«x-chat-session-token»": token'),
    messageId: "both",
  },
  {
    name: "a session beside a key in other letters",
    code: headers('"X-Chat-Session-Token": token, "Api-Key": key').replace(
      "X-Chat-Session-Token",
      "«X-Chat-Session-Token»",
    ),
    messageId: "both",
  },
  missing("jQuery that is given a callback", `«$.get»(${URL}, (data) => show(data));`),
  missing("jQuery that is given data and a callback", `«$.get»(${URL}, { page: 2 }, (data) => show(data));`),
  missing(
    "a request of http2",
    'import http2 from "node:http2";\nconst session = http2.connect("https://api.nexusgpt.io");\n«session.request»({ ":path": "/x" });',
  ),
  missing("no options at all", `«fetch»(${URL});`),
  missing("no headers", `«fetch»(${URL}, { method: "POST", body });`),
  missing("an empty object", `«fetch»(${URL}, { headers: {} });`),
  missing("other headers", `«fetch»(${URL}, { headers: { "Content-Type": "application/json" } });`),
  missing("empty Headers", `«fetch»(${URL}, { headers: new Headers() });`),
  missing("an empty key", `«fetch»(${URL}, { headers: { "api-key": "" } });`),
  missing("an undefined init", `«fetch»(${URL}, undefined);`),
  missing("options in a constant", `const init = { method: "POST" };\n«fetch»(${URL}, init);`),
  missing("axios", `import axios from "axios";\n«axios.post»(${URL}, { message });`),
  missing(
    "an axios instance",
    'import axios from "axios";\nconst api = axios.create({ baseURL: "https://api.nexusgpt.io" });\n«api.get»("/x");',
  ),
  missing("got", `import got from "got";\n«got»(${URL}, { method: "POST" });`),
  missing("ky", `import ky from "ky";\n«ky.post»(${URL}, { json });`),
  missing("https", `import https from "node:https";\n«https.request»({ hostname: "api.nexusgpt.io", path: "/x" });`),
  missing("superagent", `import request from "superagent";\n«request.post»(${URL}).send({});`),
  missing("XMLHttpRequest", `const xhr = new XMLHttpRequest();\n«xhr.open»("GET", ${URL});\nxhr.send();`),
  missing("a beacon", `«navigator.sendBeacon»(${URL}, data);`),
  missing("an EventSource", `new «EventSource»(${URL});`),
  missing("a WebSocket", 'new «WebSocket»("wss://api.nexusgpt.io/ws");'),
  missing(
    "other parameters that are joined to the URL",
    'const query = new URLSearchParams({ limit: "1" });\n«fetch»(`https://api.nexusgpt.io/x?${query}`);',
  ),
  missing(
    "a fetch of one's own that hands on",
    `import ky from "ky";\n«ky.get»(${URL}, { fetch: (input) => fetch(input, { cache: "no-store" }) });`,
  ),
  missing(
    "a URL of which what comes behind the host may be replaced",
    '«fetch»(`https://api.nexusgpt.io/${path}`.replace("/v1/", "/v2/"));',
  ),
  missing(
    "a URL of a list that is taken apart",
    'const [version, base] = ["v1", "https://api.nexusgpt.io"];\n«fetch»(`${base}/${version}`);',
  ),
  missing("a URL with which a state begins", `const [url, setUrl] = useState(${URL});\n«fetch»(url);`),
  missing("a Request", `new «Request»(${URL}, { method: "POST" });`),
];

const valid: readonly Valid[] = [
  { name: "an object's own fetch, which may add the header", code: `nexus.fetch(${URL});` },
  { name: "a field's own fetch", code: `class A { load() { return this.nexus.fetch(${URL}); } }` },
  { name: "the guide's own way", code: headers(`"Content-Type": "application/json", "api-key": ${ENV}`) },
  {
    name: "Basic for WebDAV",
    code: `fetch("https://api.nexusgpt.io/api/dav/a", { headers: { Authorization: \`Basic \${${ENV}}\` } });`,
  },
  { name: "a scheme of an unknown credential", code: headers("Authorization: `Basic ${credentials}`") },
  { name: "the key once more under another name", code: headers(`"api-key": ${ENV}, "x-forwarded-key": ${ENV}`) },
  {
    name: "a class whose URL is given another value in any case",
    code: `class Threads { url = ${URL}; constructor(url) { this.url = url; } load() { return fetch(this.url); } }`,
  },
  {
    name: "a URL that callers give, none of them Nexus'",
    code: 'const load = (name, url) => fetch(url);\nload("nexus", "https://api.acme.dev");\nload("https://api.nexusgpt.io", url);',
  },
  {
    name: "a URL that callers give in a way that nobody knows",
    code: `const load = (url) => fetch(url);\nload(...[${URL}]);`,
  },
  { name: "other letters", code: headers('"API-Key": key') },
  { name: "a chat session", code: headers('"x-chat-session-token": token') },
  { name: "Bearer, which another rule reports", code: headers("Authorization: `Bearer ${key}`") },
  { name: "Authorization of an unknown kind", code: headers("Authorization: authorization") },
  { name: "headers from elsewhere", code: `fetch(${URL}, { headers });` },
  { name: "headers from a function of another file", code: `fetch(${URL}, { headers: nexusHeaders() });` },
  { name: "a spread from elsewhere", code: `fetch(${URL}, { headers: { ...defaults, Accept: "*/*" } });` },
  { name: "a spread of options from elsewhere", code: `fetch(${URL}, { ...init });` },
  { name: "options from elsewhere", code: `fetch(${URL}, init);` },
  { name: "arguments that are spread", code: `fetch(${URL}, ...rest);` },
  {
    name: "headers that a function may change",
    code: `const headers = {};\nsign(headers);\nfetch(${URL}, { headers });`,
  },
  {
    name: "a header that is set later",
    code: `const headers = {};\nheaders["api-key"] = key;\nfetch(${URL}, { headers });`,
  },
  {
    name: "a header that is set on a condition",
    code: `const headers = new Headers();\nif (key) headers.set("api-key", key);\nfetch(${URL}, { headers });`,
  },
  {
    name: "a header in a spread on a condition",
    code: `fetch(${URL}, { headers: { ...(key && { "api-key": key }) } });`,
  },
  {
    name: "a header in one of two objects",
    code: `fetch(${URL}, { headers: isChat ? { "x-chat-session-token": t } : { "api-key": key } });`,
  },
  { name: "a computed header that nobody knows", code: `fetch(${URL}, { headers: { [NAME]: key } });` },
  {
    name: "a header of the Request that is fetched",
    code: `const request = new Request(${URL}, { headers: { "api-key": key } });\nfetch(request);`,
  },
  {
    name: "a header of a Request that is set later",
    code: `const request = new Request(${URL});\nrequest.headers.set("api-key", key);\nfetch(request);`,
  },
  {
    name: "a key in the URL, which another rule reports",
    code: `fetch(\`https://api.nexusgpt.io/x?api-key=\${key}\`);`,
  },
  {
    name: "a key before the host, which another rule reports",
    code: `const key = ${ENV};\nfetch(\`https://\${key}@api.nexusgpt.io/x\`);`,
  },
  {
    name: "a key among parameters that are joined to the URL, which another rule reports",
    // nxs-guard-disable-next-line nexus-key-in-url -- the case shows what another rule reports
    code: `const query = new URLSearchParams({ "api-key": ${ENV} });\nfetch("https://api.nexusgpt.io/x?" + query.toString());`,
  },
  { name: "a key in the path, which another rule reports", code: `fetch(\`https://api.nexusgpt.io/\${${ENV}}/x\`);` },
  {
    name: "a key among the URL's parameters, which another rule reports",
    code: `const url = new URL(${URL});\nurl.searchParams.set("api-key", ${ENV});\nfetch(url);`,
  },
  ...["/health", "/api/healthz", "/openapi.json", "/api/public/v1/openapi.yaml", "/.well-known/security.txt"].map(
    (path) => ({
      name: `what everybody may ask: ${path}`,
      code: `fetch("https://api.nexusgpt.io${path}");`,
    }),
  ),
  {
    name: "a test of the refusal",
    filename: "lib/example.test.js",
    code: `it("refuses", async () => { const answer = await fetch(${URL}); expect(answer.status).toBe(401); });`,
  },
  { name: "a cookie", code: headers("Cookie: session") },
  {
    name: "a fetch that a class inherits",
    code: `class Threads extends Api { load() { return this.fetch(${URL}); } }`,
  },
  {
    name: "a fetch that a class was given",
    dialect: "ts",
    code: `class Threads { constructor(private fetch: Fetcher) {} load() { return this.fetch(${URL}); } }`,
  },
  {
    name: "a session in the URL, as EventSource cannot send it otherwise",
    code: "new EventSource(`https://api.nexusgpt.io/api/public/v1/chat?token=${session.token}`);",
  },
  {
    name: "/api/admin",
    code: 'fetch("https://api.nexusgpt.io/api/admin/x", { headers: { Authorization: `Bearer ${token}` } });',
  },
  { name: "WebDAV", code: 'fetch("https://api.nexusgpt.io/api/dav/_t/abc/file");' },
  {
    name: "an axios interceptor",
    code: 'import axios from "axios";\nconst api = axios.create({ baseURL: "https://api.nexusgpt.io" });\napi.interceptors.request.use((config) => { config.headers.set("api-key", key); return config; });\napi.get("/x");',
  },
  {
    name: "axios' defaults",
    code: `import axios from "axios";\naxios.defaults.headers["api-key"] = key;\naxios.get(${URL});`,
  },
  {
    name: "an interceptor from elsewhere",
    code: 'import axios from "axios";\nconst api = axios.create({ baseURL: "https://api.nexusgpt.io" });\napi.interceptors.request.use(addKey);\napi.get("/x");',
  },
  { name: "ky's hooks", code: `import ky from "ky";\nky.post(${URL}, { hooks });` },
  {
    name: "Angular, where interceptors add it",
    code: `import { HttpClient } from "@angular/common/http";\nclass Api { load() { return this.http.get(${URL}); } }`,
  },
  {
    name: "the SDK, which finds its key by itself",
    code: 'import { NexusClient } from "@agent-nexus/sdk";\nnew NexusClient();',
  },
  {
    name: "the SDK's browser client",
    code: 'import { createBrowserChatClient } from "@agent-nexus/sdk";\ncreateBrowserChatClient({ baseUrl: "https://api.nexusgpt.io" });',
  },
  {
    name: "Azure OpenAI without a key",
    code: 'fetch("https://acme.openai.azure.com/openai", { headers: { apikey: key } });',
  },
  {
    name: "another header of another product",
    code: 'fetch("https://api.brevo.com/v3", { headers: { "x-api-key": key } });',
  },
  {
    name: "Angular's resource, to which interceptors add it",
    code: `import { httpResource } from "@angular/common/http";\nclass Api { threads = httpResource(() => ${URL}); }`,
  },
  {
    name: "an endpoint of RTK Query that brings its own headers",
    code: 'import { createApi, fetchBaseQuery } from "@reduxjs/toolkit/query/react";\ncreateApi({ baseQuery: fetchBaseQuery({ baseUrl: "https://api.nexusgpt.io" }), endpoints: (build) => ({ list: build.query({ query: () => ({ url: "/x", headers: { "api-key": key } }) }) }) });',
  },
  {
    name: "RTK Query's own headers where all are given the key later",
    code: 'import { createApi, fetchBaseQuery } from "@reduxjs/toolkit/query";\ncreateApi({ baseQuery: fetchBaseQuery({ baseUrl: "https://api.nexusgpt.io", prepareHeaders: (headers) => { headers.set("api-key", key); } }), endpoints: (build) => ({ list: build.query({ query: () => ({ url: "/x", headers: { accept: "a/b" } }) }) }) });',
  },
  {
    name: "RTK Query's own headers where a function sends them on",
    code: 'import { createApi, fetchBaseQuery } from "@reduxjs/toolkit/query";\nconst base = fetchBaseQuery({ baseUrl: "https://api.nexusgpt.io" });\ncreateApi({ baseQuery: (args, store, extra) => base(signed(args), store, extra), endpoints: (build) => ({ list: build.query({ query: () => ({ url: "/x", headers: { accept: "a/b" } }) }) }) });',
  },
  {
    name: "RTK Query's own headers that may be none, so that those of all stay",
    code: 'import { createApi, fetchBaseQuery } from "@reduxjs/toolkit/query";\ncreateApi({ baseQuery: fetchBaseQuery({ baseUrl: "https://api.nexusgpt.io", headers: { "api-key": key } }), endpoints: (build) => ({ a: build.query({ query: () => ({ url: "/x", headers: undefined }) }), b: build.query({ query: (type) => ({ url: "/x", headers: type ? { accept: type } : undefined }) }) }) });',
  },
  {
    name: "RTK Query's endpoint that leads elsewhere",
    code: 'import { createApi, fetchBaseQuery } from "@reduxjs/toolkit/query";\ncreateApi({ baseQuery: fetchBaseQuery({ baseUrl: "https://api.nexusgpt.io" }), endpoints: (build) => ({ list: build.query({ query: () => ({ url: "https://api.example.com/x", headers: { "x-api-key": key } }) }) }) });',
  },
  {
    name: "RTK Query's endpoint below a base that nobody knows",
    code: 'import { createApi, fetchBaseQuery } from "@reduxjs/toolkit/query";\ncreateApi({ baseQuery: fetchBaseQuery({ baseUrl: nexusUrl() }), endpoints: (build) => ({ list: build.query({ query: () => ({ url: "/x", headers: { "x-api-key": key } }) }) }) });',
  },
  {
    name: "another builder's query",
    // nxs-guard-disable-next-line nexus-wrong-header -- a query of something else
    code: 'import { createApi, fetchBaseQuery } from "@reduxjs/toolkit/query";\ndatabase.open({ endpoints: (build) => ({ list: build.query({ query: () => ({ url: "https://api.nexusgpt.io/x", headers: { "x-api-key": key } }) }) }) });',
  },
  {
    name: "parameters of which nobody knows",
    code: 'const urlOf = (path, parameters) => `https://api.nexusgpt.io/${path}?${new URLSearchParams(parameters)}`;\nfetch(urlOf("a", all()));\nfetch(`https://api.nexusgpt.io/a?page=1&${rest}`);',
  },
  {
    name: "a Request that is handed to something else",
    code: `const request = new Request(${URL});\nsign(request);\nfetch(request);`,
  },
  { name: "a fetch that is given", code: `export const load = (fetch) => fetch(${URL});` },
  {
    name: "an instance that is handed to something else",
    code: 'import axios from "axios";\nconst api = axios.create({ baseURL: "https://api.nexusgpt.io" });\nsetUp(api);\napi.get("/x");',
  },
  {
    name: "an instance that is exported, to which others may add",
    code: 'import axios from "axios";\nexport const api = axios.create({ baseURL: "https://api.nexusgpt.io" });\nexport const list = () => api.get("/x");',
  },
  {
    name: "jQuery, where something sees every request before it is sent",
    code: `$.ajaxPrefilter((options, own, xhr) => xhr.setRequestHeader("api-key", key));\n$.get(${URL});`,
  },
  ...[
    "(input) => fetch(new Request(input, signed))",
    '(input, init) => { sign(init); return fetch(input, { method: "GET" }); }',
    "(input) => tracedFetch(input)",
    '(input) => sign(fetch(input, { method: "GET" }))',
  ].map((send) => ({
    name: `a fetch of one's own that does more than hand on: ${send}`,
    code: `import ky from "ky";\nky.get(${URL}, { fetch: ${send} });`,
  })),
  {
    name: "a beginning that is replaced where the path has it so",
    code: 'fetch(`https://api.nexusgpt.io/${path}`.replace("https://api.nexusgpt.io/v1", "https://api.acme.dev/v1"));',
  },
  {
    name: "a URL of a list that has others before it",
    code: `const list = [...urls, ${URL}], [, url] = list;\nfetch(url);\nfetch(list[1]);`,
  },
  { name: "a map of Map", code: `cache.get(${URL});` },
  { name: "a link", code: `const link = ${URL};` },
  { name: "msw", code: `import { http } from "msw";\nhttp.get(${URL}, () => new Response());` },
];

runCases("require-api-key-header", { invalid, valid });
