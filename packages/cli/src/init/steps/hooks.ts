import { existsSync } from "node:fs";
import { delimiter, dirname, join, sep } from "node:path";
import { install, type Change, type InstallOptions } from "@nxs-guard/pre-commit";
import { UserError } from "@nxs-guard/scanner";
import { MANIFEST } from "../manifest.ts";
import type { Project } from "../project.ts";
import { nothingToDo, type Step } from "../step.ts";

const title = "Hooks";

/** The hooks of `nxs-guard install`. Where they would not find the command, and so stop every commit, there are none. */
export function hooksStep(project: Project, version: string, environment: NodeJS.ProcessEnv): Step {
  if (!project.isRepository) {
    return nothingToDo(title, "This is no git repository. Run `git init`, then this command again.");
  }
  if (!project.packageManager.hasNodeModules) {
    return nothingToDo(
      title,
      "Yarn keeps packages out of node_modules here, where a hook looks for the command. Have your hooks run `yarn nxs-guard staged`.",
    );
  }
  const options: InstallOptions = { cwd: project.top, version };
  try {
    const { changes, summary } = install({ ...options, dryRun: true });
    if (changes.length === 0) return nothingToDo(title, "They are there already.");
    if (!findsCommand(changes, project, environment)) {
      return nothingToDo(
        title,
        "They start at the top of the repository, where no package.json names the command, so they would stop every commit. " +
          "Install it for all who work here with `npm install --global nxs-guard`, then run `nxs-guard install`.",
      );
    }
    const words = summary.startsWith("Husky") ? [summary] : [];
    return { title, changes, words, isLong: true, carryOut: () => install(options).summary };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return nothingToDo(title, `${error.message} ${error.remedy}`);
  }
}

function findsCommand(changes: readonly Change[], { top, folder }: Project, environment: NodeJS.ProcessEnv): boolean {
  if (existsSync(join(top, MANIFEST)) || changes.every(({ path }) => dirname(path) === join(folder, ".husky"))) {
    return true;
  }
  // npx puts what it has fetched for this run on PATH.
  return (environment["PATH"] ?? "")
    .split(delimiter)
    .some((at) => !at.split(sep).includes("node_modules") && existsSync(join(at, "nxs-guard")));
}
