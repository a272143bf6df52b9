import { addByHand } from "./by-hand.ts";
import { carryOut } from "./change.ts";
import { huskyInstallation } from "./husky-hooks.ts";
import { huskyLine } from "./husky-line.ts";
import { findManager, isInPackage } from "./manager.ts";
import type { Outcome } from "./outcome.ts";
import { plainInstallation } from "./plain-hooks.ts";
import { findRepository } from "./repository.ts";

export interface InstallOptions {
  /** A directory in the repository's work tree. */
  readonly cwd: string;
  /** The version of nxs-guard that the hooks are marked with. */
  readonly version: string;
  /** Finds out what would be done, and does nothing. */
  readonly dryRun?: boolean;
}

/**
 * Makes every commit and merge of a repository run `nxs-guard staged`: by a line in husky's hooks, or by hooks of our own that keep and run
 * those they find. What another manager looks after is left to its user. A second install changes nothing.
 *
 * @throws {UserError} when it cannot be done without harm; the remedy has the lines to add by hand
 */
export function install({ cwd, version, dryRun = false }: InstallOptions): Outcome {
  const repository = findRepository(cwd);
  const { top } = repository;
  const manager = findManager(repository);
  if (manager.kind !== "husky" && manager.kind !== "plain") throw addByHand(manager);
  const changes =
    manager.kind === "husky"
      ? huskyInstallation(manager.directory, huskyLine(version, isInPackage(manager.directory, top)))
      : plainInstallation(manager.directory, version);
  if (!dryRun) carryOut(changes);

  const inactive = manager.kind === "husky" && !manager.active;
  const summary =
    (changes.length === 0 ? "The hooks stand already. " : "") +
    (inactive
      ? "Husky is not active in this clone: run `npx husky` (the usual `prepare` script), else git runs none of its hooks."
      : dryRun
        ? "Nothing was changed (dry run)."
        : "Each commit and merge is checked from now on. Remove with: nxs-guard uninstall");
  return { summary, changes, dryRun, top };
}
