import { runCases } from "../rule-cases.ts";
import type { Invalid, Valid } from "../rule-cases.ts";

const URL = '"https://api.nexusgpt.io/api/public/thread"';
const KEY = '"api-key": process.env.NEXUS_API_KEY';
const ID = '"X-Request-ID": crypto.randomUUID()';
const AXIOS = 'import axios from "axios";\n';
const ANGULAR = 'import { HttpClient, HttpHeaders } from "@angular/common/http";\n';

/** A case in whose code `HERE` is where the suggestion adds the header. */
const missing = (name: string, text: string, more: Partial<Invalid> = {}): Invalid => ({
  name,
  code: text.replace("HERE", ""),
  messageId: "missing",
  ...(text.includes("HERE") && { suggests: [text.replace(/[«»]/g, "").replace("HERE", ` ${ID},`)] }),
  ...more,
});

const invalid: readonly Invalid[] = [
  missing("fetch", `«fetch»(${URL}, { headers: {HERE ${KEY} } });`),
  missing("fetch with a method", `«fetch»(${URL}, { method: "POST", headers: {HERE ${KEY} }, body });`),
  {
    ...{ name: "empty headers", messageId: "missing", code: `«fetch»(${URL}, { headers: {} });` },
    suggests: [`fetch(${URL}, { headers: { ${ID} } });`],
  },
  missing("no options", `«fetch»(${URL});`),
  missing("no headers", `«fetch»(${URL}, { method: "POST" });`),
  missing("other headers", `«fetch»(${URL}, { headers: {HERE ${KEY}, "X-Client-Version": "1.0.0" } });`),
  missing("a name that begins like it", `«fetch»(${URL}, { headers: {HERE "X-Request-ID-Source": "web" } });`),
  missing("headers over lines", `«fetch»(${URL}, {\n  headers: {HERE\n    ${KEY},\n  },\n});`),
  missing("Headers", `«fetch»(${URL}, { headers: new Headers({HERE ${KEY} }) });`),
  missing(
    "Headers that are set",
    `const headers = new Headers();\nheaders.set("api-key", key);\n«fetch»(${URL}, { headers });`,
  ),
  missing("pairs", `«fetch»(${URL}, { headers: [["api-key", key]] });`),
  missing("a constant beside the call", `const headers = {HERE ${KEY} };\n«fetch»(${URL}, { headers });`),
  missing(
    "a constant of the whole file, which all calls would share",
    `const headers = { ${KEY} };\nconst load = () => «fetch»(${URL}, { headers });`,
  ),
  missing("a spread of a known object", `const auth = { ${KEY} };\n«fetch»(${URL}, { headers: {HERE ...auth } });`),
  missing("headers of a function", `const headers = () => ({ ${KEY} });\n«fetch»(${URL}, { headers: headers() });`),
  missing(
    "a request that is a value",
    `const request = new Request(${URL}, { headers: { ${KEY} } });\n«fetch»(request);`.replace('{ "api', '{HERE "api'),
  ),
  missing("a Request that is handed on", `send(new «Request»(${URL}, { headers: {HERE ${KEY} } }));`),
  missing("SvelteKit's fetch", `export const load = ({ fetch }) => «fetch»(${URL}, { headers: {HERE ${KEY} } });`),
  missing("undici", `import { request } from "undici";\n«request»(${URL}, { headers: {HERE ${KEY} } });`),
  missing("axios", `${AXIOS}«axios.get»(${URL}, { headers: {HERE ${KEY} } });`),
  missing("axios with a config", `${AXIOS}«axios»({ url: ${URL}, headers: {HERE ${KEY} } });`),
  missing(
    "an instance, whose headers all calls share",
    `${AXIOS}const api = axios.create({ baseURL: "https://api.nexusgpt.io", headers: { ${KEY} } });\n«api.get»("/x");`,
  ),
  missing("ky", `import ky from "ky";\n«ky.post»(${URL}, { headers: {HERE ${KEY} } });`),
  missing("got", `import got from "got";\n«got»(${URL}, { headers: {HERE ${KEY} } });`),
  missing("ofetch", `«$fetch»(${URL}, { headers: {HERE ${KEY} } });`),
  missing("superagent", `import request from "superagent";\n«request.get»(${URL}).set("api-key", key);`),
  missing("needle", `import needle from "needle";\n«needle.get»(${URL}, { headers: {HERE ${KEY} } });`),
  missing(
    "https",
    `import https from "https";\n«https.request»({ hostname: "api.nexusgpt.io", headers: {HERE ${KEY} } });`,
  ),
  missing(
    "http2",
    `import http2 from "http2";\nconst session = http2.connect("https://api.nexusgpt.io");\n«session.request»({HERE ":path": "/x", ${KEY} });`,
  ),
  missing(
    "XMLHttpRequest",
    `const xhr = new XMLHttpRequest();\n«xhr.open»("GET", ${URL});\nxhr.setRequestHeader("api-key", key);`,
  ),
  missing("jQuery", `«$.ajax»({ url: ${URL}, headers: {HERE ${KEY} } });`),
  missing(
    "Angular",
    `${ANGULAR}class Api { load() { return «this.http.get»(${URL}, { headers: new HttpHeaders({HERE ${KEY} }) }); } }`,
  ),
  missing(
    "RTK Query",
    `import { fetchBaseQuery } from "@reduxjs/toolkit/query";\n«fetchBaseQuery»({ baseUrl: ${URL}, headers: {HERE ${KEY} } });`,
  ),
  missing(
    "a WebSocket of ws",
    `import WebSocket from "ws";\nnew «WebSocket»("wss://api.nexusgpt.io/x", { headers: {HERE ${KEY} } });`,
  ),
  missing("a host of the settings", `«fetch»("https://nexus.acme.dev/x", { headers: {HERE ${KEY} } });`, {
    settings: { hosts: ["nexus.acme.dev"] },
  }),
  missing("the staging host", `«fetch»("https://api-staging.gpt.nexus/x", { headers: {HERE ${KEY} } });`),
  missing("a chat session", `«fetch»(${URL}, { headers: {HERE "x-chat-session-token": token } });`),
  missing("TypeScript's casts", `«fetch»(${URL}, { headers: {HERE ${KEY} } as HeadersInit });`, { dialect: "ts" }),
];

const fetching = (text: string): string => `fetch(${URL}, { headers: { ${KEY}, ${text} } });`;

const valid: readonly Valid[] = [
  { name: "the guide's own name", code: fetching('"X-Request-ID": id') },
  { name: "lower case", code: fetching('"x-request-id": id') },
  { name: "another case", code: fetching('"X-Request-Id": id') },
  {
    name: "a header that is set",
    code: `const headers = new Headers({ ${KEY} });\nheaders.set("X-Request-ID", id);\nfetch(${URL}, { headers });`,
  },
  {
    name: "a header that is assigned",
    code: `const headers = { ${KEY} };\nheaders["X-Request-ID"] = id;\nfetch(${URL}, { headers });`,
  },
  { name: "a pair", code: `fetch(${URL}, { headers: [["x-request-id", id]] });` },
  { name: "a name in a constant", code: `const NAME = "X-Request-ID";\nfetch(${URL}, { headers: { [NAME]: id } });` },
  {
    name: "a spread of an object that has it",
    code: `const traced = { "X-Request-ID": id };\nfetch(${URL}, { headers: { ${KEY}, ...traced } });`,
  },
  { name: "a spread of an object that may have it", code: `fetch(${URL}, { headers: { ${KEY}, ...tracing } });` },
  { name: "headers from elsewhere", code: `fetch(${URL}, { headers });` },
  { name: "headers of a function from elsewhere", code: `fetch(${URL}, { headers: await nexusHeaders() });` },
  { name: "options from elsewhere", code: `fetch(${URL}, init);` },
  {
    name: "a function that is handed the headers",
    code: `const headers = new Headers({ ${KEY} });\ninjectTrace(headers);\nfetch(${URL}, { headers });`,
  },
  { name: "a computed name that nobody knows", code: `fetch(${URL}, { headers: { ${KEY}, [name]: id } });` },
  {
    name: "another host",
    code: 'fetch("https://api.openai.com/v1/models", { headers: { Authorization: `Bearer ${key}` } });',
  },
  { name: "Azure OpenAI", code: 'fetch("https://acme.openai.azure.com/openai", { headers: { "api-key": key } });' },
  { name: "Qdrant", code: 'fetch("https://acme.cloud.qdrant.io:6333/x", { headers: { "api-key": key } });' },
  { name: "Brevo", code: 'fetch("https://api.brevo.com/v3/smtp/email", { headers: { "api-key": key } });' },
  { name: "Sonatype Nexus", code: 'fetch("https://nexus.example.com/service/rest/v1/assets", { headers: {} });' },
  { name: "Nexus Mods", code: 'fetch("https://api.nexusmods.com/v1/games.json", { headers: { apikey: key } });' },
  { name: "an unknown URL with a Nexus key", code: `fetch(url, { headers: { ${KEY} } });` },
  { name: "one's own server", code: 'fetch("/api/chat", { headers: {} });' },
  {
    name: "an administrator's request",
    code: 'fetch("https://api.nexusgpt.io/api/admin/x", { headers: { Authorization: `Bearer ${jwt}` } });',
  },
  {
    name: "the SDK",
    code: 'import { NexusClient } from "@agent-nexus/sdk";\nnew NexusClient({ apiKey, defaultHeaders: {} }).agents.list();',
  },
  {
    name: "a NexusClient of another package",
    code: 'import { NexusClient } from "nexus-mods";\nnew NexusClient({ headers: {} });',
  },
  {
    name: "an instance without a call",
    code: `${AXIOS}axios.create({ baseURL: "https://api.nexusgpt.io", headers: { ${KEY} } });`,
  },
  {
    name: "an interceptor that adds it",
    code: `${AXIOS}const api = axios.create({ baseURL: "https://api.nexusgpt.io" });\napi.interceptors.request.use((config) => { config.headers["X-Request-ID"] = id(); return config; });\napi.get("/x");`,
  },
  {
    name: "defaults that have it",
    code: `${AXIOS}axios.defaults.headers.common["X-Request-ID"] = id;\naxios.get(${URL}, { headers: { ${KEY} } });`,
  },
  {
    name: "ky's hooks",
    code: `import ky from "ky";\nky.get(${URL}, { headers: { ${KEY} }, hooks: { beforeRequest: [trace] } });`,
  },
  {
    name: "prepareHeaders",
    code: `import { fetchBaseQuery } from "@reduxjs/toolkit/query";\nfetchBaseQuery({ baseUrl: ${URL}, prepareHeaders: (headers) => { headers.set("x-request-id", id()); } });`,
  },
  {
    name: "Angular without headers, where interceptors add them",
    code: `${ANGULAR}class Api { load() { return this.http.get(${URL}); } }`,
  },
  {
    name: "a fetch of one's own that sends something else",
    code: `import ky from "ky";\nky.get(${URL}, { headers: { ${KEY} }, fetch: (input) => fetch(\`/proxy?to=\${input}\`, { headers: {} }) });`,
  },
  { name: "superagent", code: `import request from "superagent";\nrequest.get(${URL}).set("X-Request-ID", id);` },
  { name: "sendBeacon, which takes no headers", code: `navigator.sendBeacon(${URL}, data);` },
  { name: "the browser's EventSource, which takes none", code: `new EventSource(${URL});` },
  { name: "the browser's EventSource with an option", code: `new EventSource(${URL}, { withCredentials: true });` },
  {
    name: "a WebSocket that connects again, which takes none",
    code: 'import Socket from "reconnecting-websocket";\nnew Socket("wss://api.nexusgpt.io/x", [], { maxRetries: 3 });',
  },
  { name: "the browser's WebSocket, which takes none", code: 'new WebSocket("wss://api.nexusgpt.io/x");' },
  { name: "a mock", code: `import nock from "nock";\nnock("https://api.nexusgpt.io").get("/x").reply(200);` },
  { name: "an assertion", code: `expect(fetch).toHaveBeenCalledWith(${URL}, { headers: { ${KEY} } });` },
  { name: "a URL alone", code: `export const url = ${URL};` },
  { name: "a function called fetch of the file's own", code: `function fetch() {}\nfetch(${URL}, { headers: {} });` },
];

runCases("prefer-request-id", { invalid, valid });
