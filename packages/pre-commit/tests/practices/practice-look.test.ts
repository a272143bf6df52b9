import { rmSync } from "node:fs";
import { hex, sample } from "@nxs-guard/rules/sample";
import { loadSettings, scan, staged, type ScanResult } from "@nxs-guard/scanner";
import { describe, expect, it } from "vitest";
import { practiceLook, UnignoredFiles } from "../../src/checks.ts";
import { temporaryRepository } from "../temporary-repository.ts";

const repository = temporaryRepository();
const VALUE = sample("", hex(20));

function stage(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) repository.write(name, text);
  repository.git("add", "--force", "--", ...Object.keys(files));
}

function commit(): void {
  repository.git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "one");
}

async function judge(): Promise<ScanResult> {
  const { top } = repository;
  const unignored = new UnignoredFiles(top);
  const settings = await loadSettings({ cwd: top, roots: [top] });
  const source = unignored.beside(staged({ cwd: top }));
  return scan({ source, ...settings, secondLooks: [practiceLook({ top, unignored })] });
}

async function found(): Promise<string[]> {
  const { findings } = await judge();
  return findings.map(({ path, finding }) => `${path}:${finding.location.startLine} ${finding.ruleId}`);
}

describe("an environment file", () => {
  it("with values is reported when it is committed, and so is what is added to it, once it is no more no longer", async () => {
    stage({ ".env": `A=1\nDB_PASSWORD=${VALUE}\n` });
    expect(await found()).toEqual([".env:2 env-file-committed"]);
    commit();
    stage({ ".env": `A=1\nDB_PASSWORD=${VALUE}\nTOKEN=${VALUE}\n` });
    expect(await found()).toEqual([".env:2 env-file-committed"]);
    repository.git("rm", "--quiet", "--force", "--cached", ".env");
    repository.write(".gitignore", ".env\n");
    expect(await found()).toEqual([]);
  });

  it("shows none of its values, in nobody's excerpt", async () => {
    const key = sample("nxs_u_", hex(32));
    stage({ ".env": `DB_PASSWORD=hunter2\nNEXUS_API_KEY=${key}\nOTHER=correct horse\n` });
    const { findings } = await judge();
    expect(findings.map(({ finding }) => finding.ruleId)).toEqual(["env-file-committed", "nexus-api-key"]);
    expect(JSON.stringify(findings)).not.toMatch(new RegExp(`hunter2|horse|${key}`));
  });

  it("shows no line that is no assignment, and no rest of a long value", async () => {
    const long = `-----BEGIN\n${"swordfish".repeat(300)}\nfoxglove`;
    stage({ ".env": `db_pass hunter2\nDB_PASSWORD=${VALUE}\n# OLD_PASSWORD=badger\nPEM="${long}"\n` });
    const { findings } = await judge();
    expect(findings).toHaveLength(1);
    expect(JSON.stringify(findings)).not.toMatch(/hunter2|badger|sword|fox/);
  });

  it("is accepted by a comment, a configuration or the baseline as other findings are", async () => {
    stage({ ".env": `# nxs-guard-disable-file env-file-committed -- shared by all\nDB_PASSWORD=${VALUE}\n` });
    expect(await judge()).toMatchObject({ findings: [], silenced: [{ why: "shared by all" }], notices: [] });
    stage({ ".env": `DB_PASSWORD=${VALUE}\n` });
    repository.write("nxs-guard.config.json", '{ "rules": { "env-file-committed": "off" } }');
    expect(await found()).toEqual([]);
  });
});

it("a configuration of MCP servers shows no other server's values", async () => {
  const key = sample("nxs_u_", hex(32));
  stage({ ".mcp.json": `{ "env": {\n"DB_PASSWORD": "swordfish77",\n"NEXUS_API_KEY": "${key}"\n} }\n` });
  const { findings } = await judge();
  expect(findings.map(({ finding }) => finding.ruleId)).toContain("mcp-config-key");
  expect(JSON.stringify(findings)).not.toMatch(new RegExp(`swordfish|${key}`));
});

it("a Dockerfile's own list stands for all others", async () => {
  stage({ ".dockerignore": ".env*\n", Dockerfile: "COPY . .\n" });
  expect(await found()).toEqual([]);
  stage({ "Dockerfile.dockerignore": "node_modules\n" });
  expect(await found()).toEqual(["Dockerfile:1 dockerfile-copies-env"]);
});

describe("an environment file beside the commit", () => {
  it("is reported when git does not ignore it, in the folders that the commit touches and above", async () => {
    for (const name of [".env", "web/.env.local", "web/src/prod.env", "api/.env"]) {
      repository.write(name, `DB_PASSWORD=${VALUE}\n`);
    }
    repository.write("web/.env.example", `DB_PASSWORD=${VALUE}\n`);
    stage({ "web/src/main.js": "", ".gitignore": "/.env\n" });
    expect(await found()).toEqual(["web/.env.local:1 env-file-not-ignored", "web/src/prod.env:1 env-file-not-ignored"]);
  });

  it("is not scanned itself", async () => {
    // nxs-guard-disable-next-line nexus-public-env-name -- what a scan of it would find
    repository.write(".env", `VITE_NEXUS_API_KEY=${sample("nxs_u_", hex(32))}\nTOKEN=${VALUE}\n`);
    const { findings, coverage } = await judge();
    expect(findings.map(({ finding }) => finding.ruleId)).toEqual(["env-file-not-ignored"]);
    expect(coverage).toMatchObject({ selected: 0, scanned: 0 });
  });

  it("that is a link, or stands in a folder that is gone, is nobody's business", async () => {
    stage({ "gone/main.js": "" });
    rmSync(repository.path("gone"), { recursive: true });
    expect(await found()).toEqual([]);
  });
});

describe("a Dockerfile", () => {
  it("is judged by the .dockerignore of the index, above it or its own", async () => {
    stage({ "api/Dockerfile": "FROM node\nCOPY . .\n" });
    repository.write(".dockerignore", ".env*\n");
    expect(await found()).toEqual(["api/Dockerfile:2 dockerfile-copies-env"]);
    repository.git("add", ".dockerignore");
    expect(await found()).toEqual([]);
    stage({ ".dockerignore": "src\n", "api/Dockerfile.dockerignore": "**/.env\n" });
    expect(await found()).toEqual([]);
  });
});

it("keys in the configurations of MCP are reported beside the keys themselves", async () => {
  const key = sample("nxs_u_", hex(32));
  stage({
    ".cursor/mcp.json": `{ "env": {\n  "NEXUS_API_KEY": "${key}"\n} }`,
    "home/.nexus-mcp/config.json": `{ "profiles": { "a": { "apiKey": "${key}" } } }`,
  });
  expect(await found()).toEqual([
    ".cursor/mcp.json:2 mcp-config-key",
    ".cursor/mcp.json:2 nexus-api-key",
    "home/.nexus-mcp/config.json:1 nexus-api-key",
    "home/.nexus-mcp/config.json:1 nexus-mcp-copy",
  ]);
});
