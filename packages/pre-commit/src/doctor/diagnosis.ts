import { accessSync, constants } from "node:fs";
import { dirname, join } from "node:path";
import { hookNames } from "../hook-names.ts";
import { findRepository, type Repository } from "../repository.ts";
import { hookState, shownFrom, type HookState } from "./hook-state.ts";
import { hooksPath, type HooksPath } from "./hooks-path.ts";
import { runningHooks, shadowedHooks, type Shadowed } from "./shadowed.ts";
import { switchesSet, type Switch } from "./switched-off.ts";

/** Which hooks run in a repository, as far as their texts say. Nothing is run to find out. */
export interface Diagnosis {
  /** Where git looks for hooks, as a person at the top of the work tree writes it. */
  readonly directory: string;
  /** What leads git there; undefined for its own folder. */
  readonly setting: HooksPath | undefined;
  /** The command that the hooks start; undefined when the packages around have none. */
  readonly command: string | undefined;
  readonly states: readonly HookState[];
  /** The hooks that run besides those that nxs-guard needs. */
  readonly others: readonly string[];
  readonly shadowed: readonly Shadowed[];
  readonly switches: readonly Switch[];
}

/** @throws {UserError} where there is no work tree, or no git. */
export function diagnoseHooks(cwd: string): Diagnosis {
  const repository = findRepository(cwd);
  const { top, hooks } = repository;
  const setting = hooksPath(top);
  const needed = new Set<string>(hookNames);
  return {
    directory: shownFrom(top, hooks),
    setting,
    command: installedCommand(repository),
    states: hookNames.map((name) => hookState(name, repository)),
    others: runningHooks(repository).filter((name) => !needed.has(name)),
    shadowed: shadowedHooks(repository, setting),
    switches: switchesSet(),
  };
}

/** Whether every commit, merge and push that this environment makes is checked. */
export function isSound({ command, states, switches }: Diagnosis): boolean {
  return command !== undefined && switches.length === 0 && states.every(({ checks }) => checks);
}

/** Where the hooks look, but for PATH: in the packages from the top of the work tree upwards, then in those of the main work tree. */
function installedCommand({ top, defaultHooks }: Repository): string | undefined {
  const folders = [...upwards(top), dirname(dirname(defaultHooks))];
  const found = folders.map((folder) => join(folder, "node_modules/.bin/nxs-guard")).find(isRunnable);
  return found === undefined ? undefined : shownFrom(top, found);
}

function upwards(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
