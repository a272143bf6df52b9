import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mergeGroup, NO_COMMIT, pullRequest, push, schedule } from "./events.ts";
import { ci, Remote, type Run } from "./remote.ts";

const old = `const old = "${sample("nxs_u_", hex(32, 1))}";\n`;
const key = sample("nxs_u_", hex(32, 2));
const leak = `const apiKey = "${key}";\n`;

/**
 * main:     first (an old leak) ── second
 * feature:  first ── a leak ── the leak is gone
 * merge:    what GitHub makes of both
 */
let remote: Remote;
const ids = { first: "", second: "", leaking: "", feature: "", merge: "" };

beforeAll(() => {
  remote = new Remote();
  ids.first = remote.commit({ "old.js": old, "README.md": "first\n" });
  remote.git("checkout", "--quiet", "-b", "feature");
  ids.leaking = remote.commit({ "leak.js": leak });
  ids.feature = remote.commit({ "leak.js": "export {};\n" });
  remote.git("checkout", "--quiet", "main");
  ids.second = remote.commit({ "README.md": "second\n" });
  remote.git("checkout", "--quiet", "--detach", "main");
  remote.git("merge", "--quiet", "--no-ff", "--message=merge", "feature");
  ids.merge = remote.id("HEAD");
  remote.git("checkout", "--quiet", "main");
});
afterAll(() => {
  remote.remove();
});

const pull = (): object => pullRequest({ base: ids.second, head: ids.feature });

function onGitHub(clone: string, name: string, event: object, ...words: readonly string[]): Run {
  const file = join(remote.folder, "event.json");
  writeFileSync(file, JSON.stringify(event));
  const env = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: file, RUNNER_TEMP: remote.folder };
  return ci(clone, env, ...words);
}

function expectLeakAlone({ status, stdout, stderr }: Run): void {
  expect({ status, stderr }).toMatchObject({ status: 1 });
  expect(stdout).toContain("leak.js");
  expect(stdout).not.toContain("old.js");
  expect(stdout + stderr).not.toContain(key);
}

describe("on GitHub", () => {
  it("a pull request: a leak in a commit is found, though a later one takes it away; an old one is not", () => {
    const run = onGitHub(remote.checkout(ids.merge, 0), "pull_request", pull());
    expectLeakAlone(run);
    expect(run.stdout).toMatch(/^::error file=leak\.js,line=1,/);
    expect(run.stderr).toBe(
      `GitHub Actions: 2 commits of the pull request (${ids.second.slice(0, 12)}..${ids.feature.slice(0, 12)}).\n`,
    );
  });

  it.each([1, 2])("a pull request in a clone of depth %i: nobody can tell, and the setting is named", (depth) => {
    const { status, stdout, stderr } = onGitHub(remote.checkout(ids.merge, depth), "pull_request", pull());
    expect(status).toBe(3);
    expect(stdout).toContain("Not read: shallow history");
    expect(stderr).toContain("`fetch-depth: 0`");
  });

  it("pull_request_target with the base checked out: not the base is scanned, and the event is named", () => {
    const clone = remote.checkout(ids.second, 1);
    const { status, stdout, stderr } = onGitHub(clone, "pull_request_target", pull());
    expect(status).toBe(3);
    expect(stdout).not.toContain("old.js");
    expect(stderr).toMatch(
      /The head of the pull request, [0-9a-f]{12}, is not in this clone.*Let the event be pull_request/,
    );
  });

  it("pull_request_target with the head fetched and not checked out: its commits", () => {
    const clone = remote.clone();
    expectLeakAlone(onGitHub(clone, "pull_request_target", pull()));
  });

  it("a merge group: its commits", () => {
    const event = mergeGroup({ base: ids.second, head: ids.merge });
    expectLeakAlone(onGitHub(remote.checkout(ids.merge, 0), "merge_group", event));
  });

  it("a push: the commits since the one before", () => {
    const clone = remote.checkout(ids.feature, 0);
    expectLeakAlone(onGitHub(clone, "push", push({ base: ids.first, head: ids.feature })));
    const { status, stderr } = onGitHub(clone, "push", push({ base: ids.leaking, head: ids.feature }));
    expect({ status, stderr }).toMatchObject({
      status: 0,
      stderr: expect.stringContaining("1 commit of the push") as string,
    });
  });

  it.each([
    ["a new branch", NO_COMMIT, false],
    ["a push by force over a commit that is gone", "d".repeat(40), true],
  ])("%s: the commits that the default branch does not have, and that is said", (_, base, forced) => {
    const event = push({ base, head: ids.feature }, "refs/heads/feature", forced);
    const run = onGitHub(remote.checkout(ids.feature, 0), "push", event);
    expectLeakAlone(run);
    expect(run.stderr).toContain("as against origin/main: what stood there before is not known");
    expect(onGitHub(remote.checkout(ids.feature, 1), "push", event)).toMatchObject({ status: 3 });
  });

  it("the push of a tag: its commits and its message, where the clone has the tag", () => {
    remote.git("tag", "--annotate", `--message=try it with ${key}`, "v1", ids.second);
    const clone = remote.clone();
    const event = push({ base: NO_COMMIT, head: remote.id("v1") }, "refs/tags/v1");
    const inMessage = { status: 1, stdout: expect.stringMatching(/^::error.*<message of tag v1>/m) as string };
    const run = onGitHub(clone, "push", event);
    expect(run).toMatchObject(inMessage);
    expect(run.stdout).not.toContain(key);
    const env = { CI_COMMIT_SHA: ids.second, CI_DEFAULT_BRANCH: "main", CI_PIPELINE_SOURCE: "push" };
    expect(ci(clone, { GITLAB_CI: "true", CI_PROJECT_DIR: clone, ...env, CI_COMMIT_TAG: "v1" })).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("<message of tag v1>") as string,
    });
    expect(ci(clone, { CIRCLECI: "true", CIRCLE_SHA1: ids.second, CIRCLE_TAG: "v1" })).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("<message of tag v1>") as string,
    });
    remote.git("tag", "--delete", "v1");
    expect(onGitHub(remote.clone(), "push", event)).toMatchObject({ status: 0 });
  });

  it("the first push of the default branch: the whole tree, and that is said", () => {
    const event = push({ base: NO_COMMIT, head: ids.second }, "refs/heads/main");
    const { status, stdout, stderr } = onGitHub(remote.checkout(ids.second, 0), "push", event);
    expect({ status, stdout }).toMatchObject({ status: 1, stdout: expect.stringContaining("file=old.js") as string });
    expect(stderr).toContain(
      "The whole tree, and none of the commits that led to it: the base of the push is not known.",
    );
  });

  it("a push whose head is not checked out and whose base nobody knows: no other tree instead", () => {
    const event = push({ base: NO_COMMIT, head: ids.feature }, "refs/heads/main");
    const { status, stderr } = onGitHub(remote.checkout(ids.second, 0), "push", event);
    expect({ status, stderr }).toMatchObject({
      status: 3,
      stderr: expect.stringContaining("not checked out") as string,
    });
  });

  it("the end of a branch: nothing", () => {
    const event = push({ base: ids.feature, head: NO_COMMIT });
    const { status, stderr } = onGitHub(remote.checkout(ids.second, 1), "push", event);
    expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.stringContaining("was deleted") as string });
  });

  it("a schedule: the whole tree, in the shallowest clone", () => {
    const { status, stdout } = onGitHub(remote.checkout(ids.second, 1), "schedule", schedule());
    expect({ status, stdout }).toMatchObject({ status: 1, stdout: expect.stringContaining("file=old.js") as string });
  });

  it("without a payload: refused", () => {
    const env = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "push", GITHUB_EVENT_PATH: "/nowhere" };
    expect(ci(remote.checkout(ids.second, 1), env)).toMatchObject({ status: 2, stdout: "" });
  });
});

describe("on GitLab", () => {
  const env = (clone: string): Record<string, string> => ({
    GITLAB_CI: "true",
    CI_PIPELINE_SOURCE: "merge_request_event",
    CI_PROJECT_DIR: clone,
    CI_COMMIT_SHA: ids.merge,
    CI_COMMIT_BEFORE_SHA: NO_COMMIT,
    CI_MERGE_REQUEST_IID: "7",
    CI_MERGE_REQUEST_DIFF_BASE_SHA: ids.first,
    CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: ids.feature,
    CI_MERGE_REQUEST_TARGET_BRANCH_SHA: ids.second,
  });

  it("a merge request: its commits, with an artifact for the merge request and a test report", () => {
    const clone = remote.checkout(ids.merge, 0);
    expectLeakAlone(ci(clone, env(clone)));
    const artifact = readFileSync(join(clone, "gl-secret-detection-report.json"), "utf8");
    expect(JSON.parse(artifact)).toMatchObject({
      vulnerabilities: [{ location: { file: "leak.js", commit: { sha: ids.leaking } } }],
    });
    expect(readFileSync(join(clone, "nxs-guard-junit.xml"), "utf8")).toContain('failures="1"');
  });

  it("a merge request in a shallow clone: nobody can tell, and every report says so", () => {
    const clone = remote.checkout(ids.merge, 1);
    const { status, stdout, stderr } = ci(clone, env(clone));
    expect({ status, stdout }).toMatchObject({
      status: 3,
      stdout: expect.stringContaining("Not everything was read") as string,
    });
    expect(stderr).toContain('`GIT_DEPTH: "0"`');
    const artifact = readFileSync(join(clone, "gl-secret-detection-report.json"), "utf8");
    expect(JSON.parse(artifact)).toMatchObject({ scan: { status: "failure" } });
    expect(readFileSync(join(clone, "nxs-guard-junit.xml"), "utf8")).toContain('errors="1"');
  });
});

describe("on Azure", () => {
  const env = (): Record<string, string> => ({
    TF_BUILD: "True",
    BUILD_REASON: "PullRequest",
    BUILD_SOURCEVERSION: ids.merge,
    SYSTEM_PULLREQUEST_SOURCECOMMITID: ids.feature,
    SYSTEM_PULLREQUEST_TARGETBRANCH: "refs/heads/main",
    AGENT_TEMPDIRECTORY: remote.folder,
  });

  it("a pull request: its commits as issues, and a summary that is announced", () => {
    const run = ci(remote.checkout(ids.merge, 0), env());
    expectLeakAlone(run);
    expect(run.stdout).toMatch(/^##vso\[task\.logissue type=error;sourcepath=leak\.js;linenumber=1;/);
    const summary = join(remote.folder, "nxs-guard.md");
    expect(run.stdout.trimEnd().split("\n").at(-1)).toBe(`##vso[task.uploadsummary]${summary}`);
    expect(readFileSync(summary, "utf8")).toContain("1 finding");
  });

  it("a pull request in a shallow clone: nobody can tell, and the setting is named", () => {
    const { status, stderr } = ci(remote.checkout(ids.merge, 1), env());
    expect({ status, stderr }).toMatchObject({
      status: 3,
      stderr: expect.stringContaining("`fetchDepth: 0`") as string,
    });
  });
});

describe("on CircleCI", () => {
  const env = (branch: string): Record<string, string> => ({
    CIRCLECI: "true",
    CIRCLE_BRANCH: branch,
    CIRCLE_SHA1: remote.id(branch),
  });

  it("a branch: the commits that the default branch does not have, with a test report", () => {
    const clone = remote.clone();
    expectLeakAlone(ci(clone, env("feature")));
    expect(readFileSync(join(clone, "test-results/nxs-guard/junit.xml"), "utf8")).toContain('failures="1"');
  });

  it("a clone without the files of the past: not clean, and the setting is named", () => {
    remote.git("config", "uploadpack.allowFilter", "true");
    const { status, stdout } = ci(remote.clone("--filter=blob:none"), env("feature"));
    expect({ status, stdout }).toMatchObject({
      status: 3,
      stdout: expect.stringContaining("`method: full`") as string,
    });
  });

  it("a shallow clone that does not know the default branch: nobody can tell, and the setting is named", () => {
    const clone = remote.checkout("feature", 1);
    const run = ci(clone, { CIRCLECI: "true", CIRCLE_BRANCH: "feature", CIRCLE_SHA1: ids.feature });
    expect(run).toMatchObject({ status: 3, stderr: expect.stringContaining("method: full") as string });
  });

  it("the default branch: the whole tree", () => {
    const { status, stdout } = ci(remote.clone(), env("main"));
    expect({ status, stdout }).toMatchObject({ status: 1, stdout: expect.stringContaining("old.js") as string });
  });
});

describe("anywhere", () => {
  it("--base and --head decide, also against what a system says", () => {
    const clone = remote.clone();
    expectLeakAlone(ci(clone, {}, "--base", "origin/main", "--head", "origin/feature"));
    expectLeakAlone(onGitHub(clone, "schedule", schedule(), "--base", ids.first, "--head", "origin/feature"));
  });

  it("an empty --base, as a variable without a value gives, is none", () => {
    expect(ci(remote.clone(), {}, "--base", "")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("The whole tree") as string,
    });
  });

  it("a base that does not exist is a mistake, in a shallow clone a lack", () => {
    expect(ci(remote.clone(), {}, "--base", "nowhere")).toMatchObject({ status: 2, stdout: "" });
    expect(ci(remote.clone("--depth=1"), {}, "--base", "nowhere")).toMatchObject({ status: 3 });
    expect(ci(remote.clone(), {}, "--base", "", "--head", "HEAD")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Nothing says what "HEAD" is to be compared with') as string,
    });
  });

  it("--exit-zero reports alone", () => {
    const words = ["--base", "origin/main", "--head", "origin/feature", "--exit-zero"];
    expect(ci(remote.clone(), {}, ...words)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("leak.js") as string,
    });
  });
});
