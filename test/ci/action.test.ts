import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mergeGroup, pullRequest, push, schedule } from "./events.ts";
import { Remote } from "./remote.ts";
import { action, packCommand, root, runAction } from "./runner.ts";

const key = sample("nxs_u_", hex(32, 4));

let remote: Remote;
let version: string;
let ends: { readonly base: string; readonly head: string };
let clean: typeof ends;
/** Where the first run of the action has installed the command. */
let installed: { readonly RUNNER_TEMP: string } | undefined;
beforeAll(() => {
  remote = new Remote();
  version = packCommand(remote.folder);
  const base = remote.commit({ "README.md": "first\n" });
  const before = remote.commit({ "safe.js": "const apiKey = process.env.NEXUS_API_KEY;\n" });
  clean = { base, head: before };
  ends = { base: before, head: remote.commit({ "leak.js": `const apiKey = "${key}";\n` }) };
});
afterAll(() => {
  remote.remove();
});

describe("the steps of the action", () => {
  it.each([
    ["pull_request", () => pullRequest(ends)],
    ["pull_request_target", () => pullRequest(ends)],
    ["push", () => push(ends)],
    ["merge_group", () => mergeGroup(ends)],
    ["schedule", () => schedule()],
  ])("stop a leak on %s, with annotations, a summary, SARIF and outputs", (name, payload) => {
    const workspace = remote.checkout("main", 0);
    const run = runAction(workspace, { name, payload: payload() }, { version }, installed);
    installed = { RUNNER_TEMP: run.temp };
    expect(run).toMatchObject({ status: 1, outputs: { findings: "1", sarif: join(run.temp, "nxs-guard.sarif") } });
    expect(run.log).toMatch(/^::error file=leak\.js,line=1,/m);
    expect(run.summary).toContain("1 finding");
    expect(JSON.parse(readFileSync(join(run.temp, "nxs-guard.sarif"), "utf8"))).toMatchObject({ version: "2.1.0" });
    expect(run.log + run.summary).not.toContain(key);
    expect(readdirSync(workspace).sort()).toEqual([".git", "README.md", "leak.js", "safe.js"]);
  });

  it("let through what holds none", () => {
    const run = runAction(
      remote.checkout(clean.head, 0),
      { name: "pull_request", payload: pullRequest(clean) },
      { version },
      installed,
    );
    expect(run).toMatchObject({ status: 0, outputs: { findings: "0" } });
  });

  it("fail in a shallow clone, and name the setting", () => {
    const run = runAction(remote.checkout(ends.head, 1), { name: "push", payload: push(ends) }, {}, installed);
    expect(run).toMatchObject({ status: 3, summary: expect.stringContaining("`fetch-depth: 0`") as string });
  });

  it("read no setting of npm that the repository brings", () => {
    const workspace = remote.checkout(clean.head, 0);
    writeFileSync(join(workspace, ".npmrc"), "dry-run=true\nignore-scripts=false\n");
    expect(runAction(workspace, { name: "push", payload: push(clean) }, { version })).toMatchObject({ status: 0 });
  });

  it("leave a summary that would be too long for GitHub to the log", () => {
    const summary = join(remote.folder, "long.md");
    writeFileSync(summary, "x".repeat(1024 * 1024 - 10));
    const env = { ...installed, GITHUB_STEP_SUMMARY: summary };
    runAction(remote.checkout(ends.head, 0), { name: "push", payload: push(ends) }, { version }, env);
    expect(readFileSync(summary, "utf8").slice(1024 * 1024 - 10)).toMatch(/^nxs-guard: this summary has no room/);
  });
});

it("the input lint has the project's ESLint look at the change", () => {
  const page =
    '"use client";\nconst key = process.env.NEXUS_API_KEY;\nfetch("https://api.nexusgpt.io/api/public/v1/me", { headers: { "api-key": key } });\n';
  const lint = { base: remote.id("main"), head: remote.commit({ "page.js": page }) };
  const workspace = remote.checkout(lint.head, 0);
  mkdirSync(join(workspace, "node_modules"));
  symlinkSync(join(root, "node_modules/eslint"), join(workspace, "node_modules/eslint"));
  const event = { name: "pull_request", payload: pullRequest(lint) };
  const run = runAction(workspace, event, { version, lint: "true" }, installed);
  expect(run).toMatchObject({
    status: 1,
    log: expect.stringContaining("title=nxs-guard/no-client-side-call") as string,
  });
  expect(runAction(workspace, event, {}, { RUNNER_TEMP: run.temp })).toMatchObject({ status: 0 });
});

describe("an input that is wrong is refused before anything runs", () => {
  it.each([
    ["version", "latest; touch pwned"],
    ["version", "git+https://example.com/a.git"],
    ["version", "1.2"],
    ["version", "nowhere.tgz"],
  ])("%s: %s", (name, value) => {
    const workspace = remote.checkout(clean.head, 1);
    const run = runAction(workspace, { name: "schedule", payload: schedule() }, { [name]: value });
    expect(run).toMatchObject({
      status: 2,
      log: expect.stringMatching(/^::error title=nxs-guard::The input version/) as string,
    });
    expect(readdirSync(run.temp)).toEqual([]);
  });

  it.each([
    ["fail-on", "worst $(touch pwned)", /The input fail-on/],
    ["lint", "$(touch pwned)", /The input lint/],
    ["trusted-config", "$(touch pwned)", /There is no configuration file/],
    ["base", "--help", /no commit "--help"/],
    ["head", "`touch pwned`", /is not in this clone/],
  ])("%s: %s", (name, value, words) => {
    const workspace = remote.checkout(clean.head, 0);
    const { status, log } = runAction(
      workspace,
      { name: "schedule", payload: schedule() },
      { [name]: value },
      installed,
    );
    expect(status).toBeGreaterThan(1);
    expect(log).toMatch(words);
    expect(existsSync(join(workspace, "pwned"))).toBe(false);
  });
});

describe("action.yml", () => {
  it("puts no expression into a script, and every input into the environment of a step", () => {
    const { steps } = action.runs;
    expect(steps.map(({ run }) => run).join("\n")).not.toContain("${{");
    const used = steps.flatMap(({ env = {} }) => Object.values(env)).join("\n");
    for (const name of Object.keys(action.inputs)) expect(used).toContain(`\${{ inputs.${name} }}`);
  });

  it("uses no action of anybody else", () => {
    expect(action.runs.using).toBe("composite");
    for (const step of action.runs.steps) expect(step).not.toHaveProperty("uses");
  });
});
