import { defaultBranch } from "@nxs-guard/scanner";
import { azure } from "./azure.ts";
import { circleci } from "./circleci.ts";
import { readEvent } from "./event.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { plain } from "./plain.ts";
import type { CiRun, CommitsTask, Environment } from "./run.ts";

/** The ends of a range that somebody has typed. An empty one, or zeros, as a variable without a value gives, is none. */
export interface TypedEnds {
  readonly base?: string;
  readonly head?: string;
}

/**
 * What this run is to scan and to report, by the CI system that it runs on, or by what was typed.
 *
 * @throws {UserError} when the system does not say what it promises.
 */
export async function understand(env: Environment, typed: TypedEnds, cwd: string): Promise<CiRun> {
  const run = await systemRun(env, cwd);
  const base = given(typed.base);
  const head = given(typed.head);
  if (base === undefined && head === undefined) return run;
  const told = run.task.scan === "commits" ? run.task : undefined;
  const task: CommitsTask = {
    ...told,
    scan: "commits",
    of: told?.of ?? "the range",
    bases: base === undefined ? (told?.bases ?? []) : [base],
    head: head ?? told?.head ?? "HEAD",
    isNamed: true,
  };
  return { ...run, task };
}

async function systemRun(env: Environment, cwd: string): Promise<CiRun> {
  if (env["GITHUB_ACTIONS"] === "true") return github(env, readEvent(env["GITHUB_EVENT_PATH"]));
  if (env["GITLAB_CI"] === "true") return gitlab(env);
  if (env["TF_BUILD"]?.toLowerCase() === "true") return azure(env);
  if (env["CIRCLECI"] === "true") return circleci(env, await defaultBranch(cwd));
  return plain();
}

function given(revision: string | undefined): string | undefined {
  return revision === undefined || /^0*$/.test(revision) ? undefined : revision;
}
