import { renameSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Project } from "./project.ts";

const leak = `const apiKey = "${sample("nxs_u_", hex(32))}";\n`;
const clean = "const apiKey = process.env.NEXUS_API_KEY;\n";

let project: Project;
beforeEach(() => {
  project = new Project();
  project.write("source.js", clean);
  project.git("add", "source.js");
});
afterEach(() => {
  project.remove();
});

describe("a hook that stood there before the install", () => {
  const hook = ".git/hooks/pre-commit";
  const theirs = '#!/bin/sh\necho "their hook runs with $# arguments"\nexit ${THEIR_EXIT:-0}\n';

  beforeEach(() => {
    project.write(hook, theirs, 0o755);
    expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
  });

  it("runs first", () => {
    const { status, output } = project.tryGit(["commit", "-m", "both"]);
    expect(output).toMatch(/their hook runs with 0 arguments.*1 staged blob scanned/s);
    expect(status).toBe(0);
  });

  it("still stops a commit", () => {
    const { status, output } = project.tryGit(["commit", "-m", "theirs"], { env: { THEIR_EXIT: "7" } });
    expect(status).not.toBe(0);
    expect(output).not.toContain("scanned");
  });

  it("still stops a commit for which our check is skipped", () => {
    const env = { THEIR_EXIT: "7", NXS_GUARD_SKIP: "1" };
    expect(project.tryGit(["commit", "-m", "theirs"], { env }).status).not.toBe(0);
  });

  it("still runs when a hook manager gives our hook another name and runs it", () => {
    renameSync(project.path(hook), project.path(`${hook}.legacy`));
    project.write(hook, '#!/bin/sh\nexec "$(dirname "$0")/pre-commit.legacy" "$@"\n', 0o755);
    expect(project.tryGit(["commit", "-m", "legacy"]).output).toMatch(/their hook runs.*1 staged blob scanned/s);
  });

  it("can stage a leak, and the commit is stopped", () => {
    expect(project.nxsGuard(["uninstall"])).toMatchObject({ status: 0 });
    project.write("built.js", leak);
    project.write(hook, "#!/bin/sh\ngit add built.js\n", 0o755);
    expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
    expect(project.tryGit(["commit", "-m", "built"]).status).not.toBe(0);
  });

  it("is alone again after the uninstall, byte for byte", () => {
    expect(project.nxsGuard(["uninstall"])).toMatchObject({ status: 0 });
    expect(project.read(hook)).toBe(theirs);
    const { status, output } = project.tryGit(["commit", "-m", "theirs alone"]);
    expect(status).toBe(0);
    expect(output).toContain("their hook runs");
    expect(output).not.toContain("scanned");
  });
});

describe("husky's own lines", () => {
  beforeEach(() => {
    project.prepareHusky();
    project.write(".husky/pre-commit", 'echo "their line runs"\n');
    expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
  });

  it("still run, before ours", () => {
    const { status, output } = project.tryGit(["commit", "-m", "both"]);
    expect(output).toMatch(/their line runs.*1 staged blob scanned/s);
    expect(status).toBe(0);
  });

  it("still stop a commit", () => {
    project.write(".husky/pre-commit", project.read(".husky/pre-commit").replace("echo", "false; echo"));
    const { status, output } = project.tryGit(["commit", "-m", "theirs"]);
    expect(status).not.toBe(0);
    expect(output).not.toContain("scanned");
  });

  it("keep ours at work when the file is checked out with Windows line ends", () => {
    project.write(".husky/pre-commit", project.read(".husky/pre-commit").replaceAll("\n", "\r\n"));
    project.write("source.js", leak);
    expect(project.tryGit(["commit", "-a", "-m", "leak"])).toMatchObject({
      status: 1,
      output: expect.stringContaining("staged blob") as string,
    });
  });
});

it("husky switches hooks off that stood there, ours too: doctor says so, and install puts it right", () => {
  project.write(".git/hooks/post-merge", "#!/bin/sh\n", 0o755);
  expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
  project.git("config", "core.hooksPath", "tools/hooks");
  project.prepareHusky();
  const { status, output } = project.nxsGuard(["doctor", "hooks"]);
  expect(status).toBe(1);
  expect(output).toContain("! .git/hooks/pre-commit: core.hooksPath is .husky/_ (.git/config)");
  expect(output).toContain("! .git/hooks/post-merge: core.hooksPath is .husky/_ (.git/config)");
  project.nxsGuard(["install"]);
  expect(project.nxsGuard(["doctor", "hooks"]).status).toBe(0);
  project.write("source.js", leak);
  expect(project.tryGit(["commit", "-a", "-m", "leak"]).output).toContain("1 staged blob scanned");
});

it("husky that was set up in a package, where it sees no repository, does nothing: the hooks are git's own", () => {
  project.write("apps/web/package.json", "{}\n");
  expect(project.runTool("node", [project.husky], { at: "apps/web" }).output).toContain(".git can't be found");
  expect(project.nxsGuard(["install"], "apps/web")).toMatchObject({ status: 0 });
  project.write("source.js", leak);
  expect(project.tryGit(["commit", "-a", "-m", "leak"]).output).toContain("1 staged blob scanned");
});

it("users of graphical clients name Node in husky's own place", () => {
  project.prepareHusky();
  project.nxsGuard(["install"]);
  project.write("../.config/husky/init.sh", `export PATH="${dirname(process.execPath)}:$PATH"\n`);
  const env = { PATH: project.pathWithoutNode() };
  expect(project.tryGit(["commit", "-m", "clean"], { env })).toMatchObject({ status: 0 });
});

it("where lefthook refuses, because core.hooksPath leads elsewhere, our lines stand where git looks", () => {
  project.write("lefthook.yml", "# The hooks of this project\n");
  project.installTool("lefthook", "lefthook/bin/index.js");
  project.git("config", "core.hooksPath", "tools/hooks");
  expect(project.runTool("lefthook", ["install"])).toMatchObject({
    status: 1,
    output: expect.stringContaining("core.hooksPath") as string,
  });
  expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
  project.write("source.js", leak);
  const { status, output } = project.tryGit(["commit", "-a", "-m", "leak"]);
  expect(status).not.toBe(0);
  expect(output).toContain("1 staged blob scanned");
});

describe("core.hooksPath in the work tree is obeyed", () => {
  const folder = "the hooks";
  it.each<[scope: string, set: () => NodeJS.ProcessEnv]>([
    ["--global", () => (project.git("config", "--global", "core.hooksPath", folder), {})],
    [
      "--system",
      () => {
        const env = { GIT_CONFIG_NOSYSTEM: "0", GIT_CONFIG_SYSTEM: project.path("../etc-gitconfig") };
        expect(project.tryGit(["config", "--system", "core.hooksPath", folder], { env })).toMatchObject({ status: 0 });
        return env;
      },
    ],
    ["--local", () => (project.git("config", "--local", "core.hooksPath", folder), {})],
    [
      "--worktree",
      () => {
        project.git("config", "extensions.worktreeConfig", "true");
        project.git("config", "--worktree", "core.hooksPath", folder);
        return {};
      },
    ],
    ["~, that of the project", () => (project.git("config", "core.hooksPath", `~/the project/${folder}`), {})],
    [
      "the environment",
      () => ({ GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "core.hooksPath", GIT_CONFIG_VALUE_0: folder }),
    ],
  ])("by %s", (_, set) => {
    project.write(`${folder}/pre-commit`, "#!/bin/sh\necho their hook runs\n", 0o755);
    const env = set();
    expect(project.runTool("nxs-guard", ["install"], { env })).toMatchObject({ status: 0 });
    expect(project.runTool("nxs-guard", ["doctor", "hooks"], { env })).toMatchObject({ status: 0 });
    project.write("source.js", leak);
    const { status, output } = project.tryGit(["commit", "-a", "-m", "leak"], { env });
    expect(status).not.toBe(0);
    expect(output).toMatch(/their hook runs[\s\S]*1 staged blob scanned/);
    project.write("source.js", clean);
    expect(project.tryGit(["commit", "-a", "-m", "clean"], { env })).toMatchObject({ status: 0 });
  });
});

it("a repository whose main work tree is bare has its hooks in the linked ones", () => {
  project.commitUnchecked("first");
  project.git("clone", "--quiet", "--bare", ".", "../bare.git");
  expect(project.nxsGuard(["install"], "../bare.git")).toMatchObject({
    status: 2,
    output: expect.stringContaining("Go to a clone") as string,
  });
  project.tryGit(["worktree", "add", "--quiet", "-b", "other", "../linked tree"], { at: "../bare.git" });
  expect(project.nxsGuard(["install"], "../bare.git")).toMatchObject({
    status: 2,
    output: expect.stringContaining(`which share its hooks: ${project.path("../linked tree")}`) as string,
  });
  renameSync(project.path("node_modules"), project.path("../linked tree/node_modules"));
  const installed = project.path("../linked tree/node_modules/.bin/nxs-guard");
  expect(project.runTool(installed, ["install"], { at: "../linked tree" })).toMatchObject({ status: 0 });
  project.write("../linked tree/source.js", leak);
  const { status, output } = project.tryGit(["commit", "-a", "-m", "leak"], { at: "../linked tree" });
  expect(status).not.toBe(0);
  expect(output).toContain("1 staged blob scanned");
});

it("a submodule has hooks of its own, and the command of the repository around it", () => {
  project.commitUnchecked("first");
  project.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", project.top, "sub module");
  expect(project.nxsGuard(["install"], "sub module")).toMatchObject({ status: 0 });
  project.write("sub module/source.js", leak);
  const { status, output } = project.tryGit(["commit", "-a", "-m", "leak"], { at: "sub module" });
  expect(status).not.toBe(0);
  expect(output).toContain("1 staged blob scanned");
});

it("husky in a package of a monorepo finds the command of that package", () => {
  project.prepareHusky("", "apps/web/.husky");
  expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
  renameSync(project.path("node_modules"), project.path("apps/web/node_modules"));
  project.write("source.js", leak);
  const { status, output } = project.tryGit(["commit", "-a", "-m", "leak"]);
  expect(status).not.toBe(0);
  expect(output).toContain("staged blob");
});

it("a repository below the folder where the packages are installed finds the command there", () => {
  project.git("init", "--quiet", "deep/inner");
  project.write("deep/inner/source.js", leak);
  expect(project.nxsGuard(["install"], "deep/inner")).toMatchObject({ status: 0 });
  project.tryGit(["add", "source.js"], { at: "deep/inner" });
  const { status, output } = project.tryGit(["commit", "-m", "leak"], { at: "deep/inner" });
  expect(status).not.toBe(0);
  expect(output).toContain("1 staged blob scanned");
});

it("a second install changes nothing", () => {
  project.nxsGuard(["install"]);
  const first = project.read(".git/hooks/pre-commit");
  expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
  expect(project.read(".git/hooks/pre-commit")).toBe(first);
});

it("an install that could do harm is refused with exit code 2 and the lines to add", () => {
  project.write("lefthook.toml", "");
  const { status, output } = project.nxsGuard(["install"]);
  expect(status).toBe(2);
  expect(output).toContain('run: PATH="$PWD/node_modules/.bin:$PATH" nxs-guard staged');
});

it("a dry run shows what would be written, and writes nothing", () => {
  const { status, output } = project.nxsGuard(["install", "--dry-run"]);
  expect(status).toBe(0);
  expect(output).toContain("would write .git/hooks/pre-commit");
  expect(project.tryGit(["commit", "-m", "no hook"]).output).not.toContain("scanned");
});
