import { existsSync } from "node:fs";
import { join } from "node:path";
import { AT_TOP, install, isOnPath, launcherIn, type InstallOptions, type Launcher } from "@nxs-guard/pre-commit";
import { UserError } from "@nxs-guard/scanner";
import { MANIFEST } from "../manifest.ts";
import type { Project } from "../project.ts";
import { shownPath } from "../standing-file.ts";
import { nothingToDo, type Step } from "../step.ts";

const title = "Hooks";

/** The hooks of `nxs-guard install`. Where they would not find the command, and so stop every commit, there are none. */
export function hooksStep(project: Project, version: string): Step {
  if (!project.isRepository) {
    return nothingToDo(title, "This is no git repository. Run `git init`, then this command again.");
  }
  try {
    const launcher = launcherOf(project);
    if (!launcher) {
      return nothingToDo(
        title,
        "No package.json here names the command, so they would not find it, and stop every commit. " +
          "Install it for all who work here with `npm install --global nxs-guard`, then run `nxs-guard install`.",
      );
    }
    const options: InstallOptions = { cwd: project.top, version, launcher };
    const { changes, summary } = install({ ...options, dryRun: true });
    if (changes.length === 0) return nothingToDo(title, "They are there already.");
    const words = summary.startsWith("Husky") ? [summary] : [];
    return { title, changes, words, isLong: true, carryOut: () => install(options).summary };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return nothingToDo(title, `${error.message} ${error.remedy}`);
  }
}

/** How the hooks come to the command, once the packages are installed that the plan names: undefined where no package.json can name it. */
function launcherOf({ top, folder, manifest, packageManager }: Project): Launcher | undefined {
  if (!packageManager.hasNodeModules) return { folder: "", by: "yarn" };
  if (existsSync(join(top, MANIFEST))) return AT_TOP;
  if (manifest) return launcherIn(shownPath(folder, top));
  return isOnPath() ? AT_TOP : undefined;
}
