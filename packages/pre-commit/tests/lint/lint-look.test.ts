import { mkdirSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { hex, sample } from "@nxs-guard/rules/sample";
import { loadSettings, scan, staged, type LocatedFinding, type ScanResult } from "@nxs-guard/scanner";
import { describe, expect, it, vi } from "vitest";
import { lintLook, type LintOptions } from "../../src/checks.ts";
import { temporaryRepository } from "../temporary-repository.ts";

const repository = temporaryRepository();

/** A call that ships its key to a browser, as only the syntax shows. */
const CLIENT = [
  '"use client";',
  'import { NexusClient } from "@agent-nexus/sdk";',
  "export const client = new NexusClient({ apiKey: process.env.NEXUS_API_KEY });",
  "",
].join("\n");
const SERVER = CLIENT.replace('"use client";', 'import "server-only";');
/** Not written out, as it would count for this file. */
const DISABLE = "nxs-guard-disable";
const FOUND = "nxs-guard/no-client-side-call";

/** A flat configuration with rules of the plugin, and with others that would fail. */
const config = (rules: string, more = ""): string => `
import plugin from "eslint-plugin-nxs-guard";
const other = { rules: { fails: { create() { throw new Error("Another rule ran."); } } } };
export default [{
  files: ["**/*.jsx"],
  languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
  plugins: { mine: plugin, other },
  rules: { "other/fails": "error", ${rules} },
}${more}];
`;

/** Installs a package that the plugin is tried with, or the plugin itself, under another name where need be. */
function install(name: string, from = name): void {
  const plugin = new URL("../../../eslint-plugin/", import.meta.url);
  const link = repository.path(`node_modules/${name}`);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(
    realpathSync(name === "eslint-plugin-nxs-guard" ? plugin : new URL(`node_modules/${from}`, plugin)),
    link,
  );
}

function stage(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) repository.write(name, text);
  repository.git("add", "--", ...Object.keys(files));
}

async function judge(options: Partial<LintOptions> = {}): Promise<ScanResult> {
  const { top } = repository;
  const settings = await loadSettings({ cwd: top, roots: [top] });
  const look = lintLook({ top, detector: settings.detector, trustsProject: true, tellsAbsence: false, ...options });
  return scan({ source: staged({ cwd: top }), ...settings, secondLooks: [look] });
}

const briefly = ({ path, finding }: LocatedFinding): string =>
  `${path}:${finding.location.startLine} ${finding.ruleId} ${finding.severity}`;

async function found(options?: Partial<LintOptions>): Promise<string[]> {
  return (await judge(options)).findings.map(briefly);
}

describe("what is staged is linted", () => {
  it.each(["eslint", "eslint-9", "eslint-9-15", "eslint-8"])("by the plugin's recommended, with %s", async (from) => {
    install("eslint", from);
    stage({ "page.jsx": CLIENT, "server.jsx": SERVER });
    expect(await found()).toEqual([`page.jsx:3 ${FOUND} high`]);
  });

  it.each(["eslint", "eslint-9", "eslint-9-15", "eslint-8"])(
    "by the rules that the project turns on and no others, with %s",
    async (from) => {
      install("eslint", from);
      install("eslint-plugin-nxs-guard");
      stage({ "page.jsx": CLIENT.replace("NEXUS_API_KEY", 'NEXUS_API_KEY || ""') });
      repository.write("eslint.config.mjs", config('"mine/no-key-fallback": "warn"'));
      expect(await found()).toEqual(["page.jsx:3 nxs-guard/no-key-fallback low"]);
    },
  );

  it("by the configuration nearest to the file, and not where that ignores it", async () => {
    install("eslint");
    install("eslint-plugin-nxs-guard");
    stage({ "web/page.jsx": CLIENT, "web/made/page.jsx": CLIENT, "api/page.jsx": CLIENT });
    repository.write("web/eslint.config.mjs", config('"mine/no-client-side-call": "warn"', ', { ignores: ["made/"] }'));
    expect(await found()).toEqual([`api/page.jsx:3 ${FOUND} high`, `web/page.jsx:3 ${FOUND} low`]);
  });

  it("by the plugin's recommended, which knows the hosts and variables that a configuration of nxs-guard names", async () => {
    install("eslint");
    const call = 'fetch("https://ask.acme.dev/api/public/v1/me", { headers: { "api-key": process.env.ACME } });';
    stage({ "page.js": `"use client";\n${call}\n` });
    repository.write("nxs-guard.config.json", '{ "hosts": ["ask.acme.dev", "*.acme.dev:1"], "envNames": ["ACME"] }');
    expect(await judge()).toMatchObject({ findings: [{ finding: { ruleId: FOUND } }], notices: [] });
  });

  it("as the index has it, whatever stands in the work tree", async () => {
    install("eslint");
    stage({ "staged.js": CLIENT, "unstaged.js": SERVER, "gone.js": CLIENT });
    repository.write("staged.js", SERVER);
    repository.write("unstaged.js", CLIENT);
    rmSync(repository.path("gone.js"));
    expect(await found()).toEqual([`gone.js:3 ${FOUND} high`, `staged.js:3 ${FOUND} high`]);
  });

  it("and only lines that the commit adds count", async () => {
    install("eslint");
    stage({ "page.js": CLIENT });
    repository.git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "one");
    stage({ "page.js": `${CLIENT}export const more = process.env.NEXUS_API_KEY;\n` });
    expect(await found()).toEqual([`page.js:4 ${FOUND} high`]);
  });

  it("in TypeScript, Vue, Svelte and Astro, by the parsers that the project has", async () => {
    install("eslint");
    install("@typescript-eslint/parser");
    install("vue-eslint-parser");
    install("svelte-eslint-parser");
    install("astro-eslint-parser");
    const script = 'const apiKey: string = "nxs_abc123";';
    stage({
      "page.astro": `---\n${script}\n---\n<p>{apiKey}</p>\n`,
      "page.ts": `${script}\n`,
      "page.vue": `<script setup lang="ts">\n${script}\n</script>\n`,
      "page.svelte": `<script lang="ts">\n${script}\n</script>\n`,
    });
    const rule = "nxs-guard/no-hardcoded-key high";
    expect(await found()).toEqual(
      ["page.astro:2", "page.svelte:2", "page.ts:1", "page.vue:2"].map((at) => `${at} ${rule}`),
    );
  });
});

describe("what both engines see", () => {
  it("is one finding, under the catalogue's id", async () => {
    install("eslint");
    const key = sample("nxs_u_", hex(32));
    stage({
      // nxs-guard-disable-next-line nexus-bearer-prefix -- what is to be found
      "a.js": `fetch("https://api.nexusgpt.io/api/public/v1/me", { headers: { "api-key": "Bearer ${key}" } });\n`,
    });
    expect(await found()).toEqual(["a.js:1 nexus-bearer-prefix medium", "a.js:1 nexus-api-key critical"]);
  });

  it("shows no part of a key that only ESLint sees", async () => {
    install("eslint");
    const key = sample("nxs_u_", hex(32));
    const parts = [key.slice(0, 14), key.slice(14, 26), key.slice(26)];
    const plain = sample("nxs_p_", hex(32));
    stage({ "a.js": `const own = "${plain}";\nconst key = ${parts.map((part) => `"${part}"`).join(" + ")};\n` });
    const { findings } = await judge();
    expect(findings.map(briefly)).toEqual(["a.js:1 nexus-api-key critical", "a.js:2 nxs-guard/no-hardcoded-key high"]);
    for (const part of parts) expect(JSON.stringify(findings)).not.toContain(part);
  });
});

it("a configuration of nxs-guard turns rules of ESLint off, by their ids there", async () => {
  install("eslint");
  stage({ "page.js": CLIENT });
  repository.write("nxs-guard.config.json", JSON.stringify({ rules: { [FOUND]: "off" } }));
  expect(await found()).toEqual([]);
});

describe("comments", () => {
  it.each([
    "// eslint-disable-line nxs-guard/no-client-side-call",
    `// ${DISABLE}-line no-client-side-call -- a demonstration`,
    `// ${DISABLE}-line -- a demonstration`,
  ])("silence ESLint's findings too: %s", async (comment) => {
    install("eslint");
    stage({ "page.js": CLIENT.replace(/;\n$/, `; ${comment}\n`) });
    expect(await judge()).toMatchObject({ findings: [], notices: [] });
  });

  it("of a repository that is not trusted, and its configuration, do not count", async () => {
    install("eslint");
    stage({ "page.js": CLIENT.replace(/;\n$/, "; // eslint-disable-line\n") });
    repository.write("eslint.config.mjs", 'throw new Error("It was run.");');
    expect(await found({ trustsProject: false })).toEqual([`page.js:3 ${FOUND} high`]);
  });
});

describe("what keeps ESLint from looking", () => {
  it("is a configuration that throws: it is told, and recommended takes its place", async () => {
    install("eslint");
    const key = sample("nxs_u_", hex(32));
    stage({ "page.js": `${CLIENT}const key = "${key}";\n` });
    repository.write("eslint.config.mjs", `throw new Error("No ${key} here.");`);
    const { findings, notices } = await judge();
    expect(findings.map(briefly)).toEqual([`page.js:3 ${FOUND} high`, "page.js:4 nexus-api-key critical"]);
    expect(notices).toMatchObject([
      { path: "eslint.config.mjs", message: expect.stringContaining("cannot be used") as string },
    ]);
    expect(JSON.stringify(notices)).not.toContain(key);
  });

  it("is a text that cannot be parsed: it is told once for each reason", async () => {
    install("eslint");
    stage({ "a.js": `${SERVER}const = 1;\n`, "b.js": `${SERVER}const = 2;\n`, "c.js": `const = 2;\n${SERVER}` });
    expect((await judge()).notices).toEqual([
      { path: "a.js", message: "was not linted, nor 1 more: ESLint cannot parse it, at line 4." },
      { path: "c.js", message: "was not linted: ESLint cannot parse it, at line 1." },
    ]);
  });

  it("is a text that speaks of nothing of Nexus: ESLint is not even started", async () => {
    repository.write("node_modules/eslint/index.js", 'throw new Error("It was started.");');
    stage({ "a.js": "export {};\n", "b.txt": CLIENT });
    expect((await judge()).notices).toEqual([]);
    stage({ "c.js": CLIENT });
    expect((await judge()).notices).toMatchObject([{ message: expect.stringContaining("It was started.") as string }]);
  });

  const refuseToStart = (): void => {
    repository.write("node_modules/eslint/index.js", 'throw new Error("It was started.");');
  };

  it("is no text in which a key may be put together of parts", async () => {
    refuseToStart();
    const [, rest] = sample("nxs_u_", hex(32)).split("nx");
    const texts = [`["n", "x${rest}"].join("")`, `"nx" + "${rest}"`, `\`\${"n"}x${rest}\``, `\`n\${"x"}${rest}\``];
    for (const text of texts) {
      stage({ "a.js": `const key = ${text};\n` });
      expect({ text, notices: (await judge()).notices }).toMatchObject({ notices: [{}] });
    }
  });

  it("is no text that speaks of what the project has named, to the command or in ESLint's settings", async () => {
    refuseToStart();
    stage({ "web/a.js": 'fetch("https://ask.acme.dev");\n' });
    expect((await judge()).notices).toEqual([]);
    repository.write("nxs-guard.config.json", '{ "hosts": ["ask.acme.dev"] }');
    expect((await judge()).notices).toHaveLength(1);
    rmSync(repository.path("nxs-guard.config.json"));
    repository.write(
      "eslint.config.js",
      'export default [{ settings: { "nxs-guard": { hosts: ["ask.acme.dev"] } } }];',
    );
    expect((await judge()).notices).toHaveLength(1);
    expect((await judge({ trustsProject: false })).notices).toEqual([]);
  });

  it("is no text where a module that the configuration imports may name more", async () => {
    refuseToStart();
    stage({ "a.js": 'fetch("https://ask.acme.dev");\n' });
    const settings = 'export const settings = { "nxs-guard": { hosts: ["ask.acme.dev"] } };';
    repository.write("node_modules/@acme/lint/package.json", '{ "peerDependencies": { "eslint": "*" } }');
    repository.write("eslint.config.js", 'import acme from "@acme/lint/react";\nimport "./tools/lint.js";\n');
    repository.write("tools/lint.ts", "export * from './nexus';\n");
    expect((await judge()).notices).toEqual([]);
    repository.write("tools/nexus/index.mts", settings);
    expect((await judge()).notices).toHaveLength(1);
    rmSync(repository.path("tools"), { recursive: true });
    expect((await judge()).notices).toEqual([]);
    repository.write("node_modules/@acme/lint/package.json", '{ "dependencies": { "eslint-plugin-nxs-guard": "*" } }');
    expect((await judge()).notices).toHaveLength(1);
  });
});

it("what a configuration writes stays out of the standard output", async () => {
  install("eslint");
  stage({ "page.js": CLIENT });
  repository.write("eslint.config.mjs", 'process.stdout.write("hello");\nexport default [];\n');
  const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const error = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await judge();
  expect(out).not.toHaveBeenCalledWith("hello");
  expect(error).toHaveBeenCalledWith("hello");
  vi.restoreAllMocks();
});
