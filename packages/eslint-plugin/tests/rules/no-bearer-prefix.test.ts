// nxs-guard-disable-file nexus-bearer-prefix -- the cases show what is wrong, and what looks like it
import { hex, sample } from "@nxs-guard/rules/sample";

import { runCases } from "../rule-cases.ts";
import type { Invalid, Valid } from "../rule-cases.ts";

const URL = '"https://api.nexusgpt.io/api/public/thread"';
const KEY = sample("nxs_u_", hex(32));
const ENV = "process.env.NEXUS_API_KEY";

/** A request to Nexus with one header, the same with the header that a suggestion makes of it, and the rest. */
const headers = (text: string): string => `fetch(${URL}, { headers: { ${text} } });`;
const inHeader = (name: string, text: string, suggests?: string): Omit<Invalid, "messageId"> => ({
  name,
  code: headers(text),
  ...(suggests !== undefined && { suggests: [headers(suggests)] }),
});

/** The same where a fix takes the prefix away. */
const inKey = (name: string, text: string, after: string): Omit<Invalid, "messageId"> => ({
  ...{ name, code: headers(text), fixed: headers(after) },
});

const invalid: readonly Omit<Invalid, "messageId">[] = [
  inHeader("a template", `Authorization: \`«Bearer» \${${ENV}}\``, `"api-key": ${ENV}`),
  inHeader("a concatenation", `Authorization: "«Bearer» " + ${ENV}`, `"api-key": ${ENV}`),
  inHeader("lower case", `authorization: \`«bearer» \${${ENV}}\``, `"api-key": ${ENV}`),
  inHeader("upper case", `AUTHORIZATION: "«BEARER» " + key`, `"api-key": key`),
  inHeader("a quoted name", `'Authorization': "«Bearer» " + key`, `'api-key': key`),
  inHeader(
    "an unknown key, since the request goes to Nexus",
    `Authorization: \`«Bearer» \${apiKey}\``,
    `"api-key": apiKey`,
  ),
  inHeader(
    "a key that is called",
    `Authorization: \`«Bearer» \${await getKey()}\``.replace("await ", ""),
    `"api-key": getKey()`,
  ),
  inHeader("a key or nothing", `Authorization: \`«Bearer» \${token ?? ""}\``, `"api-key": \`\${token ?? ""}\``),
  inHeader("a placeholder", `Authorization: "«Bearer» nxs_abc123..."`, `"api-key": "nxs_abc123..."`),
  inHeader("a whole key", `Authorization: "«Bearer» ${KEY}"`, `"api-key": "${KEY}"`),
  inHeader("a literal in a template", `Authorization: \`«Bearer» \${"${KEY}"}\``, `"api-key": \`\${"${KEY}"}\``),
  inHeader("two spaces", `Authorization: "«Bearer»  " + key`, `"api-key": key`),
  inHeader("more around the key", `Authorization: \`«Bearer» \${key}\${suffix}\``, `"api-key": \`\${key}\${suffix}\``),
  inHeader("a longer concatenation", `Authorization: "«Bearer» " + prefix + key`, `"api-key": prefix + key`),
  inKey("a prefix within api-key", `"api-key": \`«Bearer» \${${ENV}}\``, `"api-key": ${ENV}`),
  inKey("a prefix joined within api-key", `"api-key": "«Bearer» " + ${ENV}`, `"api-key": ${ENV}`),
  inKey("a prefix before parentheses", `"api-key": "«Bearer» " + (key ?? ${ENV})`, `"api-key": (key ?? ${ENV})`),
  inKey("a prefix in parentheses", `"api-key": ("«Bearer» ") + key`, `"api-key": ("") + key`),
  inKey("a prefix of a literal within api-key", `"api-key": "«Bearer» nxs_abc123..."`, `"api-key": "nxs_abc123..."`),
  inHeader(
    "a prefix beside the right header, to which it cannot move",
    `Authorization: "«Bearer» " + key, "api-key": key`,
  ),
  inHeader("a join", `Authorization: ["«Bearer»", key].join(" ")`),
  inHeader("a concat", `Authorization: "«Bearer» ".concat(key)`),
  inHeader("a computed name", `["Authorization"]: "«Bearer» " + key`, `["api-key"]: key`),
  inHeader("a choice, in one branch", `Authorization: old ? "«Bearer» " + key : key`),
  {
    name: "a constant",
    code: `const auth = \`«Bearer» \${${ENV}}\`;\nfetch(${URL}, { headers: { Authorization: auth } });`,
  },
  {
    name: "a prefix in a constant",
    code: `const SCHEME = "«Bearer» ";\nfetch(${URL}, { headers: { Authorization: SCHEME + key } });`,
  },
  {
    name: "a header that is set, wherever it is sent",
    code: `headers.set("Authorization", \`«Bearer» \${${ENV}}\`);`,
    suggests: [`headers.set("api-key", ${ENV});`],
  },
  {
    name: "a header that is appended",
    code: `headers.append("Authorization", "«Bearer» " + ${ENV});`,
    suggests: [`headers.append("api-key", ${ENV});`],
  },
  {
    name: "a member of headers",
    code: `config.headers.Authorization = \`«Bearer» \${${ENV}}\`;`,
    suggests: [`config.headers["api-key"] = ${ENV};`],
  },
  {
    name: "a constant that is exported",
    code: `export const headers = { Authorization: \`«Bearer» \${${ENV}}\` };`,
    suggests: [`export const headers = { "api-key": ${ENV} };`],
  },
  {
    name: "a key that is sent to an unknown URL",
    code: `fetch(url, { headers: { Authorization: \`«Bearer» \${${ENV}}\` } });`,
    suggests: [`fetch(url, { headers: { "api-key": ${ENV} } });`],
  },
  {
    name: "a key in a variable",
    code: `const key = ${ENV};\nfetch(url, { headers: { Authorization: \`«Bearer» \${key}\` } });`,
    suggests: [`const key = ${ENV};\nfetch(url, { headers: { "api-key": key } });`],
  },
  {
    name: "a key of SvelteKit",
    code: `import { NEXUS_API_KEY } from "$env/static/private";\nheaders.set("Authorization", "«Bearer» " + NEXUS_API_KEY);`,
    suggests: [`import { NEXUS_API_KEY } from "$env/static/private";\nheaders.set("api-key", NEXUS_API_KEY);`],
  },
  {
    name: "a key of Deno",
    code: `headers.set("Authorization", "«Bearer» " + Deno.env.get("NEXUS_API_KEY"));`,
    suggests: [`headers.set("api-key", Deno.env.get("NEXUS_API_KEY"));`],
  },
  {
    name: "a key of the settings' name",
    code: 'headers.set("Authorization", "«Bearer» " + process.env.ACME_KEY);',
    settings: { envNames: ["ACME_KEY"] },
    suggests: ['headers.set("api-key", process.env.ACME_KEY);'],
  },
  {
    name: "the SDK's apiKey",
    code: `import { NexusClient } from "@agent-nexus/sdk";\nnew NexusClient({ apiKey: \`«Bearer» \${${ENV}}\` });`,
    fixed: `import { NexusClient } from "@agent-nexus/sdk";\nnew NexusClient({ apiKey: ${ENV} });`,
  },
  {
    name: "the SDK's defaultHeaders",
    code: `import { createBrowserChatClient } from "@agent-nexus/sdk";\ncreateBrowserChatClient({ baseUrl, defaultHeaders: { Authorization: "«Bearer» " + key } });`,
    suggests: [
      `import { createBrowserChatClient } from "@agent-nexus/sdk";\ncreateBrowserChatClient({ baseUrl, defaultHeaders: { "api-key": key } });`,
    ],
  },
  {
    name: "superagent's auth",
    code: `import request from "superagent";\nrequest.post(${URL}).auth(key, { type: «"bearer"» });`,
  },
  {
    name: "a cast",
    dialect: "ts",
    code: `fetch(${URL}, { headers: { Authorization: ("«Bearer» " + key) as string } as HeadersInit });`,
    suggests: [`fetch(${URL}, { headers: { "api-key": (key) as string } as HeadersInit });`],
  },
  {
    name: "a key of a helper that is called for administrators too",
    code: `const ask = (url) => fetch(url, { headers: { "api-key": \`«Bearer» \${${ENV}}\` } });\nask(${URL});\nask("https://api.nexusgpt.io/api/admin/x");`,
    fixed: `const ask = (url) => fetch(url, { headers: { "api-key": ${ENV} } });\nask(${URL});\nask("https://api.nexusgpt.io/api/admin/x");`,
  },
  {
    name: "an administrator's token in a request that is not for administrators",
    code: headers("Authorization: `«Bearer» ${process.env.NEXUS_ADMIN_TOKEN}`"),
    suggests: [headers('"api-key": process.env.NEXUS_ADMIN_TOKEN')],
  },
];

const valid: readonly Valid[] = [
  {
    name: "a helper that is called for administrators too",
    code: `const ask = (url) => fetch(url, { headers: { Authorization: \`Bearer \${token}\` } });\nask(${URL});\nask("https://api.nexusgpt.io/api/admin/x");`,
  },
  {
    name: "an administrator's token of a helper that is called for others too",
    code: `const ask = (url) => fetch(url, { headers: { Authorization: \`Bearer \${process.env.NEXUS_ADMIN_TOKEN}\` } });\nask(${URL});\nask("https://api.nexusgpt.io/api/admin/x");`,
  },
  {
    name: "an administrator's token that no call is seen to send",
    code: "export const adminHeaders = () => ({ Authorization: `Bearer ${process.env.NEXUS_ADMIN_TOKEN}` });",
  },
  {
    name: "an administrator's token below a path that is not known",
    code: "export const ask = (path) => fetch(`https://api.nexusgpt.io${path}`, { headers: { Authorization: `Bearer ${adminToken}` } });",
  },
  {
    name: "an instance for administrators",
    code: 'import axios from "axios";\nexport default axios.create({ baseURL: "https://api.nexusgpt.io/api", headers: { Authorization: `Bearer ${requireEnv("NEXUS_ADMIN_TOKEN")}` } });',
  },
  { name: "the guide's own way", code: headers(`"api-key": ${ENV}`) },
  {
    name: "an administrator's token",
    code: 'fetch("https://api.nexusgpt.io/api/admin/x", { headers: { Authorization: "Bearer " + token } });',
  },
  {
    name: "an administrator's token below new URL",
    code: 'fetch(new URL("/api/admin/x", "https://api.nexusgpt.io"), { headers: { Authorization: "Bearer " + token } });',
  },
  {
    name: "OpenAI",
    code: "fetch('https://api.openai.com/v1', { headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } });",
  },
  { name: "a token for an unknown URL", code: "fetch(url, { headers: { Authorization: `Bearer ${token}` } });" },
  {
    name: "a session of one's own server",
    code: `fetch("/api/chat", { headers: { Authorization: "Bearer " + ${ENV} } });`,
  },
  { name: "a look for the prefix", code: 'if (request.headers.authorization.startsWith("Bearer ")) next();' },
  {
    name: "a prefix that is taken off",
    code: 'const token = request.headers.get("authorization").replace("Bearer ", "");',
  },
  {
    name: "a header of another product beside Nexus",
    code: `headers.set("Authorization", "Bearer " + githubToken);\n${headers('"api-key": key')}`,
  },
  { name: "Basic", code: headers("Authorization: `Basic ${credentials}`") },
  { name: "a bare key, which another rule reports", code: headers("Authorization: key") },
  { name: "a word that begins like it", code: headers('"x-owner": "Bearer of news"') },
  {
    name: "the SDK's key",
    code: `import { NexusClient } from "@agent-nexus/sdk";\nnew NexusClient({ apiKey: ${ENV} });`,
  },
  {
    name: "a NexusClient of another package",
    code: 'import { NexusClient } from "nexus-mods";\nnew NexusClient({ apiKey: "Bearer " + key });',
  },
  {
    name: "superagent's basic auth",
    code: `import request from "superagent";\nrequest.post(${URL}).auth(user, password);`,
  },
  {
    name: "superagent's bearer elsewhere",
    code: 'import request from "superagent";\nrequest.post("https://x.example").auth(key, { type: "bearer" });',
  },
  { name: "headers that come from elsewhere", code: `fetch(${URL}, { headers: nexusHeaders });` },
  { name: "an assertion", code: `expect(headers).toEqual({ Authorization: \`Bearer \${${ENV}}\` });` },
  {
    name: "a mock",
    code: `import nock from "nock";\nnock("https://api.nexusgpt.io", { reqheaders: { authorization: "Bearer " + ${ENV} } });`,
  },
  {
    name: "a host that only ends like Nexus'",
    code: 'fetch("https://not-api.nexusgpt.io/x", { headers: { Authorization: "Bearer " + key } });',
  },
  {
    name: "a variable that is written twice",
    code: 'let url = "https://api.nexusgpt.io";\nurl = other;\nfetch(url, { headers: { Authorization: "Bearer " + key } });',
  },
  {
    name: "a function called fetch of the file's own",
    code: `function fetch() {}\nfetch(${URL}, { headers: { Authorization: "Bearer " + key } });`,
  },
  {
    name: "a body that says so",
    code: `fetch(${URL}, { headers: { "api-key": key }, body: JSON.stringify({ Authorization: "Bearer " + other }) });`,
  },
  { name: "a type", dialect: "ts", code: "type Authorization = `Bearer ${string}`;" },
  { name: "a comment", code: "// Authorization: Bearer <key> does not work with Nexus\nrun();" },
  { name: "a text", code: 'console.log("Do not write Bearer before the key");' },
  {
    name: "an environment variable of another kind",
    code: 'headers.set("Authorization", "Bearer " + process.env.NEXUS_SESSION);',
  },
  {
    name: "a flag named after the key",
    code: 'headers.set("Authorization", "Bearer " + process.env.HAS_NEXUS_API_KEY);',
  },
  {
    name: "Qdrant's api-key",
    code: 'fetch("https://x.qdrant.io/collections", { headers: { "api-key": "Bearer " + key } });',
  },
  { name: "a chat session", code: headers('"x-chat-session-token": token') },
  {
    name: "an image of Nexus",
    code: 'const image = "https://api.nexusgpt.io/logo.png"; const auth = "Bearer " + token;',
  },
];

runCases("no-bearer-prefix", { invalid: invalid.map((example) => ({ ...example, messageId: "bearer" })), valid });
