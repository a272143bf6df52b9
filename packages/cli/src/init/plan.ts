import { join } from "node:path";
import process from "node:process";
import { defaultBranch, git, UserError } from "@nxs-guard/scanner";
import type { CiSystem } from "./ci-systems.ts";
import { readProject, type Project } from "./project.ts";
import type { Step } from "./step.ts";
import { baselineStep } from "./steps/baseline.ts";
import { ciSteps } from "./steps/ci.ts";
import { dockerIgnoreStep } from "./steps/docker-ignore.ts";
import { envExampleStep } from "./steps/env-example.ts";
import { gitIgnoreStep } from "./steps/git-ignore.ts";
import { hooksStep } from "./steps/hooks.ts";
import { linterStep } from "./steps/linter.ts";
import { COMMAND, folderOfCommand, packagesStep } from "./steps/packages.ts";
import { PLUGIN } from "./eslint-config/with-preset.ts";

/** What would be set up in a project. Nothing is written before all of it is known. */
export interface Plan {
  readonly project: Project;
  readonly steps: readonly Step[];
}

export interface PlanOptions {
  /** Of nxs-guard. */
  readonly version: string;
  readonly now: Date;
  /** The one CI system that counts, whatever the project has. */
  readonly ci?: CiSystem | "none";
}

/**
 * @param cwd an absolute directory
 * @throws {UserError} where there is no project
 */
export async function makePlan(cwd: string, { version, now, ci }: PlanOptions): Promise<Plan> {
  const read = await readProject(cwd, process.env);
  const project = ci === undefined ? read : { ...read, ciSystems: ci === "none" ? [] : [ci] };
  if (!project.isRepository && !project.manifest) {
    throw new UserError(
      "There is neither a repository nor a package.json here.",
      "Go to a project, or begin one with `git init`.",
    );
  }
  const hooks = hooksStep(project, version);
  const { step: linter, pluginIn } = linterStep(project);
  const needed = [
    { name: COMMAND, folder: folderOfCommand(project, hooks) },
    ...(pluginIn === undefined ? [] : [{ name: PLUGIN, folder: pluginIn }]),
  ];
  const gitIgnore = gitIgnoreStep(project);
  const dockerIgnore = dockerIgnoreStep(project);
  const baseline = await baselineStep(project, now, {
    inGit: gitIgnore.changes.some(({ path }) => path === join(project.top, ".gitignore")),
    inImages: dockerIgnore !== undefined && dockerIgnore.changes.length > 0,
  });
  const steps = [
    packagesStep(needed, project, version),
    linter,
    hooks,
    ...(ci === "none" ? [] : ciSteps(project, version, await branchOf(project))),
    gitIgnore,
    dockerIgnore,
    envExampleStep(project),
    baseline,
  ];
  return { project, steps: steps.filter((step) => step !== undefined) };
}

export function hasChanges({ steps }: Plan): boolean {
  return steps.some(({ changes }) => changes.length > 0);
}

/** The default branch of the remote, or else the one that is checked out, if it is called as default branches are. */
async function branchOf({ top, isRepository }: Project): Promise<string> {
  if (!isRepository) return "main";
  const remote = await defaultBranch(top);
  const current = await git(top, "discovered", ["symbolic-ref", "--quiet", "--short", "HEAD"]).catch(() => "");
  return remote ?? (/^(?:master|trunk|develop)\n$/.test(current) ? current.trim() : "main");
}
