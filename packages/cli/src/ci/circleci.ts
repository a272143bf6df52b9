import { known, type CiRun, type Environment } from "./run.ts";

/**
 * CircleCI. It tells neither a base nor the default branch; what its clone says of the latter counts.
 * Source: https://circleci.com/docs/reference/variables/
 *
 * @param main the default branch, if the clone knows it
 */
export function circleci(env: Environment, main: string | undefined): CiRun {
  const branch = env["CIRCLE_BRANCH"];
  const tag = env["CIRCLE_TAG"];
  const isMain = main !== undefined && branch === main;
  return {
    system: "CircleCI",
    task: isMain
      ? { scan: "tree", why: "it is the default branch, and CircleCI does not tell what was pushed", isSettled: true }
      : {
          scan: "commits",
          of: branch === undefined ? "the tag" : "the branch",
          bases: known(main && `refs/remotes/origin/${main}`),
          head: env["CIRCLE_SHA1"] ?? "HEAD",
          ...(tag && { tag: { name: tag, revision: `refs/tags/${tag}` } }),
        },
    reports: [{ name: "pretty" }, { name: "junit", file: "test-results/nxs-guard/junit.xml" }],
    remedies: {
      history: "Give the `checkout` step `method: full`.",
      content: "Give the `checkout` step `method: full`.",
    },
  };
}
