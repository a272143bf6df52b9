import type { CiRun } from "./run.ts";

/** Any other system, or a person's machine. */
export function plain(): CiRun {
  return {
    system: "No known CI system",
    task: { scan: "tree", why: "neither --base nor a CI system tells what is new", isSettled: false },
    reports: [{ name: "pretty" }],
    remedies: {
      history: "Clone without `--depth`, or run `git fetch --unshallow` first.",
      content: "Clone without `--filter`.",
    },
  };
}
