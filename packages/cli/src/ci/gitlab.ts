import { join } from "node:path";
import { known, knownId, type CiRun, type Environment, type Task } from "./run.ts";

/** GitLab CI. Source: https://docs.gitlab.com/ci/variables/predefined_variables/ */
export function gitlab(env: Environment): CiRun {
  const folder = env["CI_PROJECT_DIR"] ?? "";
  return {
    system: "GitLab",
    task: taskOf(env),
    reports: [
      { name: "pretty" },
      { name: "gitlab", file: join(folder, "gl-secret-detection-report.json") },
      { name: "junit", file: join(folder, "nxs-guard-junit.xml") },
    ],
    remedies: {
      history: 'Set the variable `GIT_DEPTH: "0"` for the job.',
      content: "Take `--filter` away from the variable GIT_FETCH_EXTRA_FLAGS.",
    },
  };
}

function taskOf(env: Environment): Task {
  const head = env["CI_COMMIT_SHA"] ?? "HEAD";
  if (env["CI_MERGE_REQUEST_IID"]) {
    return {
      scan: "commits",
      of: "the merge request",
      bases: known(env["CI_MERGE_REQUEST_DIFF_BASE_SHA"], env["CI_MERGE_REQUEST_TARGET_BRANCH_SHA"]),
      // Only where results are merged first is that set, and the commit of the pipeline then is the merge.
      head: knownId(env["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"]) ?? head,
    };
  }
  const source = env["CI_PIPELINE_SOURCE"] ?? "";
  const before = knownId(env["CI_COMMIT_BEFORE_SHA"]);
  if (source !== "push" && before === undefined) {
    const isSettled = source === "schedule";
    return { scan: "tree", why: `a pipeline started by ${source} brings no commits`, isSettled };
  }
  const main = env["CI_DEFAULT_BRANCH"];
  const tag = env["CI_COMMIT_TAG"];
  return {
    scan: "commits",
    of: "the push",
    bases: known(before),
    head,
    ...(tag && { tag: { name: tag, revision: `refs/tags/${tag}` } }),
    ...(main && env["CI_COMMIT_BRANCH"] !== main && { otherwise: `refs/remotes/origin/${main}` }),
  };
}
