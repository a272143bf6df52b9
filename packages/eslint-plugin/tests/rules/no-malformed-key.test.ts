import { hex, sample } from "@nxs-guard/rules/sample";
import { expect, it } from "vitest";

import { settingsFor } from "../linting.ts";
import { runCases } from "../rule-cases.ts";
import type { Invalid, Valid } from "../rule-cases.ts";

const URL = '"https://api.nexusgpt.io/api/public/thread"';
const ENV = "process.env.NEXUS_API_KEY";
const KEY = sample("nxs_u_", hex(32));
const headers = (value: string): string => `fetch(${URL}, { headers: { "api-key": ${value} } });`;
/** A case whose marked characters a fix takes away. */
const malformed = (name: string, code: string): Invalid => ({
  ...{ name, code, messageId: "malformed" },
  fixed: code.replace(/«[^»]*»/g, ""),
});
const text = (name: string, code: string): Invalid => ({ name, code, messageId: "text" });
const json = (name: string, code: string): Invalid => ({ name, code, messageId: "json" });

const invalid: readonly Invalid[] = [
  malformed("a space before", headers(`\`« »\${${ENV}}\``)),
  malformed("a space after", headers(`\`\${${ENV}}« »\``)),
  malformed("spaces on both sides", headers(`\`« »\${key}« »\``)),
  malformed("a line break after", headers(`\`\${${ENV}}«\\n»\``)),
  malformed("a written line break", headers(`\`\${${ENV}}«\n»\``)),
  malformed("a joined line break", headers(`${ENV} + "«\\n»"`)),
  malformed("a carriage return", headers(`${ENV} + "«\\r\\n»"`)),
  malformed("double quotes", headers(`\`«"»\${${ENV}}«"»\``)),
  malformed("single quotes", headers(`"«'»" + key + "«'»"`)),
  malformed("a semicolon", headers(`\`\${${ENV}}«;»\``)),
  malformed("a comma", headers(`${ENV} + "«,»"`)),
  malformed("a word", headers(`\`«ApiKey »\${${ENV}}\``)),
  malformed("a word that is joined", headers(`"«Token »" + ${ENV}`)),
  malformed("a name", headers(`"«key=»" + ${ENV}`)),
  malformed("a name and a colon", headers(`"«api-key: »" + ${ENV}`)),
  malformed("angle brackets", headers(`\`«<»\${${ENV}}«>»\``)),
  malformed("braces around a placeholder", headers('"«{»nxs_abc123«}»"')),
  malformed("a space before a literal", headers(`"« »${KEY}"`)),
  malformed("a space after a literal", headers(`"${KEY}« »"`)),
  malformed("a quoted literal", headers(`'«"»${KEY}«"»'`)),
  malformed("an invisible character", headers(`"«\u200b»${KEY}"`)),
  malformed("a typographic quote", headers(`"«\u201c»${KEY}«\u201d»"`)),
  malformed("a space before a placeholder", headers('"« »nxs_abc123..."')),
  malformed("a space after a placeholder", headers('"nxs_abc123« »"')),
  malformed("a header that is set", `headers.set("api-key", \`« »\${${ENV}}\`);`),
  malformed("a key of an unknown URL", `fetch(url, { headers: { "api-key": "« »" + ${ENV} } });`),
  malformed(
    "the SDK's apiKey",
    `import { NexusClient } from "@agent-nexus/sdk";\nnew NexusClient({ apiKey: \`\${${ENV}}«\\n»\` });`,
  ),
  malformed("a constant", `const key = \`« »\${${ENV}}\`;\n${headers("key")}`),
  malformed("an unknown value in the key's place", headers("`« »${apiKey}`")),
  malformed("Authorization", `fetch(${URL}, { headers: { Authorization: \`\${${ENV}}« »\` } });`),
  malformed("a member of headers", `config.headers["api-key"] = "« »" + ${ENV};`),
  text("toString", headers(`«${ENV}.toString()»`)),
  text("toString behind ?.", headers(`«${ENV}?.toString()»`)),
  json("JSON.stringify", headers(`«JSON.stringify(${ENV})»`)),
  text(
    "toString in the SDK's apiKey",
    `import { NexusClient } from "@agent-nexus/sdk";\nnew NexusClient({ apiKey: «${ENV}.toString()» });`,
  ),
  json("JSON.stringify of a variable", `const key = ${ENV};\nheaders.set("api-key", «JSON.stringify(key)»);`),
];

const valid: readonly Valid[] = [
  { name: "the guide's own way", code: headers(ENV) },
  { name: "a template of the key alone", code: headers(`\`\${${ENV}}\``) },
  { name: "a key that is trimmed", code: headers(`${ENV}.trim()`) },
  { name: "String", code: headers(`String(${ENV})`) },
  { name: "a key that is asserted", code: `fetch(${URL}, { headers: { "api-key": ${ENV}! } });`, dialect: "ts" },
  { name: "a literal", code: headers(`"${KEY}"`) },
  { name: "a placeholder", code: headers('"nxs_abc123..."') },
  { name: "a variable", code: headers("apiKey") },
  { name: "a call", code: headers("await getKey()").replace("await ", "") },
  { name: "Bearer, which another rule reports", code: headers("`Bearer ${apiKey}`") },
  {
    name: "a word of Elastic's",
    code: 'fetch("https://x.es.example", { headers: { Authorization: `ApiKey ${elasticKey}` } });',
  },
  {
    name: "api-key of Azure",
    code: 'fetch("https://acme.openai.azure.com/x", { headers: { "api-key": ` ${key}` } });',
  },
  { name: "another header", code: `fetch(${URL}, { headers: { "api-key": key, "X-Title": " a title " } });` },
  {
    name: "an id that is made of two",
    code: `fetch(${URL}, { headers: { "api-key": key, "X-Request-ID": \`\${a} \${b}\` } });`,
  },
  {
    name: "brackets in another header",
    code: `fetch(${URL}, { headers: { "api-key": key, "X-Title": \`<\${title}>\` } });`,
  },
  { name: "a key that is put together", code: headers("`${prefix}${body}`") },
  ...[
    "decrypt(sealed)",
    'Buffer.from(sealed, "base64")',
    "version.payload.data",
    'getSecret("NEXUS_API_KEY")',
    "key",
  ].map((bytes) => ({ name: `toString of what may be bytes: ${bytes}`, code: headers(`${bytes}.toString()`) })),
  { name: "toString of an id", code: `fetch(${URL}, { headers: { "api-key": key, "X-Request-ID": id.toString() } });` },
  { name: "a body", code: `fetch(${URL}, { headers: { "api-key": key }, body: JSON.stringify(message) });` },
  { name: "a log", code: `console.log(\`key: \${mask(${ENV})} \`);` },
  { name: "the environment that is written out", code: `const line = \`NEXUS_API_KEY=\${${ENV}}\\n\`;` },
  {
    name: "a SDK's key",
    code: `import { NexusClient } from "@agent-nexus/sdk";\nnew NexusClient({ apiKey: ${ENV} });`,
  },
  { name: "an apiKey of another SDK", code: 'import OpenAI from "openai";\nnew OpenAI({ apiKey: ` ${key}` });' },
  { name: "a word before a token of another product", code: 'headers.set("Authorization", `Token ${djangoToken}`);' },
  { name: "Basic", code: `fetch(${URL}, { headers: { Authorization: \`Basic \${credentials}\` } });` },
  { name: "a choice", code: headers("isProduction ? liveKey : testKey") },
  { name: "a default", code: headers(`${ENV} ?? ""`) },
  { name: "an assertion", code: `expect(headers).toEqual({ "api-key": \` \${${ENV}}\` });` },
  { name: "a comment", code: '// "api-key": " nxs_abc123"\nrun();' },
  { name: "JSON.stringify elsewhere", code: `const text = JSON.stringify({ hasKey: Boolean(${ENV}) });` },
  { name: "a type", code: "type Key = ` ${string}`;", dialect: "ts" },
  { name: "a chat session", code: `fetch(${URL}, { headers: { "x-chat-session-token": \` \${token}\` } });` },
];

runCases("no-malformed-key", { invalid, valid });

const { lint } = settingsFor("no-malformed-key").at(-2)!;

it("carries no key along in a fix", () => {
  const [message] = lint(headers(`" ${KEY}"`), "lib/example.js");
  expect(JSON.stringify(message)).not.toContain(KEY.slice(6));
});
