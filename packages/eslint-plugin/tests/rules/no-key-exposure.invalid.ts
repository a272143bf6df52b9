import type { Invalid } from "../rule-cases.ts";

/** A case, without the kind of its place. */
type Case = Omit<Invalid, "messageId">;

const AXIOS = 'import axios from "axios";\n';
const REQUEST =
  'axios.post("https://api.nexusgpt.io/api/public/thread", data, { headers: { "api-key": process.env.NEXUS_API_KEY } })';

const logs: readonly Case[] = [
  {
    name: "a key in console.log",
    code: 'console.log("key", «process.env.NEXUS_API_KEY»);',
    says: "The Nexus key `NEXUS_API_KEY` is written to a log by `console.log`",
  },
  { name: "a key behind a constant", code: "const key = process.env.NEXUS_API_KEY;\nconsole.error(«key»);" },
  { name: "a key in a template", code: "console.info(`using ${«process.env.NEXUS_API_KEY»} now`);" },
  { name: "a key in a concatenation", code: 'console.warn("using " + «process.env.NEXUS_API_KEY» + " now");' },
  { name: "a destructured key", code: "const { NEXUS_API_KEY: key } = process.env;\nconsole.debug(«key»);" },
  { name: "an imported key", code: 'import { NEXUS_API_KEY } from "./env";\nconsole.log(«NEXUS_API_KEY»);' },
  {
    name: "SvelteKit's private environment",
    code: 'import { NEXUS_API_KEY } from "$env/static/private";\nconsole.log(«NEXUS_API_KEY»);',
  },
  { name: "Deno's environment", code: 'console.log(«Deno.env.get("NEXUS_API_KEY")»);' },
  { name: "Bun's environment", code: "console.log(«Bun.env.NEXUS_API_KEY»);" },
  { name: "Vite's environment", code: "console.log(«import.meta.env.NEXUS_API_KEY»);" },
  { name: "a reader of the environment", code: 'console.log(«requireEnv("NEXUS_ADMIN_TOKEN")»);' },
  {
    name: "a Worker's bindings",
    code: "export default { fetch(request, env) { console.log(«env.NEXUS_API_KEY»); } };",
  },
  { name: "Nuxt's configuration", code: "const config = useRuntimeConfig();\nconsole.log(«config.nexusApiKey»);" },
  {
    name: "a parameter that is called after the key",
    code: "export function a(nexusApiKey) { console.log(«nexusApiKey»); }",
  },
  {
    name: "a parameter that is sent to Nexus as a key",
    code: 'async function call(apiKey) {\n  console.log("with", «apiKey»);\n  return fetch("https://api.nexusgpt.io/a", { headers: { "api-key": apiKey } });\n}',
  },
  {
    name: "an object of headers",
    code: 'const headers = { "api-key": process.env.NEXUS_API_KEY };\nconsole.log(«headers»);',
    says: "This value, which holds `NEXUS_API_KEY`,",
  },
  {
    name: "the configuration of a request",
    code: 'const config = { url: "/a", headers: { "api-key": process.env.NEXUS_API_KEY } };\nlogger.info(«config»);',
  },
  {
    name: "a member of that",
    code: 'const config = { headers: { "api-key": process.env.NEXUS_API_KEY } };\nlogger.info({ headers: «config.headers» });',
  },
  { name: "a spread", code: "const a = { key: process.env.NEXUS_API_KEY };\nconsole.log({ ...«a», b: 1 });" },
  {
    name: "the options of the SDK",
    code: "const options = { apiKey: process.env.NEXUS_API_KEY };\nlogger.debug(«options»);",
  },
  {
    name: "Headers",
    code: 'const headers = new Headers({ "api-key": process.env.NEXUS_API_KEY });\nconsole.log(«headers»);',
  },
  {
    name: "headers that are set later",
    code: 'const headers = new Headers();\nheaders.set("api-key", process.env.NEXUS_API_KEY);\nconsole.log(«headers»);',
  },
  {
    name: "a member that is set later",
    code: 'const options = { headers: {} };\noptions.headers["api-key"] = process.env.NEXUS_API_KEY;\nconsole.log(«options»);',
  },
  { name: "an array", code: "const parts = [process.env.NEXUS_API_KEY];\nconsole.log(«parts»);" },
  { name: "a joined array", code: 'console.log(["a", «process.env.NEXUS_API_KEY»].join(" "));' },
  { name: "JSON", code: "console.log(JSON.stringify({ key: «process.env.NEXUS_API_KEY» }, null, 2));" },
  { name: "most of a key", code: "console.log(«process.env.NEXUS_API_KEY».slice(0, 24));" },
  { name: "a key without its beginning", code: "console.log(«process.env.NEXUS_API_KEY».substring(6));" },
  { name: "an encoded key", code: 'console.log(Buffer.from(«process.env.NEXUS_API_KEY»).toString("base64"));' },
  {
    name: "what a function returns",
    code: "const getKey = () => process.env.NEXUS_API_KEY;\nconsole.log(«getKey()»);",
  },
  {
    name: "what one of several returns is",
    code: 'function describe() {\n  if (!process.env.NEXUS_API_KEY) return "none";\n  return process.env.NEXUS_API_KEY;\n}\nconsole.log(«describe()»);',
  },
  {
    name: "what a function makes of its argument",
    code: "const label = (key) => `key: ${key}`;\nconsole.log(«label(process.env.NEXUS_API_KEY)»);",
  },
  {
    name: "a helper that is handed the key",
    code: 'function say(text) {\n  console.log(text);\n}\nsay("hello");\nsay(«process.env.NEXUS_API_KEY»);',
  },
  {
    name: "a helper that takes any number of arguments",
    code: 'const say = (...texts) => console.log("[app]", ...texts);\nsay("key", «process.env.NEXUS_API_KEY»);',
  },
  {
    name: "a field",
    code: "class Client {\n  key = process.env.NEXUS_API_KEY;\n  show() {\n    console.log(«this.key»);\n  }\n}",
  },
  {
    name: "what a method returns",
    code: 'class Client {\n  headers() {\n    return { "api-key": process.env.NEXUS_API_KEY };\n  }\n  show() {\n    console.log(«this.headers()»);\n  }\n}',
  },
  {
    name: "a variable that is written twice",
    code: 'let key = "";\nif (on) key = process.env.NEXUS_API_KEY;\nconsole.log(«key»);',
  },
  {
    name: "the whole environment beside a read of the key",
    code: "const key = process.env.NEXUS_API_KEY;\nconsole.log(«process.env»);",
    says: "which holds `process.env`",
  },
  {
    name: "every variable of the environment",
    code: "const key = process.env.NEXUS_API_KEY;\nfor (const [name, value] of Object.entries(process.env)) console.log(name, «value»);",
  },
  {
    name: "a checked environment",
    code: "const env = schema.parse(process.env);\nconsole.log(«env»);\nconnect(env.NEXUS_API_KEY);",
  },
  {
    name: "pino",
    code: 'import pino from "pino";\nconst out = pino();\nout.info({ key: «process.env.NEXUS_API_KEY» });',
  },
  {
    name: "winston",
    code: 'import { createLogger } from "winston";\nconst out = createLogger();\nout.error("a", { key: «process.env.NEXUS_API_KEY» });',
  },
  {
    name: "debug",
    code: 'import debug from "debug";\nconst say = debug("app");\nsay("key %s", «process.env.NEXUS_API_KEY»);',
  },
  { name: "a child logger", code: "req.log.child({ a: 1 }).warn(«process.env.NEXUS_API_KEY»);" },
  { name: "standard output", code: "process.stdout.write(`${«process.env.NEXUS_API_KEY»}\\n`);" },
  {
    name: "a text in a logger that blacks out members",
    code: 'import pino from "pino";\nconst logger = pino({ redact: ["key"] });\nlogger.info(`key ${«process.env.NEXUS_API_KEY»}`);',
  },
  {
    name: "axios's error",
    code: `${AXIOS}try {\n  await ${REQUEST};\n} catch (error) {\n  console.error("failed", «error»);\n}`,
    says: "This error, which holds the headers of a request to Nexus",
  },
  {
    name: "axios's error handed to a log by its name",
    code: `${AXIOS}${REQUEST}.catch(«console.error»);`,
  },
  {
    name: "axios's error as the second callback, by its name",
    code: `${AXIOS}${REQUEST}.then(show, «logger.error»);`,
  },
  {
    name: "axios's error behind what only some errors have",
    code: `${AXIOS}try {\n  await ${REQUEST};\n} catch (error) {\n  console.error(error.response?.data?.message || «error»);\n}`,
  },
  {
    name: "axios's error behind the name of something else",
    code: `${AXIOS}try {\n  await ${REQUEST};\n} catch (error) {\n  console.error(user.name ?? «error»);\n}`,
  },
  {
    name: "axios's error, unless it is a certain one",
    code: `${AXIOS}try {\n  await ${REQUEST};\n} catch (error) {\n  if (!axios.isAxiosError(error) || error.response?.status !== 404) console.error(«error»);\n}`,
  },
  {
    name: "axios's error, unless it is a certain one, the other way round",
    code: `${AXIOS}try {\n  await ${REQUEST};\n} catch (error) {\n  if (!(axios.isAxiosError(error) && error.response?.status === 404)) console.error(«error»);\n}`,
  },
  {
    name: "axios's error where something else was asked",
    code: `${AXIOS}try {\n  await ${REQUEST};\n} catch (error) {\n  if (!(input instanceof Error)) console.error(«error»);\n}`,
  },
  {
    name: "an object that Object.assign fills",
    code: `console.log(Object.assign({ a: 1 }, { key: «process.env.NEXUS_API_KEY» }));`,
  },
  {
    name: "a function of the file that is called after signed headers",
    code: `function getSignedHeaders() {\n  return { "api-key": process.env.NEXUS_API_KEY };\n}\nconsole.log(«getSignedHeaders()»);`,
  },
  {
    name: "a function of the file that gives back the environment it checks",
    code: `function validateEnv(env) {\n  check(env);\n  return env;\n}\nconst config = validateEnv(process.env);\nconsole.log(«config.NEXUS_API_KEY»);`,
  },
  {
    name: "axios's error in a promise",
    code: `${AXIOS}${REQUEST}.catch((error) => logger.error({ error: «error» }));`,
  },
  {
    name: "axios's error in the second callback",
    code: `${AXIOS}${REQUEST}.then(use, (error) => console.error(«error»));`,
  },
  {
    name: "the configuration in axios's error",
    code: `${AXIOS}try {\n  await ${REQUEST};\n} catch (error) {\n  console.error(«error.config.headers»);\n}`,
  },
  {
    name: "the request in axios's error",
    code: `${AXIOS}try {\n  await ${REQUEST};\n} catch (error) {\n  console.error(«error.request»);\n}`,
  },
  {
    name: "axios's error as JSON",
    code: `${AXIOS}try {\n  await ${REQUEST};\n} catch (error) {\n  console.error(JSON.stringify(«error»), «error».toJSON());\n}`,
  },
  {
    name: "the configuration in axios's answer",
    code: `${AXIOS}const answer = await ${REQUEST};\nconsole.log(«answer.config»);`,
  },
  { name: "axios's answer, whole", code: `${AXIOS}const answer = await ${REQUEST};\nconsole.log(«answer»);` },
  {
    name: "an interceptor of requests",
    code: `${AXIOS}const api = axios.create({ baseURL: "https://api.nexusgpt.io", headers: { "api-key": process.env.NEXUS_API_KEY } });\napi.interceptors.request.use((config) => {\n  console.log(«config»);\n  return config;\n});`,
  },
  {
    name: "an interceptor of errors",
    code: `${AXIOS}const api = axios.create({ baseURL: "https://api.nexusgpt.io", headers: { "api-key": process.env.NEXUS_API_KEY } });\napi.interceptors.response.use(undefined, (error) => {\n  console.error(«error»);\n  throw error;\n});`,
  },
  {
    name: "the error of a function that calls axios",
    code: `${AXIOS}async function ask(data) {\n  return ${REQUEST};\n}\ntry {\n  await ask({});\n} catch (error) {\n  console.error(«error»);\n}`,
  },
  {
    name: "a cast error",
    dialect: "ts",
    code: `${AXIOS}try {\n  await ${REQUEST};\n} catch (e) {\n  const error = e as Error;\n  console.error(«error»);\n}`,
  },
  {
    name: "a log in a test",
    filename: "tests/a.test.js",
    code: "console.log(«process.env.NEXUS_API_KEY»);",
  },
  {
    name: "another secret by settings",
    code: "console.log(«process.env.ACME_KEY»);",
    settings: { envNames: ["ACME_KEY"] },
    says: "`ACME_KEY`",
  },
];

const responses: readonly Case[] = [
  { name: "Express' res.json", code: "app.get('/', (req, res) => res.json({ key: «process.env.NEXUS_API_KEY» }));" },
  { name: "Express' chain", code: "app.get('/', (req, res) => res.status(500).send(«process.env.NEXUS_API_KEY»));" },
  {
    name: "a header of the response",
    code: "app.get('/', (req, res) => { res.setHeader('x-key', «process.env.NEXUS_API_KEY»); });",
  },
  { name: "a cookie", code: "app.get('/', (req, res) => { res.cookie('key', «process.env.NEXUS_API_KEY»); });" },
  { name: "a view", code: "app.get('/', (req, res) => { res.render('a', { key: «process.env.NEXUS_API_KEY» }); });" },
  {
    name: "Fastify's reply",
    code: "app.get('/', (request, reply) => { reply.code(200).send({ key: «process.env.NEXUS_API_KEY» }); });",
  },
  {
    name: "what a handler of Fastify returns",
    code: 'import fastify from "fastify";\nconst app = fastify();\napp.get("/", async () => ({ key: «process.env.NEXUS_API_KEY» }));',
  },
  { name: "Koa's body", code: "app.use((ctx) => { ctx.body = { key: «process.env.NEXUS_API_KEY» }; });" },
  { name: "Hono's context", code: "app.get('/', (c) => c.json({ key: «c.env.NEXUS_API_KEY» }));" },
  { name: "a Response", code: "export const GET = () => new Response(«process.env.NEXUS_API_KEY»);" },
  { name: "Response.json", code: "export const GET = () => Response.json({ key: «process.env.NEXUS_API_KEY» });" },
  {
    name: "Next's response",
    code: 'import { NextResponse } from "next/server";\nexport const GET = () => NextResponse.json({ key: «process.env.NEXUS_API_KEY» });',
  },
  {
    name: "a handler of Nitro",
    code: "export default defineEventHandler(() => ({ key: «useRuntimeConfig().nexusApiKey» }));",
  },
  {
    name: "SvelteKit's json",
    code: 'import { json } from "@sveltejs/kit";\nimport { NEXUS_API_KEY } from "$env/static/private";\nexport const GET = () => json({ key: «NEXUS_API_KEY» });',
  },
  {
    name: "a serverless function",
    code: "export const handler = async () => ({ statusCode: 200, body: JSON.stringify({ key: «process.env.NEXUS_API_KEY» }) });",
  },
  {
    name: "a server action",
    code: '"use server";\nexport async function getKey() {\n  return «process.env.NEXUS_API_KEY»;\n}',
  },
  {
    name: "a server function",
    code: 'import { createServerFn } from "@tanstack/react-start";\nexport const a = createServerFn().handler(async () => ({ key: «process.env.NEXUS_API_KEY» }));',
  },
  {
    name: "the whole environment",
    code: "app.get('/', (req, res) => { ask(process.env.NEXUS_API_KEY); res.json(«process.env»); });",
  },
  {
    name: "axios's error",
    code: `${AXIOS}app.get('/', (req, res) => ${REQUEST}.catch((error) => res.status(500).json({ error: «error» })));`,
    says: "Take only its `message`",
  },
  {
    name: "a controller of Nest",
    dialect: "ts",
    code: "@Controller()\nclass A {\n  @Get()\n  key() {\n    return { key: «process.env.NEXUS_API_KEY» };\n  }\n}",
  },
  {
    name: "a remote function of SvelteKit",
    code: 'import { query } from "$app/server";\nimport { NEXUS_API_KEY } from "$env/static/private";\nexport const settings = query(async () => ({ key: «NEXUS_API_KEY» }));',
  },
];

const props: readonly Case[] = [
  {
    name: "getServerSideProps",
    code: "export async function getServerSideProps() {\n  return { props: { key: «process.env.NEXUS_API_KEY» } };\n}",
  },
  {
    name: "getStaticProps in a wrapper",
    code: "export const getStaticProps = withSession(async () => {\n  const key = process.env.NEXUS_API_KEY;\n  return { props: { key: «key» } };\n});",
  },
  { name: "getInitialProps", code: "Page.getInitialProps = () => ({ key: «process.env.NEXUS_API_KEY» });" },
  {
    name: "a loader of Remix",
    code: 'import { useLoaderData } from "@remix-run/react";\nexport const loader = async () => ({ key: «process.env.NEXUS_API_KEY» });',
  },
  {
    name: "a loader in a route file",
    filename: "app/routes/chat.js",
    code: "export function loader() {\n  return { key: «process.env.NEXUS_API_KEY» };\n}",
  },
  {
    name: "a load of SvelteKit",
    filename: "src/routes/+page.server.js",
    code: 'import { NEXUS_API_KEY } from "$env/static/private";\nexport const load = () => ({ key: «NEXUS_API_KEY» });',
  },
  {
    name: "a component that a client module brings",
    filename: "app/page.jsx",
    code: 'import { Chat } from "./chat.client";\nexport default () => <Chat apiKey={«process.env.NEXUS_API_KEY»} />;',
  },
  {
    name: "a component that is called one of the client's",
    filename: "app/page.jsx",
    code: 'import ChatClient from "@/components/chat";\nexport default () => <ChatClient options={{ key: «process.env.NEXUS_API_KEY» }} />;',
  },
  {
    name: "a component that is rendered on the client alone",
    filename: "app/page.jsx",
    code: 'import dynamic from "next/dynamic";\nconst Chat = dynamic(() => import("./chat"), { ssr: false });\nexport default () => <Chat {...{ key: «process.env.NEXUS_API_KEY» }} />;',
  },
  {
    name: "any component, when asked to",
    filename: "app/page.jsx",
    options: { anyProp: true },
    code: "export default () => <Chat apiKey={«process.env.NEXUS_API_KEY»} />;",
  },
];

const html: readonly Case[] = [
  { name: "a child", filename: "a.jsx", code: "export default () => <p>{«process.env.NEXUS_API_KEY»}</p>;" },
  {
    name: "an attribute",
    filename: "a.jsx",
    code: "export default () => <div data-key={«process.env.NEXUS_API_KEY»} />;",
  },
  {
    name: "HTML in React",
    filename: "a.jsx",
    code: "export default () => <script dangerouslySetInnerHTML={{ __html: `window.key = '${«process.env.NEXUS_API_KEY»}'` }} />;",
  },
  { name: "innerHTML", code: "element.innerHTML = `<p>${«process.env.NEXUS_API_KEY»}</p>`;" },
  { name: "document.write", code: "document.write(«process.env.NEXUS_API_KEY»);" },
  {
    name: "a template engine",
    code: 'import ejs from "ejs";\nejs.render(page, { key: «process.env.NEXUS_API_KEY» });',
  },
  {
    name: "a tagged template",
    code: 'import { html } from "hono/html";\nexport const page = () => html`<p>${«process.env.NEXUS_API_KEY»}</p>`;',
  },
];

const storage: readonly Case[] = [
  { name: "localStorage", code: 'localStorage.setItem("key", «process.env.NEXUS_API_KEY»);' },
  { name: "a property of sessionStorage", code: "window.sessionStorage.key = «process.env.NEXUS_API_KEY»;" },
  { name: "document.cookie", code: "document.cookie = `key=${«process.env.NEXUS_API_KEY»}`;" },
  { name: "AsyncStorage", code: 'await AsyncStorage.setItem("key", «process.env.NEXUS_API_KEY»);' },
  {
    name: "Next's cookies",
    code: 'import { cookies } from "next/headers";\n(await cookies()).set("key", «process.env.NEXUS_API_KEY»);',
  },
  { name: "IndexedDB", code: 'import { set } from "idb-keyval";\nset("key", «process.env.NEXUS_API_KEY»);' },
  { name: "an extension's storage", code: "chrome.storage.local.set({ key: «process.env.NEXUS_API_KEY» });" },
];

const errors: readonly Case[] = [
  { name: "an error's message", code: "throw new Error(`bad key ${«process.env.NEXUS_API_KEY»}`);" },
  {
    name: "an error of another class",
    code: 'throw new HttpException("bad key " + «process.env.NEXUS_API_KEY», 500);',
  },
  {
    name: "an error that is given its message in an object",
    code: 'throw new TRPCError({ code: "BAD_GATEWAY", message: `bad key ${«process.env.NEXUS_API_KEY»}` });',
  },
  { name: "an assertion", code: "assert(isValid, `bad key ${«process.env.NEXUS_API_KEY»}`);" },
  { name: "a text that is thrown", code: "throw `bad key ${«process.env.NEXUS_API_KEY»}`;" },
  { name: "a rejection", code: "new Promise((resolve, reject) => reject(`bad key ${«process.env.NEXUS_API_KEY»}`));" },
];

const analytics: readonly Case[] = [
  {
    name: "Sentry",
    code: 'import * as Sentry from "@sentry/node";\nSentry.setContext("nexus", { key: «process.env.NEXUS_API_KEY» });',
  },
  {
    name: "an extra of Sentry's exception",
    code: "Sentry.captureException(error, { extra: { key: «process.env.NEXUS_API_KEY» } });",
  },
  { name: "PostHog", code: 'posthog.capture("a", { key: «process.env.NEXUS_API_KEY» });' },
  { name: "Segment", code: 'analytics.track("a", { key: «process.env.NEXUS_API_KEY» });' },
  { name: "Google", code: 'gtag("event", "a", { key: «process.env.NEXUS_API_KEY» });' },
  { name: "New Relic", code: 'newrelic.addCustomAttribute("key", «process.env.NEXUS_API_KEY»);' },
  { name: "a span", code: 'span.setAttribute("key", «process.env.NEXUS_API_KEY»);' },
];

const ACTION = 'import * as core from "@actions/core";\n';
const outputs: readonly Case[] = [
  {
    name: "an output of a step",
    code: `${ACTION}core.setOutput("key", «process.env.NEXUS_API_KEY»);`,
    says: "becomes an output of a step by `core.setOutput`",
  },
  {
    name: "an output that holds it",
    code: `import { setOutput } from "@actions/core";\nconst key = process.env.NEXUS_API_KEY;\nsetOutput("headers", JSON.stringify({ "api-key": «key» }));`,
  },
];

/** Cases by the kind of the place that shows the key. */
export const invalid: readonly Invalid[] = Object.entries({
  log: logs,
  response: responses,
  props,
  html,
  storage,
  error: errors,
  output: outputs,
  analytics,
}).flatMap(([messageId, cases]) => cases.map((example) => ({ ...example, messageId })));
