import { carryOut, type Change } from "./change.ts";
import { activationOf, configInstallation } from "./configured-hooks.ts";
import { directedInstallation, isInWorkTree } from "./directed-hooks.ts";
import { huskyInstallation } from "./husky-hooks.ts";
import type { HookFacts } from "./hook-facts.ts";
import { AT_TOP, findLauncher, type Launcher } from "./launcher.ts";
import { findManager, isInPackage, type Manager } from "./manager.ts";
import type { Outcome } from "./outcome.ts";
import { plainInstallation } from "./plain-hooks.ts";
import { addByHand } from "./refusal.ts";
import { findRepository } from "./repository.ts";

export interface InstallOptions {
  /** A directory in the repository's work tree. */
  readonly cwd: string;
  /** The version of nxs-guard that the hooks are marked with. */
  readonly version: string;
  /** How the hooks will come to the command, where it is not installed yet. By default as it is now. */
  readonly launcher?: Launcher;
  /** Finds out what would be done, and does nothing. */
  readonly dryRun?: boolean;
}

/**
 * Has every commit, merge and push of a repository checked: by lines in the hooks or the configuration of whoever manages them, or by hooks of our
 * own that keep and run those they find. A second install changes nothing.
 *
 * @throws {UserError} when it cannot be done without harm; the remedy has the lines to add by hand
 */
export function install({ cwd, version, launcher, dryRun = false }: InstallOptions): Outcome {
  const repository = findRepository(cwd);
  const { top } = repository;
  const manager = findManager(repository);
  const found = launcher ?? findLauncher(cwd, repository);
  const changes = installation(manager, top, { version, launcher: found ?? AT_TOP });
  if (!dryRun) carryOut(changes);

  const inactive = manager.kind === "husky" && !manager.active;
  const summary =
    (changes.length === 0 ? "The hooks stand already. " : "") +
    (inactive
      ? "Husky is not active in this clone: run `npx husky` (the usual `prepare` script), else git runs none of its hooks."
      : dryRun
        ? "Nothing was changed (dry run)."
        : `${"config" in manager ? `Now run \`${activationOf(manager.kind)}\`: ` : ""}Each commit, merge and push is checked from ${"config" in manager ? "then" : "now"} on. Remove with: nxs-guard uninstall`) +
    (found ? "" : `\n${WITHOUT_COMMAND}`);
  return { summary, changes, dryRun, top };
}

const WITHOUT_COMMAND =
  "nxs-guard is not installed in this repository: until then the hooks do not find it, and stop everything. Run: npm install --save-dev nxs-guard";

function installation(manager: Manager, top: string, facts: HookFacts): readonly Change[] {
  switch (manager.kind) {
    case "husky": {
      const surroundings = isInPackage(manager.directory, top) ? "husky in a package" : "husky";
      return huskyInstallation(manager.directory, facts, surroundings);
    }
    case "plain":
      return plainInstallation(manager.directory, facts);
    case "hooks-path":
      if (!isInWorkTree(manager.directory, top)) throw addByHand(manager, top, facts.launcher);
      return directedInstallation(manager.directory, facts);
    default: {
      const changes = configInstallation(manager, top, facts);
      if (!changes) throw addByHand(manager, top, facts.launcher);
      return changes;
    }
  }
}
