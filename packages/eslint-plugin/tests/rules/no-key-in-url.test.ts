// nxs-guard-disable-file nexus-key-in-url -- the cases show what is wrong, and what looks like it
import { hex, sample } from "@nxs-guard/rules/sample";

import { runCases } from "../rule-cases.ts";
import type { Invalid, Valid } from "../rule-cases.ts";

const ENV = "process.env.NEXUS_API_KEY";
const KEY = sample("nxs_u_", hex(32));

/** A call with the key in its URL, and the same with the header that a suggestion makes of it. */
const moved = (name: string, code: string, after: string, more: Partial<Invalid> = {}): Omit<Invalid, "messageId"> => ({
  ...{ name, code, suggests: [after] },
  ...more,
});
const HEADERS = `{ headers: { "api-key": ${ENV} } }`;

const invalid: readonly Omit<Invalid, "messageId">[] = [
  moved(
    "a template",
    `fetch(\`https://api.nexusgpt.io/x?«api-key»=\${${ENV}}\`);`,
    `fetch(\`https://api.nexusgpt.io/x\`, ${HEADERS});`,
  ),
  moved(
    "a concatenation",
    `fetch("https://api.nexusgpt.io/x?«api-key»=" + ${ENV});`,
    `fetch("https://api.nexusgpt.io/x", ${HEADERS});`,
  ),
  moved(
    "a parameter before others",
    `fetch(\`https://api.nexusgpt.io/x?«api-key»=\${ ${ENV} }&limit=1\`, { method: "POST" });`,
    `fetch(\`https://api.nexusgpt.io/x?limit=1\`, { headers: { "api-key": ${ENV} }, method: "POST" });`,
  ),
  moved(
    "a parameter between others",
    `fetch(\`https://api.nexusgpt.io/x?a=1&«api-key»=\${${ENV}}&b=2\`, { headers: { Accept: "*/*" } });`,
    `fetch(\`https://api.nexusgpt.io/x?a=1&b=2\`, { headers: { "api-key": ${ENV}, Accept: "*/*" } });`,
  ),
  moved(
    "a concatenation after another parameter",
    `fetch("https://api.nexusgpt.io/x?a=1&«api-key»=" + encodeURIComponent(${ENV}), { headers: {} });`,
    `fetch("https://api.nexusgpt.io/x?a=1", ${HEADERS});`,
  ),
  moved(
    "axios' URL before a body",
    `import axios from "axios";\naxios.post(\`https://api.nexusgpt.io/x?«api-key»=\${${ENV}}\`, {});`,
    `import axios from "axios";\naxios.post(\`https://api.nexusgpt.io/x\`, {}, ${HEADERS});`,
  ),
  moved(
    "axios' URL among options",
    `import axios from "axios";\naxios({ url: \`https://api.nexusgpt.io/x?«api-key»=\${${ENV}}\` });`,
    `import axios from "axios";\naxios({ headers: { "api-key": ${ENV} }, url: \`https://api.nexusgpt.io/x\` });`,
  ),
  {
    name: "a concatenation that goes on",
    code: `fetch("https://api.nexusgpt.io/x?«api-key»=" + ${ENV} + "&a=1");`,
  },
  { name: "options that are not known", code: `fetch(\`https://api.nexusgpt.io/x?«api-key»=\${${ENV}}\`, init);` },
  {
    name: "headers that stand elsewhere",
    code: `const headers = {};\nfetch(\`https://api.nexusgpt.io/x?«api-key»=\${${ENV}}\`, { headers });`,
  },
  {
    name: "a key that is in the headers too",
    code: `fetch(\`https://api.nexusgpt.io/x?«api-key»=\${${ENV}}\`, ${HEADERS});`,
  },
  {
    name: "jQuery's short form, which takes no headers",
    code: `$.get(\`https://api.nexusgpt.io/x?«api-key»=\${${ENV}}\`);`,
  },
  { name: "a key in parentheses, joined", code: `fetch("https://api.nexusgpt.io/x?«api-key»=" + (${ENV}));` },
  { name: "a literal", code: `fetch("https://api.nexusgpt.io/x?«api-key»=${KEY}");` },
  { name: "a placeholder", code: 'const url = "https://api.nexusgpt.io/x?«api-key»=nxs_abc123...";' },
  moved(
    "a second parameter",
    `fetch(\`https://api.nexusgpt.io/x?limit=1&«key»=\${${ENV}}\`);`,
    `fetch(\`https://api.nexusgpt.io/x?limit=1\`, ${HEADERS});`,
  ),
  moved(
    "another name",
    `fetch(\`https://api.nexusgpt.io/x?«token»=\${${ENV}}\`);`,
    `fetch(\`https://api.nexusgpt.io/x\`, ${HEADERS});`,
  ),
  moved(
    "an unknown value under the server's name",
    "fetch(`https://api.nexusgpt.io/x?«api-key»=${apiKey}`);",
    'fetch(`https://api.nexusgpt.io/x`, { headers: { "api-key": apiKey } });',
  ),
  moved(
    "an encoded value",
    `fetch(\`https://api.nexusgpt.io/x?«api-key»=\${encodeURIComponent(${ENV})}\`);`,
    `fetch(\`https://api.nexusgpt.io/x\`, ${HEADERS});`,
  ),
  moved(
    "a base in a constant",
    `const BASE = "https://api.nexusgpt.io";\nfetch(\`\${BASE}/x?«api-key»=\${${ENV}}\`);`,
    `const BASE = "https://api.nexusgpt.io";\nfetch(\`\${BASE}/x\`, ${HEADERS});`,
  ),
  { name: "an unknown base", code: `fetch(\`\${base}/api/public/thread?«key»=\${${ENV}}\`);` },
  { name: "one's own server", code: `fetch(\`/api/chat?«key»=\${${ENV}}\`);` },
  { name: "another host", code: `fetch("https://other.example/x?«token»=${KEY}");` },
  { name: "a URL that is not fetched", code: `export const url = \`https://api.nexusgpt.io/x?«api-key»=\${${ENV}}\`;` },
  { name: "a path", code: `fetch(\`https://api.nexusgpt.io/keys/\${«${ENV}»}/thread\`);` },
  { name: "a literal in a path", code: `fetch("https://api.nexusgpt.io/«${KEY}»/thread");` },
  { name: "a user's name", code: `fetch(\`https://\${«${ENV}»}@api.nexusgpt.io/x\`);` },
  { name: "a password", code: `fetch(\`https://user:\${«${ENV}»}@api.nexusgpt.io/x\`);` },
  { name: "a literal before the @", code: `const remote = "https://«${KEY}»@api.nexusgpt.io/x";` },
  { name: "new URL", code: `new URL(\`/x?«api-key»=\${${ENV}}\`, "https://api.nexusgpt.io");` },
  { name: "searchParams.set", code: `url.searchParams.set("«api-key»", ${ENV});` },
  { name: "searchParams.append", code: `url.searchParams.append("«token»", ${ENV});` },
  {
    name: "searchParams in a variable",
    code: `const { searchParams } = url;\nconst params = url.searchParams;\nparams.set("«key»", ${ENV});`,
  },
  { name: "URLSearchParams", code: `const query = new URLSearchParams({ "«api-key»": ${ENV} });` },
  {
    name: "URLSearchParams that are written behind a URL",
    code: `const query = new URLSearchParams({ "«api-key»": ${ENV} });\naxios.post(url + "?" + query.toString(), form);`,
  },
  { name: "URLSearchParams of pairs", code: `const query = new URLSearchParams([["«api-key»", ${ENV}]]);` },
  {
    name: "URLSearchParams that are set",
    code: `const query = new URLSearchParams();\nquery.append("«api-key»", ${ENV});`,
  },
  moved(
    "axios' params",
    `import axios from "axios";\naxios.get("https://api.nexusgpt.io/x", { params: { "«api-key»": apiKey, limit: 1 } });`,
    `import axios from "axios";\naxios.get("https://api.nexusgpt.io/x", { headers: { "api-key": apiKey }, params: { limit: 1 } });`,
  ),
  moved(
    "ky's searchParams",
    `import ky from "ky";\nky("https://api.nexusgpt.io/x", { searchParams: { «token»: ${ENV} } });`,
    `import ky from "ky";\nky("https://api.nexusgpt.io/x", { headers: { "api-key": ${ENV} }, searchParams: { } });`,
  ),
  moved(
    "ofetch's query",
    `$fetch("https://api.nexusgpt.io/x", { query: { «key»: ${ENV} } });`,
    `$fetch("https://api.nexusgpt.io/x", { headers: { "api-key": ${ENV} }, query: { } });`,
  ),
  {
    name: "superagent's query",
    code: `import request from "superagent";\nrequest.get("https://api.nexusgpt.io/x").query({ "«api-key»": key });`,
  },
  { name: "an EventSource", code: `new EventSource(\`https://api.nexusgpt.io/stream?«api-key»=\${${ENV}}\`);` },
  { name: "a WebSocket", code: `new WebSocket("wss://api.nexusgpt.io/ws?«key»=" + ${ENV});` },
  moved(
    "a key in a variable",
    `const key = ${ENV};\nfetch(\`https://api.nexusgpt.io/x?«k»=\${key}\`);`,
    `const key = ${ENV};\nfetch(\`https://api.nexusgpt.io/x\`, { headers: { "api-key": key } });`,
  ),
  { name: "a path with a variable", code: `const key = ${ENV};\nfetch(\`https://api.nexusgpt.io/keys/\${«key»}\`);` },
  {
    name: "a user that is joined",
    code: `const key = ${ENV};\nconst remote = "https://" + «key» + "@api.nexusgpt.io/x";`,
  },
  {
    name: "a field in a path",
    code: `class A {\n  key = ${ENV};\n  url = \`https://api.nexusgpt.io/\${«this.key»}\`;\n}`,
  },
  moved(
    "a key of the settings' name",
    "fetch(`https://api.nexusgpt.io/x?«k»=${process.env.ACME_KEY}`);",
    'fetch(`https://api.nexusgpt.io/x`, { headers: { "api-key": process.env.ACME_KEY } });',
    { settings: { envNames: ["ACME_KEY"] } },
  ),
  moved(
    "the environment's default",
    `fetch(\`\${process.env.NEXUS_BASE_URL ?? "https://api.nexusgpt.io"}/x?«api-key»=\${${ENV}}\`);`,
    `fetch(\`\${process.env.NEXUS_BASE_URL ?? "https://api.nexusgpt.io"}/x\`, ${HEADERS});`,
  ),
];

const valid: readonly Valid[] = [
  { name: "the header", code: `fetch("https://api.nexusgpt.io/x?limit=1", { headers: { "api-key": ${ENV} } });` },
  { name: "another parameter", code: "fetch(`https://api.nexusgpt.io/x?thread=${id}`);" },
  { name: "an empty parameter", code: 'fetch("https://api.nexusgpt.io/x?api-key=");' },
  { name: "a mount token", code: "fetch(`https://api.nexusgpt.io/api/dav/_t/${token}/files`);" },
  { name: "a key of another product", code: "fetch(`https://api.example.com/x?key=${process.env.EXAMPLE_KEY}`);" },
  { name: "api-key of another product", code: "fetch(`https://api.example.com/x?api-key=${key}`);" },
  { name: "Google Maps", code: "const src = `https://maps.googleapis.com/maps/api/js?key=${mapsKey}`;" },
  { name: "a form", code: `fetch(url, { body: new URLSearchParams({ key: ${ENV} }) });` },
  {
    name: "a form in a variable",
    code: `const form = new URLSearchParams({ key: ${ENV} });\nfetch(url, { body: form });`,
  },
  {
    name: "a form's text in a variable",
    code: `const form = new URLSearchParams({ key: ${ENV} });\nfetch(url, { body: form.toString() });`,
  },
  {
    name: "a form that is made text at once",
    code: `const body = String(new URLSearchParams({ key: ${ENV} }));\nfetch(url, { method: "POST", body });`,
  },
  {
    name: "a form that is added to and written",
    code: `const form = new URLSearchParams();\nform.set("key", ${ENV});\nrequest.write(form.toString());`,
  },
  { name: "a form that axios posts", code: `axios.post(url, new URLSearchParams({ key: ${ENV} }));` },
  { name: "a form of axios", code: `axios({ url, data: new URLSearchParams({ key: ${ENV} }) });` },
  { name: "a text with the key's name", code: 'const help = "Set ?api-key=NEXUS_API_KEY"; run(help);' },
  { name: "a sentence", code: `log(\`Is it set? key=\${mask(${ENV})}\`);` },
  { name: "a question", code: `const text = \`key: \${${ENV}}\`;` },
  { name: "a header's value", code: `headers.set("api-key", ${ENV});` },
  { name: "a Map", code: `cache.set("api-key", ${ENV});` },
  { name: "search parameters that are read", code: 'const key = url.searchParams.get("api-key");' },
  { name: "search parameters of another kind", code: 'url.searchParams.set("limit", 10);' },
  {
    name: "params of another value",
    code: 'import axios from "axios";\naxios.get("https://api.nexusgpt.io/x", { params: { limit } });',
  },
  { name: "a body", code: `fetch("https://api.nexusgpt.io/x", { body: JSON.stringify({ key: ${ENV} }) });` },
  { name: "a URL that is looked for", code: 'url.includes("https://api.nexusgpt.io/x?api-key=nxs_abc123");' },
  { name: "a comparison", code: 'const isKey = url === "https://api.nexusgpt.io/x?api-key=nxs_abc123";' },
  {
    name: "msw",
    code: `import { http } from "msw";\nhttp.get("https://api.nexusgpt.io/x?api-key=nxs_abc123", handler);`,
  },
  { name: "nock", code: `import nock from "nock";\nnock("https://api.nexusgpt.io").get("/x?api-key=nxs_abc123");` },
  { name: "an id in the path", code: 'fetch("https://api.nexusgpt.io/api/public/agents/agt_c05d3e");' },
  { name: "a user's name that is none", code: "fetch(`https://${user}@api.nexusgpt.io/x`);" },
  { name: "a comment", code: "// https://api.nexusgpt.io/x?api-key=nxs_abc123\nrun();" },
  { name: "a path of the disk", code: `const file = \`/keys/\${name}?raw\`;` },
  { name: "a table's name", code: 'const table = "nxs_keys?";' },
  { name: "an import", code: 'import text from "./nxs_abc123?raw";' },
  { name: "a flag", code: "fetch(`https://api.nexusgpt.io/x?debug=${process.env.HAS_NEXUS_API_KEY}`);" },
];

runCases("no-key-in-url", { invalid: invalid.map((example) => ({ ...example, messageId: "url" })), valid });
