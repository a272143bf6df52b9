import { runCases } from "../rule-cases.ts";
import type { Invalid, Valid } from "../rule-cases.ts";

const THROW = '(() => { throw new Error("NEXUS_API_KEY is not set"); })()';

/** Cases whose suggestion puts an error in the place of what is reported. */
const replaced: readonly Omit<Invalid, "messageId" | "suggests">[] = [
  { name: "an empty text", code: 'const key = process.env.NEXUS_API_KEY || «""»;' },
  { name: "an empty text after ??", code: 'const key = process.env.NEXUS_API_KEY ?? «""»;' },
  { name: "a placeholder", code: 'const key = process.env.NEXUS_API_KEY ?? «"nxs_your_key"»;' },
  { name: "a template", code: "const key = process.env.NEXUS_API_KEY ?? «`missing`»;" },
  {
    name: "a check of another variable",
    code: 'const key = process.env.NEXUS_API_KEY || «""»;\nif (!url) throw new Error("no url");\ncall(key);',
  },
  {
    name: "a use before the check",
    code: 'const key = process.env.NEXUS_API_KEY || «""»;\ncall(key);\nif (!key) throw new Error("no key");',
  },
  {
    name: "a check of what a call with it gives",
    code: 'const answer = await call({ "api-key": process.env.NEXUS_API_KEY ?? «""» });\nif (!answer.ok) throw new Error("no answer");',
  },
  {
    name: "a check of what is made with it",
    code: 'const client = new Client({ apiKey: process.env.NEXUS_API_KEY ?? «""» });\nif (!client) throw new Error("no client");',
  },
  {
    name: "a check of another variable in the same declaration",
    code: 'const key = process.env.NEXUS_API_KEY ?? «""», { host } = url;\nif (!host) throw new Error("no host");',
  },
  {
    name: "a check in another block, which may never be asked",
    code: 'const key = process.env.NEXUS_API_KEY ?? «""»;\nexport function start() { if (!key) throw new Error("no key"); }',
  },
  {
    name: "a text that no check finds missing",
    code: 'const key = process.env.NEXUS_API_KEY || «"dev-key"»;\nif (!key || !url) throw new Error("no key");',
  },
  {
    name: "a default that no assertion finds missing",
    code: 'const { NEXUS_API_KEY = «"dev-key"» } = process.env;\nassert(NEXUS_API_KEY, "no key");',
  },
  { name: "a variable that is given a value later", code: 'let key = process.env.NEXUS_API_KEY;\nkey ||= «""»;' },
  { name: "null", code: "const key = process.env.NEXUS_API_KEY ?? «null»;" },
  { name: "a number", code: "const key = process.env.NEXUS_API_KEY || «0»;" },
  { name: "a constant", code: 'const NONE = ""; const key = process.env.NEXUS_API_KEY || «NONE»;' },
  { name: "a name in brackets", code: 'const key = process.env["NEXUS_API_KEY"] || «""»;' },
  { name: "Vite's environment", code: 'const key = import.meta.env.NEXUS_API_KEY ?? «""»;' },
  { name: "Deno's environment", code: 'const key = Deno.env.get("NEXUS_API_KEY") ?? «""»;' },
  { name: "Bun's environment", code: 'const key = Bun.env.NEXUS_API_KEY ?? «""»;' },
  {
    name: "a Worker's bindings",
    code: 'export default { fetch(request, env) { return call(env.NEXUS_API_KEY || «""»); } };',
  },
  { name: "a variable that holds the key", code: 'const key = process.env.NEXUS_API_KEY; call(key ?? «""»);' },
  { name: "a trimmed key", code: 'const key = process.env.NEXUS_API_KEY?.trim() || «""»;' },
  {
    name: "the last of several",
    code: 'const key = process.env.NEXUS_API_KEY || process.env.NEXUS_STAGING_API_KEY || «""»;',
  },
  { name: "a header", code: 'call({ headers: { "api-key": process.env.NEXUS_API_KEY ?? «""» } });' },
  { name: "a template around it", code: "call(`Bearer ${process.env.NEXUS_API_KEY || «''»}`);" },
  { name: "a ternary", code: 'const key = process.env.NEXUS_API_KEY ? process.env.NEXUS_API_KEY : «""»;' },
  {
    name: "a ternary the other way round",
    code: 'const key = !process.env.NEXUS_API_KEY ? «"none"» : process.env.NEXUS_API_KEY;',
  },
  {
    name: "a ternary that compares",
    code: 'const key = process.env.NEXUS_API_KEY !== undefined ? process.env.NEXUS_API_KEY : «""»;',
  },
  { name: "a ternary of a variable", code: 'const key = process.env.NEXUS_API_KEY; call(key ? key : «""»);' },
  { name: "a default of a destructured variable", code: 'const { NEXUS_API_KEY = «""» } = process.env;' },
  { name: "a default under another name", code: 'const { NEXUS_API_KEY: key = «"none"» } = process.env;' },
  { name: "a default in a parameter's pattern", code: 'export function connect({ NEXUS_API_KEY = «""» }) {}' },
  { name: "a parameter that is called after the key", code: 'export function connect(nexusApiKey = «""») {}' },
  {
    name: "a parameter that is given the key",
    code: 'function connect(key = «""») {}\nconnect(process.env.NEXUS_API_KEY);',
  },
  {
    name: "an arrow function's parameter that is given the key",
    code: 'const connect = (url, key = «""») => {};\nconnect("x", process.env.NEXUS_API_KEY);',
  },
  { name: "an assignment", code: 'process.env.NEXUS_API_KEY ??= «"x"»;' },
  {
    name: "an assignment where it is falsy",
    code: 'let key = process.env.NEXUS_API_KEY;\nprocess.env.NEXUS_API_KEY ||= «""»;',
  },
  {
    name: "SvelteKit's environment",
    code: 'import { env } from "$env/dynamic/private"; call(env.NEXUS_API_KEY ?? «""»);',
  },
  { name: "parentheses", code: 'const key = (process.env.NEXUS_API_KEY ?? «""»).trim();' },
];

const others: readonly Invalid[] = [
  {
    name: "another secret",
    messageId: "fallback",
    code: 'const token = process.env.NEXUS_ADMIN_TOKEN || «""»;',
    suggests: [
      'const token = process.env.NEXUS_ADMIN_TOKEN || (() => { throw new Error("NEXUS_ADMIN_TOKEN is not set"); })();',
    ],
  },
  {
    name: "a secret of the settings",
    messageId: "fallback",
    settings: { envNames: ["ACME_SECRET"] },
    code: 'const key = process.env.ACME_SECRET || «""»;',
    suggests: ['const key = process.env.ACME_SECRET || (() => { throw new Error("ACME_SECRET is not set"); })();'],
  },
  { name: "a reader's default", messageId: "fallback", code: 'const key = getEnv("NEXUS_API_KEY", «""»);' },
  {
    name: "a configuration's default",
    messageId: "fallback",
    code: 'const key = config.get("NEXUS_API_KEY", «"none"»);',
  },
  {
    name: "a configuration's default that no check finds missing",
    messageId: "fallback",
    code: 'const key = config.get("NEXUS_API_KEY", «"dev-key"»);\nif (!key) throw new Error("no key");',
  },
  {
    name: "a schema's default",
    messageId: "fallback",
    code: 'const schema = z.object({ NEXUS_API_KEY: z.string().default(«""») });',
  },
  {
    name: "a default before other checks",
    messageId: "fallback",
    code: 'const schema = z.object({ NEXUS_API_KEY: z.string().default(«""»).transform(trimmed) });',
  },
  {
    name: "a default in a schema of one value",
    messageId: "fallback",
    code: 'const key = z.string().default(«""»).parse(process.env.NEXUS_API_KEY);',
  },
  {
    name: "a default in a schema that has a name",
    messageId: "fallback",
    code: 'const Key = z.string().trim().catch(«"none"»);\nconst { data } = Key.safeParse(process.env.NEXUS_API_KEY);',
  },
  {
    name: "a default in a schema of one value, in an object",
    messageId: "fallback",
    code: 'const env = { NEXUS_API_KEY: z.string().default(«""»).parse(process.env.NEXUS_API_KEY) };',
  },
  {
    name: "a default of valibot",
    messageId: "fallback",
    code: 'const schema = v.object({ NEXUS_API_KEY: v.optional(v.string(), «""») });',
  },
  {
    name: "a default of valibot in a schema of one value",
    messageId: "fallback",
    code: 'const key = v.parse(v.fallback(v.string(), «""»), process.env.NEXUS_API_KEY);',
  },
  {
    name: "a default of envalid",
    messageId: "fallback",
    code: 'const env = cleanEnv(process.env, { NEXUS_API_KEY: str({ desc: "a key", default: «""» }) });',
  },
  {
    name: "a schema's catch",
    messageId: "fallback",
    code: 'const schema = z.object({ NEXUS_API_KEY: z.string().min(1).catch(«""») });',
  },
  {
    name: "an assertion",
    messageId: "assertion",
    dialect: "ts",
    code: "const key = «process.env.NEXUS_API_KEY!»;",
    suggests: [`const key = process.env.NEXUS_API_KEY ?? ${THROW};`],
  },
  {
    name: "an assertion in an argument",
    messageId: "assertion",
    dialect: "ts",
    code: "call(«process.env.NEXUS_API_KEY!»);",
    suggests: [`call(process.env.NEXUS_API_KEY ?? ${THROW});`],
  },
  {
    name: "an assertion before a member",
    messageId: "assertion",
    dialect: "ts",
    code: "call(«process.env.NEXUS_API_KEY!».trim());",
    suggests: [`call((process.env.NEXUS_API_KEY ?? ${THROW}).trim());`],
  },
  {
    name: "an assertion of what needs its parentheses",
    messageId: "assertion",
    dialect: "ts",
    code: "const key = «(ready(), process.env.NEXUS_API_KEY)!»;",
    suggests: [`const key = (ready(), process.env.NEXUS_API_KEY) ?? ${THROW};`],
  },
  {
    name: "an assertion of a variable",
    messageId: "assertion",
    dialect: "ts",
    code: "const key = process.env.NEXUS_API_KEY; call(«key!»);",
    suggests: [`const key = process.env.NEXUS_API_KEY; call(key ?? ${THROW});`],
  },
  {
    name: "an assertion of a call",
    messageId: "assertion",
    dialect: "ts",
    code: 'call(«Deno.env.get("NEXUS_API_KEY")!»);',
    suggests: [`call(Deno.env.get("NEXUS_API_KEY") ?? ${THROW});`],
  },
  {
    name: "an assertion before the check",
    messageId: "assertion",
    dialect: "ts",
    code: 'call(«process.env.NEXUS_API_KEY!»);\nif (!process.env.NEXUS_API_KEY) throw new Error("no key");',
    suggests: [
      `call(process.env.NEXUS_API_KEY ?? ${THROW});\nif (!process.env.NEXUS_API_KEY) throw new Error("no key");`,
    ],
  },
];

const valid: readonly Valid[] = [
  {
    name: "a default of undefined, which hides nothing",
    dialect: "ts",
    code: "function call(nexusApiKey: string | undefined = undefined) { return nexusApiKey; }\ncall(process.env.NEXUS_API_KEY);",
  },
  { name: "undefined, which hides nothing", code: "const key = process.env.NEXUS_API_KEY || undefined;" },
  {
    name: "a fallback that is checked at once",
    code: 'const key = process.env.NEXUS_API_KEY ?? read("NEXUS_API_KEY") ?? "";\nif (!key) throw new Error("no key");',
  },
  {
    name: "a default that is checked behind other things",
    code: 'export const { NEXUS_API_KEY = "" } = process.env;\nconst port = 80;\nassert(NEXUS_API_KEY, "no key");',
  },
  {
    name: "a reader's default that is checked",
    code: 'function start() { const key = getEnv("NEXUS_API_KEY", ""); if (key === "") process.exit(1); call(key); }',
  },
  {
    name: "a text that is asked for by its value",
    code: 'const key = process.env.NEXUS_API_KEY ?? "none";\nif (key === "none") throw new Error("no key");',
  },
  {
    name: "a text that a function looks at",
    code: 'const key = process.env.NEXUS_API_KEY ?? "none";\nif (!isKey(key)) throw new Error("no key");',
  },
  {
    name: "a trimmed key that is checked, beside another variable",
    code: 'const key = (process.env.NEXUS_API_KEY ?? "").trim(), port = 80;\nif (port && !key) throw new Error("no key");',
  },
  {
    name: "a cast that is checked",
    dialect: "ts",
    code: 'export const key = (isCi ? "" : await (process.env.NEXUS_API_KEY || null)) as string;\nif (key === null) throw new Error("no key");',
  },
  { name: "a test", filename: "tests/ask.test.ts", code: 'const key = process.env.NEXUS_API_KEY || "none";' },
  { name: "the key alone", code: "const key = process.env.NEXUS_API_KEY;" },
  {
    name: "a check that throws",
    code: 'const key = process.env.NEXUS_API_KEY;\nif (!key) throw new Error("NEXUS_API_KEY is not set");',
  },
  { name: "a call that may throw", code: 'const key = process.env.NEXUS_API_KEY ?? fail("NEXUS_API_KEY is not set");' },
  { name: "an error in place", code: `const key = process.env.NEXUS_API_KEY ?? ${THROW};` },
  { name: "the end of the process", code: "const key = process.env.NEXUS_API_KEY || process.exit(1);" },
  { name: "another variable", code: "const key = process.env.NEXUS_API_KEY ?? process.env.NEXUS_STAGING_API_KEY;" },
  { name: "an option", code: "const key = process.env.NEXUS_API_KEY ?? options.apiKey;" },
  { name: "the key as the fallback of an option", code: "const key = options.apiKey ?? process.env.NEXUS_API_KEY;" },
  { name: "a secret store", code: 'const key = process.env.NEXUS_API_KEY ?? (await secrets.read("nexus"));' },
  { name: "another variable's fallback", code: 'const url = process.env.NEXUS_BASE_URL ?? "https://api.nexusgpt.io";' },
  { name: "a fallback of another product's key", code: 'const key = process.env.OPENAI_API_KEY ?? ""; use(nexus);' },
  { name: "a name that speaks of a key", code: 'const hint = process.env.NEXUS_API_KEY_HINT ?? "";' },
  { name: "a question", code: "if (process.env.NEXUS_API_KEY && process.env.NEXUS_BASE_URL) start();" },
  { name: "a message about it", code: 'log(process.env.NEXUS_API_KEY ? "key found" : "no key");' },
  {
    name: "a client or none",
    code: "const client = process.env.NEXUS_API_KEY ? connect(process.env.NEXUS_API_KEY) : null;",
  },
  { name: "a ternary about something else", code: "const key = isServer ? process.env.NEXUS_API_KEY : undefined;" },
  {
    name: "a ternary between keys",
    code: "const key = isProd ? process.env.NEXUS_API_KEY : process.env.NEXUS_STAGING_API_KEY;",
  },
  { name: "a key behind &&", code: "const key = isServer && process.env.NEXUS_API_KEY;" },
  { name: "an empty text behind &&", code: 'const text = process.env.NEXUS_API_KEY && "set";' },
  { name: "a destructured key", code: "const { NEXUS_API_KEY, PORT = 3000 } = process.env;" },
  { name: "another default", code: 'const { NEXUS_BASE_URL = "https://api.nexusgpt.io" } = process.env;' },
  { name: "the key as a parameter's default", code: "export function connect(key = process.env.NEXUS_API_KEY) {}" },
  {
    name: "a parameter that is given something else",
    code: 'function connect(url = "") {}\nconnect(process.env.NEXUS_BASE_URL);',
  },
  {
    name: "a parameter beside the one that is given the key",
    code: 'function connect(key, url = "") {}\nconnect(process.env.NEXUS_API_KEY);',
  },
  { name: "a parameter of another name", code: 'export function connect(apiKey = "", nexusUrl = "") {}' },
  {
    name: "an assignment that sets it",
    code: 'process.env.NEXUS_API_KEY = read(); process.env.NEXUS_REGION ??= "eu";',
  },
  {
    name: "a reader that insists",
    code: 'const key = getEnv("NEXUS_API_KEY", { required: true }), other = config.getOrThrow("NEXUS_API_KEY");',
  },
  {
    name: "a default of another variable",
    code: 'const url = config.get("NEXUS_BASE_URL", "https://api.nexusgpt.io");',
  },
  {
    name: "a default in a schema that the program asks about",
    code: 'const key = z.string().default("").parse(process.env.NEXUS_API_KEY);\nif (!key) throw new Error("NEXUS_API_KEY is not set");',
  },
  {
    name: "a default of another variable's schema",
    code: 'const region = z.string().default("eu").parse(process.env.NEXUS_REGION);\nconst key = z.string().min(1).parse(process.env.NEXUS_API_KEY);',
  },
  {
    name: "a default for development",
    code: 'const env = cleanEnv(process.env, { NEXUS_API_KEY: str({ devDefault: "" }), NEXUS_REGION: str({ default: "eu" }) });',
  },
  {
    name: "a default that fails",
    code: "const schema = z.object({ NEXUS_API_KEY: z.string().default(() => fail()) });",
  },
  {
    name: "a key that is JSON",
    code: "const key = JSON.parse(process.env.NEXUS_API_KEY, reviver);",
  },
  {
    name: "a schema without a default",
    code: 'const schema = z.object({ NEXUS_API_KEY: z.string().min(1), NEXUS_REGION: z.string().default("eu") });',
  },
  { name: "a whole fallback that is no key's", code: 'const name = user.nexusName ?? "";' },
  { name: "a constant key, which is there", code: 'const NEXUS_API_KEY = "x"; call(NEXUS_API_KEY ?? "");' },
  {
    name: "an assertion after a check",
    dialect: "ts",
    code: 'if (!process.env.NEXUS_API_KEY) throw new Error("no key");\ncall(process.env.NEXUS_API_KEY!);',
  },
  {
    name: "an assertion in a function below a check",
    dialect: "ts",
    code: "const key = process.env.NEXUS_API_KEY;\nif (!key) process.exit(1);\nfunction send() { call(key!); }",
  },
  {
    name: "an assertion after an assertion of another kind",
    dialect: "ts",
    code: "assert(process.env.NEXUS_API_KEY);\ncall(process.env.NEXUS_API_KEY!);",
  },
  {
    name: "an assertion in the branch that has it",
    dialect: "ts",
    code: "if (process.env.NEXUS_API_KEY) { call(process.env.NEXUS_API_KEY!); }",
  },
  {
    name: "an assertion behind &&",
    dialect: "ts",
    code: "const c = process.env.NEXUS_API_KEY && call(process.env.NEXUS_API_KEY!);",
  },
  { name: "an assertion of something else", dialect: "ts", code: "const url = process.env.NEXUS_BASE_URL!;" },
  { name: "a cast", dialect: "ts", code: "const key = process.env.NEXUS_API_KEY as string;" },
];

runCases("no-key-fallback", {
  invalid: [
    ...replaced.map((each): Invalid => {
      return { ...each, messageId: "fallback", suggests: [each.code.replace(/«[^»]*»/, () => THROW)] };
    }),
    ...others,
  ],
  valid,
});
