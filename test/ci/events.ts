/**
 * Payloads of GitHub's events, in their documented shapes as far as anything here could look at them.
 * Source: https://docs.github.com/en/webhooks/webhook-events-and-payloads, and the examples in https://github.com/octokit/webhooks
 */
export interface Ends {
  readonly base: string;
  readonly head: string;
}

export const NO_COMMIT = "0".repeat(40);

const repository = {
  id: 186853002,
  name: "Hello-World",
  full_name: "Codertocat/Hello-World",
  private: false,
  owner: { login: "Codertocat", id: 21031067, type: "User" },
  fork: false,
  default_branch: "main",
};
const sender = { login: "Codertocat", id: 21031067, type: "User" };

/** `pull_request`, and `pull_request_target`, whose payload is the same. */
export function pullRequest({ base, head }: Ends): object {
  return {
    action: "synchronize",
    number: 2,
    pull_request: {
      id: 279147437,
      number: 2,
      state: "open",
      title: "Update the README.",
      user: sender,
      merge_commit_sha: null,
      head: { label: "stranger:feature", ref: "feature", sha: head, repo: { ...repository, id: 1, fork: true } },
      base: { label: "Codertocat:main", ref: "main", sha: base, repo: repository },
      draft: false,
      commits: 1,
    },
    before: base,
    after: head,
    repository,
    sender,
  };
}

export function push({ base, head }: Ends, ref = "refs/heads/feature", forced = false): object {
  return {
    ref,
    before: base,
    after: head,
    created: base === NO_COMMIT,
    deleted: head === NO_COMMIT,
    forced,
    base_ref: null,
    compare: "https://github.com/Codertocat/Hello-World/compare/main...feature",
    commits: [],
    head_commit: null,
    pusher: { name: "Codertocat", email: null },
    repository,
    sender,
  };
}

export function mergeGroup({ base, head }: Ends): object {
  return {
    action: "checks_requested",
    merge_group: {
      head_sha: head,
      head_ref: `refs/heads/gh-readonly-queue/main/pr-104-${base}`,
      base_sha: base,
      base_ref: "refs/heads/main",
      head_commit: { id: head, message: "Merge pull request #104", timestamp: "2026-01-02T03:04:05Z" },
    },
    repository,
    sender,
  };
}

/** The runner writes the schedule and nothing of the repository's state. */
export function schedule(): object {
  return { schedule: "30 5 * * 1,3", repository, workflow: ".github/workflows/nxs-guard.yml" };
}
