import { Buffer } from "node:buffer";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nxsGuard, type Run } from "./command.ts";
import { Folder } from "./folder.ts";

const key = sample("nxs_u_", hex(32));

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.git("init", "--quiet", "--initial-branch=main");
  for (const content of ["clean\n", `${key}\n`, "gone\n"]) {
    folder.write("a.js", content);
    folder.git("add", "a.js");
    folder.git("commit", "--quiet", "--message=x");
  }
});
afterEach(() => {
  folder.remove();
});

const run = (...args: readonly string[]): Run =>
  nxsGuard(args, { cwd: folder.path, env: { XDG_CACHE_HOME: folder.at(".git/caches") } });

describe("range", () => {
  it.each([["HEAD~2..HEAD"], ["HEAD~2.."], ["--since", "HEAD~2"]])("%s finds what was taken away again", (...words) => {
    const { code, stdout } = run("range", ...words);
    expect(code).toBe(1);
    expect(stdout).toContain("a.js:1:1");
    expect(stdout).toContain("no longer in head");
    expect(stdout).not.toContain(key);
  });

  it("is clean where a key only goes", () => {
    expect(run("range", "HEAD~1..HEAD")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("1 change scanned") as string,
    });
  });

  it.each([
    ["three dots", ["HEAD~2...HEAD"], "two dots"],
    ["one revision", ["HEAD"], "two dots"],
    ["nothing", [], "two dots"],
    ["two ranges", ["HEAD~1..HEAD", "--since", "HEAD"], "alone"],
    ["an unknown revision", ["nope..HEAD"], 'no commit "nope"'],
    ["a secret for a revision", [`${key}..HEAD`], "no commit"],
  ])("2 for %s", (_, words, told) => {
    const { code, stdout, stderr } = run("range", ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(told);
    expect(stderr).not.toContain(key);
  });
});

describe("history", () => {
  it("finds what was taken away, and says when it came", () => {
    const { code, stdout } = run("history", "--report", "json");
    expect(code).toBe(1);
    const origin = { isInHead: false, authorDate: expect.stringMatching(/^\d{4}-/) as string };
    expect(JSON.parse(stdout)).toMatchObject({ findings: [{ path: "a.js", origin }], coverage: { unit: "blob" } });
    expect(stdout).not.toContain(key);
  });

  it("keeps a cache with the user, or where it is told to, or none", () => {
    run("history", "--no-cache");
    expect(() => readdirSync(folder.at(".git/caches"))).toThrow("ENOENT");
    run("history");
    expect(readdirSync(folder.at(".git/caches/nxs-guard"))).toHaveLength(1);
    run("history", "--cache", folder.at(".git/other"));
    expect(readdirSync(folder.at(".git/other"))).toHaveLength(1);
    expect(run("history").code).toBe(1);
    expect(run("history", "--cache", "a.js/cache")).toMatchObject({ code: 2, stdout: "" });
    expect(run("history", "--cache", "a.js").stderr).toMatch(/"a.js" cannot be the directory of a cache: EEXIST/);
  });

  it("3 when nothing is found in what a shallow clone has", () => {
    folder.git("clone", "--quiet", "--depth=1", `file://${folder.path}`, "clone");
    const clone = nxsGuard(["history", "--no-cache"], { cwd: folder.at("clone") });
    expect(clone).toMatchObject({ code: 3, stdout: expect.stringContaining("shallow history") as string });
  });

  it("2 where there is no commit", () => {
    rmSync(folder.at(".git"), { recursive: true });
    expect(run("history").code).toBe(2);
    folder.git("init", "--quiet");
    expect(run("history")).toMatchObject({ code: 2, stderr: expect.stringContaining("--all") as string });
  });
});

it("no output of range and history holds a secret, wherever in a repository it is", () => {
  folder.write(`${key}/${key}.txt`, `${key}\n`);
  folder.write("base64.txt", Buffer.from(key).toString("base64"));
  folder.git("add", ".");
  folder.git("commit", "--quiet", `--message=${key}`);
  folder.git("tag", "--annotate", key, `--message=${key}`);
  folder.git("checkout", "--quiet", "-b", `branch-${key}`);
  const files = ["json", "sarif", "gitlab", "markdown", "junit"];
  const reports = ["pretty", ...files.map((name) => `${name}=${folder.at(`.git/${name}`)}`)];
  const options = [...reports.flatMap((report) => ["--report", report]), "--verbose", "--log-level", "debug"];
  for (const words of [
    ["range", "HEAD~2..HEAD"],
    ["history", "--all"],
  ]) {
    const { code, stdout, stderr } = run(...words, ...options);
    expect(code).toBe(1);
    const output = [stdout, stderr, ...files.map((name) => readFileSync(folder.at(`.git/${name}`), "utf8"))].join("\n");
    expect(output).not.toContain(key.slice(6, 16));
    expect(output).not.toContain(Buffer.from(key).toString("base64").slice(8, 24));
  }
});

describe("scan", () => {
  beforeEach(() => {
    folder.write(".gitignore", "*.log\n");
    folder.write("all.log", key);
    folder.write("src/b.js", key);
  });

  it("takes globs and paths in any order", () => {
    expect(run("scan", "--exclude", "*.js", ".").code).toBe(0);
    expect(run("scan", "--exclude", "*.js", "--exclude", "x", "--no-ignore").stdout).toContain("all.log:1:1");
    expect(run("scan", ".", "--include", "a.js", "--include", "src").stdout).toContain("src/b.js:1:1");
  });

  it.each([
    ["10", 3],
    ["0.1k", 1],
    ["1 MiB", 1],
    ["ten", 2],
    ["-1", 2],
  ])("reads no more than --max-file-size %s", (size, code) => {
    expect(run("scan", "src", "--max-file-size", size).code).toBe(code);
  });
});
