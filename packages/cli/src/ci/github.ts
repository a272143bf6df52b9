import { join } from "node:path";
import { has, textAt, type Event } from "./event.ts";
import { known, knownId, type CiRun, type Environment, type Task } from "./run.ts";

/**
 * GitHub Actions, and what has its form.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/variables and
 * https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
export function github(env: Environment, event: Event): CiRun {
  return {
    system: "GitHub Actions",
    task: taskOf(env["GITHUB_EVENT_NAME"] ?? "", event, env["GITHUB_SHA"] ?? "HEAD"),
    reports: [{ name: "github" }, { name: "sarif", file: join(env["RUNNER_TEMP"] ?? "", "nxs-guard.sarif") }],
    ...(env["GITHUB_STEP_SUMMARY"] && { summary: { file: env["GITHUB_STEP_SUMMARY"], by: "append" } }),
    ...(env["GITHUB_OUTPUT"] && { outputs: env["GITHUB_OUTPUT"] }),
    hasSecrets: WITH_SECRETS.has(env["GITHUB_EVENT_NAME"] ?? ""),
    remedies: {
      history: "Give the step that uses actions/checkout `fetch-depth: 0`.",
      content: "Take `filter` away from the step that uses actions/checkout.",
    },
  };
}

/** The events that give a stranger's change the secrets of the repository. */
const WITH_SECRETS: ReadonlySet<string> = new Set(["pull_request_target", "workflow_run", "issue_comment"]);

function taskOf(name: string, event: Event, sha: string): Task {
  // The events of reviews bring the pull request too. One that cannot be read is no reason to scan something else.
  if (name.startsWith("pull_request") || has(event, "pull_request")) return pullRequest(name, event);
  if (name === "merge_group") {
    return {
      scan: "commits",
      of: "the merge group",
      bases: known(textAt(event, "merge_group", "base_sha")),
      head: textAt(event, "merge_group", "head_sha") ?? sha,
    };
  }
  if (name === "push") return push(event, sha);
  const settled = ["schedule", "repository_dispatch", "release"];
  return { scan: "tree", why: `the event ${name} brings no commits`, isSettled: settled.includes(name) };
}

function pullRequest(name: string, event: Event): Task {
  const branch = textAt(event, "pull_request", "base", "ref");
  return {
    scan: "commits",
    of: "the pull request",
    bases: known(textAt(event, "pull_request", "base", "sha"), branch && remoteBranch(branch)),
    head: textAt(event, "pull_request", "head", "sha") ?? "which the event does not name",
    // What is checked out there by itself is the base: https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request_target
    ...(name === "pull_request_target" && {
      headRemedy:
        "The event pull_request_target checks out the base. Let the event be pull_request: nxs-guard needs no secret. Or fetch the head without running it: `git fetch origin refs/pull/<number>/head`.",
    }),
  };
}

function push(event: Event, sha: string): Task {
  const ref = textAt(event, "ref") ?? "";
  const after = textAt(event, "after") ?? sha;
  if (/^0+$/.test(after)) return { scan: "nothing", why: `${ref} was deleted` };
  const main = textAt(event, "repository", "default_branch");
  const [, tag] = /^refs\/tags\/(.+)/.exec(ref) ?? [];
  return {
    scan: "commits",
    of: "the push",
    bases: known(knownId(textAt(event, "before"))),
    // Of an annotated tag the event tells the tag itself, which a checkout may replace by its commit.
    head: tag === undefined ? after : sha,
    ...(tag !== undefined && { tag: { name: tag, revision: after } }),
    ...(main !== undefined && ref !== `refs/heads/${main}` && { otherwise: remoteBranch(main) }),
  };
}

function remoteBranch(name: string): string {
  return `refs/remotes/origin/${name}`;
}
