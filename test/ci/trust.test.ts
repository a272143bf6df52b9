import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, expect, it } from "vitest";
import { pullRequest } from "./events.ts";
import { ci, Remote, type Run } from "./remote.ts";

const key = sample("nxs_u_", hex(32, 3));
const leak = `const apiKey = "${key}";\n`;

let remote: Remote;
beforeEach(() => {
  remote = new Remote();
  remote.commit({ "README.md": "first\n" });
});
afterEach(() => {
  remote.remove();
});

/** What a branch gets to hear that changes these files, one commit after the other. */
function judged(
  changes: readonly Readonly<Record<string, string>>[],
  ...words: readonly string[]
): Run & { readonly summary: string } {
  const base = remote.id("main");
  remote.git("checkout", "--quiet", "-b", "feature");
  const head = changes.map((files) => remote.commit(files)).at(-1) ?? base;
  const [event, summary] = [join(remote.folder, "event.json"), join(remote.folder, "summary.md")];
  writeFileSync(event, JSON.stringify(pullRequest({ base, head })));
  const files = { GITHUB_EVENT_PATH: event, GITHUB_STEP_SUMMARY: summary, RUNNER_TEMP: remote.folder };
  const run = ci(
    remote.checkout("feature", 0),
    { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "pull_request", ...files },
    ...words,
  );
  return { ...run, summary: existsSync(summary) ? readFileSync(summary, "utf8") : "" };
}

const off = { "nxs-guard.config.json": '{ "rules": { "nexus-api-key": "off" } }\n' };
const silenced = { "silenced.js": `${leak.trimEnd()} // nxs-guard-disable-line nexus-api-key -- made up\n` };

it.each([
  ["a configuration", [{ ...off, "leak.js": leak }], "`nxs-guard.config.json` This change edits the configuration"],
  [
    "the part of a package.json that is ours",
    [{ "web/package.json": '{ "nxs-guard": { "rules": { "nexus-api-key": "off" } } }', "web/leak.js": leak }],
    "`web/package.json` This change edits the configuration",
  ],
  ["a comment", [silenced], "`silenced.js:1` This change adds a comment that silences findings"],
  [
    "a comment that a later commit takes away",
    [silenced, { "silenced.js": "" }],
    "`silenced.js:1` This change adds a comment",
  ],
])("%s in a change counts, and reviewers are told; with --trusted-config it does not count", (_, changes, words) => {
  const trusting = judged(changes);
  expect(trusting).toMatchObject({ status: 0, summary: expect.stringContaining(words) as string });
  expect(trusting.stdout).toMatch(/^::warning file=.*::This change (?:edits|adds)/m);
  remote.git("checkout", "--quiet", "main");
  remote.git("branch", "-D", "feature");
  expect(judged(changes, "--trusted-config")).toMatchObject({
    status: 1,
    summary: expect.stringContaining(words) as string,
  });
});

it("a change that breaks the configuration is told why in the summary as well, with secrets masked", () => {
  const { status, stdout, stderr, summary } = judged([{ "nxs-guard.config.json": `{ "${key}": {}, "rulse": {} }` }]);
  expect({ status, stderr }).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("there is no setting") as string,
  });
  expect(summary).toMatch(/^## ❌ nxs-guard: Stopped by an error\n\nerror: .*there is no setting/);
  expect(stdout + stderr + summary).not.toContain(key);
});

it("no report goes where a link in a change leads", () => {
  const precious = join(remote.folder, "precious");
  remote.commit({ "../precious/xml": "" });
  const clone = remote.checkout("main", 0);
  for (const [link, at] of [
    ["nxs-guard-junit.xml", "../precious/xml"],
    ["test-results", "../precious"],
  ]) {
    symlinkSync(at ?? "", join(clone, link ?? ""));
    const env = link === "test-results" ? { CIRCLECI: "true" } : { GITLAB_CI: "true", CI_PROJECT_DIR: clone };
    expect(ci(clone, env, "--base", "main~")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("a symbolic link in the repository leads there") as string,
    });
    expect(readdirSync(precious)).toEqual(["xml"]);
    expect(readFileSync(join(precious, "xml"), "utf8")).toBe("");
  }
});

it("a baseline in a change counts, and reviewers are told; with --trusted-config that of the base does", () => {
  const clone = remote.clone();
  const baseline = '{"version":1,"key":"00112233445566778899aabbccddeeff"}\n';
  writeFileSync(join(clone, ".nxs-guard-baseline"), baseline);
  writeFileSync(join(clone, "leak.js"), leak);
  const { stdout } = ci(clone, {}, "--report", "json");
  const [{ fingerprint } = { fingerprint: "" }] = (JSON.parse(stdout) as { findings: { fingerprint: string }[] })
    .findings;
  const entry = `${JSON.stringify({ rule: "nexus-api-key", fingerprint, path: "leak.js", why: "known" })}\n`;
  const change = { ".nxs-guard-baseline": baseline + entry, "leak.js": leak };

  const words = "`.nxs-guard-baseline` This change edits the baseline";
  expect(judged([change])).toMatchObject({ status: 0, summary: expect.stringContaining(words) as string });
  remote.git("checkout", "--quiet", "main");
  remote.git("branch", "-D", "feature");
  expect(judged([change], "--trusted-config")).toMatchObject({
    status: 1,
    summary: expect.stringContaining(words) as string,
  });

  remote.git("checkout", "--quiet", "main");
  remote.git("branch", "-D", "feature");
  remote.commit({ ".nxs-guard-baseline": baseline + entry });
  expect(judged([{ "leak.js": leak }], "--trusted-config")).toMatchObject({ status: 0 });
});

it("what a comment or the configuration of the base silences in a change is told, once it is new", () => {
  remote.commit({
    "nxs-guard.config.json": '{ "suppress": [{ "rule": "nexus-api-key", "path": "fixtures", "why": "made up" }] }',
    "old.js": `// nxs-guard-disable-file nexus-api-key -- of the | simulator\n${leak}`,
  });
  const { status, summary } = judged([
    {
      "old.js": `// nxs-guard-disable-file nexus-api-key -- of the | simulator\n${leak}\nexport ${leak}`,
      "fixtures/a.js": leak,
    },
  ]);
  expect(status).toBe(0);
  const [, told = ""] = summary.split("What this change brings, and a comment or the configuration silences:**");
  expect(told.trim().split("\n")).toEqual([
    "- `fixtures/a.js:1` nexus-api-key: made up",
    "- `old.js:4` nexus-api-key: of the \\| simulator",
  ]);
  expect(summary).not.toContain("This change adds a comment");
});

it("an edit of what ESLint goes by is told where it judges the change", () => {
  const change = { "eslint.config.js": "export default [];\n" };
  expect(judged([change]).summary).not.toContain("This change edits");
  remote.git("checkout", "--quiet", "main");
  remote.git("branch", "-D", "feature");
  expect(judged([change], "--lint").summary).toContain(
    "`eslint.config.js` This change edits the configuration of ESLint",
  );
});

it("what changes nothing of it is not mentioned", () => {
  remote.commit({ "package.json": '{ "name": "a", "nxs-guard": {} }', ...silenced });
  const changes = {
    "package.json": '{ "name": "b", "nxs-guard": {} }',
    "silenced.js": `// moved\n${silenced["silenced.js"]}`,
  };
  expect(judged([changes]).summary).not.toContain("This change");
});

it("--trusted-config: configurations of the base count for their folders, whatever the change does to them", () => {
  remote.commit({
    "nxs-guard.config.json": '{ "suppress": [{ "rule": "nexus-api-key", "path": "fixtures", "why": "made up" }] }',
    "web/nxs-guard.config.yaml": "rules: { nexus-api-key: low }\n",
  });
  const change = {
    "nxs-guard.config.json": "{}",
    "web/nxs-guard.config.yaml": "",
    "fixtures/a.js": leak,
    "web/b.js": leak,
  };
  const run = judged([change], "--trusted-config", "--fail-on", "medium");
  expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining("::notice file=web/b.js") as string });
  expect(run.stdout).not.toContain("fixtures/a.js,");
});

it("--trusted-config runs no module of the base, and says so", () => {
  const trace = join(remote.folder, "trace");
  remote.commit({
    "nxs-guard.config.js": `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(trace)}, "");\nexport default {};\n`,
  });
  const { status, stderr } = judged([{ "leak.js": leak }], "--trusted-config");
  expect({ status, stderr }).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/In the base, [0-9a-f]{12}: .*would run code/) as string,
  });
  expect(existsSync(trace)).toBe(false);
});

it("--trusted-config without a base: nobody can tell; without a change: what stands in the tree counts", () => {
  remote.commit(silenced);
  const azure = { TF_BUILD: "True", AGENT_TEMPDIRECTORY: remote.folder };
  const clone = remote.clone();
  const run = ci(clone, { ...azure, BUILD_REASON: "IndividualCI" }, "--trusted-config");
  expect(run).toMatchObject({ status: 3, stderr: expect.stringContaining("--base") as string });
  expect(ci(clone, { ...azure, BUILD_REASON: "Schedule" }, "--trusted-config")).toMatchObject({ status: 0 });
  expect(ci(remote.clone("--depth=1"), {}, "--trusted-config", "--base", "HEAD~1")).toMatchObject({ status: 3 });
});

it("--trusted-config outside known systems and without a base: nobody can tell whose change it is", () => {
  remote.commit({ ...off, "leak.js": leak });
  const clone = remote.clone();
  expect(ci(clone, {}, "--base", "", "--trusted-config")).toMatchObject({ status: 3 });
});

it("--trusted-config with a file: that alone counts", () => {
  writeFileSync(join(remote.folder, "trusted.json"), '{ "rules": { "nexus-api-key": "low" } }');
  const run = judged([{ ...off, "leak.js": leak }], `--trusted-config=${join(remote.folder, "trusted.json")}`);
  expect(run).toMatchObject({ status: 1, stdout: expect.stringContaining("::notice file=leak.js") as string });
});
