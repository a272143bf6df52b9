import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import process from "node:process";
import { isOnPath } from "@nxs-guard/pre-commit";
import { printable, UserError } from "@nxs-guard/scanner";
import { ask } from "../init/ask.ts";
import type { CiSystem } from "../init/ci-systems.ts";
import { carryOutPlan } from "../init/carry-out-plan.ts";
import { describePlan } from "../init/describe-plan.ts";
import { dependsOn, MANIFEST, manifestIn } from "../init/manifest.ts";
import { hasChanges, makePlan, type Plan } from "../init/plan.ts";
import type { Project } from "../init/project.ts";
import { shownPath } from "../init/standing-file.ts";
import { COMMAND } from "../init/steps/packages.ts";
import { write } from "../standard-output.ts";
import { version } from "../version.ts";

export interface InitWords {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly ci?: CiSystem | "none";
}

/** Sets a project up, after it has shown what it would write. @throws {UserError} when nobody can be asked, and when a file cannot be written. */
export async function initialize({ dryRun = false, yes = false, ci }: InitWords): Promise<void> {
  const plan = await makePlan(process.cwd(), { version, now: new Date(), ...(ci && { ci }) });
  await write([describePlan(plan), "\n"]);
  if (!hasChanges(plan)) return write(["There is nothing to write.\n"]);
  if (dryRun) return write(["Nothing was written (dry run).\n"]);
  if (!yes) {
    if (!process.stdin.isTTY || !process.stdout.isTTY) {
      throw new UserError(
        "There is no terminal to ask at, so nothing was written.",
        "Run it with --yes to have all of this written, or with --dry-run to see it only.",
      );
    }
    if (!(await ask("Write this?"))) return write(["Nothing was written.\n"]);
  }
  const words = carryOutPlan(plan);
  await write([...written(plan), "\n", ...[...words, ...next(plan)].map((text) => `${text}\n`)]);
}

function written({ project, steps }: Plan): string[] {
  const paths = steps.flatMap(({ changes }) => changes).map(({ path }) => shownPath(path, project.top));
  return [...new Set(paths)].map((path) => `wrote ${printable(path)}\n`);
}

function next({ project, steps }: Plan): string[] {
  const changed = steps.flatMap(({ changes }) => changes.map(({ path }) => path));
  const isNamedNow = changed.some((path) => basename(path) === MANIFEST);
  if (!isNamedNow && !isToBeInstalled(project)) return ["Now commit what was written."];
  const why = project.isRepository ? ": until then the hooks do not find the command, and stop every commit" : "";
  return [`Now run \`${project.packageManager.install}\`${why}. Then commit what was written.`];
}

/** Whether a package.json names the command already, as after a run before `git init`, and it is not there yet. */
function isToBeInstalled({ top, folder, packageManager }: Project): boolean {
  if (!packageManager.hasNodeModules || isOnPath()) return false;
  const named = [folder, top].filter((at) => dependsOn(manifestIn(at, top), COMMAND));
  return named.length > 0 && !named.some((at) => existsSync(join(at, "node_modules/.bin", COMMAND)));
}
