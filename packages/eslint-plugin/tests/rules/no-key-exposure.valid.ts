import type { Valid } from "../rule-cases.ts";

const AXIOS = 'import axios from "axios";\n';
const REQUEST =
  'axios.post("https://api.nexusgpt.io/api/public/thread", data, { headers: { "api-key": process.env.NEXUS_API_KEY } })';

/** What is told of a key in a log that anybody may read. */
const told: readonly (readonly [name: string, expression: string])[] = [
  ["whether it is set", "!!process.env.NEXUS_API_KEY"],
  ["whether it is set, by a call", "Boolean(process.env.NEXUS_API_KEY)"],
  ["whether it is set, in words", 'process.env.NEXUS_API_KEY ? "set" : "missing"'],
  ["a word if it is set", 'process.env.NEXUS_API_KEY && "set"'],
  ["its type", "typeof process.env.NEXUS_API_KEY"],
  ["its length", "process.env.NEXUS_API_KEY.length"],
  ["a comparison", "process.env.NEXUS_API_KEY === other"],
  ["its prefix, asked for", 'process.env.NEXUS_API_KEY.startsWith("nxs_")'],
  ["its beginning", "process.env.NEXUS_API_KEY.slice(0, 6)"],
  ["its end", "process.env.NEXUS_API_KEY.slice(-4)"],
  ["its beginning and end", "`${process.env.NEXUS_API_KEY.slice(0, 4)}…${process.env.NEXUS_API_KEY.slice(-4)}`"],
  ["a cut of computed length", "process.env.NEXUS_API_KEY.slice(0, count)"],
  ["a mask", "mask(process.env.NEXUS_API_KEY)"],
  ["a mask of a module", "redactor.redact({ key: process.env.NEXUS_API_KEY })"],
  ["a hash", 'createHash("sha256").update(process.env.NEXUS_API_KEY).digest("hex")'],
  ["JSON with a list of names", 'JSON.stringify({ key: process.env.NEXUS_API_KEY }, ["url"])'],
  ["the names of the environment", "Object.keys(process.env)"],
  ["what an unknown function makes of it", "describe(process.env.NEXUS_API_KEY)"],
  ["an asterisk for each of its characters", 'process.env.NEXUS_API_KEY.replace(/./g, "*")'],
  ["another variable", "process.env.NEXUS_BASE_URL"],
  ["another vendor's key", 'process.env.OPENAI_API_KEY, "nexus"'],
  ["a public mark", "process.env.VITE_HAS_NEXUS_API_KEY"],
  ["its name", '"NEXUS_API_KEY is not set"'],
  ["the keys of an object that holds it", "Object.keys({ key: process.env.NEXUS_API_KEY })"],
  ["whether an object has it", '"NEXUS_API_KEY" in process.env'],
];

export const valid: readonly Valid[] = [
  ...told.map(([name, expression]): Valid => ({ name: `a log of ${name}`, code: `console.log(${expression});` })),
  {
    name: "a key in a request",
    code: 'fetch("https://api.nexusgpt.io/a", { headers: { "api-key": process.env.NEXUS_API_KEY } });',
  },
  {
    name: "a log that is handed the error of fetch, which keeps no request",
    code: 'fetch("https://api.nexusgpt.io/a", { headers: { "api-key": process.env.NEXUS_API_KEY } }).catch(console.error);',
  },
  { name: "axios's error handed to a function from elsewhere", code: `${AXIOS}${REQUEST}.catch(report);` },
  {
    name: "an error that is none of axios's, or nothing that is known",
    code: `${AXIOS}try {\n  await ${REQUEST};\n} catch (error) {\n  if (axios.isAxiosError(error) || retries > 3) throw new Error("failed");\n  console.error(error);\n}`,
  },
  { name: "what a function asks", code: "console.log(isValidKey(process.env.NEXUS_API_KEY));" },
  { name: "a key in a file without Nexus", code: "console.log(process.env);" },
  { name: "a masked variable", code: "let key = process.env.NEXUS_API_KEY;\nkey = mask(key);\nconsole.log(key);" },
  {
    name: "a function of the file that masks",
    code: "const maskKey = (key) => key;\nconsole.log(maskKey(process.env.NEXUS_API_KEY));",
  },
  {
    name: "a function that cuts its argument",
    code: "const label = (key) => `${key.slice(0, 4)}…`;\nconsole.log(label(process.env.NEXUS_API_KEY));",
  },
  {
    name: "a function that is handed something else here",
    code: 'const same = (text) => text;\nuse(same(process.env.NEXUS_API_KEY));\nconsole.log(same("a"));',
  },
  { name: "a rest without the key", code: "const { NEXUS_API_KEY, ...rest } = process.env;\nconsole.log(rest);" },
  {
    name: "an object in which it is written over",
    code: 'const config = { url: "/a", key: process.env.NEXUS_API_KEY };\nconsole.log({ ...config, key: "***" });',
  },
  {
    name: "headers in which it is written over",
    code: 'const config = { headers: { "api-key": process.env.NEXUS_API_KEY } };\nconsole.log({ ...config, headers: { ...config.headers, "api-key": undefined } });',
  },
  {
    name: "an object from which it is deleted",
    code: "const copy = { ...{ key: process.env.NEXUS_API_KEY } };\ndelete copy.key;\nconsole.log(copy);",
  },
  {
    name: "another member",
    code: 'const config = { url: "/a", key: process.env.NEXUS_API_KEY };\nconsole.log(config.url);\nconst { url } = config;\nconsole.log(url);',
  },
  {
    name: "headers before the key is set",
    code: 'const headers = {};\nconsole.log(headers);\nheaders["api-key"] = process.env.NEXUS_API_KEY;',
  },
  {
    name: "an object in a text",
    code: "const config = { key: process.env.NEXUS_API_KEY };\nconsole.log(`config: ${config}`);",
  },
  {
    name: "Headers as JSON",
    code: 'const headers = new Headers({ "api-key": process.env.NEXUS_API_KEY });\nconsole.log(JSON.stringify(headers));',
  },
  {
    name: "a logger that blacks out members",
    code: 'import pino from "pino";\nconst logger = pino({ redact: ["key"] });\nlogger.info({ key: process.env.NEXUS_API_KEY });',
  },
  { name: "a measurement", code: "console.time(process.env.NEXUS_API_KEY);" },
  {
    name: "the condition of an assertion",
    code: 'console.assert(process.env.NEXUS_API_KEY, "no key");\nassert(process.env.NEXUS_API_KEY, "no key");',
  },
  { name: "Math.log", code: "Math.log(process.env.NEXUS_API_KEY);" },
  { name: "a dialog", code: "dialog.info(process.env.NEXUS_API_KEY);" },
  { name: "another product's key", code: 'const nexus = connect();\nconsole.log(config.apiKey, apiKey, "nexus");' },
  {
    name: "the answer of fetch",
    code: 'const answer = await fetch("https://api.nexusgpt.io/a", { headers: { "api-key": process.env.NEXUS_API_KEY } });\nconsole.log(answer, answer.status, await answer.json());',
  },
  {
    name: "the error of fetch",
    code: 'try {\n  await fetch("https://api.nexusgpt.io/a", { headers: { "api-key": process.env.NEXUS_API_KEY } });\n} catch (error) {\n  console.error(error);\n}',
  },
  {
    name: "what is harmless in axios's error",
    code: `${AXIOS}try {\n  await ${REQUEST};\n} catch (error) {\n  console.error(error.message, error.code, error.response.status, error.response?.data, \`\${error}\`, String(error));\n}`,
  },
  {
    name: "a fallback behind the message",
    code: `${AXIOS}try {\n  await ${REQUEST};\n} catch (error) {\n  console.error(error.message || error);\n}`,
  },
  {
    name: "what is no error",
    code: `${AXIOS}try {\n  await ${REQUEST};\n} catch (error) {\n  console.error(error instanceof Error ? error.message : error);\n  if (axios.isAxiosError(error)) return;\n  console.error(error);\n}`.replace(
      "return",
      "throw error",
    ),
  },
  {
    name: "the data of axios's answer",
    code: `${AXIOS}const answer = await ${REQUEST};\nconsole.log(answer.status, answer.data);`,
  },
  {
    name: "axios's error of another host",
    code: `${AXIOS}const key = process.env.NEXUS_API_KEY;\ntry {\n  await axios.get("https://example.com");\n} catch (error) {\n  console.error(error);\n}`,
  },
  {
    name: "axios's error thrown on",
    code: `${AXIOS}try {\n  await ${REQUEST};\n} catch (error) {\n  throw new Error("failed", { cause: error });\n}`,
  },
  {
    name: "a response without the key",
    code: "app.get('/', async (req, res) => res.json(await ask(process.env.NEXUS_API_KEY)));",
  },
  {
    name: "whether the key is set, in a response",
    code: "app.get('/', (req, res) => res.json({ ok: Boolean(process.env.NEXUS_API_KEY) }));",
  },
  {
    name: "a request whose header is set",
    code: 'request.setHeader("api-key", process.env.NEXUS_API_KEY);\nheaders.set("api-key", process.env.NEXUS_API_KEY);',
  },
  {
    name: "a variable of Hono's context",
    code: "app.use((c, next) => { c.set('key', c.env.NEXUS_API_KEY); return next(); });",
  },
  {
    name: "headers for a rewritten request",
    code: 'import { NextResponse } from "next/server";\nexport const proxy = () => NextResponse.next({ request: { headers: { "api-key": process.env.NEXUS_API_KEY } } });',
  },
  {
    name: "props beside which the key is used",
    code: "export async function getServerSideProps() {\n  const data = await ask(process.env.NEXUS_API_KEY);\n  return { props: { data } };\n}",
  },
  {
    name: "a loader that is no framework's",
    code: "export const load = () => ({ key: process.env.NEXUS_API_KEY });\nexport const loader = () => ({ key: process.env.NEXUS_API_KEY });",
  },
  {
    name: "a component of which nothing is known",
    filename: "app/page.jsx",
    code: "export default () => <NexusProvider apiKey={process.env.NEXUS_API_KEY}><App key={process.env.NEXUS_API_KEY} /></NexusProvider>;",
  },
  {
    name: "a client of another package",
    filename: "app/page.jsx",
    code: 'import { NexusClient } from "@agent-nexus/react";\nexport default () => <NexusClient apiKey={process.env.NEXUS_API_KEY} />;',
  },
  {
    name: "a form in which a key is typed",
    filename: "app/form.jsx",
    code: "export const Form = ({ nexusApiKey, onChange }) => <input value={nexusApiKey} onChange={onChange} />;",
  },
  {
    name: "a condition in a page",
    filename: "a.jsx",
    code: "export default () => <p>{process.env.NEXUS_API_KEY && <Chat />}{process.env.NEXUS_API_KEY ? 'on' : 'off'}</p>;",
  },
  { name: "a name in storage", code: 'localStorage.setItem("NEXUS_API_KEY", "no");' },
  {
    name: "another store",
    code: 'secrets.set("key", process.env.NEXUS_API_KEY);\nconst map = new Map();\nmap.set("key", process.env.NEXUS_API_KEY);',
  },
  {
    name: "names that an enumeration lists",
    code: 'localStorage.setItem(StorageKey.NEXUS_API_KEY, "");\nres.cookie(Cookie.NEXUS_API_KEY, "");\nconsole.log(ErrorCode.NEXUS_API_KEY, ConfigEnum.NEXUS_API_KEY);',
  },
  {
    name: "a text about the key",
    code: 'import { INVALID_NEXUS_API_KEY } from "./texts";\nthrow new ForbiddenException(INVALID_NEXUS_API_KEY);',
  },
  {
    name: "an error that names the variable",
    code: 'if (!process.env.NEXUS_API_KEY) throw new Error("NEXUS_API_KEY is not set");',
  },
  { name: "an assertion about the key", code: 'assert.equal(process.env.NEXUS_API_KEY, expected, "another key");' },
  {
    name: "a made-up server in a test",
    filename: "tests/a.test.js",
    code: "app.get('/', (req, res) => res.json({ key: process.env.NEXUS_API_KEY }));",
  },
  {
    name: "the start of a service",
    code: "Sentry.init({ dsn: process.env.SENTRY_DSN, nexus: process.env.NEXUS_API_KEY });",
  },
  {
    name: "a placeholder in a page",
    filename: "a.jsx",
    code: 'const hint = "nxs_your_key_here";\nexport default () => <p title={hint}>{hint}</p>;',
  },
  {
    name: "an output of a step that is masked",
    code: 'import * as core from "@actions/core";\ncore.setSecret(process.env.NEXUS_API_KEY);\ncore.setOutput("key", process.env.NEXUS_API_KEY);',
  },
  {
    name: "an output that says whether there is one",
    code: 'import * as core from "@actions/core";\ncore.setOutput("has-key", process.env.NEXUS_API_KEY !== undefined);',
  },
  { name: "an output of something else", code: 'node.setOutput("key", process.env.NEXUS_API_KEY);' },
  { name: "what is put aside for a request", code: "response.locals.key = process.env.NEXUS_API_KEY;" },
  {
    name: "a file that is set up",
    code: 'fs.writeFileSync(".env.local", `NEXUS_API_KEY=${process.env.NEXUS_API_KEY}`);',
  },
  {
    name: "a remote function of SvelteKit that asks with it, and a query of something else",
    code: 'import { query } from "$app/server";\nimport { NEXUS_API_KEY } from "$env/static/private";\nexport const settings = query(async () => (await ask(NEXUS_API_KEY)).length);\ndatabase.query(() => NEXUS_API_KEY);',
  },
  {
    name: "an error that is given the key for another call, and a message without it",
    code: 'throw new RetryError({ message: "Nexus refused", headers: { "api-key": process.env.NEXUS_API_KEY } });',
  },
  { name: "a hardcoded key, which another rule reports", code: 'console.log("nxs_your_key");' },
  { name: "names that stand for each other", code: "let a = b, b = a;\nconsole.log(a, b, process.env.NEXUS_URL);" },
];
