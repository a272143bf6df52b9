import { describe, expect, it } from "vitest";
import { azure } from "../../src/ci/azure.ts";
import { circleci } from "../../src/ci/circleci.ts";
import { github } from "../../src/ci/github.ts";
import { gitlab } from "../../src/ci/gitlab.ts";

const BASE = "a".repeat(40);
const HEAD = "b".repeat(40);
const MERGE = "c".repeat(40);
const ZEROS = "0".repeat(40);

describe("GitHub Actions", () => {
  const env = { GITHUB_SHA: MERGE, RUNNER_TEMP: "/tmp/runner" };
  const task = (name: string, event: unknown): unknown => github({ ...env, GITHUB_EVENT_NAME: name }, event).task;
  const pull = {
    action: "synchronize",
    number: 7,
    pull_request: { head: { ref: "feature", sha: HEAD }, base: { ref: "main", sha: BASE } },
    repository: { default_branch: "main" },
  };
  const push = (over: object): object => ({
    ref: "refs/heads/feature",
    before: BASE,
    after: HEAD,
    created: false,
    deleted: false,
    forced: false,
    repository: { default_branch: "main" },
    ...over,
  });

  it.each(["pull_request", "pull_request_target", "pull_request_review"])(
    "%s: the commits of the pull request",
    (name) => {
      expect(task(name, pull)).toMatchObject({
        scan: "commits",
        of: "the pull request",
        bases: [BASE, "refs/remotes/origin/main"],
        head: HEAD,
      });
    },
  );

  it("pull_request_target: says that the base is checked out there", () => {
    expect(task("pull_request_target", pull)).toMatchObject({
      headRemedy: expect.stringContaining("pull_request:") as string,
    });
    expect(task("pull_request", pull)).not.toHaveProperty("headRemedy");
  });

  it("merge_group: from its base to its head", () => {
    const event = {
      action: "checks_requested",
      merge_group: { head_sha: HEAD, base_sha: BASE, base_ref: "refs/heads/main" },
    };
    expect(task("merge_group", event)).toMatchObject({ scan: "commits", bases: [BASE], head: HEAD });
  });

  it("push: from what stood there before, or else from the default branch", () => {
    const otherwise = "refs/remotes/origin/main";
    expect(task("push", push({}))).toMatchObject({ scan: "commits", bases: [BASE], head: HEAD, otherwise });
    expect(task("push", push({ before: ZEROS, created: true }))).toMatchObject({ bases: [], head: HEAD, otherwise });
    const tagged = { scan: "commits", bases: [], head: MERGE, otherwise };
    expect(task("push", push({ ref: "refs/tags/v1", before: ZEROS }))).toMatchObject(tagged);
  });

  it("push to the default branch: never compares it with itself", () => {
    expect(task("push", push({ ref: "refs/heads/main", before: ZEROS }))).not.toHaveProperty("otherwise");
  });

  it("push that deletes a branch: nothing", () => {
    expect(task("push", push({ after: ZEROS, deleted: true }))).toMatchObject({ scan: "nothing" });
  });

  it.each([
    ["schedule", true],
    ["workflow_dispatch", false],
    ["issue_comment", false],
    ["workflow_run", false],
  ])("%s: the whole tree; nobody's change is on trial: %s", (name, isSettled) => {
    expect(task(name, { schedule: "0 4 * * *" })).toMatchObject({ scan: "tree", isSettled });
  });

  it.each([{}, [], null, "text", { pull_request: null }, { pull_request: { head: 1 } }])(
    "pull_request_target with the payload %j: still no reason to scan the base",
    (event) => {
      expect(task("pull_request_target", event)).toMatchObject({ scan: "commits", bases: [] });
    },
  );

  it("reports as annotations, SARIF, a summary and outputs", () => {
    const files = { GITHUB_STEP_SUMMARY: "/tmp/summary", GITHUB_OUTPUT: "/tmp/output" };
    expect(github({ ...env, ...files }, {})).toMatchObject({
      reports: [{ name: "github" }, { name: "sarif", file: "/tmp/runner/nxs-guard.sarif" }],
      summary: { file: "/tmp/summary", by: "append" },
      outputs: "/tmp/output",
    });
  });
});

describe("GitLab", () => {
  const merge = { CI_MERGE_REQUEST_IID: "7", CI_MERGE_REQUEST_DIFF_BASE_SHA: BASE, CI_COMMIT_BEFORE_SHA: ZEROS };
  const task = (env: Record<string, string>): unknown => gitlab(env).task;

  it("a merge request: from the base of its difference", () => {
    const env = { ...merge, CI_PIPELINE_SOURCE: "merge_request_event", CI_COMMIT_SHA: HEAD };
    expect(task(env)).toMatchObject({ scan: "commits", bases: [BASE], head: HEAD });
  });

  it("a pipeline of merged results: to the head of the source branch, not the merge", () => {
    const shas = {
      CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: HEAD,
      CI_MERGE_REQUEST_TARGET_BRANCH_SHA: BASE,
      CI_COMMIT_SHA: MERGE,
    };
    expect(task({ ...merge, ...shas })).toMatchObject({ bases: [BASE, BASE], head: HEAD });
    expect(task({ ...merge, ...shas, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: "" })).toMatchObject({ head: MERGE });
  });

  it("a push: from what stood there before, or else from the default branch", () => {
    const env = {
      CI_PIPELINE_SOURCE: "push",
      CI_COMMIT_SHA: HEAD,
      CI_DEFAULT_BRANCH: "main",
      CI_COMMIT_BRANCH: "feature",
    };
    const otherwise = "refs/remotes/origin/main";
    expect(task({ ...env, CI_COMMIT_BEFORE_SHA: BASE })).toMatchObject({ bases: [BASE], head: HEAD, otherwise });
    expect(task({ ...env, CI_COMMIT_BEFORE_SHA: ZEROS })).toMatchObject({ bases: [], otherwise });
    expect(task({ ...env, CI_COMMIT_BRANCH: "main" })).not.toHaveProperty("otherwise");
  });

  it.each([
    ["schedule", true],
    ["trigger", false],
  ])("%s: the whole tree", (source, isSettled) => {
    expect(task({ CI_PIPELINE_SOURCE: source, CI_COMMIT_BEFORE_SHA: ZEROS })).toMatchObject({
      scan: "tree",
      isSettled,
    });
  });

  it("reports as an artifact, as JUnit and in the log", () => {
    expect(gitlab({ CI_PROJECT_DIR: "/builds/project" }).reports).toEqual([
      { name: "pretty" },
      { name: "gitlab", file: "/builds/project/gl-secret-detection-report.json" },
      { name: "junit", file: "/builds/project/nxs-guard-junit.xml" },
    ]);
  });
});

describe("Azure Pipelines", () => {
  it("a pull request: from its target branch to its own last commit, not the merge", () => {
    const env = {
      BUILD_REASON: "PullRequest",
      BUILD_SOURCEVERSION: MERGE,
      SYSTEM_PULLREQUEST_SOURCECOMMITID: HEAD,
      SYSTEM_PULLREQUEST_TARGETBRANCH: "refs/heads/release/1",
    };
    expect(azure(env).task).toMatchObject({ scan: "commits", bases: ["refs/remotes/origin/release/1"], head: HEAD });
  });

  it.each([
    ["IndividualCI", false],
    ["Schedule", true],
  ])("%s: the whole tree, as no base is told", (reason, isSettled) => {
    expect(azure({ BUILD_REASON: reason }).task).toMatchObject({ scan: "tree", isSettled });
  });

  it("reports as issues, SARIF, JUnit and a summary that is announced", () => {
    expect(azure({ AGENT_TEMPDIRECTORY: "/agent/_temp" })).toMatchObject({
      reports: [
        { name: "azure" },
        { name: "sarif", file: "/agent/_temp/nxs-guard.sarif" },
        { name: "junit", file: "/agent/_temp/nxs-guard-junit.xml" },
      ],
      summary: { file: "/agent/_temp/nxs-guard.md", by: "announce" },
    });
  });
});

describe("CircleCI", () => {
  it("a branch: from the default branch", () => {
    const task = circleci({ CIRCLE_BRANCH: "feature", CIRCLE_SHA1: HEAD }, "main").task;
    expect(task).toMatchObject({ scan: "commits", bases: ["refs/remotes/origin/main"], head: HEAD });
  });

  it("the default branch: the whole tree", () => {
    expect(circleci({ CIRCLE_BRANCH: "main", CIRCLE_SHA1: HEAD }, "main").task).toMatchObject({ scan: "tree" });
  });

  it("a clone that does not know the default branch: no base", () => {
    expect(circleci({ CIRCLE_BRANCH: "main", CIRCLE_SHA1: HEAD }, undefined).task).toMatchObject({ bases: [] });
  });
});
