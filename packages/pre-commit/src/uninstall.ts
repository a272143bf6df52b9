import { join } from "node:path";
import { carryOut } from "./change.ts";
import { configRemoval } from "./configured-hooks.ts";
import { directedRemoval, isInWorkTree } from "./directed-hooks.ts";
import { huskyRemoval } from "./husky-hooks.ts";
import { configurations, findManager } from "./manager.ts";
import type { Outcome } from "./outcome.ts";
import { plainRemoval } from "./plain-hooks.ts";
import { findRepository } from "./repository.ts";

export interface UninstallOptions {
  /** A directory in the repository's work tree. */
  readonly cwd: string;
  /** Finds out what would be done, and does nothing. */
  readonly dryRun?: boolean;
}

/**
 * Takes away what `install` put there, wherever that is: a hook manager may have come or gone since. Kept hooks come back byte for byte; what is not
 * ours stays.
 *
 * @throws {UserError} outside a work tree, and when a file cannot be changed
 */
export function uninstall({ cwd, dryRun = false }: UninstallOptions): Outcome {
  const repository = findRepository(cwd);
  const { top, defaultHooks } = repository;
  const manager = findManager(repository);
  const huskyDirectories = new Set([join(top, ".husky"), ...(manager.kind === "husky" ? [manager.directory] : [])]);
  const changes = [
    ...[...huskyDirectories].flatMap((directory) => huskyRemoval(directory)),
    ...plainRemoval(defaultHooks),
    ...(manager.kind === "hooks-path" && isInWorkTree(manager.directory, top)
      ? directedRemoval(manager.directory)
      : []),
    ...configurations(top).flatMap((one) => configRemoval(one, top)),
  ];
  if (!dryRun) carryOut(changes);
  const summary =
    changes.length === 0
      ? "No hook of nxs-guard stands here."
      : dryRun
        ? "Nothing was changed (dry run)."
        : "Commits and pushes are no longer checked.";
  return { summary, changes, dryRun, top };
}
