import { runCases } from "../rule-cases.ts";
import type { Invalid, Valid } from "../rule-cases.ts";

const URL = '"https://api.nexusgpt.io/api/public/thread"';
const INIT = '{ headers: { "api-key": process.env.NEXUS_API_KEY } }';
const AXIOS = 'import axios from "axios";\n';
const SDK = 'import { NexusClient } from "@agent-nexus/sdk";\nconst client = new NexusClient({});\n';
const HTTPS = 'import https from "node:https";\n';
const HTTP2 = `import http2 from "node:http2";\nconst session = http2.connect("https://api.nexusgpt.io");\n`;
const ANGULAR = 'import { HttpClient } from "@angular/common/http";\n';
const XHR = `const xhr = new XMLHttpRequest();\nxhr.open("GET", ${URL});\n`;
const MARKED_XHR = `const xhr = new XMLHttpRequest();\n«xhr.open»("GET", ${URL});\n`;

const inFunction = (body: string): string => `async function load() { ${body} }`;
const unread = (name: string, code: string): Invalid => ({ name, code, messageId: "unread" });
const uncaught = (name: string, code: string): Invalid => ({ name, code, messageId: "uncaught" });

const invalid: readonly Invalid[] = [
  unread("a body that is read at once", inFunction(`return (await «fetch»(${URL}, ${INIT})).json();`)),
  unread(
    "a body whose data is asked",
    inFunction(
      `const body = await (await «fetch»(${URL}, ${INIT})).json(); if (body.status === "done") use(body.data);`,
    ),
  ),
  unread(
    "an error of the body that is only logged",
    inFunction(
      `const r = await «fetch»(${URL}, ${INIT}); const body = await r.json(); console.log(body.error); use(body);`,
    ),
  ),
  unread(
    "an error of another body",
    inFunction(
      `const body = await «fetch»(${URL}, ${INIT}).then((r) => r.json()); if (other.error) stop(); use(body);`,
    ),
  ),
  unread(
    "a body of a named answer",
    inFunction(`const response = await «fetch»(${URL}, ${INIT}); return response.json();`),
  ),
  unread(
    "a try, which fetch does not need for 401",
    inFunction(
      `try { const response = await «fetch»(${URL}, ${INIT}); return await response.json(); } catch { return null; }`,
    ),
  ),
  unread(
    "a catch of the promise",
    `«fetch»(${URL}, ${INIT}).then((response) => response.json()).catch((error) => report(error));`,
  ),
  unread(
    "a chain that is returned",
    `const load = () => «fetch»(${URL}, ${INIT}).then((response) => response.json());`,
  ),
  unread(
    "a function expression as a callback",
    `«fetch»(${URL}, ${INIT}).then(function (response) { return response.text(); });`,
  ),
  unread(
    "a promise in a constant",
    inFunction(`const sent = «fetch»(${URL}, ${INIT}); const r = await sent; r.json();`),
  ),
  unread("a variable that is assigned", inFunction(`let r; r = await «fetch»(${URL}, ${INIT}); return r.json();`)),
  unread("a promise that is assigned", inFunction(`let sent; sent = «fetch»(${URL}, ${INIT}); (await sent).json();`)),
  unread("a part of the answer", inFunction(`const { body } = await «fetch»(${URL}, ${INIT}); return body;`)),
  unread("a header of the answer", inFunction(`(await «fetch»(${URL}, ${INIT})).headers.get("x-ratelimit-limit");`)),
  unread("a copy of the answer", inFunction(`const r = await «fetch»(${URL}, ${INIT}); return r.clone().json();`)),
  unread(
    "an answer that is only logged",
    inFunction(`const r = await «fetch»(${URL}, ${INIT}); console.log(r); r.text();`),
  ),
  unread("another answer's status", inFunction(`const r = await «fetch»(${URL}, ${INIT}); if (other.ok) r.json();`)),
  unread("SvelteKit's fetch", `export const load = async ({ fetch }) => (await «fetch»(${URL}, ${INIT})).json();`),
  unread(
    "a status that is only logged",
    inFunction(`const r = await «fetch»(${URL}, ${INIT}); console.log(r.status); return r.json();`),
  ),
  unread(
    "a status that is only logged in a text",
    inFunction(
      `const r = await «fetch»(${URL}); logger.info(\`Nexus answered \${r.status} \${r.statusText}\`); return r.json();`,
    ),
  ),
  unread(
    "a status that is only logged in an object",
    inFunction(`const r = await «fetch»(${URL}); logger.debug({ status: String(r.status) }); return r.json();`),
  ),
  unread(
    "a status that is named and only logged",
    inFunction(`const { status, body } = await «fetch»(${URL}); console.log("status: " + status); return body;`),
  ),
  unread(
    "a status that is logged by a name of its own",
    inFunction(`const r = await «fetch»(${URL}); const status = r.status; console.log(status); return r.json();`),
  ),
  unread(
    "a status that is read for nothing",
    inFunction(`const r = await «fetch»(${URL}); r.status; return r.json();`),
  ),
  unread(
    "a response of the answer, which it has not",
    inFunction(`const r = await «fetch»(${URL}); if (r.response) stop(); return r.json();`),
  ),
  unread(
    "an answer among others",
    inFunction(`const [a, b] = await Promise.all([«fetch»(${URL}), ask()]); return [await a.json(), b];`),
  ),
  unread(
    "another answer's status among others",
    inFunction(`const [a, b] = await Promise.all([«fetch»(${URL}), ask()]); if (b.ok) use(await a.json());`),
  ),
  unread(
    "an answer by its number",
    inFunction(`const answers = await Promise.all([«fetch»(${URL}), ask()]); return answers[0].json();`),
  ),
  unread(
    "answers of a list",
    inFunction(
      "const answers = await Promise.all(ids.map((id) => «fetch»(`https://api.nexusgpt.io/${id}`))); return Promise.all(answers.map((r) => r.json()));",
    ),
  ),
  unread(
    "answers of a list in a loop",
    inFunction(
      "const answers = await Promise.all(ids.map((id) => «fetch»(`https://api.nexusgpt.io/${id}`))); for (const r of answers) use(await r.json());",
    ),
  ),
  unread("answers together in a callback", `Promise.all([«fetch»(${URL}), ask()]).then(([a]) => a.json()).then(use);`),
  unread(
    "a caller that catches, which fetch does not need for 401",
    `${inFunction(`const r = await «fetch»(${URL}); return r.json();`)}\nload().catch(stop);`,
  ),
  unread(
    "undici's request",
    `import { request } from "undici";\n${inFunction(`const { body } = await «request»(${URL}, ${INIT}); body.json();`)}`,
  ),
  unread(
    "node-fetch under another name",
    `import send from "node-fetch";\n${inFunction(`return (await «send»(${URL}, ${INIT})).json();`)}`,
  ),
  unread(
    "a 401 in a comment",
    inFunction(`/* may be 401 */ const r = await «fetch»(${URL}, ${INIT}); use(await r.json());`),
  ),
  unread(
    "a 401 in the address",
    inFunction(`const r = await «fetch»("https://api.nexusgpt.io/agents/401", ${INIT}); use(await r.json());`),
  ),
  unread("a 4011 elsewhere in the function", inFunction(`wait(4011); return (await «fetch»(${URL}, ${INIT})).json();`)),
  unread(
    "needle, which does not throw",
    `import needle from "needle";\n${inFunction(`try { const r = await «needle»("get", ${URL}); use(r.body); } catch {}`)}`,
  ),
  unread(
    "needle's callback",
    `import needle from "needle";\n«needle.get»(${URL}, ${INIT}, (error, response) => { if (error) throw error; use(response.body); });`,
  ),
  unread(
    "https' callback",
    `${HTTPS}«https.get»(${URL}, ${INIT}, (response) => { response.on("data", collect); response.on("end", finish); });`,
  ),
  unread(
    "https' response event",
    `${HTTPS}const request = «https.request»(${URL}, ${INIT});\nrequest.on("response", (response) => response.pipe(file));\nrequest.end();`,
  ),
  unread(
    "a Promise around https",
    `${HTTPS}const load = () => new Promise((resolve) => {\n  «https.get»(${URL}, ${INIT}, (response) => { response.on("end", () => resolve(text)); });\n});`,
  ),
  unread(
    "http2's data",
    `${HTTP2}const stream = «session.request»({ ":path": "/api/public/thread" });\nstream.on("data", collect);`,
  ),
  unread("XMLHttpRequest's text", `${MARKED_XHR}xhr.onload = () => show(xhr.responseText);\nxhr.send();`),
  unread(
    "XMLHttpRequest as this",
    `${MARKED_XHR}xhr.addEventListener("load", function () { show(this.response); });\nxhr.send();`,
  ),
  unread(
    "XMLHttpRequest as the event's target",
    `${MARKED_XHR}xhr.onload = (event) => show(event.target.responseText);\nxhr.send();`,
  ),
  unread(
    "useFetch of Nuxt, which does not throw",
    inFunction(`try { const { data } = await «useFetch»(${URL}, ${INIT}); return data; } catch { return null; }`),
  ),
  unread(
    "got that is told not to throw",
    `import got from "got";\n${inFunction(`try { return (await «got»(${URL}, { throwHttpErrors: false })).body; } catch {}`)}`,
  ),
  unread(
    "RTK Query's base query",
    `import { fetchBaseQuery } from "@reduxjs/toolkit/query";\nconst base = fetchBaseQuery({ baseUrl: ${URL} });\n${inFunction("const { data } = await «base»(`/x`, api, {}); return data;")}`,
  ),
  unread("a host of the settings", inFunction('return (await «fetch»("https://nexus.acme.dev/x")).json();')),
  unread(
    "a default for the environment",
    inFunction('return (await «fetch»(process.env.NEXUS_BASE_URL ?? "https://api.nexusgpt.io")).json();'),
  ),
  unread("TypeScript's casts", inFunction(`const r = (await «fetch»(${URL}, ${INIT})) as Response; return r!.json();`)),
  uncaught(
    "axios without a try",
    `${AXIOS}${inFunction(`const { data } = await «axios.get»(${URL}, ${INIT}); use(data);`)}`,
  ),
  uncaught("axios with a chain", `${AXIOS}«axios.post»(${URL}, {}, ${INIT}).then((response) => use(response.data));`),
  uncaught("axios with finally alone", `${AXIOS}«axios.get»(${URL}).then((r) => use(r.data)).finally(stop);`),
  uncaught(
    "an instance of axios",
    `${AXIOS}const api = axios.create({ baseURL: "https://api.nexusgpt.io" });\n${inFunction("const answer = await «api.get»('/x'); use(answer.data);")}`,
  ),
  uncaught(
    "a try around something else",
    `${AXIOS}${inFunction(`const r = await «axios.get»(${URL}); try { use(r.data); } catch { stop(); }`)}`,
  ),
  uncaught(
    "axios together with others",
    `${AXIOS}${inFunction(`const [a] = await Promise.all([«axios.get»(${URL}), ask()]); use(a.data);`)}`,
  ),
  uncaught(
    "axios with a caller that does not catch",
    `${AXIOS}${inFunction(`use((await «axios.get»(${URL})).data);`)}\nload().then(finish);`,
  ),
  uncaught(
    "axios with one of two callers that does not catch",
    `${AXIOS}${inFunction(`use((await «axios.get»(${URL})).data);`)}\nload().catch(stop);\nawait load();`,
  ),
  uncaught(
    "axios with a caller whose try waits for nothing",
    `${AXIOS}${inFunction(`use((await «axios.get»(${URL})).data);`)}\ntry { load(); } catch { stop(); }`,
  ),
  uncaught(
    "axios in functions that only call each other",
    `${AXIOS}async function a() { use((await «axios.get»(${URL})).data); await b(); }\nasync function b() { await a(); }`,
  ),
  uncaught(
    "axios in a handler of Express",
    `${AXIOS}app.get("/", async (req, res) => { res.json((await «axios.get»(${URL})).data); });`,
  ),
  uncaught(
    "a try with finally alone",
    `${AXIOS}${inFunction(`try { use((await «axios.get»(${URL})).data); } finally { stop(); }`)}`,
  ),
  uncaught(
    "ky",
    `import ky from "ky";\n${inFunction(`const data = await «ky.get»(${URL}, ${INIT}).json(); use(data);`)}`,
  ),
  uncaught("got", `import got from "got";\n${inFunction(`const { body } = await «got»(${URL}, ${INIT}); use(body);`)}`),
  uncaught("ofetch", inFunction(`const data = await «$fetch»(${URL}, ${INIT}); render(data);`)),
  uncaught("the SDK", `${SDK}${inFunction("const { data } = await «client.agents.list»(); use(data);")}`),
  uncaught(
    "the SDK by a class that extends its client",
    `import { NexusClient } from "@agent-nexus/sdk";\nclass Mine extends NexusClient { ask() { return 1; } }\nconst client = new Mine({});\n${inFunction("const { data } = await «client.agents.list»(); use(data);")}`,
  ),
  uncaught("the SDK with a chain", `${SDK}«client.agents.list»().then((agents) => use(agents));`),
  uncaught(
    "superagent",
    `import request from "superagent";\n${inFunction(`const answer = await «request.get»(${URL}).set("api-key", key); use(answer.body);`)}`,
  ),
  uncaught(
    "superagent's callback that takes no error",
    `import request from "superagent";\n«request.get»(${URL}).end((_, answer) => use(answer.body));`,
  ),
  uncaught("jQuery's callback", `«$.get»(${URL}, (data) => show(data));`),
  uncaught(
    "jQuery's success",
    `«$.ajax»({ url: ${URL}, headers: { "api-key": key }, success: (data) => show(data) });`,
  ),
  uncaught("jQuery's promise", `«$.ajax»({ url: ${URL} }).done(show);`),
  uncaught(
    "Angular's subscribe",
    `${ANGULAR}class Api { load() { «this.http.get»(${URL}).subscribe((data) => show(data)); } }`,
  ),
  uncaught(
    "Angular's first value",
    `${ANGULAR}class Api { async load() { const data = await firstValueFrom(«this.http.get»(${URL})); show(data); } }`,
  ),
].map((example) => ({
  ...example,
  ...(example.name === "a host of the settings" && { settings: { hosts: ["nexus.acme.dev"] } }),
  ...(example.name === "TypeScript's casts" && { dialect: "ts" as const }),
}));

const valid: readonly Valid[] = [
  {
    name: "an error of the body",
    code: inFunction(
      `const r = await fetch(${URL}, ${INIT}); const body = await r.json(); if (body.error) throw new Error(body.error.message);`,
    ),
  },
  {
    name: "the success of the body in a pattern",
    code: inFunction(`const { success, data } = await (await fetch(${URL}, ${INIT})).json(); if (success) use(data);`),
  },
  {
    name: "the status in the body of a chain",
    code: inFunction(
      `const body = await fetch(${URL}, ${INIT}).then((r) => r.json()); return body.statusCode ? stop(body) : body;`,
    ),
  },
  {
    name: "an error of the body in a callback",
    code: `fetch(${URL}, ${INIT}).then((r) => { return r.json(); }).then((body) => { if ("error" in body) stop(); else use(body); });`,
  },
  {
    name: "an error of the body, which is given a type",
    dialect: "ts",
    code: inFunction(
      `const body = (await (await fetch(${URL}, ${INIT})).json()) as Answer; if (!body.success) stop();`,
    ),
  },
  {
    name: "another object's fetch, which may look",
    code: `class Agents { async list() { return this.nexus.fetch(${URL}).then((r) => r.json()); } }`,
  },
  {
    name: "ok",
    code: inFunction(`const r = await fetch(${URL}, ${INIT}); if (!r.ok) throw new Error(); return r.json();`),
  },
  { name: "status", code: inFunction(`const r = await fetch(${URL}); if (r.status >= 400) fail(); return r.json();`) },
  {
    name: "a status that is read out",
    code: inFunction(`const { ok, body } = await fetch(${URL}); if (ok) use(body);`),
  },
  { name: "the rest of the members", code: inFunction(`const { body, ...rest } = await fetch(${URL}); check(rest);`) },
  {
    name: "a function that is handed the answer",
    code: inFunction(`const r = await fetch(${URL}); await check(r); r.json();`),
  },
  { name: "an answer that is handed on", code: inFunction(`const r = await fetch(${URL}); return r;`) },
  { name: "a promise that is handed on", code: `const load = () => fetch(${URL}, ${INIT});` },
  {
    name: "a promise among others that nobody knows",
    code: inFunction(`const [a] = await settle([fetch(${URL})]); return a.json();`),
  },
  {
    name: "a promise among others whose answer is looked at",
    code: inFunction(`const [a, b] = await Promise.all([fetch(${URL}), ask()]); if (a.ok) use(await a.json(), b);`),
  },
  {
    name: "a promise among others whose answers are handed on",
    code: inFunction(`const answers = await Promise.all([fetch(${URL}), ask()]); return check(answers);`),
  },
  {
    name: "a promise among others whose answer nobody uses",
    code: inFunction(`const [, b] = await Promise.all([fetch(${URL}), ask()]); return b.json();`),
  },
  {
    name: "promises of a list whose answers are looked at",
    code: inFunction(
      `const answers = await Promise.all(ids.map((id) => fetch(\`https://api.nexusgpt.io/\${id}\`))); for (const r of answers) if (r.ok) use(await r.json());`,
    ),
  },
  {
    name: "promises that are returned together",
    code: inFunction(`return Promise.all([fetch(${URL}, ${INIT}), ask()]);`),
  },
  {
    name: "promises of axios together in a try",
    code: `${AXIOS}${inFunction(`try { const [a] = await Promise.all([axios.get(${URL})]); use(a.data); } catch { stop(); }`)}`,
  },
  {
    name: "promises of axios together with a catch",
    code: `${AXIOS}Promise.all([axios.get(${URL})]).then(([a]) => use(a.data)).catch(stop);`,
  },
  {
    name: "a status that is logged and asked",
    code: inFunction(
      `const r = await fetch(${URL}); console.log(r.status); if (!r.ok) throw new Error(); return r.json();`,
    ),
  },
  {
    name: "a status that is named and asked",
    code: inFunction(`const { status, body } = await fetch(${URL}); if (status > 399) stop(); return body;`),
  },
  {
    name: "a status that is handed on in an object",
    code: inFunction(`const r = await fetch(${URL}); return { status: r.status, data: await r.json() };`),
  },
  {
    name: "a status that is handed to a function",
    code: inFunction(`const r = await fetch(${URL}); check(r.status); return r.json();`),
  },
  {
    name: "a status in an error",
    code: inFunction(
      `const r = await fetch(${URL}); const text = await r.text(); if (!text) throw new Error(\`Nexus: \${r.status}\`); return text;`,
    ),
  },
  {
    name: "axios whose caller has a try",
    code: `${AXIOS}${inFunction(`use((await axios.get(${URL})).data);`)}\nasync function main() { try { await load(); } catch { stop(); } }`,
  },
  {
    name: "axios whose caller has a catch",
    code: `${AXIOS}${inFunction(`use((await axios.get(${URL})).data);`)}\nload().catch(stop);`,
  },
  {
    name: "axios whose caller's caller has a catch",
    code: `${AXIOS}${inFunction(`use((await axios.get(${URL})).data);`)}\nasync function main() { await load(); }\nmain().then(finish).catch(stop);`,
  },
  {
    name: "axios whose caller has a second callback",
    code: `${AXIOS}${inFunction(`use((await axios.get(${URL})).data);`)}\nload().then(finish, stop);`,
  },
  {
    name: "axios in a function that is called at once and caught",
    code: `${AXIOS}(async () => { use((await axios.get(${URL})).data); })().catch(stop);`,
  },
  {
    name: "axios in a method whose callers catch",
    code: `${AXIOS}class Api { async load() { use((await axios.get(${URL})).data); } async start() { try { await this.load(); } catch { stop(); } } }`,
  },
  {
    name: "axios in a function that is handed to one that catches",
    code: `${AXIOS}app.get("/", asyncHandler(async (req, res) => { use((await axios.get(${URL})).data); }));`,
  },
  {
    name: "axios in a query",
    code: `${AXIOS}useQuery({ queryKey: [], queryFn: async () => { const r = await axios.get(${URL}); return r.data; } });`,
  },
  { name: "a callback from elsewhere", code: `fetch(${URL}, ${INIT}).then(parse);` },
  { name: "a status in a callback", code: `fetch(${URL}).then((r) => { if (r.ok) return r.json(); });` },
  {
    name: "401 in the function",
    code: inFunction(`const r = await fetch(${URL}); const text = await r.text(); if (text.includes("401")) stop();`),
  },
  { name: "a request whose answer nobody uses", code: inFunction(`await fetch(${URL}, ${INIT});`) },
  { name: "a request that nobody waits for", code: `void fetch(${URL}, ${INIT});` },
  { name: "another host", code: inFunction('return (await fetch("https://api.openai.com/v1/models")).json();') },
  {
    name: "Azure OpenAI",
    code: inFunction(
      'return (await fetch("https://acme.openai.azure.com/openai", { headers: { "api-key": key } })).json();',
    ),
  },
  {
    name: "Qdrant",
    code: inFunction(
      'return (await fetch("https://acme.cloud.qdrant.io:6333/x", { headers: { "api-key": key } })).json();',
    ),
  },
  {
    name: "Brevo",
    code: inFunction(
      'return (await fetch("https://api.brevo.com/v3/smtp/email", { headers: { "api-key": key } })).json();',
    ),
  },
  {
    name: "Sonatype Nexus",
    code: inFunction('return (await fetch("https://nexus.example.com/service/rest/v1/assets")).json();'),
  },
  {
    name: "Nexus Mods",
    code: inFunction('return (await fetch("https://api.nexusmods.com/v1/users/validate.json")).json();'),
  },
  { name: "an unknown URL", code: inFunction("return (await fetch(url)).json();") },
  { name: "a URL that is only read", code: `const text = readFile(${URL});` },
  {
    name: "a NexusClient of another package",
    code: 'import { NexusClient } from "nexus-mods";\nconst client = new NexusClient();\nasync function load() { const mods = await client.mods.list(); use(mods); }',
  },
  {
    name: "axios in a try",
    code: `${AXIOS}${inFunction(`try { use((await axios.get(${URL})).data); } catch (error) { fail(error); }`)}`,
  },
  { name: "axios with a catch", code: `${AXIOS}axios.get(${URL}).then((r) => use(r.data)).catch(fail);` },
  { name: "axios with a second callback", code: `${AXIOS}axios.get(${URL}).then((r) => use(r.data), fail);` },
  {
    name: "axios that judges the status itself",
    code: `${AXIOS}${inFunction(`const r = await axios.get(${URL}, { validateStatus: () => true }); use(r.data);`)}`,
  },
  {
    name: "an interceptor of answers",
    code: `${AXIOS}const api = axios.create({ baseURL: "https://api.nexusgpt.io" });\napi.interceptors.response.use((r) => r, refresh);\n${inFunction("use((await api.get('/x')).data);")}`,
  },
  {
    name: "ky in a try",
    code: `import ky from "ky";\n${inFunction(`try { use(await ky(${URL}).json()); } catch { stop(); }`)}`,
  },
  {
    name: "ky's promise that is handed on",
    code: `import ky from "ky";\nexport const load = () => ky.get(${URL}).json();`,
  },
  { name: "got's hooks", code: `import got from "got";\n${inFunction(`use((await got(${URL}, { hooks })).body);`)}` },
  {
    name: "ofetch's onResponseError",
    code: inFunction(`use(await $fetch(${URL}, { onResponseError() { signOut(); } }));`),
  },
  {
    name: "useFetch's error",
    code: inFunction(`const { data, error } = await useFetch(${URL}); if (error.value) stop(); use(data);`),
  },
  {
    name: "the SDK in a try",
    code: `${SDK}${inFunction("try { use(await client.agents.list()); } catch (error) { fail(error); }")}`,
  },
  { name: "the SDK's client alone", code: SDK },
  {
    name: "a method of its own of a class that extends the SDK's client",
    code: `import { NexusClient } from "@agent-nexus/sdk";\nclass Mine extends NexusClient { ask = () => 1; async list() { try { return await answer(); } catch (error) { fail(error); } } }\nclass Other extends Mine {}\nconst client = new Other({});\n${inFunction("use(client.ask()); const { data } = await client.list(); use(data);")}`,
  },
  {
    name: "https' statusCode",
    code: `${HTTPS}https.get(${URL}, ${INIT}, (response) => { if (response.statusCode !== 200) fail(); response.pipe(file); });`,
  },
  { name: "https' handler from elsewhere", code: `${HTTPS}https.get(${URL}, ${INIT}, handle);` },
  { name: "https whose answer is let go", code: `${HTTPS}https.request(${URL}, ${INIT}).end();` },
  {
    name: "http2's status",
    code: `${HTTP2}const stream = session.request({ ":path": "/x" });\nstream.on("response", (headers) => check(headers[":status"]));\nstream.on("data", collect);`,
  },
  {
    name: "XMLHttpRequest's status",
    code: `${XHR}xhr.onload = () => { if (xhr.status === 200) show(xhr.responseText); };`,
  },
  {
    name: "XMLHttpRequest's status by the event",
    code: `${XHR}xhr.onload = ({ target }) => { if (target.status < 400) show(target.response); };`,
  },
  { name: "XMLHttpRequest that is handed on", code: `${XHR}watch(xhr);\nshow(xhr.responseText);` },
  {
    name: "superagent's callback with an error",
    code: `import request from "superagent";\nrequest.get(${URL}).end((error, answer) => { if (error) return fail(error); use(answer.body); });`,
  },
  {
    name: "superagent with a catch",
    code: `import request from "superagent";\nrequest.get(${URL}).set("api-key", key).then((r) => use(r.body)).catch(fail);`,
  },
  {
    name: "needle's statusCode",
    code: `import needle from "needle";\nneedle.get(${URL}, (error, response) => { if (response.statusCode === 200) use(response.body); });`,
  },
  { name: "jQuery's fail", code: `$.get(${URL}).done(show).fail(signOut);` },
  { name: "jQuery's error", code: `$.ajax({ url: ${URL}, success: show, error: fail });` },
  { name: "jQuery's statusCode", code: `$.ajax({ url: ${URL}, success: show, statusCode: { 403: signOut } });` },
  {
    name: "Angular's error callback",
    code: `${ANGULAR}class Api { load() { this.http.get(${URL}).subscribe({ next: show, error: fail }); } }`,
  },
  {
    name: "Angular's catchError",
    code: `${ANGULAR}class Api { load() { this.http.get(${URL}).pipe(catchError(fail)).subscribe(show); } }`,
  },
  {
    name: "Angular's observable that is handed on",
    code: `${ANGULAR}class Api { load() { return this.http.get(${URL}); } }`,
  },
  {
    name: "RTK Query's error",
    code: `import { fetchBaseQuery } from "@reduxjs/toolkit/query";\nconst base = fetchBaseQuery({ baseUrl: ${URL} });\n${inFunction("const result = await base('/x', api, {}); if (result.error) stop(); return result.data;")}`,
  },
  { name: "sendBeacon, which has no answer", code: `navigator.sendBeacon(${URL}, data);` },
  { name: "a mock", code: `import { http } from "msw";\nhttp.get(${URL}, async () => (await fetch(${URL})).json());` },
  { name: "a type", dialect: "ts", code: `type Load = typeof fetch; declare const url: ${URL};` },
];

runCases("handle-auth-errors", { invalid, valid });
