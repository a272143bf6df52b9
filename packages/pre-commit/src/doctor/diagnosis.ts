import { dirname, isAbsolute, join, relative } from "node:path";
import { hookNames } from "../hook-names.ts";
import { commandFor, foldersNamedIn } from "../launcher.ts";
import { configurations, findManager } from "../manager.ts";
import { findRepository, type Repository } from "../repository.ts";
import { hookState, shownFrom, type HookState } from "./hook-state.ts";
import { hooksPath, type HooksPath } from "./hooks-path.ts";
import { runningHooks, shadowedHooks, type Shadowed } from "./shadowed.ts";
import { textAt } from "./standing-file.ts";
import { switchesSet, type Switch } from "./switched-off.ts";

/** Which hooks run in a repository, as far as their texts say. Nothing is run to find out. */
export interface Diagnosis {
  /** Where git looks for hooks, as a person at the top of the work tree writes it. */
  readonly directory: string;
  /** What leads git there; undefined for its own folder. */
  readonly setting: HooksPath | undefined;
  /** The command that the hooks start, as a path or in words; undefined when they find none. */
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

/** Where the hooks look, as their texts say. */
function installedCommand(repository: Repository): string | undefined {
  const { top, hooks } = repository;
  const manager = findManager(repository);
  const husky = manager.kind === "husky" ? [manager.directory] : [];
  const texts = [
    ...[hooks, ...husky].flatMap((folder) => hookNames.map((name) => join(folder, name))),
    ...configurations(top).map(({ config }) => join(top, config)),
  ].map((path) => textAt(path) ?? "");
  // Husky in a package has the command of that package.
  const folders = [...texts.flatMap(foldersNamedIn), ...husky.map((folder) => relative(top, dirname(folder)))];
  const found = commandFor(repository, folders);
  return found !== undefined && isAbsolute(found) ? shownFrom(top, found) : found;
}
