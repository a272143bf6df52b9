import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { runsByHand } from "../by-hand.ts";
import { runsInConfiguration, writerOf } from "../configured-hooks.ts";
import { isHookScript } from "../hook-script.ts";
import type { HookName } from "../hook-names.ts";
import { configurations } from "../manager.ts";
import { versionOfLine } from "../own-line.ts";
import type { Repository } from "../repository.ts";
import { isExecutable, textAt } from "./standing-file.ts";

/** What git does at one of the hooks that nxs-guard needs. */
export interface HookState {
  readonly name: HookName;
  readonly checks: boolean;
  /** What runs there, or why nothing does. May hold any characters that a path may. */
  readonly because: string;
}

/** What git does at a hook, as far as the texts say: nothing is run. */
export function hookState(name: HookName, repository: Repository): HookState {
  const path = join(repository.hooks, name);
  const shown = shownFrom(repository.top, path);
  const state = (checks: boolean, because: string): HookState => ({ name, checks, because });

  if (!existsSync(path)) return state(false, `no hook stands at ${shown}`);
  if (!isExecutable(path)) return state(false, `git passes over ${shown}, which is not executable (chmod +x)`);
  const text = textAt(path);
  if (text === undefined) return state(false, `${shown} cannot be read`);
  if (isHuskyDispatcher(text)) return throughHusky(name, repository);
  const writer = writerOf(text);
  // simple-git-hooks writes its commands into the hooks themselves.
  if (writer && writer !== "simple-git-hooks") {
    const configuration = configurations(repository.top).find(({ kind }) => kind === writer);
    const kept = `${path}.legacy`;
    if (configuration && runsInConfiguration(configuration, repository.top, name)) {
      return state(true, `runs ${writer}, which ${configuration.config} has run nxs-guard`);
    }
    if (writer === "pre-commit" && isExecutable(kept) && runsOurs(textAt(kept) ?? "", name)) {
      return state(true, `runs pre-commit, which runs ${shownFrom(repository.top, kept)} first`);
    }
    return state(
      false,
      `runs ${writer}, and ${configuration?.config ?? "its configuration"} does not name nxs-guard for it`,
    );
  }
  if (!runsOurs(text, name)) return state(false, `runs ${shown}, which does not name nxs-guard`);
  return state(true, `runs ${shown}${versionWords(text)}`);
}

/** The file that husky writes into its `_` folder for each hook of git's. Source: https://github.com/typicode/husky (v9, index.js) */
export function isHuskyDispatcher(text: string): boolean {
  return /^\. "\$\(dirname "\$0"\)\/h"\s*$/m.test(text);
}

function throughHusky(name: HookName, { hooks, top }: Repository): HookState {
  const path = join(dirname(hooks), name);
  const shown = shownFrom(top, path);
  const text = textAt(path);
  if (text === undefined) return { name, checks: false, because: `husky runs nothing: ${shown} does not stand` };
  return runsOurs(text, name)
    ? { name, checks: true, because: `runs husky, which runs ${shown}${versionWords(text)}` }
    : { name, checks: false, because: `husky runs ${shown}, which does not name nxs-guard` };
}

function runsOurs(text: string, name: HookName): boolean {
  return isHookScript(text) || runsByHand(text, name);
}

function versionWords(text: string): string {
  const version = versionOfLine(text);
  return version === undefined ? "" : ` (written by nxs-guard ${version})`;
}

/** A path as a person at the top of the work tree writes it. */
export function shownFrom(top: string, path: string): string {
  const way = relative(top, path);
  return way.startsWith("..") ? path : way;
}
