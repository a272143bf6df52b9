// nxs-guard-disable-file nexus-key-in-url -- the cases show what is wrong, and what looks like it
import { hex, sample } from "@nxs-guard/rules/sample";

import { runCases } from "../rule-cases.ts";
import type { Invalid, Valid } from "../rule-cases.ts";

const ENV = "process.env.NEXUS_API_KEY";
const KEY = sample("nxs_u_", hex(32));

const invalid: readonly Omit<Invalid, "messageId">[] = [
  { name: "a template", code: `fetch(\`https://api.nexusgpt.io/x?«api-key»=\${${ENV}}\`);` },
  { name: "a concatenation", code: `fetch("https://api.nexusgpt.io/x?«api-key»=" + ${ENV});` },
  { name: "a literal", code: `fetch("https://api.nexusgpt.io/x?«api-key»=${KEY}");` },
  { name: "a placeholder", code: 'const url = "https://api.nexusgpt.io/x?«api-key»=nxs_abc123...";' },
  { name: "a second parameter", code: `fetch(\`https://api.nexusgpt.io/x?limit=1&«key»=\${${ENV}}\`);` },
  { name: "another name", code: `fetch(\`https://api.nexusgpt.io/x?«token»=\${${ENV}}\`);` },
  { name: "an unknown value under the server's name", code: "fetch(`https://api.nexusgpt.io/x?«api-key»=${apiKey}`);" },
  { name: "an encoded value", code: `fetch(\`https://api.nexusgpt.io/x?«api-key»=\${encodeURIComponent(${ENV})}\`);` },
  {
    name: "a base in a constant",
    code: `const BASE = "https://api.nexusgpt.io";\nfetch(\`\${BASE}/x?«api-key»=\${${ENV}}\`);`,
  },
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
  { name: "URLSearchParams of pairs", code: `const query = new URLSearchParams([["«api-key»", ${ENV}]]);` },
  {
    name: "URLSearchParams that are set",
    code: `const query = new URLSearchParams();\nquery.append("«api-key»", ${ENV});`,
  },
  {
    name: "axios' params",
    code: `import axios from "axios";\naxios.get("https://api.nexusgpt.io/x", { params: { "«api-key»": apiKey } });`,
  },
  {
    name: "ky's searchParams",
    code: `import ky from "ky";\nky("https://api.nexusgpt.io/x", { searchParams: { «token»: ${ENV} } });`,
  },
  { name: "ofetch's query", code: `$fetch("https://api.nexusgpt.io/x", { query: { «key»: ${ENV} } });` },
  {
    name: "superagent's query",
    code: `import request from "superagent";\nrequest.get("https://api.nexusgpt.io/x").query({ "«api-key»": key });`,
  },
  { name: "an EventSource", code: `new EventSource(\`https://api.nexusgpt.io/stream?«api-key»=\${${ENV}}\`);` },
  { name: "a WebSocket", code: `new WebSocket("wss://api.nexusgpt.io/ws?«key»=" + ${ENV});` },
  { name: "a key in a variable", code: `const key = ${ENV};\nfetch(\`https://api.nexusgpt.io/x?«k»=\${key}\`);` },
  {
    name: "a key of the settings' name",
    code: "fetch(`https://api.nexusgpt.io/x?«k»=${process.env.ACME_KEY}`);",
    settings: { envNames: ["ACME_KEY"] },
  },
  {
    name: "the environment's default",
    code: `fetch(\`\${process.env.NEXUS_BASE_URL ?? "https://api.nexusgpt.io"}/x?«api-key»=\${${ENV}}\`);`,
  },
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
