import { join } from "node:path";
import { known, type CiRun, type Environment, type Task } from "./run.ts";

/** Azure Pipelines. Source: https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables */
export function azure(env: Environment): CiRun {
  const folder = env["AGENT_TEMPDIRECTORY"] ?? "";
  return {
    system: "Azure Pipelines",
    task: taskOf(env),
    reports: [
      { name: "azure" },
      { name: "sarif", file: join(folder, "nxs-guard.sarif") },
      { name: "junit", file: join(folder, "nxs-guard-junit.xml") },
    ],
    summary: { file: join(folder, "nxs-guard.md"), by: "announce" },
    remedies: {
      history: "Give the `checkout` step `fetchDepth: 0`.",
      content: "Take `fetchFilter` away from the `checkout` step.",
    },
  };
}

function taskOf(env: Environment): Task {
  const reason = env["BUILD_REASON"] ?? "";
  if (reason === "PullRequest") {
    const target = env["SYSTEM_PULLREQUEST_TARGETBRANCH"]?.replace(/^refs\/heads\//, "");
    return {
      scan: "commits",
      of: "the pull request",
      bases: known(target && `refs/remotes/origin/${target}`),
      head: env["SYSTEM_PULLREQUEST_SOURCECOMMITID"] ?? env["BUILD_SOURCEVERSION"] ?? "HEAD",
    };
  }
  if (reason === "IndividualCI" || reason === "BatchedCI") {
    return { scan: "tree", why: "Azure does not tell what was pushed", isSettled: false };
  }
  return {
    scan: "tree",
    why: `a build for the reason "${reason}" brings no commits`,
    isSettled: reason === "Schedule",
  };
}
