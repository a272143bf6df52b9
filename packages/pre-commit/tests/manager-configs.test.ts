import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { AT_TOP } from "../src/launcher.ts";
import { lefthookRuns, withLefthookLines, withoutLefthookLines } from "../src/lefthook-config.ts";
import { preCommitRuns, withoutPreCommitLines, withPreCommitLines } from "../src/pre-commit-config.ts";
import { withoutSimpleGitHooks, withSimpleGitHooks } from "../src/simple-git-hooks-config.ts";

const facts = { version: "1.2.3", launcher: AT_TOP };
const lefthook = (text: string): string => withLefthookLines(text, facts, "lefthook.yml") ?? "refused";
const preCommit = (text: string): string => withPreCommitLines(text, facts) ?? "refused";

const lefthookForms: readonly [what: string, text: string][] = [
  ["is empty", ""],
  ["has only comments", "# nothing yet\n"],
  ["has another hook", "post-merge:\n  commands:\n    a:\n      run: b\n"],
  ["has commands", "pre-commit:\n  commands:\n    # first\n    lint:\n      run: npm run lint # here\n"],
  ["has jobs", "pre-push:\n    jobs:\n    - name: test\n      run: npm test\n"],
  ["has settings of a hook alone", "commit-msg:\n  parallel: true\n"],
  ["does not end in a newline", "pre-commit:\n  commands:\n    lint:\n      run: x"],
  ["has Windows line ends", "pre-commit:\r\n  commands:\r\n    lint:\r\n      run: x\r\n"],
];

describe("a lefthook configuration", () => {
  it.each(lefthookForms)("that %s gets ours once, keeps its own, and gets every byte back", (_, text) => {
    const added = lefthook(text);
    const hooks = parse(added) as Record<string, unknown>;
    for (const [name, run] of [
      ["pre-commit", "nxs-guard staged"],
      ["pre-merge-commit", "nxs-guard staged"],
      ["commit-msg", 'nxs-guard message \\"{1}\\"'],
      ["pre-push", 'nxs-guard pushed \\"{1}\\"'],
    ] as const)
      expect(JSON.stringify(hooks[name])).toContain(run);
    expect(lefthook(added)).toBe(added);
    expect(withoutLefthookLines(added)).toBe(text);
    for (const line of text.split("\n")) expect(added).toContain(line);
  });

  it("is brought up to date where ours stands in another version", () => {
    const old = withLefthookLines("", { ...facts, version: "1.0.0" }, "lefthook.yml") ?? "";
    expect(lefthook(old)).toBe(lefthook(""));
  });

  it("keeps what a user wrote for us", () => {
    const own = "pre-commit:\n  jobs:\n    - run: npx nxs-guard staged --quiet\n";
    expect(lefthook(own).startsWith(own)).toBe(true);
  });

  it.each([
    "- a\n",
    "{ pre-commit: {} }\n",
    "pre-commit: {}\n",
    "pre-commit:\n  commands: { a: { run: b } }\n",
    "a: [\n",
  ])("of a form that cannot be added to is refused: %j", (text) => {
    expect(lefthook(text)).toBe("refused");
  });
});

describe("a configuration of pre-commit", () => {
  it.each([
    ["has a list that is not indented", "repos:\n- repo: https://example.com/a\n  rev: v1\n  hooks:\n  - id: a\n"],
    [
      "has an indented list, comments and settings",
      "default_stages: [pre-commit]\nrepos: # all\n  # first\n  - repo: local\n    hooks: []",
    ],
    ["is empty", ""],
  ])("that %s gets ours once, keeps its own, and gets every byte back", (_, text) => {
    const added = preCommit(text);
    const { repos } = parse(added) as { repos: { hooks: { id: string; stages?: string[] }[] }[] };
    const stages = repos.flatMap(({ hooks }) => hooks).flatMap((hook) => hook.stages ?? []);
    expect(stages).toEqual(["pre-commit", "pre-merge-commit", "commit-msg", "pre-push"]);
    expect(preCommit(added)).toBe(added);
    expect(withoutPreCommitLines(added)).toBe(text);
  });

  it("that takes the hooks from a repository of ours keeps them alone", () => {
    const own = "repos:\n- repo: https://example.com/nxs\n  hooks:\n  - id: nxs-guard\n";
    expect(preCommit(own)).toBe(own);
  });
});

describe("a configuration of simple-git-hooks", () => {
  const manifest = JSON.stringify({ name: "a", "simple-git-hooks": { "pre-commit": "npm test" } }, undefined, 2);

  it("gets ours behind what stands there, once, and gets it back", () => {
    const start = 'PATH="$PWD/node_modules/.bin:$PATH" nxs-guard';
    const added = withSimpleGitHooks(manifest, true, AT_TOP) ?? "";
    expect((JSON.parse(added) as Record<string, unknown>)["simple-git-hooks"]).toEqual({
      "pre-commit": `npm test && ${start} staged`,
      "pre-merge-commit": `${start} staged`,
      "commit-msg": `${start} message "$1"`,
      "pre-push": `${start} pushed "$1"`,
    });
    expect(withSimpleGitHooks(added, true, AT_TOP)).toBe(added);
    expect(JSON.parse(withoutSimpleGitHooks(added, true))).toEqual(JSON.parse(manifest));
  });

  it.each([
    [
      { folder: "apps/web", by: "path" },
      String.raw`&& PATH=\"$PWD/apps/web/node_modules/.bin:$PATH\" nxs-guard staged`,
    ],
    [{ folder: "", by: "npx" }, "&& npx --no-install nxs-guard staged"],
    [{ folder: "", by: "yarn" }, "&& yarn nxs-guard staged"],
  ] as const)("gets it back, however the command is started: %j", (launcher, words) => {
    const added = withSimpleGitHooks(manifest, true, launcher) ?? "";
    expect(added).toContain(words);
    expect(JSON.parse(withoutSimpleGitHooks(added, true))).toEqual(JSON.parse(manifest));
  });

  it("is refused when it is broken, or a hook is no command", () => {
    expect(withSimpleGitHooks("{", true, AT_TOP)).toBeUndefined();
    expect(withSimpleGitHooks('{ "pre-commit": [] }', false, AT_TOP)).toBeUndefined();
  });
});

describe("a hostile configuration", () => {
  /** Each line stands for ten times what the one before does. */
  const bomb = Array.from("bcdefghijkl", (name, index) => {
    const before = String.fromCharCode(name.charCodeAt(0) - 1);
    return `${name}: &${name} [${Array(10)
      .fill(index === 0 ? "x" : `*${before}`)
      .join(", ")}]\n`;
  }).join("");

  it.each([
    ["lefthook", `${bomb}pre-commit:\n  commands: *l\n`],
    ["pre-commit", `${bomb}repos: *l\n`],
    ["pre-commit", "repos: 5\n"],
    ["pre-commit", "repos: [{ hooks: [null] }]\n"],
    ["pre-commit", "["],
    ["lefthook", "["],
  ])("of %s runs nothing of ours, and takes no time: %.40j", (kind, text) => {
    const runs = kind === "lefthook" ? lefthookRuns(text, "pre-commit") : preCommitRuns(text, "pre-commit");
    expect(runs).toBe(false);
    expect(kind === "lefthook" ? lefthook(text) : preCommit(text)).toBe("refused");
  });

  it("may name ours behind an alias", () => {
    const text = "pre-commit: &all\n  commands:\n    a:\n      run: npx nxs-guard staged\npre-merge-commit: *all\n";
    expect(lefthookRuns(text, "pre-merge-commit")).toBe(true);
    expect(lefthookRuns(text, "pre-push")).toBe(false);
  });
});
