import { base62, base64url, hex, sample, sampleJwt } from "@nxs-guard/rules/sample";

export interface Invalid {
  readonly name: string;
  /** `«` and `»` stand around what must be reported. */
  readonly code: string;
  readonly messageId: "assembled" | "encoded" | "key" | "placeholder";
  /** The whole code after the suggestion of the first report; without it, none may be offered. */
  readonly suggests?: string;
  /** By default `src/example.js`, or `.ts` for the TypeScript parser's own syntax. */
  readonly filename?: string;
  readonly dialect?: "ts" | "tsx";
}

export const KEY = sample("nxs_u_", hex(32));
const BODY = KEY.slice("nxs_u_".length);
const [HEAD, TAIL] = [BODY.slice(0, 16), BODY.slice(16)];
const OTHER = sample("nxs_p_", hex(32, 2));
const JWT = sampleJwt({
  integrationId: "int_4f9c21",
  organizationId: "org_81ab77",
  agentId: "agt_c05d3e",
  permissions: ["read", "write"],
  exp: 1735689600,
});
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const inHex = (text: string): string => Buffer.from(text).toString("hex");
const ENV = "process.env.NEXUS_API_KEY";

const written: readonly Invalid[] = [
  {
    name: "a string",
    code: `const apiKey = "«${KEY}»";`,
    messageId: "key",
    suggests: `const apiKey = ${ENV};`,
  },
  { name: "single quotes", code: `call('«${KEY}»');`, messageId: "key", suggests: `call(${ENV});` },
  { name: "a template without expressions", code: `call(\`«${KEY}»\`);`, messageId: "key", suggests: `call(${ENV});` },
  {
    name: "a part of a string",
    code: `const auth = "Bearer «${KEY}»!";`,
    messageId: "key",
    suggests: `const auth = \`Bearer \${${ENV}}!\`;`,
  },
  {
    name: "a string with a backslash, which stays as it is",
    code: `const line = "key:\\t«${KEY}»";`,
    messageId: "key",
  },
  {
    name: "a quasi of a template with expressions",
    code: `const url = \`\${base}/x?key=«${KEY}»&y=\${y}\`;`,
    messageId: "key",
    suggests: `const url = \`\${base}/x?key=\${${ENV}}&y=\${y}\`;`,
  },
  { name: "a tagged template", code: `sql\`select '«${KEY}»'\`;`, messageId: "key" },
  { name: "a line comment", code: `// old key: «${KEY}»\nrun();`, messageId: "key" },
  { name: "a block comment", code: `/**\n * @example call("«${KEY}»")\n */\nrun();`, messageId: "key" },
  { name: "a hashbang's file", code: `#!/usr/bin/env node\n// «${KEY}»`, messageId: "key" },
  { name: "a regular expression", code: `const known = /^«${KEY}»$/;`, messageId: "key" },
  { name: "an object's key", code: `const owners = { "«${KEY}»": "alice" };`, messageId: "key" },
  { name: "an object's bare key", code: `const owners = { «${KEY}»: "alice" };`, messageId: "key" },
  {
    name: "a computed member",
    code: `owners["«${KEY}»"] = "alice";`,
    messageId: "key",
    suggests: `owners[${ENV}] = "alice";`,
  },
  { name: "a directive", code: `"«${KEY}»";\nrun();`, messageId: "key" },
  { name: "an import's source", code: `import x from "./«${KEY}».js";`, messageId: "key" },
  { name: "an export's source", code: `export * from "./«${KEY}».js";`, messageId: "key" },
  {
    name: "a default parameter",
    code: `function connect(key = "«${KEY}»") {}`,
    messageId: "key",
    suggests: `function connect(key = ${ENV}) {}`,
  },
  {
    name: "a class field",
    code: `class Client { #key = "«${KEY}»"; }`,
    messageId: "key",
    suggests: `class Client { #key = ${ENV}; }`,
  },
  {
    name: "an array's element",
    code: `const keys = ["«${KEY}»"];`,
    messageId: "key",
    suggests: `const keys = [${ENV}];`,
  },
  {
    name: "two keys in one string, neither carried along by a suggestion",
    code: `const keys = "«${KEY}»,«${OTHER}»";`,
    messageId: "key",
  },
  {
    name: "an organisation's key in a URL",
    code: `fetch("https://api.nexusgpt.io/api/public/v1/me?api-key=«${KEY}»");`,
    messageId: "key",
    suggests: `fetch(\`https://api.nexusgpt.io/api/public/v1/me?api-key=\${${ENV}}\`);`,
  },
  {
    name: "a personal key",
    code: `call("«${OTHER}»");`,
    messageId: "key",
    suggests: `call(${ENV});`,
  },
  {
    name: "an operator key of mixed case",
    code: `call("«${sample("nxs_o_", base62(32, 3))}»");`,
    messageId: "key",
    suggests: `call(${ENV});`,
  },
  {
    name: "a key of an unknown kind",
    code: `call("«${sample("nxs_w_", hex(32, 4))}»");`,
    messageId: "key",
    suggests: `call(${ENV});`,
  },
  { name: "the older JWT form", code: `const key = "«${JWT}»";`, messageId: "key", suggests: `const key = ${ENV};` },
  {
    name: "another secret with the prefix, whose variable is not known",
    code: `const key = "«${sample("nxs_live_", hex(32, 5))}»";`,
    messageId: "key",
  },
  {
    name: "an app-starter key",
    code: `const key = "«${sample("nak_", hex(32, 6))}»";`,
    messageId: "key",
  },
  {
    name: "a mount token",
    code: `open("https://api.nexusgpt.io/api/dav/_t/«${sample("", base64url(32, 7))}»/files");`,
    messageId: "key",
  },
  {
    name: "a key after another line end than LF",
    code: `/* one\r\ntwo\rthree\u2028four */ call("«${KEY}»");`,
    messageId: "key",
    suggests: `/* one\r\ntwo\rthree\u2028four */ call(${ENV});`,
  },
  {
    name: "a key after characters of two code units",
    code: `call("🔑🔑", "«${KEY}»");`,
    messageId: "key",
    suggests: `call("🔑🔑", ${ENV});`,
  },
  { name: "a real key in a test file", filename: "src/a.test.js", code: `// «${KEY}»`, messageId: "key" },
];

const inMarkup: readonly Invalid[] = [
  {
    name: "a JSX attribute",
    filename: "src/a.jsx",
    code: `<Chat id="«${KEY}»" />;`,
    messageId: "key",
    suggests: `<Chat id={${ENV}} />;`,
  },
  {
    name: "a part of a JSX attribute",
    filename: "src/a.jsx",
    code: `<Chat id="key «${KEY}»" />;`,
    messageId: "key",
    suggests: `<Chat id={\`key \${${ENV}}\`} />;`,
  },
  { name: "JSX text", filename: "src/a.jsx", code: `<p>key «${KEY}»</p>;`, messageId: "key" },
  {
    name: "JSX text with an entity",
    filename: "src/a.jsx",
    code: `<p>«&#110;${KEY.slice(1)}»</p>;`,
    messageId: "key",
  },
  { name: "a JSX comment", filename: "src/a.jsx", code: `<p>{/* «${KEY}» */}</p>;`, messageId: "key" },
  {
    name: "a JSX attribute with an entity",
    filename: "src/a.jsx",
    code: `<Chat id=«"&#x6e;${KEY.slice(1)}"» />;`,
    messageId: "key",
    suggests: `<Chat id={${ENV}} />;`,
  },
];

const encoded: readonly Invalid[] = [
  {
    name: "atob",
    code: `const key = atob("«${base64(KEY).replace(/=+$/, "")}»${/=*$/.exec(base64(KEY))![0]}");`,
    messageId: "encoded",
    suggests: `const key = ${ENV};`,
  },
  {
    name: "Buffer.from in base64",
    code: `const key = Buffer.from("«${base64(`${KEY}:`).slice(0, 51)}»${base64(`${KEY}:`).slice(51)}", "base64").toString();`,
    messageId: "encoded",
  },
  {
    name: "Buffer.from in hex",
    code: `const key = Buffer.from("«${inHex(KEY)}»", "hex").toString("utf8");`,
    messageId: "encoded",
    suggests: `const key = ${ENV};`,
  },
  {
    name: "base64 twice over, which nothing decodes here",
    code: `const blob = "«${base64(base64(`${KEY}\n\n\n`)).slice(0, 68)}»${base64(base64(`${KEY}\n\n\n`)).slice(68)}";`,
    messageId: "encoded",
  },
  {
    name: "escapes",
    code: `call("«\\x6e\\u0078${KEY.slice(2)}»");`,
    messageId: "encoded",
    suggests: `call(${ENV});`,
  },
  {
    name: "an escape of a code point",
    code: `call("«\\u{6e}${KEY.slice(1)}»");`,
    messageId: "encoded",
    suggests: `call(${ENV});`,
  },
  {
    name: "a line that goes on behind a backslash",
    code: `call(«"nxs_u_${HEAD}\\\n${TAIL}"»);`,
    messageId: "key",
    suggests: `call(${ENV});`,
  },
  {
    name: "a prefix in base64 before a bare body",
    code: `call(«atob("${base64("nxs_u_")}") + "${BODY}"»);`,
    messageId: "assembled",
    suggests: `call(${ENV});`,
  },
  {
    name: "base64 that is wrapped over two strings, once",
    code: `const blob = "«${base64(KEY).slice(0, 24)}" +\n  "${base64(KEY).slice(24, 51)}»${base64(KEY).slice(51)}";`,
    messageId: "encoded",
  },
  {
    name: "base64 in two pieces",
    code: `call(atob(«"${base64(KEY).slice(0, 20)}" + "${base64(KEY).slice(20)}"»));`,
    messageId: "assembled",
    suggests: `call(${ENV});`,
  },
];

const assembled: readonly Invalid[] = [
  {
    name: "two strings",
    code: `const key = «"nxs_u_" + "${BODY}"»;`,
    messageId: "assembled",
    suggests: `const key = ${ENV};`,
  },
  {
    name: "many strings, cut anywhere",
    code: `const key = «"n" + "xs" + ("_u" + "_${HEAD}") + "${TAIL}"»;`,
    messageId: "assembled",
    suggests: `const key = ${ENV};`,
  },
  {
    name: "a string cut inside the body, whose first half passes for a lesser secret",
    code: `const key = «"nxs_u_${BODY.slice(0, 26)}" + "${BODY.slice(26)}"»;`,
    messageId: "assembled",
    suggests: `const key = ${ENV};`,
  },
  {
    name: "the key alone of a longer chain",
    code: `const header = "Bearer " + «"nxs_u_" + "${BODY}"» + suffix();`,
    messageId: "assembled",
  },
  {
    name: "a constant of the file",
    code: `const prefix = "nxs_u_"; const key = «prefix + "${BODY}"»;`,
    messageId: "assembled",
    suggests: `const prefix = "nxs_u_"; const key = ${ENV};`,
  },
  {
    name: "constants alone, in a function above them",
    code: `function key() { return «\`\${A}\${B}\`»; }\nconst A = "nxs_u_", B = "${BODY}";`,
    messageId: "assembled",
    suggests: `function key() { return ${ENV}; }\nconst A = "nxs_u_", B = "${BODY}";`,
  },
  {
    name: "an assembled constant that goes on, once",
    code: `const key = «"nxs_u_" + "${BODY}"»; const header = "Bearer " + key; log(\`\${key}\`);`,
    messageId: "assembled",
    suggests: `const key = ${ENV}; const header = "Bearer " + key; log(\`\${key}\`);`,
  },
  {
    name: "a written constant that goes on, once",
    code: `const key = "«${KEY}»"; const header = "Bearer " + key; log(key.trim(), \`\${key}\`, [key].join(""));`,
    messageId: "key",
    suggests: `const key = ${ENV}; const header = "Bearer " + key; log(key.trim(), \`\${key}\`, [key].join(""));`,
  },
  {
    name: "members of an object",
    code: `const parts = { head: "nxs_u_", body: "${BODY}" }; call(«parts.head + parts["body"]»);`,
    messageId: "assembled",
    suggests: `const parts = { head: "nxs_u_", body: "${BODY}" }; call(${ENV});`,
  },
  {
    name: "elements of an array",
    code: `const parts = ["nxs_u_", "${BODY}"]; call(«parts[0] + parts[1]»);`,
    messageId: "assembled",
    suggests: `const parts = ["nxs_u_", "${BODY}"]; call(${ENV});`,
  },
  {
    name: "a template with constant parts",
    code: `const key = «\`nxs_u_\${"${HEAD}"}${TAIL}\`»;`,
    messageId: "assembled",
    suggests: `const key = ${ENV};`,
  },
  {
    name: "join",
    code: `const key = «["nxs", "u", "${BODY}"].join("_")»;`,
    messageId: "assembled",
    suggests: `const key = ${ENV};`,
  },
  {
    name: "join of a constant array",
    code: `const parts = ["nxs_u_", "${HEAD}", "${TAIL}"]; call(«parts.join("")»);`,
    messageId: "assembled",
    suggests: `const parts = ["nxs_u_", "${HEAD}", "${TAIL}"]; call(${ENV});`,
  },
  {
    name: "join of single characters",
    code: `call(«[${[...KEY].map((char) => `"${char}"`).join(", ")}].join("")»);`,
    messageId: "assembled",
    suggests: `call(${ENV});`,
  },
  {
    name: "concat",
    code: `const key = «"nxs_u_".concat("${HEAD}", "${TAIL}")»;`,
    messageId: "assembled",
    suggests: `const key = ${ENV};`,
  },
  {
    name: "a variable that grows",
    code: `let key = "nxs_u_"; key += "${HEAD}"; «key += "${TAIL}"»; key += other;`,
    messageId: "assembled",
  },
  {
    name: "a longer body than a Nexus key has, in the lesser rule's words",
    code: `const key = «"nxs_u_${HEAD}" + "${sample("", hex(24, 9))}"»;`,
    messageId: "assembled",
  },
  {
    name: "the older JWT form, cut at its dots",
    code: `const key = «[${JWT.split(".")
      .map((part) => `"${part}"`)
      .join(", ")}].join(".")»;`,
    messageId: "assembled",
    suggests: `const key = ${ENV};`,
  },
];

const fallbacks: readonly Invalid[] = [
  {
    name: "a fallback of ??",
    code: `const key = ${ENV} ?? "«${KEY}»";`,
    messageId: "key",
    suggests: `const key = ${ENV};`,
  },
  {
    name: "a fallback of ||, of another variable",
    code: `const key = process.env["MY_KEY"] || '«${KEY}»';`,
    messageId: "key",
    suggests: `const key = process.env["MY_KEY"];`,
  },
  {
    name: "a fallback of a variable that is named by a key",
    code: `const key = process.env["«${KEY}»"] ?? "«${OTHER}»";`,
    messageId: "key",
    suggests: `const key = process.env[${ENV}] ?? "${OTHER}";`,
  },
  {
    name: "a fallback of Deno.env.get",
    code: `const key = Deno.env.get("NEXUS_API_KEY") ?? "«${KEY}»";`,
    messageId: "key",
    suggests: `const key = Deno.env.get("NEXUS_API_KEY");`,
  },
  {
    name: "a fallback of an option",
    code: `const key = options.apiKey ?? "«${KEY}»";`,
    messageId: "key",
    suggests: `const key = options.apiKey ?? ${ENV};`,
  },
  {
    name: "a placeholder as a fallback, under any name",
    code: `const x = ${ENV} ?? «"nxs_your_key_here"»;`,
    messageId: "placeholder",
    suggests: `const x = ${ENV};`,
  },
  {
    name: "what the environment is set to",
    code: `${ENV} = "«${KEY}»";`,
    messageId: "key",
  },
];

const placeholders: readonly Invalid[] = [
  {
    name: "the guide's bad example",
    code: `const apiKey = «"nxs_abc123..."»;`,
    messageId: "placeholder",
    suggests: `const apiKey = ${ENV};`,
  },
  {
    name: "the guide's bad request",
    code: `fetch("https://api.nexusgpt.io/api/public/thread", { headers: { "api-key": «"nxs_abc123..."» } });`,
    messageId: "placeholder",
    suggests: `fetch("https://api.nexusgpt.io/api/public/thread", { headers: { "api-key": ${ENV} } });`,
  },
  {
    name: "Headers#set",
    code: `headers.set("api-key", «"nxs_abc123"»);`,
    messageId: "placeholder",
    suggests: `headers.set("api-key", ${ENV});`,
  },
  {
    name: "pairs of headers",
    code: `new Headers([["Api-Key", «"nxs_abc123"»]]);`,
    messageId: "placeholder",
    suggests: `new Headers([["Api-Key", ${ENV}]]);`,
  },
  {
    name: "a named value",
    code: `const header = { name: "api-key", value: «"nxs_abc123"» };`,
    messageId: "placeholder",
    suggests: `const header = { name: "api-key", value: ${ENV} };`,
  },
  {
    name: "Authorization",
    code: `const options = { headers: { Authorization: «"Bearer nxs_abc123..."» } };`,
    messageId: "placeholder",
    suggests: `const options = { headers: { Authorization: ${ENV} } };`,
  },
  {
    name: "a header of another name",
    code: `const options = { headers: { "X-Nexus": «"nxs_abc123def456"» } };`,
    messageId: "placeholder",
    suggests: `const options = { headers: { "X-Nexus": ${ENV} } };`,
  },
  {
    name: "an SDK's option, of words",
    code: `new NexusClient({ apiKey: «"nxs_this_is_not_a_real_key_12345"» });`,
    messageId: "placeholder",
    suggests: `new NexusClient({ apiKey: ${ENV} });`,
  },
  {
    name: "a member of an object that is named for keys",
    code: `const API_KEYS = { production: «"nxs_abc123..."» };`,
    messageId: "placeholder",
    suggests: `const API_KEYS = { production: ${ENV} };`,
  },
  {
    name: "a fallback of another key",
    code: `const value = options.apiKey || «"nxs_abc123..."»;`,
    messageId: "placeholder",
    suggests: `const value = options.apiKey || ${ENV};`,
  },
  {
    name: "an option that is named as the key is",
    code: `createNexusClient({ apiKey: «"nxs_your_api_key"», siteSlug: "acme" });`,
    messageId: "placeholder",
    suggests: `createNexusClient({ apiKey: ${ENV}, siteSlug: "acme" });`,
  },
  {
    name: "a default header",
    code: `createBrowserChatClient({ defaultHeaders: { "api-key": «'nxs_mock_key'» } });`,
    messageId: "placeholder",
    suggests: `createBrowserChatClient({ defaultHeaders: { "api-key": ${ENV} } });`,
  },
  {
    name: "a default of axios",
    code: `axios.defaults.headers.common["api-key"] = «"nxs_xxxxxxxx"»;`,
    messageId: "placeholder",
    suggests: `axios.defaults.headers.common["api-key"] = ${ENV};`,
  },
  {
    name: "the environment's variable, which cannot read itself",
    code: `${ENV} = «"nxs_p_stubkeyforthegate"»;`,
    messageId: "placeholder",
  },
  {
    name: "Deno.env.set, which cannot read itself",
    code: `Deno.env.set("NEXUS_API_KEY", «"nxs_abc123"»);`,
    messageId: "placeholder",
  },
  {
    name: "a constant that ends in key",
    code: `const PERSONAL_KEY = «"nxs_p_0000000000000000"»;`,
    messageId: "placeholder",
    suggests: `const PERSONAL_KEY = ${ENV};`,
  },
  {
    name: "names that end in token, secret and credential",
    code: `nexus.token = «"nxs_a1b2c3"»; const secret = «"nxs_…"»; let my_credential = «"nxs_<key>"»;`,
    messageId: "placeholder",
    suggests: `nexus.token = ${ENV}; const secret = "nxs_…"; let my_credential = "nxs_<key>";`,
  },
  {
    name: "a class field",
    code: `class Client { static apiKey = «"nxs_abc123"»; }`,
    messageId: "placeholder",
    suggests: `class Client { static apiKey = ${ENV}; }`,
  },
  {
    name: "a default parameter",
    code: `const connect = ({ apiKey = «"nxs_abc123"» }) => apiKey;`,
    messageId: "placeholder",
    suggests: `const connect = ({ apiKey = ${ENV} }) => apiKey;`,
  },
  {
    name: "a branch",
    code: `const apiKey = isProd ? load() : «"nxs_dev_key_123456"»;`,
    messageId: "placeholder",
    suggests: `const apiKey = isProd ? load() : ${ENV};`,
  },
  {
    name: "what a function returns",
    code: `function getApiKey() { return «"nxs_abc123"»; }`,
    messageId: "placeholder",
    suggests: `function getApiKey() { return ${ENV}; }`,
  },
  {
    name: "a setter's argument",
    code: `client.setApiKey(«"nxs_abc123..."»);`,
    messageId: "placeholder",
    suggests: `client.setApiKey(${ENV});`,
  },
  {
    name: "a template",
    code: `const apiKey = «\`nxs_abc123...\`»;`,
    messageId: "placeholder",
    suggests: `const apiKey = ${ENV};`,
  },
  {
    name: "a constant of another name that is used as a header",
    code: `const value = «"nxs_abc123..."»; call({ headers: { "api-key": value, Authorization: \`Bearer \${value}\` } });`,
    messageId: "placeholder",
    suggests: `const value = ${ENV}; call({ headers: { "api-key": value, Authorization: \`Bearer \${value}\` } });`,
  },
  {
    name: "an assembled placeholder",
    code: `const apiKey = «"nxs_" + "abc123..."»;`,
    messageId: "placeholder",
    suggests: `const apiKey = ${ENV};`,
  },
  {
    name: "a JSX attribute",
    filename: "src/a.jsx",
    code: `<NexusProvider apiKey=«"nxs_abc123..."» />;`,
    messageId: "placeholder",
    suggests: `<NexusProvider apiKey={${ENV}} />;`,
  },
  {
    name: "a JSX attribute's expression",
    filename: "src/a.jsx",
    code: `<NexusProvider apiKey={«"nxs_abc123..."»} />;`,
    messageId: "placeholder",
    suggests: `<NexusProvider apiKey={${ENV}} />;`,
  },
];

const runtimes: readonly Invalid[] = [
  {
    name: "Deno, by its global",
    code: `Deno.serve(() => call("«${KEY}»"));`,
    messageId: "key",
    suggests: `Deno.serve(() => call(Deno.env.get("NEXUS_API_KEY")));`,
  },
  {
    name: "Deno, by an import",
    code: `import { join } from "jsr:@std/path";\ncall("«${KEY}»");`,
    messageId: "key",
    suggests: `import { join } from "jsr:@std/path";\ncall(Deno.env.get("NEXUS_API_KEY"));`,
  },
  {
    name: "Bun",
    code: `Bun.serve({ fetch: () => call("«${KEY}»") });`,
    messageId: "key",
    suggests: `Bun.serve({ fetch: () => call(Bun.env.NEXUS_API_KEY) });`,
  },
  {
    name: "a variable that is merely called Bun",
    code: `const Bun = bakery(); call(Bun, "«${KEY}»");`,
    messageId: "key",
    suggests: `const Bun = bakery(); call(Bun, ${ENV});`,
  },
  {
    name: "SvelteKit",
    filename: "src/routes/+server.js",
    code: `export const GET = () => call("«${KEY}»");`,
    messageId: "key",
    suggests: `import { NEXUS_API_KEY } from "$env/static/private";\nexport const GET = () => call(NEXUS_API_KEY);`,
  },
  {
    name: "SvelteKit, below a directive",
    filename: "src/hooks.server.js",
    code: `"use strict";\ncall("«${KEY}»");`,
    messageId: "key",
    suggests: `"use strict";\nimport { NEXUS_API_KEY } from "$env/static/private";\ncall(NEXUS_API_KEY);`,
  },
  {
    name: "SvelteKit, where an import above would carry a second key along",
    filename: "src/hooks.server.js",
    code: `call(["«${KEY}»"]);\ncall("«${OTHER}»");`,
    messageId: "key",
    suggests: `import { NEXUS_API_KEY } from "$env/static/private";\ncall([NEXUS_API_KEY]);\ncall("${OTHER}");`,
  },
  {
    name: "SvelteKit, where an import above would carry the key's own parts along",
    filename: "src/hooks.server.js",
    code: `const body = "${BODY}";\ncall(«"nxs_u_" + body»);`,
    messageId: "assembled",
  },
  {
    name: "SvelteKit's universal module, in which no read is right",
    filename: "src/routes/+page.js",
    code: `export const load = () => call("«${KEY}»");`,
    messageId: "key",
  },
  {
    name: "SvelteKit, imported already",
    code: `import { NEXUS_API_KEY as key } from "$env/static/private";\ncall(key, "«${KEY}»");`,
    messageId: "key",
    suggests: `import { NEXUS_API_KEY as key } from "$env/static/private";\ncall(key, key);`,
  },
  {
    name: "SvelteKit, where the name is taken",
    code: `import { json } from "@sveltejs/kit";\nconst NEXUS_API_KEY = "«${KEY}»";`,
    messageId: "key",
    suggests: `import { env } from "$env/dynamic/private";\nimport { json } from "@sveltejs/kit";\nconst NEXUS_API_KEY = env.NEXUS_API_KEY;`,
  },
  {
    name: "Workers, in a handler",
    code: `export default { async fetch(request, bindings) { return call("«${KEY}»"); } };`,
    messageId: "key",
    suggests: `export default { async fetch(request, bindings) { return call(bindings.NEXUS_API_KEY); } };`,
  },
  {
    name: "Workers, outside a handler",
    code: `const key = "«${KEY}»";\nexport default { fetch(request, bindings) { return call(key); } };`,
    messageId: "key",
    suggests: `import { env } from "cloudflare:workers";\nconst key = env.NEXUS_API_KEY;\nexport default { fetch(request, bindings) { return call(key); } };`,
  },
  {
    name: "Nuxt",
    code: `export default defineEventHandler(() => call("«${KEY}»"));`,
    messageId: "key",
    suggests: `export default defineEventHandler(() => call(useRuntimeConfig().nexusApiKey));`,
  },
  {
    name: "Astro",
    code: `import { getCollection } from "astro:content";\ncall("«${KEY}»");`,
    messageId: "key",
    suggests: `import { getCollection } from "astro:content";\ncall(import.meta.env.NEXUS_API_KEY);`,
  },
  {
    name: "a browser's file, in which no read is right",
    code: `"use client";\ncall("«${KEY}»");`,
    messageId: "key",
  },
];

const typed: readonly Invalid[] = [
  { name: "a type", dialect: "ts", code: `type Key = "«${KEY}»";`, messageId: "key" },
  { name: "an enum's member", dialect: "ts", code: `enum Key { Live = "«${KEY}»" }`, messageId: "key" },
  {
    name: "an enum's member whose name says key",
    dialect: "ts",
    code: `enum Nexus { ApiKey = «"nxs_abc123"» }`,
    messageId: "placeholder",
  },
  { name: "a constant assertion", dialect: "ts", code: `const key = "«${KEY}»" as const;`, messageId: "key" },
  {
    name: "a cast",
    dialect: "ts",
    code: `const key = ("«${KEY}»" as string) satisfies string;`,
    messageId: "key",
    suggests: `const key = (${ENV} as string) satisfies string;`,
  },
  {
    name: "parts with casts",
    dialect: "ts",
    code: `const head = "nxs_u_" as const; const key: string = «head + ("${BODY}" as string)!»;`,
    messageId: "assembled",
    suggests: `const head = "nxs_u_" as const; const key: string = ${ENV};`,
  },
  { name: "a module's name", dialect: "ts", code: `declare module "«${KEY}»" {}`, messageId: "key" },
  {
    name: "a decorator's argument",
    dialect: "ts",
    code: `@Inject("«${KEY}»") class A {}`,
    messageId: "key",
    suggests: `@Inject(${ENV}) class A {}`,
  },
  {
    name: "a placeholder with a cast",
    dialect: "ts",
    code: `const apiKey = «"nxs_abc123..."» as string;`,
    messageId: "placeholder",
    suggests: `const apiKey = ${ENV} as string;`,
  },
  {
    name: "a typed JSX component",
    dialect: "tsx",
    code: `const a = <Chat<string> apiKey="«${KEY}»" />;`,
    messageId: "key",
    suggests: `const a = <Chat<string> apiKey={${ENV}} />;`,
  },
];

export const invalid: readonly (readonly [string, readonly Invalid[]])[] = [
  ["written as it is", written],
  ["in markup", inMarkup],
  ["encoded", encoded],
  ["assembled", assembled],
  ["as a fallback", fallbacks],
  ["a placeholder in a credential's position", placeholders],
  ["in the way of the runtime", runtimes],
  ["in TypeScript", typed],
];
