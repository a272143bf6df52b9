import { Buffer } from "node:buffer";
import { readFileSync, symlinkSync } from "node:fs";
import { base62, base64url, hex, sample, sampleJwt } from "@nxs-guard/rules/sample";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REPORT_NAMES } from "../src/report-request.ts";
import { nxsGuard, type Run } from "./command.ts";
import { Folder } from "./folder.ts";

const claims = { integrationId: "int_abc123", organizationId: "org_xyz789", agentId: "agt_def456" };
const secrets = [
  sample("nxs_u_", hex(32, 11)),
  sample("nxs_p_", base62(32, 12)),
  sample("nxs_o_", hex(32, 13)),
  sample("nxs_live_", base62(40, 14)),
  sample("nak_", hex(32, 15)),
  sampleJwt(claims, 16),
];
const mount = sample("", base64url(32, 17));

/** What no output may hold: any 10 characters of a secret, and what they are in base64 (wherever it is cut) and hexadecimal digits. */
const needles = [...secrets.map(body), mount].flatMap((secret) => {
  const parts = Array.from({ length: secret.length - 9 }, (_, i) => secret.slice(i, i + 10));
  const encoded = parts.flatMap((part) => [
    Buffer.from(part).toString("hex"),
    ...[0, 1, 2].map((shift) =>
      Buffer.from(" ".repeat(shift) + part)
        .toString("base64")
        .slice(shift === 0 ? 0 : 4, -4),
    ),
  ]);
  return [...parts, ...encoded.filter((text) => text.length >= 8)];
});

/** The part of a secret that is random. Of a token, the signature: its claims may be told. */
function body(secret: string): string {
  return /[^._]+$/.exec(secret)?.[0] ?? secret;
}

function expectNoSecret({ stdout, stderr }: Run): void {
  const output = stdout + stderr;
  expect(output.length).toBeGreaterThan(0);
  expect(needles.filter((needle) => output.includes(needle))).toEqual([]);
}

const formats: Record<string, (secret: string) => string | Uint8Array> = {
  "source.ts": (secret) => `const apiKey = "${secret}";\nconst also = \`${secret}\`, again = '${secret}';\n`,
  ".env": (secret) => `NEXUS_API_KEY=${secret}\nNEXT_PUBLIC_NEXUS_API_KEY="${secret} "\nNEXUS_ADMIN_TOKEN=${secret}\n`,
  "curl.sh": (secret) =>
    `curl -H "Authorization: Bearer ${secret}" 'https://api.nexusgpt.io/api/public/thread?api-key=${secret}'\n` +
    `curl -u "${secret}:" -H "x-api-key: ${secret}" http://api.nexusgpt.io/\n`,
  "requests.http": (secret) => `POST https://api.nexusgpt.io/api/public/thread\nx-api-key: ${secret}\n\n{}\n`,
  "k8s.yaml": (secret) => `data:\n  key: ${Buffer.from(`${secret}\n`).toString("base64")}\n`,
  "twice.txt": (secret) => Buffer.from(Buffer.from(secret).toString("base64")).toString("base64"),
  "thrice.txt": (secret) =>
    Buffer.from(Buffer.from(Buffer.from(secret).toString("hex")).toString("base64")).toString("hex"),
  "hex.txt": (secret) => `x = ${Buffer.from(secret).toString("hex")}\n`,
  "percent.txt": (secret) => `?key=${secret.replaceAll("_", "%5F")}&\n`,
  "escape.json": (secret) => `{"key":"${secret.replaceAll("_", String.raw`\u005f`)}"}\n`,
  "utf-16.ps1": (secret) => Buffer.from(`\ufeff$key = "${secret}"\r\n`, "utf16le"),
  "one-line.js": (secret) => `${"x=1;".repeat(5000)}k="${secret}";${"y=2;".repeat(5000)}`,
  "crowded.txt": (secret) => `${secret} ${secret},${secret};${secret}`.repeat(10),
  "binary.db": (secret) => Buffer.concat([Buffer.from([0, 1, 2, 255]), Buffer.from(secret), Buffer.from([0])]),
};

/** Apart from what is scanned. */
const reports = new Folder();
let folder: Folder;
beforeAll(() => {
  folder = new Folder();
  folder.git("init", "--quiet");
  for (const [index, secret] of secrets.entries()) {
    for (const [name, format] of Object.entries(formats)) folder.write(`${index}/${name}`, format(secret));
    folder.write(`names/${secret}.txt`, "nothing\n");
    folder.write(`names/${secret}/inner.txt`, `${secret}\n`);
    // The longest name that file systems take is 255 bytes.
    if (secret.length < 120) folder.write(`names/${Buffer.from(secret).toString("hex")}`, "nothing\n");
    symlinkSync(secret, folder.at(`link-${index}`));
    symlinkSync("nowhere", folder.at(`names/${secret}-link`));
  }
  folder.write("mount.txt", `davfs https://api.nexusgpt.io/api/dav/_t/${mount}/files\n`);
  folder.write(".gitignore", "*.ignored\n");
  folder.write(`names/${secrets[0]!}.ignored`, "nothing\n");
  folder.git("add", ".");
});
afterAll(() => {
  reports.remove();
  folder.remove();
});

describe.each(["silent", "info", "debug"])("no secret in any report at log level %s", (level) => {
  const everyReport = REPORT_NAMES.map((name) => (name === "pretty" ? name : `${name}=${reports.at(name)}`));
  const options = [...everyReport.flatMap((report) => ["--report", report]), "--log-level", level];

  function expectNoSecretInReports(run: Run): void {
    expect(run.code).toBe(1);
    expectNoSecret(run);
    for (const name of REPORT_NAMES.filter((each) => each !== "pretty"))
      expectNoSecret({ ...run, stdout: readFileSync(reports.at(name), "utf8") });
  }

  it.each([[["scan"]], [["scan", "--verbose"]], [["scan", "--quiet"]], [["staged"]], [["staged", "--whole-files"]]])(
    "of %j",
    (words) => {
      expectNoSecretInReports(nxsGuard([...words, ...options], { cwd: folder.path }));
    },
  );

  it("of the standard input, whatever it is called", () => {
    const words = ["scan", "-", "--stdin-filename", `${secrets[0]!}.txt`, ...options];
    expectNoSecretInReports(nxsGuard(words, { cwd: folder.path, input: secrets.join("\n") }));
  });
});

it("the needles are what an output would hold that forgot to mask", () => {
  for (const secret of [...secrets, mount]) {
    for (const text of [
      secret,
      Buffer.from(secret).toString("base64"),
      Buffer.from(` ${secret}`).toString("base64"),
      Buffer.from(secret).toString("hex"),
    ]) {
      expect(() => {
        expectNoSecret({ code: 0, stdout: text, stderr: "" });
      }).toThrow();
    }
  }
});

describe.each([
  ["as it is", secrets[0]!],
  ["of other words", secrets[3]!],
  ["a token", secrets[5]!],
  ["in base64", Buffer.from(secrets[0]!).toString("base64url")],
  ["in hexadecimal digits", Buffer.from(secrets[5]!).toString("hex")],
])("no secret in what is said of wrong words: %s", (_form, word) => {
  it.each<[string, (word: string) => string[]]>([
    ["a path", (word) => ["scan", word]],
    ["a path below", (word) => ["scan", `nowhere/${word}/x`]],
    ["a command", (word) => [word]],
    ["an option", (word) => ["scan", `--${word}`]],
    ["an option with a value", (word) => ["scan", `--key=${word}`]],
    ["a short option", (word) => ["scan", `-k${word}`]],
    ["a report", (word) => ["scan", "--report", word]],
    ["the file of a report", (word) => ["scan", "--report", `json=${word}/x.json`]],
    ["a log level", (word) => ["scan", "--log-level", word]],
    ["a word too many", (word) => ["staged", word]],
    ["help", (word) => ["help", word]],
  ])("%s", (_, args) => {
    expectNoSecret(nxsGuard([...args(word), "--log-level", "debug"], { cwd: folder.path }));
  });
});

describe("no secret in what is said of the known", () => {
  const levels = ["warn", "debug"];
  let place: Folder;
  const run = (...args: readonly string[]): Run =>
    nxsGuard(args, { cwd: place.path, env: { XDG_CACHE_HOME: place.at(".git/cache") } });
  beforeAll(() => {
    place = new Folder();
    place.git("init", "--quiet");
    for (const [index, secret] of secrets.entries()) {
      for (const [name, format] of Object.entries(formats)) place.write(`${index}/${name}`, format(secret));
      place.write(`names/${secret}.txt`, "nothing\n");
    }
  });
  afterAll(() => {
    place.remove();
  });

  it("by the baseline and its commands, in their output and in the file", () => {
    for (const args of [
      ["create", "--why", secrets[0]!],
      ["create", "--force", "--why", "made up"],
      ["update", "--why", "made up"],
      ["audit"],
      ["prune"],
    ]) {
      for (const level of levels) expectNoSecret(run("baseline", ...args, "--log-level", level));
      expectNoSecret({ code: 0, stdout: readFileSync(place.at(".nxs-guard-baseline"), "utf8"), stderr: "" });
    }
    place.write("0/source.ts", "clean");
    expectNoSecret(run("scan", "--show-suppressed"));
  });

  it("by explain, in every form", () => {
    for (const index of [0, 5]) {
      for (const name of Object.keys(formats))
        expectNoSecret(run("explain", `${index}/${name}:1`, "--log-level", "debug"));
      expectNoSecret(run("explain", `${index}/curl.sh:2:20`));
    }
    expectNoSecret(run("explain", `names/${secrets[0]!}.txt:1`));
    expectNoSecret(run("explain", `names/${secrets[0]!}:1`));
    expectNoSecret(run("explain", secrets[0]!));
  });

  it("by a configuration that is wrong, wherever the secret stands in it", () => {
    const secret = secrets[0]!;
    const rule = { id: "x", title: "x", severity: "low", anchors: ["acme_"], pattern: "acme_", advice: "x" };
    for (const config of [
      `{"rules": ${secret}}`,
      JSON.stringify({ [secret]: 1 }),
      JSON.stringify({ rules: { [secret]: "low" } }),
      JSON.stringify({ rules: { "nexus-api-key": secret } }),
      JSON.stringify({ hosts: secret }),
      JSON.stringify({ suppress: [{ rule: secret, path: secret, why: secret }] }),
      JSON.stringify({ suppress: [{ rule: "nexus-api-key", path: secret, why: "", until: secret }] }),
      JSON.stringify({ customRules: [{ ...rule, pattern: `${secret}(` }] }),
      JSON.stringify({ customRules: [{ ...rule, pattern: `acme_(?:(?:${secret})*)*!` }] }),
      JSON.stringify({ customRules: [{ ...rule, evidence: [{ digit: { group: secret } }] }] }),
      JSON.stringify({ customRules: [{ ...rule, examples: { leaks: [secret] } }] }),
    ]) {
      place.write("nxs-guard.config.json", config);
      const refused = run("scan", "--log-level", "debug");
      expect({ config, code: refused.code }).toEqual({ config, code: 2 });
      expectNoSecret(refused);
    }
    place.write("nxs-guard.config.yaml", `rules: [${secret}\n`);
    place.write("nxs-guard.config.json", "{}");
    expectNoSecret(run("scan", "--config", "nxs-guard.config.yaml"));
    expectNoSecret(run("scan", "--config", secret));
    expectNoSecret(run("rules", "show", secret));
  });
});
