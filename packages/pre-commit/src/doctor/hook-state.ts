import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { runsByHand } from "../by-hand.ts";
import { runsInConfiguration, writerOf } from "../configured-hooks.ts";
import { hookScript, isHookScript } from "../hook-script.ts";
import { AT_TOP, foldersNamedIn } from "../launcher.ts";
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
  return ofText(name, text, shown, "");
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
  return ofText(name, text, shown, "husky, which runs ");
}

/** What is made of a hook by its text. Whether a line of another's script is ever reached cannot be told from it. */
function ofText(name: HookName, text: string, shown: string, through: string): HookState {
  const version = versionOfLine(text);
  const runs = `runs ${through}${shown}`;
  const [folder = ""] = foldersNamedIn(text);
  const launcher = { ...AT_TOP, folder };
  if (isHookScript(text) && text !== hookScript(name, { version: version ?? "", launcher })) {
    return {
      name,
      checks: false,
      because: `${runs}, which somebody has changed since nxs-guard ${version ?? ""} wrote it`,
    };
  }
  if (!runsOurs(text, name)) return { name, checks: false, because: `${runs}, which does not run nxs-guard` };
  if (version === undefined && goesOn(text)) {
    return { name, checks: false, because: `${runs}, which goes on when nxs-guard stops it` };
  }
  return { name, checks: true, because: `${runs}${version === undefined ? "" : ` (written by nxs-guard ${version})`}` };
}

/** `nxs-guard staged || true` */
function goesOn(text: string): boolean {
  return /\bnxs-guard [^\n]*\|\|\s*(?:true|:|echo\b|exit 0)/.test(text);
}

function runsOurs(text: string, name: HookName): boolean {
  return isHookScript(text) || runsByHand(text, name);
}

/** A path as a person at the top of the work tree writes it. */
export function shownFrom(top: string, path: string): string {
  const way = relative(top, path);
  return way.startsWith("..") ? path : way;
}
