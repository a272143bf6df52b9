// nxs-guard-disable-file nexus-plain-http -- the cases show what is wrong, and what looks like it
import { runCases } from "../rule-cases.ts";
import type { Invalid, Valid } from "../rule-cases.ts";

const URL = '"https://api.nexusgpt.io/api/public/thread"';
const KEY = '"api-key": process.env.NEXUS_API_KEY';
const HTTPS = 'import https from "node:https";\n';
const AXIOS = 'import axios from "axios";\n';
const SDK = 'import { NexusClient } from "@agent-nexus/sdk";\n';

/** A case whose marked scheme a fix makes secure. */
const plain = (name: string, code: string, more: Partial<Invalid> = {}): Invalid => ({
  name,
  code,
  messageId: "plain",
  fixed: code.replace(/«(?<scheme>http|ws)»/gi, (_, scheme: string) => `${scheme.toLowerCase()}s`),
  ...more,
});
/** One that nobody can mend without knowing more. */
const unfixable = (name: string, code: string): Invalid => ({
  ...{ name, code, messageId: "plain" },
  fixed: code.replace(/[«»]/g, ""),
});
const unverified = (name: string, code: string): Invalid => ({ name, code, messageId: "unverified" });
const input = (name: string, code: string): Invalid => ({ name, code, messageId: "input" });

const invalid: readonly Invalid[] = [
  plain("a constant whose name ends like a namespace's", 'const connections = "«http»://api.nexusgpt.io/x";'),
  plain("fetch", 'fetch("«http»://api.nexusgpt.io/api/public/thread");'),
  plain("a bare constant", 'const NEXUS = "«http»://api.nexusgpt.io";'),
  plain("an exported object", 'export const config = { nexus: { baseUrl: "«http»://api-staging.gpt.nexus" } };'),
  plain("a template", "const url = `«http»://api.nexusgpt.io/api/public/thread/${id}`;"),
  plain("a concatenation", 'load("«http»://" + "api.nexusgpt.io" + path);'),
  plain("a default for the environment", 'const base = process.env.NEXUS_BASE_URL ?? "«http»://api.nexusgpt.io";'),
  plain("another default", 'const base = process.env.NEXUS_BASE_URL || "«http»://api.nexusgpt.io";'),
  plain("a default of Deno", 'const base = Deno.env.get("NEXUS_BASE_URL") ?? "«http»://api.nexusgpt.io";'),
  plain("a WebSocket", 'new WebSocket("«ws»://api.nexusgpt.io/api/vibe/stream");'),
  plain("an EventSource", 'new EventSource("«http»://api.nexusgpt.io/stream");'),
  plain("sendBeacon", 'navigator.sendBeacon("«http»://api.nexusgpt.io/x", data);'),
  plain("capitals", 'fetch("«HTTP»://API.NEXUSGPT.IO/x");'),
  plain("new URL with a base", 'new URL("/api/public/thread", "«http»://api.nexusgpt.io");'),
  plain("axios' baseURL", `${AXIOS}axios.create({ baseURL: "«http»://api.nexusgpt.io" });`),
  plain("the SDK's baseUrl", `${SDK}new NexusClient({ baseUrl: "«http»://api.nexusgpt.io" });`),
  plain("http2", 'import http2 from "http2";\nhttp2.connect("«http»://api.nexusgpt.io");'),
  plain("one branch of a choice", 'const base = isLocal ? "http://localhost:3001" : "«http»://api.nexusgpt.io";'),
  plain("a user before the host", 'const remote = "«http»://user@api.nexusgpt.io/api/dav/";'),
  plain("a host of the settings", 'fetch("«http»://nexus.acme.dev/x");', { settings: { hosts: ["nexus.acme.dev"] } }),
  plain("a host of the settings that begins like the machine itself", 'fetch("«http»://localhost.acme.dev/x");', {
    settings: { hosts: ["localhost.acme.dev"] },
  }),
  plain("a default parameter", 'const load = (base = "«http»://api.nexusgpt.io") => fetch(base);'),
  plain(
    "an administrator's request",
    'fetch("«http»://api.nexusgpt.io/api/admin/x", { headers: { Authorization: jwt } });',
  ),
  plain("JSX", 'const link = <a href="«http»://api.nexusgpt.io/x">x</a>;', { filename: "lib/a.jsx" }),
  plain(
    "a URL that is met twice, once",
    'const base = "«http»://api.nexusgpt.io";\nfetch(base + "/a");\nfetch(base + "/b");',
  ),
  plain("an enum", 'enum Base { Production = "«http»://api.nexusgpt.io" }', { dialect: "ts" }),
  unfixable("a port, which does not answer another scheme", 'fetch("«http»://api.nexusgpt.io:8080/x");'),
  unfixable(
    "a scheme in a constant, which may serve other hosts",
    'const SCHEME = "«http»";\nfetch(`${SCHEME}://api.nexusgpt.io/x`);',
  ),
  unfixable("the same with its slashes", 'const SCHEME = "«http»://";\nfetch(SCHEME + "api.nexusgpt.io/x");'),
  unfixable(
    "Node's http, which throws on https",
    'import http from "node:http";\nhttp.get("«http»://api.nexusgpt.io/x");',
  ),
  unfixable(
    "a constant that Node's http is given",
    'import { request } from "http";\nconst URL = "«http»://api.nexusgpt.io/x";\nrequest(URL, { method: "POST" });',
  ),
  unfixable(
    "Node's http",
    'import http from "node:http";\n«http.request»({ hostname: "api.nexusgpt.io", path: "/x" });',
  ),
  unfixable("Node's http with a host", 'import { get } from "http";\n«get»({ host: "api.nexusgpt.io" }, handle);'),
  plain(
    "Node's https that is told otherwise",
    `${HTTPS}https.request({ protocol: "«http»:", hostname: "api.nexusgpt.io" });`,
  ),
  unverified("https' option", `${HTTPS}https.request(${URL}, { «rejectUnauthorized: false» });`),
  unverified(
    "an agent",
    `${HTTPS}const agent = new https.Agent({ «rejectUnauthorized: false» });\nfetch(${URL}, { agent });`,
  ),
  unverified(
    "axios' agent",
    `${AXIOS}${HTTPS}axios.get(${URL}, { httpsAgent: new https.Agent({ «rejectUnauthorized: false» }) });`,
  ),
  unverified(
    "an instance's agent",
    `${AXIOS}${HTTPS}const api = axios.create({ baseURL: "https://api.nexusgpt.io", httpsAgent: new https.Agent({ «rejectUnauthorized: false» }) });`,
  ),
  unverified("got's https", `import got from "got";\ngot(${URL}, { https: { «rejectUnauthorized: false» } });`),
  unverified(
    "undici's dispatcher",
    `import { Agent, request } from "undici";\nrequest(${URL}, { dispatcher: new Agent({ connect: { «rejectUnauthorized: false» } }) });`,
  ),
  unverified(
    "http2",
    'import http2 from "http2";\nhttp2.connect("https://api.nexusgpt.io", { «rejectUnauthorized: false» });',
  ),
  unverified("needle", `import needle from "needle";\nneedle("get", ${URL}, { «rejectUnauthorized: false» });`),
  unverified("Bun's tls", `fetch(${URL}, { tls: { «rejectUnauthorized: false» } });`),
  unverified("a spread", `${HTTPS}const tls = { «rejectUnauthorized: false» };\nhttps.get(${URL}, { ...tls });`),
  unverified("the whole process", `«process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"»;\nfetch(${URL});`),
  unverified("the whole process by a name", `fetch(${URL});\n«process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = 0»;`),
  unverified("the whole process of Deno", `«Deno.env.set("NODE_TLS_REJECT_UNAUTHORIZED", "0")»;\nfetch(${URL});`),
  unverified(
    "superagent's disableTLSCerts",
    `import request from "superagent";\nrequest.get(${URL}).«disableTLSCerts»().then(use);`,
  ),
  input("Express' query", `app.get("/x", (req) => fetch(«req.query.url», { headers: { ${KEY} } }));`),
  input("a body", `app.post("/x", (req) => fetch(\`\${«req.body.baseUrl»}/x\`, { headers: { ${KEY} } }));`),
  input(
    "a constant",
    `app.get("/x", (req) => { const base = req.query.base; return fetch(«base», { headers: { ${KEY} } }); });`,
  ),
  input("a header", `app.get("/x", (req) => fetch(«req.headers["x-base"]», { headers: { ${KEY} } }));`),
  input("new URL", `app.get("/x", (req) => fetch(new URL("/x", «req.query.base»), { headers: { ${KEY} } }));`),
  input(
    "Nuxt's query",
    `export default defineEventHandler((event) => $fetch(«getQuery(event).url», { headers: { ${KEY} } }));`,
  ),
  input(
    "a concatenation",
    `export const GET = (request) => fetch(«new URL(request.url).searchParams.get("base")» + "/x", { headers: { ${KEY} } });`,
  ),
  input(
    "parameters that are taken out of a URL",
    `export const GET = (request) => { const { searchParams } = new URL(request.url); const base = searchParams.get("base"); return fetch(«base» + "/x", { headers: { ${KEY} } }); };`,
  ),
  input(
    "Next's URL",
    `export const GET = (request) => { const url = request.nextUrl; return fetch(«url.searchParams.get("base")», { headers: { ${KEY} } }); };`,
  ),
  input("Hono's query", `app.get("/x", (c) => fetch(«c.req.query("base")», { headers: { ${KEY} } }));`),
  input(
    "Koa's body, taken out",
    `app.use((ctx) => { const { body } = ctx.request; return fetch(«body.base», { headers: { ${KEY} } }); });`,
  ),
  input(
    "axios' baseURL",
    `${AXIOS}app.get("/x", (req) => axios.get("/x", { baseURL: «req.query.base», headers: { ${KEY} } }));`,
  ),
  input("the SDK's baseUrl", `${SDK}app.get("/x", (req) => new NexusClient({ baseUrl: «req.query.base» }));`),
];

const valid: readonly Valid[] = [
  { name: "a constant that names a namespace", code: 'const FEED_NS = "http://api.nexusgpt.io/ns/feed";' },
  { name: "a namespace of another spelling", code: 'const feedNamespace = "http://api.nexusgpt.io/ns/feed";' },
  { name: "a schema that is assigned", code: 'schema.$schema = "http://api.nexusgpt.io/schema";' },
  {
    name: "a namespace of React's",
    code: 'const icon = <svg xmlnsXlink="http://api.nexusgpt.io/xlink" requiredExtensions="http://api.nexusgpt.io/x" />;',
    filename: "lib/a.jsx",
  },
  { name: "https", code: `fetch(${URL}, { headers: { ${KEY} } });` },
  { name: "wss", code: 'new WebSocket("wss://api.nexusgpt.io/api/vibe/stream");' },
  { name: "the development server", code: 'const base = "http://localhost:3001";' },
  ...["localhost", "nexus.localhost", "127.0.0.1", "0.0.0.0"].map((host) => ({
    name: `the machine itself as a host of the settings: ${host}`,
    code: `const { pathname } = new URL(request.url, "http://${host}:3001");\nfetch(new URL(path, "http://${host}"), { headers: { ${KEY} } });\nfetch("http://${host}/x");`,
    settings: { hosts: [host] },
  })),
  { name: "Nexus' documentation", code: 'const docs = "http://api-docs.gpt.nexus/authentication";' },
  { name: "a host that begins like Nexus'", code: 'fetch("http://api.nexusgpt.io.example.com/");' },
  { name: "a host that ends like Nexus'", code: 'fetch("http://my-api.nexusgpt.io/");' },
  { name: "Nexus before an @", code: 'fetch("http://api.nexusgpt.io@evil.example/");' },
  { name: "Nexus in a path", code: 'fetch("http://proxy.example/api.nexusgpt.io/x");' },
  { name: "another product", code: 'fetch("http://api.example.com/v1");' },
  { name: "Sonatype Nexus", code: 'const base = "http://nexus.example.com/repository/npm/";' },
  { name: "Nexus Mods", code: 'fetch("http://api.nexusmods.com/v1/games.json", { headers: { apikey } });' },
  { name: "Qdrant", code: 'new QdrantClient({ url: "http://localhost:6333", apiKey });' },
  {
    name: "a NexusClient of another package",
    code: 'import { NexusClient } from "nexus-mods";\nnew NexusClient({ baseUrl: "http://api.nexusmods.com" });',
  },
  { name: "the host alone", code: 'const host = "api.nexusgpt.io";' },
  { name: "a look at the scheme", code: 'if (url.startsWith("http://api.nexusgpt.io")) throw new Error("insecure");' },
  { name: "a scheme that is mended", code: 'url.replace("http://api.nexusgpt.io", "https://api.nexusgpt.io");' },
  { name: "a comparison", code: 'const isPlain = url === "http://api.nexusgpt.io";' },
  { name: "a case of a switch", code: 'switch (base) { case "http://api.nexusgpt.io": stop(); }' },
  { name: "a pattern", code: "const PLAIN = /^http:\\/\\/api\\.nexusgpt\\.io/;" },
  { name: "a log", code: 'console.warn("http://api.nexusgpt.io is not encrypted");' },
  { name: "an assertion", code: 'expect(secure("http://api.nexusgpt.io")).toBe("https://api.nexusgpt.io");' },
  { name: "a mock", code: 'import nock from "nock";\nnock("http://api.nexusgpt.io").get("/x").reply(200);' },
  {
    name: "a namespace of XML",
    code: 'const feed = <feed xmlns="http://api.nexusgpt.io/ns/feed" />;',
    filename: "lib/a.jsx",
  },
  { name: "a schema", code: 'export const schema = { $schema: "http://api.nexusgpt.io/schema.json" };' },
  { name: "a namespace of the DOM", code: 'document.createElementNS("http://api.nexusgpt.io/ns", "feed");' },
  { name: "a sentence", code: 'const help = "Do not use http://api.nexusgpt.io.";' },
  { name: "a comment", code: "// http://api.nexusgpt.io\nrun();" },
  { name: "a type", dialect: "ts", code: 'type Plain = "http://api.nexusgpt.io";' },
  { name: "Node's https", code: `${HTTPS}https.request({ hostname: "api.nexusgpt.io", path: "/x" });` },
  { name: "Node's http for another host", code: 'import http from "http";\nhttp.request({ hostname: "localhost" });' },
  { name: "a certificate that is looked at", code: `${HTTPS}https.request(${URL}, { rejectUnauthorized: true });` },
  {
    name: "one that the configuration decides on",
    code: `${HTTPS}https.request(${URL}, { rejectUnauthorized: isProduction });`,
  },
  {
    name: "an agent for another host",
    code: `${HTTPS}const agent = new https.Agent({ rejectUnauthorized: false });\nfetch("https://self-signed.example", { agent });\nfetch(${URL});`,
  },
  {
    name: "a process that does not talk to Nexus",
    code: 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";\nfetch("https://self-signed.example");',
  },
  {
    name: "a process that looks at certificates",
    code: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = "1";\nfetch(${URL});`,
  },
  {
    name: "a request's input in the path",
    code: `app.get("/x", (req) => fetch(\`https://api.nexusgpt.io/\${req.params.id}\`, { headers: { ${KEY} } }));`,
  },
  {
    name: "a request's input in the query",
    code: `app.get("/x", (req) => fetch(${URL} + "?id=" + req.query.id, { headers: { ${KEY} } }));`,
  },
  {
    name: "the URL of a request that is to be made",
    code: `const send = (request) => fetch(request.url, { headers: { ...request.headers, ${KEY} } });\nsend({ url, headers });`,
  },
  {
    name: "a request that is handed on to Nexus",
    code: `export default { fetch(request) { const url = new URL(request.url); url.hostname = "api.nexusgpt.io"; return fetch(url, { headers: { ${KEY} } }); } };`,
  },
  { name: "a URL from the configuration", code: `fetch(config.url, { headers: { ${KEY} } });` },
  { name: "a URL of a request without a key", code: 'app.get("/x", (req) => fetch(req.query.url));' },
  {
    name: "a request's own URL, which no key is sent to",
    code: "const { searchParams } = new URL(request.url); const x = process.env.NEXUS_API_KEY;",
  },
];

runCases("no-insecure-transport", { invalid, valid });
