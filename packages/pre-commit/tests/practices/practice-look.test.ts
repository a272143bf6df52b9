import { rmSync } from "node:fs";
import { hex, sample } from "@nxs-guard/rules/sample";
import { loadSettings, range, scan, staged, type ScanResult } from "@nxs-guard/scanner";
import { describe, expect, it } from "vitest";
import { practiceLook, Tree, UnignoredFiles } from "../../src/checks.ts";
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
  return scan({ source, ...settings, secondLooks: [practiceLook({ tree: new Tree(top, "index"), unignored })] });
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

  it("is reported where the rule is off that finds the key in it, and the key is not shown", async () => {
    const key = sample("nxs_u_", hex(32));
    stage({ ".env": `NEXUS_API_KEY=${key}\n`, ".mcp.json": `{ "env": {\n"NEXUS_API_KEY": "${key}"\n} }\n` });
    repository.write("nxs-guard.config.json", '{ "rules": { "nexus-api-key": "off" } }');
    expect(await found()).toEqual([".env:1 env-file-committed", ".mcp.json:2 mcp-config-key"]);
    expect(JSON.stringify((await judge()).findings)).not.toContain(key);
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
  expect(findings.map(({ finding }) => finding.ruleId)).toEqual(["nexus-api-key"]);
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

  it("is judged without a list that is too long to be one", async () => {
    stage({ Dockerfile: "COPY . .\n", ".dockerignore": `.env*\n${"a\n".repeat(200_000)}` });
    expect(await found()).toEqual(["Dockerfile:1 dockerfile-copies-env"]);
  });
});

describe("a key that the catalogue knows", () => {
  it("is told once, with the advice for such a file; what it does not know is told beside it", async () => {
    const key = sample("nxs_u_", hex(32));
    stage({
      ".cursor/mcp.json": `{ "env": {\n  "NEXUS_API_KEY": "${key}",\n  "NEXUS_ADMIN_TOKEN": "swordfish77"\n} }`,
      "home/.nexus-mcp/config.json": `{ "profiles": { "a": { "apiKey": "${key}" } } }`,
      ".env": `NEXUS_API_KEY=${key}\n`,
    });
    expect(await found()).toEqual([
      ".cursor/mcp.json:2 nexus-api-key",
      ".cursor/mcp.json:3 mcp-config-key",
      ".env:1 nexus-api-key",
      "home/.nexus-mcp/config.json:1 nexus-api-key",
    ]);
    const { findings } = await judge();
    expect(findings.map(({ finding }) => [finding.details["see"], finding.advice])).toEqual([
      ["mcp-config-key", expect.stringContaining("${env:NEXUS_API_KEY}")],
      [undefined, expect.stringContaining("${env:NEXUS_API_KEY}")],
      ["env-file-committed", expect.stringContaining("git rm --cached")],
      ["nexus-mcp-copy", expect.stringContaining("revoke every key in it")],
    ]);
  });
});

describe("a document of UTF-16", () => {
  it.each([
    ["utf-16le", Buffer.from("\ufeffCAF\u00c9=1\r\nDB_PASSWORD=hunter2\r\nNEXUS_API_KEY=@@\r\n", "utf16le")],
    ["utf-16be", Buffer.from("\ufeffCAF\u00c9=1\r\nDB_PASSWORD=hunter2\r\nNEXUS_API_KEY=@@\r\n", "utf16le").swap16()],
  ])("of %s is read as any other, and shows as little", async (encoding, template) => {
    const key = sample("nxs_u_", hex(32));
    const isLittle = encoding === "utf-16le";
    const [mark, bytes] = [Buffer.from("@@", "utf16le"), Buffer.from(key, "utf16le")];
    if (!isLittle) for (const one of [mark, bytes]) one.swap16();
    const at = template.indexOf(mark);
    const content = Buffer.concat([template.subarray(0, at), bytes, template.subarray(at + mark.length)]);
    repository.write(".env", content);
    repository.git("add", ".env");
    expect(await found()).toEqual([".env:2 env-file-committed", ".env:3 nexus-api-key"]);
    const { findings } = await judge();
    const [{ finding } = { finding: undefined }] = findings;
    expect(content.subarray(finding?.span.start, finding?.span.end)).toEqual(
      isLittle ? Buffer.from("DB_PASSWORD=hunter2", "utf16le") : Buffer.from("DB_PASSWORD=hunter2", "utf16le").swap16(),
    );
    expect(finding?.excerpt.lines).toEqual([
      "…",
      "DB_PASSWORD=…",
      expect.stringMatching(/^NEXUS_API_KEY=nxs_u_….{4}$/),
    ]);
    expect(JSON.stringify(findings)).not.toMatch(new RegExp(`hunter2|${key}`));
  });
});

describe("commits", () => {
  async function brought(): Promise<string[]> {
    const { top } = repository;
    const settings = await loadSettings({ cwd: top, roots: [top] });
    const source = range({ cwd: top, base: "main~2" });
    const { findings } = await scan({
      source,
      ...settings,
      secondLooks: [practiceLook({ tree: new Tree(top, "HEAD") })],
    });
    return findings.map(({ path, finding, origin }) => `${path} ${finding.ruleId} ${String(origin?.isInHead)}`);
  }

  it("that brought a file are judged, also where a later one takes it away; an image is built of the last alone", async () => {
    stage({ "README.md": "first\n" });
    commit();
    stage({ ".env": `DB_PASSWORD=${VALUE}\n`, Dockerfile: "COPY . .\n", "api/Dockerfile": "COPY . .\n" });
    commit();
    repository.git("rm", "--quiet", ".env");
    stage({ Dockerfile: "COPY src .\n" });
    commit();
    expect(await brought()).toEqual([".env env-file-committed false", "api/Dockerfile dockerfile-copies-env true"]);
    stage({ ".dockerignore": ".env*\n" });
    repository.git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--amend", "--no-edit");
    expect(await brought()).toEqual([".env env-file-committed false"]);
  });
});
