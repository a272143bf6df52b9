import type { Invalid, Valid } from "../rule-cases.ts";

const KEY = "process.env.NEXUS_API_KEY";
const HEADERS = `const headers = { "api-key": ${KEY} };\n`;

/** A way that a key takes through the program, and what looks like it and is none. */
interface Way {
  readonly name: string;
  /** The message is about a log, where nothing else is said. */
  readonly reported: Readonly<Record<string, string>>;
  readonly fine: Readonly<Record<string, string>>;
  readonly dialect?: "ts";
  readonly messageId?: string;
}

const ways: readonly Way[] = [
  {
    name: "a removal",
    reported: {
      "under a condition": `${HEADERS}if (quiet) delete headers["api-key"];\nconsole.log(«headers»);`,
      "in one of two branches": `${HEADERS}if (quiet) {\n  headers["api-key"] = "***";\n} else {\n  count++;\n}\nconsole.log(«headers»);`,
      "in a loop that may run no time": `${HEADERS}for (const hook of hooks) delete headers["api-key"];\nconsole.log(«headers»);`,
      "behind &&": `${HEADERS}quiet && delete headers["api-key"];\nconsole.log(«headers»);`,
      "in a case": `${HEADERS}switch (mode) {\n  case "quiet":\n    delete headers["api-key"];\n}\nconsole.log(«headers»);`,
      "after a failure": `${HEADERS}try {\n  send(headers);\n} catch {\n  delete headers["api-key"];\n}\nconsole.log(«headers»);`,
      "of something else": `${HEADERS}delete headers["x-trace"];\nconsole.log(«headers»);`,
      "of something else deep inside": `const config = { headers: { "api-key": ${KEY}, a: 1 } };\ndelete config.headers.a;\nconsole.log(«config»);`,
      "where the key was missing": `${HEADERS}if (!headers["api-key"]) headers["api-key"] = "none";\nconsole.log(«headers»);`,
      "that comes too late": `${HEADERS}console.log(«headers»);\ndelete headers["api-key"];`,
      "before the key is put there": `const headers = {};\ndelete headers["api-key"];\nheaders["api-key"] = ${KEY};\nconsole.log(«headers»);`,
      "in a copy": `${HEADERS}const copy = { ...headers };\ndelete copy["api-key"];\nconsole.log(«headers»);`,
    },
    fine: {
      "in every case": `${HEADERS}delete headers["api-key"];\nif (verbose) console.log(headers);`,
      "in both branches": `${HEADERS}if (quiet) {\n  headers["api-key"] = "***";\n} else if (short) {\n  headers["api-key"] = "…";\n} else {\n  delete headers["api-key"];\n}\nconsole.log(headers);`,
      "in the same branch": `${HEADERS}if (quiet) {\n  delete headers["api-key"];\n  console.log(headers);\n}`,
      "where the key is there": `${HEADERS}if (headers["api-key"]) headers["api-key"] = "***";\nconsole.log(headers);`,
      "where the object is there": `${HEADERS}if (headers) delete headers["api-key"];\nconsole.log(headers);`,
      "behind its own &&": `${HEADERS}headers["api-key"] && delete headers["api-key"];\nconsole.log(headers);`,
      "of names that a list holds": `${HEADERS}for (const name of SECRETS) delete headers[name];\nconsole.log(headers);`,
      "of names that are asked about": `${HEADERS}for (const name in headers) if (isSecret(name)) headers[name] = "***";\nconsole.log(headers);`,
      "deep inside": `const config = { headers: { "api-key": ${KEY} } };\ndelete config.headers["api-key"];\nconsole.log(config);`,
      "after it was put there": `const headers = {};\nheaders["api-key"] = ${KEY};\ndelete headers["api-key"];\nconsole.log(headers);`,
      "by a function of the file": `function strip(object) {\n  delete object["api-key"];\n}\n${HEADERS}strip(headers);\nconsole.log(headers);`,
      "by a function that is called after it": `${HEADERS}redactSecrets(headers);\nconsole.log(headers);`,
      "in a function that gives the object back": `const strip = (object) => {\n  delete object["api-key"];\n  return object;\n};\nconsole.log(strip({ "api-key": ${KEY} }));`,
      "from Headers": `const headers = new Headers({ "api-key": ${KEY} });\nheaders.delete("api-key");\nconsole.log(headers);`,
    },
  },
  {
    name: "a variable",
    reported: {
      "that a loop writes for its next turn": `let last;\nfor (const url of urls) {\n  if (last) console.log(«last»);\n  last = ${KEY};\n}`,
      "whose object a loop fills for its next turn": `const headers = {};\nwhile (next()) {\n  console.log(«headers»);\n  headers["api-key"] = ${KEY};\n}`,
      "that is masked under a condition": `let key = ${KEY};\nif (quiet) key = mask(key);\nconsole.log(«key»);`,
      "that is masked in a loop": `let key = ${KEY};\nfor (const rule of rules) key = rule.mask(key);\nconsole.log(«key»);`,
      "that is made of itself": `let text = ${KEY};\ntext = text.trim();\nconsole.log(«text»);`,
      "that grows": `let text = "key: ";\ntext += ${KEY};\nconsole.log(«text»);`,
      "that one branch writes": `let key = "";\nif (on) {\n  key = ${KEY};\n}\nconsole.log(«key»);`,
      "that one branch writes for the next turn": `let key = "";\nfor (const url of urls) {\n  if (url) {\n    key = ${KEY};\n  } else {\n    console.log(«key»);\n  }\n}`,
      "among a hundred writes": `let key = ${KEY};\n${"if (x) key = y;\n".repeat(60)}console.log(«key»);`,
      "that an assignment takes out of an object": `let key;\n({ NEXUS_API_KEY: key } = process.env);\nconsole.log(«key»);`,
      "that one of a loop's is": `for (const key of [${KEY}]) console.log(«key»);`,
      "that a function elsewhere writes": `let key;\nfunction start() {\n  key = ${KEY};\n}\nfunction show() {\n  console.log(«key»);\n}`,
    },
    fine: {
      "that a loop empties first": `let last = ${KEY};\nfor (const url of urls) {\n  last = "";\n  console.log(last);\n}`,
      "that the other branch writes": `let key = "";\nif (on) {\n  key = ${KEY};\n} else {\n  console.log(key);\n}`,
      "whose object the other branch fills": `const headers = {};\nif (on) {\n  headers["api-key"] = ${KEY};\n} else {\n  console.log(headers);\n}`,
      "that is written where the function ends": `function load() {\n  let key = "";\n  if (on) {\n    key = ${KEY};\n    return ask(key);\n  }\n  console.log(key);\n}`,
      "that the loop makes anew": `for (const url of urls) {\n  let last;\n  console.log(last);\n  last = ${KEY};\n}`,
      "that is masked in every case": `let key = ${KEY};\nkey = mask(key);\nurls.forEach(() => console.log(key));`,
      "that is masked in both branches": `let key = ${KEY};\nif (quiet) key = "***";\nelse key = mask(key);\nconsole.log(key);`,
      "that is a parameter and masked": `function show(key) {\n  key = mask(key);\n  console.log(key);\n}\nshow(${KEY});`,
      "that an assignment takes something else to": `let url;\n({ NEXUS_BASE_URL: url } = process.env);\nconsole.log(url, Boolean(${KEY}));`,
      "that holds the names of an object": `for (const name in { key: ${KEY} }) console.log(name);`,
      "of the environment that is chosen by name": `use(${KEY});\nfor (const [name, value] of Object.entries(process.env)) {\n  if (name.startsWith("PUBLIC_")) console.log(name, value);\n}`,
      "of the environment that is left out by name": `use(${KEY});\nfor (const [name, value] of Object.entries(process.env)) {\n  if (isSecret(name)) continue;\n  console.log(name, value);\n}`,
      "of the environment that is named alone": `use(${KEY});\nfor (const [name] of Object.entries(process.env)) console.log(name);`,
    },
  },
  {
    name: "a callback",
    reported: {
      "by its name in forEach": `const keys = [${KEY}];\n«keys».forEach(console.log);`,
      "by its name in map": `[«${KEY}»].map(logger.info);`,
      "by its name in then": `const load = async () => ${KEY};\n«load()».then(console.log);`,
      "that a promise calls": `const load = async () => ${KEY};\nload().then((key) => console.log(«key»));`,
      "that a promise calls with what another made": `const load = async () => ${KEY};\nload()\n  .then((key) => key.trim())\n  .then((key) => console.log(«key»));`,
      "of the file, by its name": `const show = (key) => console.log(«key»);\n[${KEY}].forEach(show);`,
      "over the environment": `use(${KEY});\nObject.entries(process.env).forEach(([name, value]) => console.log(name, «value»));`,
      "over values": `Object.values({ a: ${KEY} }).forEach((value) => console.log(«value»));`,
      "that map makes a text with": `console.log(«[${KEY}].map((key) => \`key: \${key}\`)»);`,
      "that is waited for": `const load = () => Promise.resolve(${KEY});\nconst key = await load().then((text) => text.trim());\nconsole.log(«key»);`,
      "that copies": `${HEADERS}console.log(Object.fromEntries(«Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])»));`,
      "over Headers": `const headers = new Headers({ "api-key": ${KEY} });\nheaders.forEach((value) => console.log(«value»));`,
    },
    fine: {
      "by its name over something else": "const urls = [process.env.NEXUS_BASE_URL];\nurls.forEach(console.log);",
      "from elsewhere": `[${KEY}].forEach(use);`,
      "that is handed the place in the list": `[${KEY}].forEach((key, index) => console.log(index));`,
      "that is handed an answer": `const load = async () => ask(${KEY});\nload().then(console.log);`,
      "that chooses": `console.log([...${KEY}].map((letter, i) => (i < 4 ? letter : "*")).join(""));`,
      "that chooses deep inside": `${HEADERS}console.log(Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, isSecret(name) ? "***" : value])));`,
      "that hides": `console.log(${KEY}.split("").map(() => "*").join(""));`,
      "over the environment, by name": `use(${KEY});\nObject.entries(process.env).forEach(([name, value]) => {\n  if (!name.includes("KEY")) console.log(value);\n});`,
      "over what is left": `use(${KEY});\nObject.entries(process.env)\n  .filter(([name]) => name.startsWith("PUBLIC_"))\n  .forEach(([, value]) => console.log(value));`,
      "that masks": `console.log([${KEY}].map((key) => mask(key)));`,
    },
  },
  {
    name: "a class",
    reported: {
      "whose method takes it": `class Client {\n  say(text) {\n    console.log(text);\n  }\n  start() {\n    this.say(«${KEY}»);\n  }\n}`,
      "whose instance's method takes it": `class Client {\n  say(text) {\n    console.log(text);\n  }\n}\nconst client = new Client();\nclient.say(«${KEY}»);`,
      "whose method gives it": `class Client {\n  headers(extra) {\n    return { ...extra, "api-key": ${KEY} };\n  }\n}\nconst client = new Client();\nconsole.log(«client.headers({})»);`,
      "whose getter gives it": `class Client {\n  get headers() {\n    return { "api-key": ${KEY} };\n  }\n  show() {\n    console.log(«this.headers»);\n  }\n}`,
      "whose static field is it": `class Client {\n  static key = ${KEY};\n}\nconsole.log(«Client.key»);`,
      "whose static method gives it": `class Client {\n  static key() {\n    return ${KEY};\n  }\n}\nconsole.log(«Client.key()»);`,
      "whose private field is it": `class Client {\n  #key = ${KEY};\n  show() {\n    console.log(«this.#key»);\n  }\n}`,
      "whose method sets it": `class Client {\n  start() {\n    this.key = ${KEY};\n  }\n  show() {\n    console.log(«this.key»);\n  }\n}`,
      "whose constructor is handed it": `class Client {\n  constructor(key) {\n    this.key = key;\n  }\n  show() {\n    console.log(this.key);\n  }\n}\nnew Client(«${KEY}»);`,
      "whose field holds it deep inside": `class Client {\n  config = { headers: { "api-key": ${KEY} } };\n  show() {\n    console.log(«this.config.headers»);\n  }\n}`,
      "that is logged whole": `class Client {\n  key = ${KEY};\n}\nconst client = new Client();\nconsole.log(«client»);`,
      "that logs itself": `class Client {\n  constructor() {\n    this.key = ${KEY};\n    console.log(«this»);\n  }\n}`,
    },
    fine: {
      "of another method": `class Client {\n  say(text) {\n    console.log(text);\n  }\n}\nclass Other {\n  say(text) {\n    use(text);\n  }\n}\nnew Other().say(${KEY});\nnew Client().say("hello");`,
      "of another object": `class Client {\n  say(text) {\n    console.log(text);\n  }\n}\nother.say(${KEY});`,
      "whose other field is logged": `class Client {\n  key = ${KEY};\n  url = "/a";\n  show() {\n    console.log(this.url);\n  }\n}`,
      "whose private field no log shows": `class Client {\n  #key = ${KEY};\n}\nconsole.log(new Client());`,
      "whose getter no log shows": `class Client {\n  get key() {\n    return ${KEY};\n  }\n}\nconsole.log(new Client());`,
      "that says how it is written": `class Client {\n  key = ${KEY};\n  toJSON() {\n    return {};\n  }\n}\nlogger.info({ client: new Client() });`,
      "whose static field an instance lacks": `class Client {\n  static key = ${KEY};\n}\nconsole.log(new Client().key);`,
      "whose getter masks": `class Client {\n  get key() {\n    return mask(${KEY});\n  }\n  show() {\n    console.log(this.key);\n  }\n}`,
      "whose function has a this of its own": `class Client {\n  key = ${KEY};\n  start() {\n    on("a", function () {\n      console.log(this.key);\n    });\n  }\n}`,
    },
  },
  {
    name: "a class of TypeScript",
    dialect: "ts",
    reported: {
      "whose constructor keeps it": `class Client {\n  constructor(private readonly key: string) {}\n  show() {\n    console.log(this.key);\n  }\n}\nnew Client(«${KEY}»!);`,
    },
    fine: {
      "whose constructor keeps something else": `class Client {\n  constructor(private readonly url: string, private readonly key: string) {}\n  show() {\n    console.log(this.url);\n  }\n}\nnew Client("/a", ${KEY}!);`,
    },
  },
  {
    name: "a function",
    reported: {
      "whose default it is": `function show(key = ${KEY}) {\n  console.log(«key»);\n}`,
      "whose default it is deep inside": `const show = ({ key = ${KEY} } = {}) => console.log(«key»);`,
      "whose call leaves the default": `const label = (key = ${KEY}) => key;\nconsole.log(«label()»);`,
      "that puts it into an object": `function sign(headers) {\n  headers["api-key"] = ${KEY};\n}\nconst headers = {};\nsign(headers);\nconsole.log(«headers»);`,
      "of an object": `const helpers = {\n  say(text) {\n    console.log(text);\n  },\n};\nhelpers.say(«${KEY}»);`,
      "that is a getter of an object": `const config = {\n  get key() {\n    return ${KEY};\n  },\n};\nconsole.log(«config.key»);`,
    },
    fine: {
      "whose call leaves no default": `const label = (key = ${KEY}) => key;\nconsole.log(label("a"));`,
      "whose call leaves out what others hand it": `const label = (key) => key;\nuse(label(${KEY}));\nconsole.log(label());`,
      "that puts it into another object": `function sign(headers) {\n  headers["api-key"] = ${KEY};\n}\nconst headers = {}, other = {};\nsign(other);\nconsole.log(headers);`,
      "of another object": `const helpers = {\n  say(text) {\n    console.log(text);\n  },\n};\nothers.say(${KEY});`,
    },
  },
  {
    name: "a text",
    reported: {
      "without its quotes": `console.log(«${KEY}».replace(/"/g, ""));`,
      "without its prefix": `console.log(«${KEY}».replace("nxs_", ""));`,
      "with other signs": `console.log(«${KEY}».replaceAll("_", "-"));`,
      "in letters": `console.log(«${KEY}».split(""));`,
      "in letters and together again": `console.log(«${KEY}».split("").join("-"));`,
      backwards: `console.log(«${KEY}».split("").reverse().join(""));`,
      "in letters by a spread": `console.log([...«${KEY}»].join(" "));`,
      "in letters that a callback gives back": `console.log(«${KEY}.split("").map((letter) => letter)».join(""));`,
      "as an array": `console.log(Array.from(«${KEY}»));`,
    },
    fine: {
      "in stars": `console.log(${KEY}.replace(/[a-z0-9]/g, "*"));`,
      "with its middle in stars": `console.log(${KEY}.replace(/(.{4}).+(.{4})/, "$1…$2"));`,
      "without all but its end": `console.log(${KEY}.replace(/.+(?=.{4})/, ""));`,
      "that a function replaces in": `console.log(${KEY}.replace(/x/g, hide));`,
      "from which it is taken": `console.log(JSON.stringify({ key: ${KEY} }).replace(${KEY}, "***"));`,
      "before its first sign": `console.log(${KEY}.split("_")[0]);`,
      "in few letters": `console.log(${KEY}.split("").slice(-4).join(""));`,
      "that is another": `console.log("a_b".replace("_", "-"), Boolean(${KEY}));`,
    },
  },
  {
    name: "a call",
    reported: {
      "of call": `console.log.call(console, «${KEY}»);`,
      "of apply": `console.log.apply(console, [«${KEY}»]);`,
      "of what bind makes": `logger.info.bind(logger, «${KEY}»)();`,
      "of a counter, which prints its name": `console.count(«${KEY}»);`,
      "of a logger's child": `const log = logger.child({ key: «${KEY}» });`,
      "of a logger's bindings": `logger.setBindings({ key: «${KEY}» });`,
      "of pino with a base": `import pino from "pino";\nconst out = pino({ base: { key: «${KEY}» } });`,
      "of winston with metadata": `import { createLogger } from "winston";\nconst out = createLogger({ defaultMeta: { key: «${KEY}» } });`,
    },
    fine: {
      "of call whose this it is": `console.log.call(${KEY}, "a");`,
      "of a logger's child without it": `logger.child({ hasKey: Boolean(${KEY}) });`,
      "of something else's child": `tree.child({ key: ${KEY} });`,
      "of a logger with other options": `import pino from "pino";\nconst out = pino({ level: "info", transport: { options: { key: ${KEY} } } });`,
      "of a logger that blacks it out": `import pino from "pino";\nconst logger = pino({ redact: ["key"] });\nlogger.child({ key: ${KEY} });`,
    },
  },
  {
    name: "a socket",
    messageId: "response",
    reported: {
      "of a server": `server.on("connection", (socket) => {\n  socket.send(JSON.stringify({ key: «${KEY}» }));\n});`,
      "of socket.io": `import { Server } from "socket.io";\nconst io = new Server(server);\nio.emit("key", «${KEY}»);`,
      "of socket.io's connection": `io.on("connection", (socket) => {\n  socket.broadcast.emit("key", { key: «${KEY}» });\n});`,
    },
    fine: {
      "of a client, which signs in": `const socket = new WebSocket("wss://api.nexusgpt.io/a");\nsocket.on("open", () => socket.send(JSON.stringify({ key: ${KEY} })));`,
      "of socket.io's client": `import { io } from "socket.io-client";\nconst socket = io("https://api.nexusgpt.io");\nsocket.on("connect", () => socket.emit("sign-in", ${KEY}));`,
      "of a server, without it": `server.on("connection", (socket) => socket.send(String(Boolean(${KEY}))));`,
    },
  },
  {
    name: "an error of the file",
    messageId: "error",
    reported: {
      "whose message it is": `class NexusError extends Error {\n  constructor() {\n    super(\`bad key \${«${KEY}»}\`);\n  }\n}`,
      "that is handed it": `class Refusal extends HttpError {\n  constructor(key) {\n    super("bad key " + key);\n  }\n}\nthrow new Refusal(«${KEY}»);`,
    },
    fine: {
      "that keeps the client": `class NexusError extends Error {\n  constructor(message, client) {\n    super(message);\n    this.client = client;\n  }\n}\nclass Client {\n  key = ${KEY};\n  fail() {\n    throw refuse(this);\n  }\n}\nfunction refuse(client) {\n  return new NexusError("refused", client);\n}`,
      "that is none": `class Client extends Base {\n  constructor() {\n    super(${KEY});\n  }\n}`,
      "that keeps it to itself": `class NexusError extends Error {\n  constructor(status) {\n    super(\`Nexus answered \${status}\`);\n  }\n}\nuse(${KEY});`,
    },
  },
  {
    name: "a dialog",
    messageId: "html",
    reported: { "of the browser": `alert(«${KEY}»);` },
    fine: { "of the file": `import { alert } from "./dialogs";\nalert(${KEY});` },
  },
  {
    name: "the whole environment, in a file without the vendor's name,",
    messageId: "response",
    reported: {
      "in an answer": "app.get('/', (req, res) => res.send(«process.env»));",
      "in an answer, as a member": "app.get('/', (req, res) => res.json({ env: «process.env», a: 1 }));",
      "in an answer, spread": "app.get('/', (req, res) => res.json({ ...«process.env» }));",
    },
    fine: {
      "in a log": "console.log(process.env);",
      "in a child process": "spawn('a', { env: process.env });",
      "as one of its variables": "app.get('/', (req, res) => res.send(process.env.NODE_ENV));",
      "as its names": "app.get('/', (req, res) => res.send(Object.keys(process.env)));",
      "with parts taken out": "const { HOME, PATH } = process.env;\napp.get('/', (req, res) => res.send(HOME + PATH));",
    },
  },
];

export const invalidWays: readonly Invalid[] = ways.flatMap(({ name, reported, dialect, messageId = "log" }) =>
  Object.entries(reported).map(([how, code]) => ({
    name: `${name} ${how}`,
    code,
    messageId,
    ...(dialect && { dialect }),
  })),
);

export const validWays: readonly Valid[] = ways.flatMap(({ name, fine, dialect }) =>
  Object.entries(fine).map(([how, code]) => ({ name: `${name} ${how}`, code, ...(dialect && { dialect }) })),
);
