import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { UserError } from "@nxs-guard/scanner";
import { type Outcome, describeOutcome, install, uninstall } from "../src/index.ts";
import { hookScript } from "../src/hook-script.ts";
import { AT_TOP } from "../src/launcher.ts";
import { temporaryRepository } from "./temporary-repository.ts";

const repository = temporaryRepository();
const version = "1.2.3";
const facts = { version, launcher: AT_TOP };
const doInstall = (cwd = repository.top): Outcome => install({ cwd, version });
const doUninstall = (): Outcome => uninstall({ cwd: repository.top });

/** The words of a refusal, the lines to add included. */
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return `${error.message}\n${error.remedy}`;
    throw error;
  }
  return "nothing was refused";
}

const preCommit = ".git/hooks/pre-commit";
const preMergeCommit = ".git/hooks/pre-merge-commit";
const commitMsg = ".git/hooks/commit-msg";
const prePush = ".git/hooks/pre-push";

describe("in a plain repository, install", () => {
  it("writes executable hooks that carry the version, and uninstall takes them away", () => {
    doInstall();
    for (const hook of [preCommit, preMergeCommit, commitMsg, prePush]) {
      expect(repository.read(hook).split("\n", 2)[1]).toContain(`nxs-guard hook ${version}`);
      expect(repository.mode(hook)).toBe(0o755);
    }
    doUninstall();
    for (const hook of [preCommit, preMergeCommit, commitMsg, prePush]) expect(repository.has(hook)).toBe(false);
  });

  it("says so where the hooks would not find the command", () => {
    expect(doInstall().summary).toContain("nxs-guard is not installed in this repository");
    repository.write("node_modules/.bin/nxs-guard", "", 0o755);
    expect(doInstall().summary).not.toContain("not installed");
  });

  it("refuses a package whose name cannot stand in a script", () => {
    repository.write('apps/$(touch pwned)"/node_modules/.bin/nxs-guard', "", 0o755);
    expect(refusal(() => doInstall(repository.path('apps/$(touch pwned)"')))).toContain(
      "cannot be written into a hook",
    );
    expect(repository.has(preCommit)).toBe(false);
  });

  it("works from a subfolder, and without a folder of hooks", () => {
    rmSync(repository.path(".git/hooks"), { recursive: true });
    mkdirSync(repository.path("deep/er"), { recursive: true });
    doInstall(repository.path("deep/er"));
    expect(repository.has(preCommit)).toBe(true);
  });

  it("changes nothing the second time", () => {
    doInstall();
    expect(doInstall().changes).toEqual([]);
  });

  it("brings an older hook of ours up to date, and makes it executable again", () => {
    repository.write(preCommit, hookScript("pre-commit", { ...facts, version: "1.0.0" }), 0o644);
    doInstall();
    expect(repository.read(preCommit)).toBe(hookScript("pre-commit", facts));
    expect(repository.mode(preCommit)).toBe(0o755);
  });

  it("writes nothing in a dry run, but shows every line", () => {
    repository.write(preCommit, "#!/bin/sh\nnpm test\n", 0o755);
    const outcome = install({ cwd: repository.top, version, dryRun: true });
    expect(repository.read(preCommit)).toBe("#!/bin/sh\nnpm test\n");
    expect(repository.has(preMergeCommit)).toBe(false);
    const shown = describeOutcome(outcome);
    for (const line of hookScript("pre-commit", facts).trimEnd().split("\n")) expect(shown).toContain(`  | ${line}\n`);
    expect(shown).toContain(`would keep the hook ${preCommit} as ${preCommit}.nxs-guard-prev`);
  });

  it.each([
    ["a script", "#!/bin/sh\nnpm test", 0o755],
    ["bytes that are not UTF-8, and Windows line ends", "#!/bin/sh\r\necho \xff\r\n", 0o750],
    ["a hook that is switched off", "#!/bin/sh\nnpm test\n", 0o644],
  ])("keeps %s, and uninstall puts it back byte for byte", (_, text, mode) => {
    repository.write(preCommit, text, mode);
    doInstall();
    doInstall();
    expect(repository.read(preCommit)).toBe(hookScript("pre-commit", facts));
    doUninstall();
    expect(repository.read(preCommit)).toBe(text);
    expect(repository.mode(preCommit)).toBe(mode);
    expect(repository.has(`${preCommit}.nxs-guard-prev`)).toBe(false);
  });

  it("leaves a hook alone whose owner added the line", () => {
    const text = "#!/bin/sh\necho $0\nnpx nxs-guard staged || exit 1\n";
    repository.write(preCommit, text, 0o755);
    doInstall();
    expect(repository.read(preCommit)).toBe(text);
    expect(repository.has(preMergeCommit)).toBe(true);
  });

  it.each([
    ["asks for its own name", '#!/bin/sh\n. "$(dirname "$0")/husky.sh"\n'],
    ["asks for its own name in another language", "#!/usr/bin/env ruby\ncase File.basename(__FILE__)\n"],
    ["is a binary program", "\x7fELF\0\0"],
  ])("refuses a hook that %s, shows the line to add, and touches nothing", (_, text) => {
    repository.write(preCommit, text, 0o755);
    expect(refusal(doInstall)).toContain("\n  npx --no-install nxs-guard staged || exit 1");
    expect(repository.read(preCommit)).toBe(text);
    expect(repository.has(preMergeCommit)).toBe(false);
  });

  it("refuses to lose a kept hook whose place was taken by another one", () => {
    repository.write(preCommit, "#!/bin/sh\necho old\n", 0o755);
    doInstall();
    repository.write(preCommit, "#!/bin/sh\necho new\n", 0o755);
    expect(refusal(doInstall)).toContain("pre-commit.nxs-guard-prev keeps a hook");
    expect(repository.read(`${preCommit}.nxs-guard-prev`)).toContain("echo old");
  });

  it("finishes an install that was cut short after it kept the hook", () => {
    repository.write(preCommit, "#!/bin/sh\nnpm test\n", 0o755);
    repository.write(`${preCommit}.nxs-guard-prev`, "#!/bin/sh\nnpm test\n", 0o755);
    doInstall();
    doUninstall();
    expect(repository.read(preCommit)).toBe("#!/bin/sh\nnpm test\n");
  });

  it("serves all work trees of the repository from the one folder of hooks", () => {
    repository.git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--allow-empty", "-m", "first");
    const tree = join(repository.outside, "another tree");
    repository.git("worktree", "add", "--quiet", "--detach", tree);
    doInstall(tree);
    expect(repository.has(preCommit)).toBe(true);
  });

  it("writes into a submodule's own folder of hooks", () => {
    repository.git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--allow-empty", "-m", "first");
    repository.git("clone", "--quiet", repository.top, join(repository.outside, "module"));
    repository.git(
      "-c",
      "protocol.file.allow=always",
      "submodule",
      "--quiet",
      "add",
      join(repository.outside, "module"),
    );
    doInstall(repository.path("module"));
    expect(repository.has(".git/modules/module/hooks/pre-commit")).toBe(true);
    expect(repository.has(preCommit)).toBe(false);
  });

  it("writes through no symbolic link", () => {
    const victim = join(repository.outside, "victim");
    writeFileSync(victim, "precious");
    symlinkSync(victim, repository.path(preCommit));
    expect(refusal(doInstall)).toContain("a symbolic link");
    expect(refusal(doInstall)).toContain("npx --no-install nxs-guard staged || exit 1");
    expect(repository.read("../victim")).toBe("precious");
  });

  it("says so where a hook cannot be written, and leaves none half written", () => {
    mkdirSync(repository.path(`${preCommit}.nxs-guard-next`));
    expect(refusal(doInstall)).toMatch(/pre-commit cannot be changed \(.+\)\./);
    expect(repository.has(preCommit)).toBe(false);
  });
});

describe("in a repository with husky, install", () => {
  const husky = (directory = ".husky"): void => {
    repository.write(`${directory}/_/h`, "");
    repository.git("config", "core.hooksPath", `${directory}/_`);
  };

  it("adds a line to the hooks, and uninstall takes it out", () => {
    husky();
    repository.write(".husky/pre-commit", "npx lint-staged\n", 0o644);
    doInstall();
    expect(repository.read(".husky/pre-commit")).toMatch(/^npx lint-staged\n.*nxs-guard staged.*\n$/);
    expect(repository.mode(".husky/pre-commit")).toBe(0o644);
    expect(repository.read(".husky/pre-merge-commit")).toMatch(/^.*nxs-guard staged.*\n$/);
    expect(repository.has(preCommit)).toBe(false);
    doUninstall();
    expect(repository.read(".husky/pre-commit")).toBe("npx lint-staged\n");
    expect(repository.has(".husky/pre-merge-commit")).toBe(false);
  });

  it("changes nothing the second time", () => {
    husky();
    doInstall();
    expect(doInstall().changes).toEqual([]);
  });

  it("looks for the command in the package that husky stands in", () => {
    husky("apps/web/.husky");
    doInstall();
    expect(repository.read("apps/web/.husky/pre-commit")).toContain("/../node_modules/.bin:$PATH");
  });

  it("says so when husky does not run in this clone yet", () => {
    repository.write(".husky/pre-commit", "npm test\n");
    expect(describeOutcome(doInstall())).toContain("npx husky");
  });

  it("writes nothing outside, where .husky is a symbolic link", () => {
    const outside = join(repository.outside, "elsewhere");
    mkdirSync(outside);
    symlinkSync(outside, repository.path(".husky"));
    expect(refusal(doInstall)).toContain("a symbolic link");
    expect(repository.has("../elsewhere/pre-commit")).toBe(false);
  });
});

describe("where another manager goes by a configuration, install", () => {
  it.each([
    [
      "lefthook.yml",
      "pre-commit:\n  parallel: true\n",
      '+       run: PATH="$PWD/node_modules/.bin:$PATH" nxs-guard staged',
    ],
    [
      ".pre-commit-config.yaml",
      "repos: # ours\n- repo: local\n  hooks: []\n",
      "+       entry: npx --no-install nxs-guard pushed",
    ],
    [
      "package.json",
      '{\n  "simple-git-hooks": {\n    "post-merge": "npm test"\n  }\n}\n',
      String.raw`+     "pre-merge-commit": "PATH=\"$PWD/node_modules/.bin:$PATH\" nxs-guard staged"`,
    ],
  ])("adds to %s, shows the lines, writes no hook itself, and uninstall takes them out again", (config, text, line) => {
    repository.write(config, text);
    const shown = describeOutcome(doInstall());
    expect(shown).toContain(line);
    expect(repository.has(preCommit)).toBe(false);
    expect(doInstall().changes).toEqual([]);
    doUninstall();
    expect(repository.read(config)).toBe(text);
  });

  it("only shows the lines in a dry run", () => {
    repository.write("lefthook.yml", "");
    expect(describeOutcome(install({ cwd: repository.top, version, dryRun: true }))).toContain("nxs-guard staged");
    expect(repository.read("lefthook.yml")).toBe("");
  });

  it.each([
    ["lefthook.toml", "", 'run: PATH="$PWD/node_modules/.bin:$PATH" nxs-guard staged'],
    ["lefthook.yml", "pre-commit: { commands: {} }\n", 'message "{1}"'],
    [".pre-commit-config.yaml", "repos: []\n", "entry: npx --no-install nxs-guard staged"],
    [
      ".simple-git-hooks.cjs",
      "module.exports = {};\n",
      String.raw`"pre-merge-commit": "PATH=\"$PWD/node_modules/.bin:$PATH\" nxs-guard staged"`,
    ],
  ])("refuses %s in a form that it cannot add to, and shows the lines", (config, text, line) => {
    repository.write(config, text);
    expect(refusal(doInstall)).toContain(line);
    expect(repository.read(config)).toBe(text);
  });
});

it("a dry run shows every line that would come into a configuration, also one that stands in it already", () => {
  repository.write("lefthook.yml", "pre-commit:\n  commands:\n    a:\n      run: npm test\n");
  const { changes, ...outcome } = install({ cwd: repository.top, version, dryRun: true });
  const [change] = changes;
  const text = change?.kind === "write" ? change.text : "";
  const shown = describeOutcome({ changes, ...outcome }).match(/(?<=^ {2}\+ ).*$/gm);
  expect(shown).toEqual(
    text
      .split("\n")
      .filter((line) => !["pre-commit:", "    a:", "      run: npm test", ""].includes(line))
      .slice(1),
  );
  expect(shown?.filter((line) => line === "  commands:")).toHaveLength(3);
});

describe("where core.hooksPath leads elsewhere, install", () => {
  it("adds to the hooks of a folder in the work tree, and uninstall takes it away again", () => {
    repository.write("tools/hooks/pre-commit", "#!/bin/sh\nnpm test\n", 0o755);
    repository.git("config", "core.hooksPath", "tools/hooks");
    doInstall();
    expect(repository.read("tools/hooks/pre-commit")).toMatch(/^#!\/bin\/sh\nnpm test\n.*nxs-guard staged.*\n$/);
    expect(repository.read("tools/hooks/pre-push")).toBe(hookScript("pre-push", facts));
    expect(doInstall().changes).toEqual([]);
    doUninstall();
    expect(repository.read("tools/hooks/pre-commit")).toBe("#!/bin/sh\nnpm test\n");
    expect(repository.has("tools/hooks/pre-push")).toBe(false);
  });

  it.each([["--local"], ["--global"]])("touches nothing in a folder outside, and shows the lines (%s)", (scope) => {
    repository.write("../hooks/pre-commit", "#!/bin/sh\n", 0o755);
    repository.git("config", scope, "core.hooksPath", join(repository.outside, "hooks"));
    expect(refusal(doInstall)).toContain("pre-push: npx --no-install nxs-guard pushed");
    expect(repository.read("../hooks/pre-commit")).toBe("#!/bin/sh\n");
  });
});

it("where core.hooksPath switches hooks off, install names where that is set", () => {
  repository.git("config", "--local", "core.hooksPath", "/dev/null");
  expect(refusal(doInstall)).toMatch(/no folder[\s\S]*out of \.git\/config/);
  repository.git("config", "--local", "--unset", "core.hooksPath");
  vi.stubEnv("GIT_CONFIG_COUNT", "1");
  vi.stubEnv("GIT_CONFIG_KEY_0", "core.hooksPath");
  vi.stubEnv("GIT_CONFIG_VALUE_0", "/dev/null");
  expect(refusal(doInstall)).toContain("out of your environment");
});

describe("without a work tree, install", () => {
  it("refuses a bare repository", () => {
    repository.git("init", "--quiet", "--bare", join(repository.outside, "bare.git"));
    expect(refusal(() => doInstall(join(repository.outside, "bare.git")))).toContain("bare repository");
  });

  it("refuses a folder that is no repository", () => {
    expect(refusal(() => doInstall(repository.outside))).toContain("not a git repository");
  });

  it("shows a hostile folder's name without its escape sequences", () => {
    const hostile = join(repository.outside, "\u001b[2Jname");
    mkdirSync(hostile);
    const words = refusal(() => doInstall(hostile));
    expect(words).toContain("\\u{1b}[2Jname");
    expect(words).not.toContain("\u001b");
  });
});

describe("uninstall", () => {
  it("says so where there is nothing to take away, and touches no hook of others", () => {
    repository.write(preCommit, "#!/bin/sh\nnpm test\n", 0o755);
    expect(describeOutcome(doUninstall())).toBe("No hook of nxs-guard stands here.\n");
    expect(repository.read(preCommit)).toBe("#!/bin/sh\nnpm test\n");
  });

  it("finds a hook from before another manager came", () => {
    doInstall();
    repository.git("config", "core.hooksPath", "tools/hooks");
    doUninstall();
    expect(repository.has(preCommit)).toBe(false);
  });

  it("changes nothing in a dry run", () => {
    doInstall();
    const outcome = uninstall({ cwd: repository.top, dryRun: true });
    expect(describeOutcome(outcome)).toContain(`would remove ${preCommit}`);
    expect(repository.has(preCommit)).toBe(true);
  });
});
