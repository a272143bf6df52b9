// nxs-guard-disable-file nexus-bearer-prefix, nexus-plain-http, nexus-public-env-name, nexus-key-in-url, nexus-wrong-header -- the forms show what is wrong, without a key
import { Linter } from "eslint";
import * as typescriptParser from "@typescript-eslint/parser";
import { sample, sampleJwt } from "@nxs-guard/rules/sample";
import { describe, expect, it } from "vitest";

import plugin from "../../src/index.ts";
import type { Message } from "../linting.ts";

const URL = "https://api.nexusgpt.io/api/public/thread";
const READ = "process.env.NEXUS_API_KEY";
const OTHER = sample("nxs_o_", { alphabet: "abcdefghijkmnpqrstuvwxyz", length: 32, seed: 9 });
const headers = (text: string): string => `{ headers: { ${text} } }`;
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const escaped = (text: string): string => text.replace(/[a-z]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`);
const percent = (text: string): string => text.replace(/[a-z]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

/** Where people put a key, rightly or wrongly, for every rule that might show it. */
const scripts: Readonly<Record<string, (key: string) => string>> = {
  constant: (key) => `const apiKey = "${key}";`,
  comment: (key) => `// ${key}\nrun();`,
  "name of a property": (key) => `const o = { "${key}": 1 }; console.log(o["${key}"]);`,
  "name of a variable": (key) =>
    `const k_${key.replace(/\W/g, "_")} = process.env.NEXUS_API_KEY; console.log(k_${key.replace(/\W/g, "_")});`,
  "name of a header": (key) => `fetch("${URL}", { headers: { "${key}": process.env.NEXUS_API_KEY } });`,
  "a scheme": (key) => `fetch("${URL}", { headers: { Authorization: \`${key} \${process.env.NEXUS_API_KEY}\` } });`,
  header: (key) => `fetch("${URL}", { headers: { "api-key": "${key}" } });`,
  "wrong header": (key) => `fetch("${URL}", { headers: { "x-api-key": "${key}" } });`,
  "unknown header": (key) => `fetch("${URL}", { headers: { token: "${key}" } });`,
  bare: (key) => `fetch("${URL}", { headers: { Authorization: "${key}" } });`,
  bearer: (key) => `fetch("${URL}", { headers: { Authorization: "Bearer ${key}" } });`,
  "bearer, joined": (key) => `fetch("${URL}", { headers: { Authorization: "Bearer " + "${key}" } });`,
  "bearer, in a template": (key) => `fetch("${URL}", { headers: { Authorization: \`Bearer \${"${key}"}\` } });`,
  "another scheme": (key) => `fetch("${URL}", { headers: { Authorization: "ApiKey " + "${key}" } });`,
  malformed: (key) => `fetch("${URL}", { headers: { "api-key": ' "${key}" ' } });`,
  "malformed within": (key) => `fetch("${URL}", { headers: { "api-key": "${key.slice(0, 12)}\\n${key.slice(12)}" } });`,
  query: (key) => `fetch("${URL}?api-key=${key}&a=1", { method: "POST" });`,
  "query by a constant": (key) => `const key = "${key}";\nfetch(\`${URL}?api-key=\${key}\`);`,
  params: (key) => `import axios from "axios";\naxios.get("${URL}", { params: { "api-key": "${key}" } });`,
  userinfo: (key) => `fetch("https://${key}@api.nexusgpt.io/x");`,
  path: (key) => `fetch("http://api.nexusgpt.io/${key}/x");`,
  fallback: (key) => `const apiKey = process.env.NEXUS_API_KEY ?? "${key}";`,
  parts: (key) => `const apiKey = "${key.slice(0, 9)}" + "${key.slice(9)}";`,
  encoded: (key) => `const apiKey = atob("${base64(key)}");`,
  "encoded text": (key) => `const blob = "${base64(key)}";`,
  escapes: (key) => `const apiKey = "${escaped(key)}";`,
  percent: (key) => `const url = "https://x.example/?k=${percent(key)}";`,
  log: (key) => `const apiKey = "${key}";\nconsole.log(apiKey, "${key}");`,
  "public definition": (key) => `export default { env: { NEXT_PUBLIC_NEXUS_API_KEY: "${key}" } };`,
  client: (key) =>
    `"use client";\nimport { NexusClient } from "@agent-nexus/sdk";\nnew NexusClient({ apiKey: "${key}" });`,
  JSX: (key) => `export const A = () => <a title="${key}" data-key={"${key}"}>${key}</a>;`,
  "bearer, before a fallback": (key) =>
    `fetch("${URL}", ${headers(`Authorization: \`Bearer \${${READ} ?? "${key}"}\``)});`,
  "bearer, before a choice": (key) =>
    `fetch("${URL}", ${headers(`"api-key": \`Bearer \${on ? "${key}" : ${READ}}\``)});`,
  "bearer, before a cast": (key) =>
    `fetch("${URL}", ${headers(`Authorization: \`Bearer \${("${key}" as string)!}\``)});`,
  "bearer, before a text that is joined": (key) =>
    `fetch("${URL}", ${headers(`Authorization: \`Bearer \${"${key.slice(0, 20)}" + "${key.slice(20)}"}\``)});`,
  "bearer, before a call": (key) => `fetch("${URL}", ${headers(`Authorization: \`Bearer \${read("${key}")}\``)});`,
  "bearer, before a member": (key) => `fetch("${URL}", ${headers(`Authorization: \`Bearer \${keys["${key}"]}\``)});`,
  "bearer, behind another value": (key) =>
    `fetch("${URL}", ${headers(`Authorization: ("${key.slice(9)}", \`Bearer \${${READ}}\`)`)});`,
  "bearer, behind a comment": (key) =>
    `fetch("${URL}", ${headers(`Authorization: /* ${escaped(key)} */ "Bearer " + ${READ}`)});`,
  "another scheme, before a fallback": (key) =>
    `fetch("${URL}", ${headers(`Authorization: \`ApiKey \${${READ} ?? "${key}"}\``)});`,
  "a part as a scheme": (key) => `fetch("${URL}", ${headers(`Authorization: "${key.slice(-14)} " + ${READ}`)});`,
  "a part as the name of a header": (key) => `fetch("${URL}", ${headers(`"${key.slice(12, 28)}": ${READ}`)});`,
  "query, by a call": (key) => `fetch(\`${URL}?api-key=\${getEnv("NEXUS_API_KEY", "${key}")}\`);`,
  "query, beside a part": (key) => `fetch(\`${URL}?api-key=\${${READ}}&a=${key.slice(9, 30)}\`, {});`,
  "params, beside a part": (key) =>
    `import axios from "axios";\naxios.get("${URL}", { params: { "api-key": ${READ}, a: "${key.slice(9, 30)}" }, headers: {} });`,
  "a part above an import": (key) =>
    `import { json } from "@sveltejs/kit";\nconst part = "${key.slice(9, 30)}";\nconst apiKey = "${OTHER}";`,
  "a part beside a key": (key) => `const text = "${OTHER} ${key.slice(9, 30)}";`,
  "a fallback that is asserted": (key) =>
    `fetch("${URL}", ${headers(`"api-key": getEnv("NEXUS_API_KEY", "${key}")!`)});`,
  regex: (key) => `const pattern = /${key.replace(/\W/g, ".")}/;`,
};
const texts: Readonly<Record<string, (key: string) => string>> = {
  env: (key) => `NEXUS_API_KEY=${key}\nNEXT_PUBLIC_NEXUS_API_KEY="${key} "\n`,
  shell: (key) => `curl -H "Authorization: Bearer ${key}" "http://api.nexusgpt.io/x?api-key=${key}"\n`,
  "comment to ESLint": (key) => `# eslint-disable-line ${key}\nNEXUS_API_KEY=${key} # eslint-disable-line a, ${key}\n`,
  encoded: (key) => `data:\n  key: ${base64(key)}\n`,
  json: (key) => `{"headers": {"x-api-key": "${key}"}, "url": "https://api.nexusgpt.io/x"}\n`,
};

const languageOptions = { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: true } } };
const { strict, text } = plugin.configs;
const all = [
  { ...strict, files: ["**/*.tsx"], languageOptions, rules: { ...strict.rules, "nxs-guard/no-leak": "error" } },
  { ...text, files: ["**/*.txt"] },
] as unknown as Linter.Config[];

/** All that ESLint shows of a file, and how many problems there are. */
function shown(code: string, filename: string): { said: string; count: number } {
  const messages = new Linter().verify(code, all, filename) as Message[];
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  const said = messages.flatMap(({ message, suggestions = [], fix }) => [
    message,
    fix?.text ?? "",
    ...suggestions.flatMap(({ desc, fix: change }) => [desc, change.text]),
  ]);
  return { said: said.join("\n"), count: messages.length };
}

/** Of a secret's body no five signs in a row may be seen but for the prefix's neighbours: the last four are. */
function held(secret: string, said: string): string[] {
  const forms = [secret, base64(secret), escaped(secret), percent(secret)];
  return forms.flatMap((form) => {
    const start = form === secret ? (/^nxs_[a-z]+_/.exec(form)?.[0].length ?? 8) : 8;
    const windows = Array.from({ length: form.length - start - 4 }, (_, i) => form.slice(start + i, start + i + 5));
    return windows.filter((window) => said.includes(window));
  });
}

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const claims = { integrationId: "int_4f9c21", organizationId: "org_81ab77", agentId: "agt_c05d3e" };
const secrets: readonly string[] = [1, 2, 3, 4].flatMap((seed) => [
  sample("nxs_u_", { alphabet, length: 32, seed }),
  sample("nxs_live_", { alphabet, length: 40, seed }),
  sampleJwt(claims, seed),
]);
const cases: readonly (readonly [string, string, (key: string) => string])[] = [
  ...Object.entries(scripts).map(([name, form]) => [`${name}, in a script`, "lib/example.tsx", form] as const),
  ...Object.entries(texts).map(([name, form]) => [`${name}, in a text`, "lib/example.txt", form] as const),
];

describe("of a secret, messages, fixes and suggestions show no more than its prefix and its last four characters", () => {
  it.each(cases)("%s", (_, filename, form) => {
    const results = secrets.map((secret) => ({ secret, ...shown(form(secret), filename) }));
    for (const { secret, said } of results) expect(held(secret, said)).toEqual([]);
    expect(results.some(({ count }) => count > 0)).toBe(true);
  });
});
