import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { framework } from "./pre-commit-framework.ts";
import { Project, type Run } from "./project.ts";

const key = sample("nxs_u_", hex(32));
const leak = `const apiKey = "${key}";\n`;
const clean = "const apiKey = process.env.NEXUS_API_KEY;\n";

let project: Project;
beforeEach(() => {
  project = new Project();
  project.write("source.js", clean);
  project.commitUnchecked("source");
});
afterEach(() => {
  project.remove();
});

function commitOf(text: string): Run {
  project.write("source.js", `${text}// again\n`);
  return project.tryGit(["commit", "-a", "-m", "a change"]);
}

/** A leak is stopped at each hook, and what holds none passes. */
function expectGuarded(): void {
  expect(commitOf(leak)).toMatchObject({ status: 1, output: expect.not.stringContaining(key) as string });
  expect(commitOf(clean)).toMatchObject({
    status: 0,
    output: expect.stringMatching(/[1-9] staged blobs? scanned.*1 commit message scanned/s) as string,
  });
  const message = ["commit", "--allow-empty", "-m", `with ${key}`];
  expect(project.tryGit(message).status).not.toBe(0);
  expect(project.tryGit(message, { env: { NXS_GUARD_SKIP: "1" } })).toMatchObject({
    status: 0,
    output: expect.stringContaining("this commit is NOT checked") as string,
  });
  project.git("reset", "--quiet", "--hard", "HEAD~1");

  project.git("checkout", "--quiet", "-b", "theirs");
  project.write("theirs.js", leak);
  project.commitUnchecked("theirs");
  project.git("checkout", "--quiet", "-");
  project.write("ours.js", clean);
  project.commitUnchecked("ours");
  expect(project.tryGit(["merge", "--no-edit", "theirs"]).status).not.toBe(0);
  project.git("merge", "--abort");

  project.git("init", "--quiet", "--bare", "../remote.git");
  project.git("remote", "add", "origin", "../remote.git");
  expect(project.tryGit(["push", "--quiet", "origin", "main"])).toMatchObject({ status: 0 });
  expect(project.tryGit(["push", "--quiet", "origin", "theirs"]).status).not.toBe(0);
  expect(project.nxsGuard(["doctor", "hooks"])).toMatchObject({ status: 0 });
}

it("simple-git-hooks runs what install adds to the manifest", () => {
  project.write("package.json", '{ "name": "project", "simple-git-hooks": { "pre-commit": "echo theirs" } }\n');
  project.commitUnchecked("manifest");
  expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
  expect(project.nxsGuard(["doctor", "hooks"])).toMatchObject({
    status: 1,
    output: expect.stringContaining("npx simple-git-hooks") as string,
  });
  project.installTool("simple-git-hooks", "simple-git-hooks/cli.js");
  expect(project.runTool("simple-git-hooks", [])).toMatchObject({ status: 0 });
  expectGuarded();
});

it("a lefthook configuration with jobs of its own runs ours beside them", () => {
  project.write("lefthook.yml", "pre-commit:\n  jobs:\n    - name: theirs\n      run: echo their job runs\n");
  project.commitUnchecked("configuration");
  expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
  expect(project.nxsGuard(["doctor", "hooks"])).toMatchObject({
    status: 1,
    output: expect.stringContaining("npx lefthook install") as string,
  });
  project.installTool("lefthook", "lefthook/bin/index.js");
  expect(project.runTool("lefthook", ["install"])).toMatchObject({ status: 0 });
  expectGuarded();
});

it("a hook that lefthook renames is no longer run, and doctor says so", () => {
  project.write(".git/hooks/pre-commit", "#!/bin/sh\necho theirs\n", 0o755);
  project.write("lefthook.yml", "pre-commit:\n  commands:\n    one:\n      run: echo one\n");
  project.installTool("lefthook", "lefthook/bin/index.js");
  project.runTool("lefthook", ["install"]);
  const { status, output } = project.nxsGuard(["doctor", "hooks"]);
  expect(status).toBe(1);
  expect(output).toContain("! .git/hooks/pre-commit.old: lefthook stands in its place and does not run it");
  expect(output).toContain("✖ pre-commit        runs lefthook, and lefthook.yml does not name nxs-guard for it");
});

it("lint-staged may rewrite what is staged: the line beside it checks what comes out", () => {
  project.prepareHusky();
  project.installTool("lint-staged", "lint-staged/bin/lint-staged.js");
  project.write("rewrite.cjs", `require("fs").writeFileSync(process.argv[2], ${JSON.stringify(leak)})\n`);
  project.write(".lintstagedrc.json", '{ "*.js": "node rewrite.cjs" }\n');
  project.write(".husky/pre-commit", "lint-staged\n");
  expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
  expect(commitOf(clean)).toMatchObject({ status: 1, output: expect.stringContaining("Nexus API key") as string });
  project.write(".lintstagedrc.json", '{ "*.js": "node --check" }\n');
  expect(commitOf(clean)).toMatchObject({ status: 0 });
});

describe("the framework pre-commit", () => {
  const { program, reason, remove } = framework();
  afterAll(remove);
  const types = ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push"];

  function activate(): void {
    const args = ["install", ...types.flatMap((type) => ["--hook-type", type])];
    expect(project.runTool(program ?? "", args)).toMatchObject({ status: 0 });
  }

  it.skipIf(program === undefined)(
    `runs what install adds to its configuration${program ? "" : ` (${reason})`}`,
    () => {
      project.write(".pre-commit-config.yaml", "repos: []\n");
      expect(project.nxsGuard(["install"]).status).toBe(2);
      project.write(".pre-commit-config.yaml", "# The hooks of this project\n");
      expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
      project.commitUnchecked("configuration");
      activate();
      expectGuarded();
    },
  );

  it.skipIf(program === undefined)(`runs the hooks that this repository offers${program ? "" : ` (${reason})`}`, () => {
    offerHooks();
    activate();
    expectGuarded();
  });

  it.skipIf(program === undefined)(`keeps our hooks running that it finds${program ? "" : ` (${reason})`}`, () => {
    expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
    project.write(".pre-commit-config.yaml", "repos:\n- repo: local\n  hooks: []\n");
    project.commitUnchecked("configuration");
    activate();
    expect(project.read(".git/hooks/pre-commit.legacy")).toContain("nxs-guard hook");
    expect(commitOf(leak)).toMatchObject({ status: 1, output: expect.stringContaining("1 staged blob") as string });
    expect(commitOf(clean)).toMatchObject({ status: 0 });
    expect(project.nxsGuard(["doctor", "hooks"])).toMatchObject({ status: 0 });
  });

  /** Stands for this repository at a tag: pre-commit takes its manifest from a commit. */
  function offerHooks(): void {
    const manifest = fileURLToPath(new URL("../../.pre-commit-hooks.yaml", import.meta.url));
    project.git("init", "--quiet", "../offered");
    project.write("../offered/.pre-commit-hooks.yaml", readFileSync(manifest, "utf8"));
    project.tryGit(["add", "."], { at: "../offered" });
    project.tryGit(["commit", "--quiet", "-m", "hooks"], { at: "../offered" });
    const hooks = ["nxs-guard", "nxs-guard-message", "nxs-guard-pushed"].map((id) => `{ id: ${id} }`).join(", ");
    project.write(
      ".pre-commit-config.yaml",
      `repos:\n  - repo: ${JSON.stringify(project.path("../offered"))}\n    rev: ${project.head("../offered").trim()}\n    hooks: [${hooks}]\n`,
    );
    project.commitUnchecked("configuration");
  }
});
