import { spawnSync } from "node:child_process";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { describeDiagnosis, diagnoseHooks, install, isSound } from "../src/index.ts";
import { temporaryRepository } from "./temporary-repository.ts";

const repository = temporaryRepository();
const told = (): string => describeDiagnosis(diagnoseHooks(repository.top), false);
const isGuarded = (): boolean => isSound(diagnoseHooks(repository.top));
const hook = "#!/bin/sh\necho theirs\n";

beforeEach(() => {
  // A machine of a CI system sets some of them.
  for (const name of ["NXS_GUARD_SKIP", "HUSKY", "LEFTHOOK", "SKIP", "SKIP_SIMPLE_GIT_HOOKS"])
    vi.stubEnv(name, undefined);
});

function installAll(): void {
  repository.write("node_modules/.bin/nxs-guard", "#!/bin/sh\n", 0o755);
  install({ cwd: repository.top, version: "1.2.3" });
}

describe("of a repository without hooks, doctor", () => {
  it("says what is missing, and what to do", () => {
    expect(isGuarded()).toBe(false);
    expect(told()).toBe(`git looks for hooks in .git/hooks (its own folder)

✖ pre-commit        no hook stands at .git/hooks/pre-commit
✖ pre-merge-commit  no hook stands at .git/hooks/pre-merge-commit
✖ commit-msg        no hook stands at .git/hooks/commit-msg
✖ pre-push          no hook stands at .git/hooks/pre-push
✖ the command       is not installed: no node_modules/.bin/nxs-guard stands where the hooks look, nor on PATH

4 of 4 hooks check nothing. \`nxs-guard install\` puts them right, or says what to add.
`);
  });

  it("works from a subfolder", () => {
    repository.write("deep/er/file", "");
    expect(diagnoseHooks(repository.path("deep/er"))).toEqual(diagnoseHooks(repository.top));
  });
});

describe("of a repository with our hooks, doctor", () => {
  it("says that all is checked, with the version that wrote them", () => {
    installAll();
    expect(isGuarded()).toBe(true);
    expect(told()).toContain("✔ pre-push          runs .git/hooks/pre-push (written by nxs-guard 1.2.3)");
    expect(told()).toMatch(/Each commit, merge and push is checked\.\n$/);
  });

  it.each([
    ["is not executable", () => repository.write(".git/hooks/pre-push", repository.read(".git/hooks/pre-push"), 0o644)],
    ["is somebody else's", () => repository.write(".git/hooks/pre-push", hook, 0o755)],
    [
      "names nxs-guard in a comment alone",
      () => repository.write(".git/hooks/pre-push", "#!/bin/sh\n# nxs-guard pushed\n", 0o755),
    ],
    [
      "goes on whatever nxs-guard says",
      () => {
        repository.write(".git/hooks/pre-push", "#!/bin/sh\nnpx nxs-guard pushed || true\n", 0o755);
      },
    ],
    [
      "only speaks of it",
      () => {
        repository.write(".git/hooks/pre-push", '#!/bin/sh\necho "run nxs-guard pushed yourself"\n', 0o755);
      },
    ],
    [
      "is ours and was changed",
      () => {
        repository.write(
          ".git/hooks/pre-push",
          repository.read(".git/hooks/pre-push").replace("\n\n", "\nexit 0\n"),
          0o755,
        );
      },
    ],
    [
      "names another command of ours",
      () => repository.write(".git/hooks/pre-push", "#!/bin/sh\nnxs-guard staged\n", 0o755),
    ],
  ])("says so when one %s", (_, spoil) => {
    installAll();
    spoil();
    expect(isGuarded()).toBe(false);
    expect(told()).toContain("✖ pre-push");
  });

  it("takes a line that a person wrote", () => {
    installAll();
    repository.write(".git/hooks/pre-push", '#!/bin/sh\nnpx --no-install nxs-guard pushed "$1" || exit 1\n', 0o755);
    expect(isGuarded()).toBe(true);
  });

  it.each([
    ["NXS_GUARD_SKIP", "1"],
    ["HUSKY", "0"],
    ["LEFTHOOK", "false"],
    ["SKIP", "eslint,nxs-guard"],
  ])("says what %s=%s switches off", (name, value) => {
    installAll();
    vi.stubEnv(name, value);
    expect(isGuarded()).toBe(false);
    expect(told()).toContain(`✖ ${name} is set here`);
  });

  it("takes a SKIP that means others for nothing", () => {
    installAll();
    vi.stubEnv("SKIP", "eslint");
    expect(isGuarded()).toBe(true);
  });
});

describe("doctor names what never runs", () => {
  it("in git's own folder, where core.hooksPath leads away, and who set it", () => {
    installAll();
    repository.write(".git/hooks/post-merge", hook, 0o755);
    repository.git("config", "core.hooksPath", "my hooks");
    expect(isGuarded()).toBe(false);
    expect(told()).toContain("git looks for hooks in my hooks (core.hooksPath, set in .git/config)");
    expect(told()).toContain("! .git/hooks/post-merge: core.hooksPath is my hooks (.git/config)");
    expect(told()).toContain("! .git/hooks/pre-commit: core.hooksPath is my hooks (.git/config)");
    expect(told()).not.toContain(".sample");
  });

  it("of simple-git-hooks, where it was not run, and where the hooks will find the command all the same", () => {
    repository.write("packages/app/node_modules/.bin/nxs-guard", "#!/bin/sh\n", 0o755);
    repository.write("package.json", '{ "simple-git-hooks": {} }\n');
    install({ cwd: repository.path("packages/app"), version: "1.2.3" });
    expect(told()).toContain("in package.json: git does not run simple-git-hooks there: run `npx simple-git-hooks`");
    expect(told()).toContain("✔ the command       packages/app/node_modules/.bin/nxs-guard");
  });

  it("of husky, where it is not active", () => {
    repository.write(".husky/pre-commit", "nxs-guard staged\n");
    expect(told()).toContain("! .husky/pre-commit: husky is not active here: run `npx husky`");
  });

  it("of ours, kept behind a hook that does not run it", () => {
    installAll();
    repository.write(".git/hooks/pre-commit.nxs-guard-prev", hook, 0o755);
    expect(told()).not.toContain("Never run");
    repository.write(".git/hooks/pre-commit", hook, 0o755);
    expect(told()).toContain(
      "! .git/hooks/pre-commit.nxs-guard-prev: .git/hooks/pre-commit stands in its place and does not run it",
    );
  });

  it("of a configuration whose manager has written no hooks", () => {
    repository.write("lefthook.yml", "pre-commit:\n  commands:\n    one:\n      run: nxs-guard staged\n");
    expect(told()).toContain(
      "! nxs-guard for pre-commit in lefthook.yml: git does not run lefthook there: run `npx lefthook install`",
    );
  });
});

it("doctor names the other hooks that run", () => {
  repository.write(".git/hooks/post-checkout", hook, 0o755);
  repository.write(".git/hooks/notes.txt", hook, 0o755);
  expect(told()).toContain("Hooks of others that run: post-checkout\n");
});

it("doctor sees through the file that pre-commit writes to the hook that it runs first", () => {
  installAll();
  const text = repository.read(".git/hooks/pre-commit");
  repository.write(".git/hooks/pre-commit.legacy", text, 0o755);
  repository.write(
    ".git/hooks/pre-commit",
    "#!/bin/sh\n# File generated by pre-commit: https://pre-commit.com\n",
    0o755,
  );
  expect(isGuarded()).toBe(true);
  expect(told()).not.toContain("Never run");
});

it("doctor shows names without what a terminal would obey", () => {
  repository.git("config", "core.hooksPath", "a\u001b[31mb\nc");
  expect(told()).not.toContain("\u001b");
  expect(told()).toContain("a\\u{1b}[31mb\\u{a}c");
});

it("doctor does not read a pipe, which may never end", () => {
  installAll();
  repository.git("config", "core.hooksPath", "pipes");
  repository.write("pipes/x", "");
  spawnSync("mkfifo", [repository.path("pipes/pre-commit")]);
  expect(told()).toContain("✖ pre-commit");
});
