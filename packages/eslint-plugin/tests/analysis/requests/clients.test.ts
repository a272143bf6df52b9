import { describe, expect, it } from "vitest";

import { marked, settingsFor } from "../../linting.ts";
import type { Message } from "../../linting.ts";
import { clientForms, nexusUrls, otherUrls } from "./client-forms.ts";

const NEXUS = '"https://api.nexusgpt.io/api/public/thread"';
const KEY = "process.env.NEXUS_API_KEY";
const bearer = "`Bearer ${process.env.NEXUS_API_KEY}`";

/** Lints with ESLint 10 and both parsers, which must agree. */
function lintWith(rule: string): (code: string) => Message[] {
  const [espree, typescript] = settingsFor(rule).slice(-2);
  return (code) => {
    const messages = espree!.lint(code, "lib/example.js");
    expect(typescript!.lint(code, "lib/example.ts").map(({ message }) => message)).toEqual(
      messages.map(({ message }) => message),
    );
    return messages;
  };
}

const bearerPrefix = lintWith("no-bearer-prefix");
const apiKeyHeader = lintWith("require-api-key-header");
const malformedKey = lintWith("no-malformed-key");
const plainHttp = lintWith("no-insecure-transport");
const requestId = lintWith("prefer-request-id");

describe.each(clientForms)("a request by $name", ({ code }) => {
  it("shows a Bearer prefix", () => {
    const text = code(NEXUS, '"Authorization"', bearer);
    const messages = bearerPrefix(text);
    expect(marked(text, messages)).toBe(text.replace("Bearer", "«Bearer»"));
  });

  it("shows a misspelt header", () => {
    const text = code(NEXUS, '"x-api-key"', KEY);
    const messages = apiKeyHeader(text);
    expect(marked(text, messages)).toBe(text.replace("x-api-key", "«x-api-key»"));
  });

  it("shows a space before the key", () => {
    const text = code(NEXUS, '"api-key"', `" " + ${KEY}`);
    const messages = malformedKey(text);
    expect(marked(text, messages)).toBe(text.replace('" "', '"« »"'));
  });

  it("shows http", () => {
    const text = code(NEXUS.replace("https", "http"), '"api-key"', KEY);
    const messages = plainHttp(text);
    expect(marked(text, messages)).toBe(text.replace('"http:', '"«http»:'));
  });

  it("is right as the guide has it", () => {
    const text = code(NEXUS, '"api-key"', KEY);
    for (const lint of [bearerPrefix, apiKeyHeader, malformedKey, plainHttp]) expect(lint(text)).toEqual([]);
  });

  it("carries an id under any spelling", () => {
    expect(requestId(code(NEXUS, '"x-request-id"', "id"))).toEqual([]);
  });

  it("is none of Nexus when it leads elsewhere", () => {
    const text = code('"https://api.example.com/v1"', '"Authorization"', "`Bearer ${token}`");
    for (const lint of [bearerPrefix, apiKeyHeader, malformedKey, plainHttp, requestId]) expect(lint(text)).toEqual([]);
  });
});

describe("a URL", () => {
  it.each(nexusUrls)("leads to Nexus as %s", (_, url) => {
    expect(apiKeyHeader(`fetch(${url}, { headers: { "x-api-key": key } });`)).toHaveLength(1);
  });

  it.each(otherUrls)("leads elsewhere as %s", (_, url) => {
    expect(apiKeyHeader(`fetch(${url}, { headers: { "x-api-key": key } });`)).toEqual([]);
    expect(bearerPrefix(`fetch(${url}, { headers: { Authorization: \`Bearer \${token}\` } });`)).toEqual([]);
  });

  it("is followed through a constant, a field and a default parameter", () => {
    const forms = [
      "const BASE = {{url}};\nfetch(BASE + '/x', {{init}});",
      "const config = { nexus: { base: {{url}} } };\nfetch(`${config.nexus.base}/x`, {{init}});",
      "class Api { base = {{url}}; load() { return fetch(this.base, {{init}}); } }",
      "class Api { constructor() { this.base = {{url}}; } load() { return fetch(this.base, {{init}}); } }",
      "const load = (base = {{url}}) => fetch(base, {{init}});",
      "const load = ({ base = {{url}} }) => fetch(base, {{init}});",
      "const { NEXUS_BASE_URL = {{url}} } = process.env;\nfetch(`${NEXUS_BASE_URL}/x`, {{init}});",
      "const urlOf = (path) => `${ {{url}} }${path}`;\nfetch(urlOf('/x'), {{init}});",
      "let base;\nbase = {{url}};\nfetch(base, {{init}});",
      'let base = {{url}};\nif (isLocal) base = "http://localhost:3001";\nfetch(base, {{init}});',
      'let base;\nif (isLocal) { base = "http://localhost:3001"; } else { base = {{url}}; }\nfetch(base, {{init}});',
      'let url = {{url}};\nif (limit) url += "?limit=" + limit;\nfetch(url, {{init}});',
      "const config = Object.freeze({ base: {{url}} });\nfetch(config.base, {{init}});",
      "class Api { static BASE = {{url}}; load() { return fetch(Api.BASE, {{init}}); } }",
      "class Api { get base() { return {{url}}; } load() { return fetch(this.base, {{init}}); } }",
      "class Api { base = {{url}}; urlOf(path) { return this.base + path; } load() { return fetch(this.urlOf('/x'), {{init}}); } }",
      "class Api { constructor({ base = {{url}} }) { this.base = base; } load() { return fetch(this.base, {{init}}); } }",
      "function base() { if (process.env.NEXUS_BASE_URL) return process.env.NEXUS_BASE_URL; return {{url}}; }\nfetch(base(), {{init}});",
      "const url = new URL({{url}});\nurl.pathname = '/x';\nfetch(url, {{init}});",
      "const url = new URL(request.url);\nurl.hostname = 'api.nexusgpt.io';\nfetch(url, {{init}});",
      "const url = new URL('http://x.dev/a');\nurl.protocol = 'https:';\nurl.host = 'api.nexusgpt.io';\nfetch(url, {{init}});",
      "let base = process.env.NEXUS_BASE_URL;\nbase ??= {{url}};\nfetch(base, {{init}});",
      "const { origin } = new URL({{url}});\nfetch(origin + '/x', {{init}});",
      "const url = new URL({{url}});\nconst { href: address } = url;\nfetch(address, {{init}});",
      "const defaults = { base: {{url}} };\nconst config = { ...defaults, timeout: 30 };\nfetch(config.base, {{init}});",
      "const config = Object.assign({}, { base: {{url}} });\nfetch(config.base, {{init}});",
      "for (const url of [{{url}}, 'http://localhost:3001']) await fetch(url, {{init}});",
      "const hosts = { production: {{url}} };\nfor (const [name, url] of Object.entries(hosts)) await fetch(url, {{init}});",
      "for (const { url } of [{ name: 'production', url: {{url}} }]) await fetch(url, {{init}});",
      "const hosts = [{{url}}];\nawait Promise.all(hosts.map((url) => fetch(url, {{init}})));",
      "const env = z.object({ NEXUS_BASE_URL: z.string().url().default({{url}}) }).parse(process.env);\nfetch(env.NEXUS_BASE_URL, {{init}});",
      "const schema = z.object({ NEXUS_BASE_URL: z.string().default({{url}}) });\nconst { NEXUS_BASE_URL } = schema.parse(process.env);\nfetch(NEXUS_BASE_URL, {{init}});",
      "const env = createEnv({ server: { NEXUS_BASE_URL: z.url().default({{url}}) }, runtimeEnv: process.env });\nfetch(env.NEXUS_BASE_URL, {{init}});",
      "const env = v.parse(v.object({ NEXUS_BASE_URL: v.optional(v.string(), {{url}}) }), process.env);\nfetch(env.NEXUS_BASE_URL, {{init}});",
      "const env = cleanEnv(process.env, { NEXUS_BASE_URL: url({ default: {{url}} }) });\nfetch(env.NEXUS_BASE_URL, {{init}});",
    ];
    for (const form of forms) {
      const code = form.replace("{{url}}", NEXUS).replace("{{init}}", '{ headers: { "x-api-key": key } }');
      expect(apiKeyHeader(code), code).toHaveLength(1);
    }
  });

  it("is known by the parts of another", () => {
    const code = `import https from "https";
const url = new URL(${NEXUS});
https.request({ hostname: url.hostname, path: url.pathname, headers: { "x-api-key": key } });`;
    expect(marked(code, apiKeyHeader(code))).toBe(code.replace("x-api-key", "«x-api-key»"));
  });

  it.each([
    [
      "another field of a schema",
      "const env = z.object({ DOCS_URL: z.string().default({{url}}), NEXUS_BASE_URL: z.string() }).parse(process.env);\nfetch(env.NEXUS_BASE_URL, {{init}});",
    ],
    [
      "a loop over what nobody knows",
      "const urls = await load({{url}});\nfor (const url of urls) await fetch(url, {{init}});",
    ],
    ["the names of a loop", "for (const name of Object.keys({ a: {{url}} })) await fetch(name, {{init}});"],
    ["what is spread later", "const config = { base: {{url}}, ...options };\nfetch(config.base, {{init}});"],
    [
      "a name of a part that is written again",
      "let { origin } = new URL({{url}});\norigin = 'https://proxy.example';\nfetch(origin, {{init}});",
    ],
    ["no part of its origin", "const { searchParams } = new URL({{url}});\nfetch(searchParams + '/x', {{init}});"],
    [
      "a map that is changed",
      "const urls = new Map([['a', {{url}}]]);\nurls.set('a', other());\nfetch(urls.get('a'), {{init}});",
    ],
    [
      "a host that takes its place",
      "const url = new URL({{url}});\nurl.hostname = 'proxy.example';\nfetch(url, {{init}});",
    ],
  ])("is not followed through %s", (_, form) => {
    const code = form.replace("{{url}}", NEXUS).replace("{{init}}", '{ headers: { "x-api-key": key } }');
    expect(apiKeyHeader(code)).toEqual([]);
  });

  it("is not followed where it is written twice", () => {
    expect(
      apiKeyHeader(`let base = ${NEXUS};\nbase = other();\nfetch(base, { headers: { "x-api-key": key } });`),
    ).toEqual([]);
  });
});

describe("a request", () => {
  it.each([
    [
      "msw",
      `import { http } from "msw";\nhttp.post(${NEXUS}, () => HttpResponse.json({ headers: { Authorization: ${bearer} } }));`,
    ],
    [
      "nock",
      `import nock from "nock";\nnock("https://api.nexusgpt.io", { reqheaders: { Authorization: ${bearer} } }).get("/");`,
    ],
    ["an assertion", `expect(fetch).toHaveBeenCalledWith(${NEXUS}, { headers: { Authorization: ${bearer} } });`],
    ["a mock adapter", `mock.onPost(${NEXUS}).reply(401, { headers: { "x-api-key": key } });`],
  ])("is none where %s is told what to expect", (_, code) => {
    for (const lint of [bearerPrefix, apiKeyHeader, malformedKey]) expect(lint(code)).toEqual([]);
  });

  it.each([
    ["a base and a path", "const BASE = 'https://api.nexusgpt.io';\nfetch(`${BASE}/api/admin/users`, {{init}});"],
    ["new URL", 'fetch(new URL("/api/admin/users", "https://api.nexusgpt.io"), {{init}});'],
    [
      "a path that is set",
      'const url = new URL("https://api.nexusgpt.io");\nurl.pathname = "/api/admin/users";\nfetch(url, {{init}});',
    ],
    [
      "an instance",
      'import axios from "axios";\nconst api = axios.create({ baseURL: "https://api.nexusgpt.io" });\napi.get("/api/admin/users", {{init}});',
    ],
    [
      "an instance with the header",
      'import ky from "ky";\nconst api = ky.create({ prefixUrl: "https://api.nexusgpt.io", ...{{init}} });\napi.get("api/admin/users");',
    ],
  ])("of an administrator may carry Bearer: %s", (_, code) => {
    const text = code.replace("{{init}}", `{ headers: { Authorization: ${bearer}, "X-Request-ID": id } }`);
    for (const lint of [bearerPrefix, apiKeyHeader, malformedKey, plainHttp, requestId]) expect(lint(text)).toEqual([]);
  });

  it("of an instance that is used for more than administration is reported", () => {
    const code = `import axios from "axios";
const api = axios.create({ baseURL: "https://api.nexusgpt.io", headers: { Authorization: ${bearer} } });
api.get("/api/admin/users");
api.get("/api/public/thread");`;
    expect(marked(code, bearerPrefix(code))).toBe(code.replace("Bearer", "«Bearer»"));
  });

  it("goes to the hosts of the settings too", () => {
    const { lint } = settingsFor("require-api-key-header").at(-2)!;
    const code = 'fetch("https://nexus.acme.dev/x", { headers: { "x-api-key": key } });';
    const settings = { "nxs-guard": { hosts: ["nexus.acme.dev"] } };
    expect(lint(code, "a.js", { settings })).toHaveLength(1);
    expect(lint(code, "a.js")).toEqual([]);
    const inParts = 'const DOMAIN = "acme.dev";\nfetch(`https://llm.${DOMAIN}/x`, { headers: { "x-api-key": key } });';
    expect(lint(inParts, "a.js", { settings: { "nxs-guard": { hosts: ["llm.acme.dev"] } } })).toHaveLength(1);
  });
});
