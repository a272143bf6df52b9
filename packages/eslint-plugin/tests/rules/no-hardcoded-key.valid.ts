import { base62, hex, sample, sampleJwt } from "@nxs-guard/rules/sample";

export interface Valid {
  readonly name: string;
  readonly code: string;
  readonly filename?: string;
  readonly dialect?: "ts" | "tsx";
}

const KEY = sample("nxs_u_", hex(32));
const BODY = KEY.slice("nxs_u_".length);

const environment: readonly Valid[] = [
  { name: "the guide's good example", code: "const apiKey = process.env.NEXUS_API_KEY;" },
  { name: "a header from the environment", code: 'call({ headers: { "api-key": process.env.NEXUS_API_KEY } });' },
  { name: "an empty fallback", code: 'const apiKey = process.env.NEXUS_API_KEY ?? "";' },
  { name: "a reference in a template", code: "const header = `Bearer ${process.env.NEXUS_API_KEY}`;" },
  { name: "a name of the environment", code: 'const name = "NEXUS_API_KEY"; read(process.env[name]);' },
  { name: "another placeholder than Nexus'", code: 'const apiKey = "YOUR_API_KEY";' },
];

/** From the table of real-world lines that contain `nxs` and hold no Nexus key. */
const lookalikes: readonly Valid[] = [
  { name: "a session's storage key", code: "localStorage.getItem('nxs_session_v2')" },
  { name: "a state's name", code: "const KEYS = { TWO_FACTOR_STATE: 'nxs_2fa_state' };" },
  { name: "a cookie's name", code: "if (localStorage.getItem('nxs_cookie') === 'accepted') go();" },
  { name: "a module's folder", code: "const c = { modules: ['nxs_modules', 'node_modules'] };" },
  { name: "a pattern", code: "export const validSessionToken=v=>/^nxs_[A-Za-z0-9_-]{24,}$/.test(v);" },
  { name: "a key made at run time", code: 'const newKey = "nxs_live_" + crypto.randomUUID().replace(/-/g, "");' },
  { name: "a variable named NXS_KEY", code: "const NXS_KEY = readEnvKey('NXS_STUDIO_KEY');" },
  { name: "an identifier", code: "const f = { calc_tnxs_freq, calc_vol, fetch_tx };" },
  { name: "a cookie's pattern", code: "const UUID_COOKIE = /^nxs_anon_id=[0-9a-f]{8}-[0-9a-f]{4}/;" },
  { name: "an import", code: 'import { CalendarDayProps } from "@nxs-utils/helpers/types";' },
  { name: "a selector", code: "jQuery('.nxs_FRMTHint').hide();" },
  { name: "a prefix", code: 'const API_KEY_PREFIX = "nxs_live_", KEY = "nxs_u_";' },
  { name: "an OpenAPI pattern", code: 'const s = { schema: { type: "string", pattern: "nxs_[0-9a-f]{32}" } };' },
  {
    name: "a link",
    code: 'go("https://colab.research.google.com/drive/1tL2WjfE0v_es4YJCLGoEJM5NXs_O_ytW#scrollTo=9g");',
  },
  { name: "a scanner's own pattern", code: 'const p = ["nxs_api_key", String.raw`nxs_[A-Za-z0-9\\-_]{32,}`];' },
];

const placeholders: readonly Valid[] = [
  { name: "a name made of words under a name that ends in key", code: 'const STORAGE_KEY = "nxs_session_v2";' },
  { name: "words in camel case", code: 'const cacheKey = "nxs_userProfile";' },
  {
    name: "names in an object of storage keys",
    code: 'const STORAGE_KEYS = { session: "nxs_session_v10", theme: "nxs_theme" };',
  },
  { name: "a name as the fallback of a name", code: 'const key = process.env.CACHE_KEY ?? "nxs_cache_v2";' },
  { name: "masks in a table", code: 'const keys = [{ name: "Production", key: "nxs_live_••••••••4f2a" }];' },
  { name: "a mask that is shown", code: 'const maskedApiKey = "nxs_u_••••89ef";' },
  { name: "a short word", code: 'const DB_KEY = "nxs_db", TOKEN = "nxs_s3";' },
  { name: "the name of a key", code: 'const API_KEY = "nxs_api_key"; localStorage.getItem(API_KEY);' },
  { name: "the prefix alone", code: 'const apiKey = "nxs_";' },
  { name: "a placeholder under a name that does not say key", code: 'const example = "nxs_abc123...";' },
  { name: "a name that only begins with key", code: 'const keyFormat = "nxs_abc123...";' },
  { name: "a placeholder in a comment", code: "// const apiKey = 'nxs_abc123...';" },
  { name: "a placeholder in text", code: 'const help = "Set apiKey to nxs_abc123...";' },
  { name: "a sentence under a key's name", code: 'const labels = { apiKey: "nxs_ keys start so" };' },
  { name: "a comparison", code: 'if (apiKey === "nxs_abc123...") warn();' },
  { name: "a lookup", code: 'const key = map.get("nxs_abc123");' },
  { name: "a test of the prefix", code: 'const isKey = apiKey.startsWith("nxs_u_");' },
  { name: "a JSX text", filename: "src/a.jsx", code: "<code>nxs_abc123...</code>;" },
  { name: "a JSX placeholder attribute", filename: "src/a.jsx", code: '<input placeholder="nxs_abc123..." />;' },
  { name: "the test of a branch", code: 'const apiKey = "nxs_abc123" ? a : b;' },
  { name: "a key's name as a property", code: 'const o = { "nxs_abc123": apiKey };' },
  { name: "a placeholder in a test file", filename: "src/a.test.js", code: 'const apiKey = "nxs_abc123...";' },
  { name: "a placeholder in a folder of tests", filename: "tests/a.js", code: 'connect({ apiKey: "nxs_mock_key" });' },
  { name: "a value that only run time knows", code: "const apiKey = `nxs_test_${id}`, token = 'nxs_a1b2' + id;" },
  { name: "a response's property", code: 'const { apiKey } = parse("nxs_abc123...");' },
];

const shapes: readonly Valid[] = [
  { name: "a body of zeros", code: `const k = "nxs_u_${"0".repeat(32)}";` },
  { name: "a periodic body", code: `const k = "nxs_u_${"a1b2c3d4".repeat(4)}";` },
  { name: "an ascending body", code: `call("nxs_u_${"0123456789abcdef".repeat(2)}");` },
  { name: "a mask", code: 'call("nxs_u_ab...89ef", "nxs_u_••••");' },
  { name: "a longer word before it", code: `call("x${KEY}");` },
  { name: "an upper-case prefix", code: `call("${KEY.toUpperCase()}");` },
  { name: "a body alone", code: `const sha = "${BODY}";` },
  { name: "a digest beside the prefix's word", code: `const nxs_u_ = 1, digest = "${sample("", hex(64, 2))}";` },
  { name: "a git hash", code: `const commit = "${sample("", hex(40, 3))}";` },
  { name: "a UUID", code: 'const id = "7f1d0a52-3c44-4e0b-9d3e-0f5f7b1c2a90";' },
  { name: "ids of Nexus", code: 'const ids = ["org_81ab77c05d3e4f9c21", "int_4f9c2181ab77", "agt_c05d3e81ab77"];' },
  { name: "another JWT", code: `const token = "${sampleJwt({ sub: "user_81ab77", iat: 1735689600 })}";` },
  { name: "a key of another product", code: `const apiKey = "${sample("sk_live_", base62(32, 4))}";` },
  { name: "another product's api-key header", code: `call({ headers: { "api-key": "${sample("", hex(32, 5))}" } });` },
  { name: "Brevo's key", code: `const key = "${sample("xkeysib-", hex(64, 6))}";` },
  {
    name: "Sonatype's NexusClient",
    code: 'new NexusClient({ url: "https://nexus.example.com", apiKey: "admin123" });',
  },
  { name: "Nexus Mods' key", code: `const apiKey = "${Buffer.from(sample("", base62(60, 7))).toString("base64")}";` },
  { name: "base64 of something else", code: `const png = "data:image/png;base64,${sample("", base62(400, 8))}";` },
];

const assemblies: readonly Valid[] = [
  { name: "parts in the wrong order", code: `call("${BODY}" + "nxs_u_");` },
  { name: "an unknown middle", code: `call("nxs_u_" + kind + "${BODY}");` },
  {
    name: "a separator that ends the key",
    code: `call(["nxs_u_", "${BODY}"].join(" "), ["nxs_u_", "${BODY}"].join());`,
  },
  { name: "a sum", code: `const nxs_u_ = 1; call(nxs_u_ - 1${BODY.replace(/\D/g, "").slice(0, 9)}, 1 + 2 + 3);` },
  { name: "a variable that is set twice", code: `let p = "nxs_u_"; p = other(); call(p + "${BODY}");` },
  { name: "a variable that is started anew", code: `let p = "nxs_u_"; p = ""; p += "${BODY}"; call(p);` },
  { name: "a parameter of the same name", code: `const p = "nxs_u_"; call((p) => p + "${BODY}");` },
  { name: "constants that refer to one another", code: "const a = b + '-'; const b = a + '-'; call(a + b);" },
  { name: "a broken percent escape", code: 'call(decodeURIComponent("nxs_u_%E0%A4%A") + "x");' },
  { name: "an array with holes and spreads", code: 'call([, ...rest, "nxs_u_"].join(""));' },
  { name: "an unknown encoding", code: `Buffer.from("${BODY}", "nxs_u_").toString();` },
  { name: "an escape that is not allowed, in a tagged template", code: "tag`\\unxs_u_`;" },
  {
    name: "calls without arguments",
    code: "atob(); Buffer.from(); [].join(); ''.concat(); x.toString(); headers.set();",
  },
];

const typed: readonly Valid[] = [
  { name: "a type of a placeholder", dialect: "ts", code: 'interface Options { apiKey: "nxs_abc123..." }' },
  { name: "a template type", dialect: "ts", code: "type NexusKey = `nxs_${string}_${string}`;" },
  {
    name: "an enum of storage keys",
    dialect: "ts",
    code: 'enum StorageKey { Session = "nxs_session", Theme = "nxs_theme_v2" }',
  },
  {
    name: "an abstract class",
    dialect: "ts",
    code: "abstract class A { abstract apiKey: string; accessor b = 1; declare token; }",
  },
  { name: "a declaration", dialect: "ts", code: "declare const apiKey: string; declare function key(): void;" },
  { name: "a namespace", dialect: "ts", code: "namespace Nexus { export const key = process.env.NEXUS_API_KEY!; }" },
  { name: "a typed component", dialect: "tsx", code: "const a = <Chat<string> apiKey={key} {...rest}>{}</Chat>;" },
];

export const valid: readonly (readonly [string, readonly Valid[]])[] = [
  ["the environment", environment],
  ["look-alikes", lookalikes],
  ["placeholders that are no credential", placeholders],
  ["values of another shape", shapes],
  ["parts that make no key", assemblies],
  ["TypeScript", typed],
];
