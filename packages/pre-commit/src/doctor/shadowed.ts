import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { activationOf, runsInConfiguration, writerOf } from "../configured-hooks.ts";
import { hookNames } from "../hook-names.ts";
import { previousOf } from "../hook-script.ts";
import { configurations } from "../manager.ts";
import type { Repository } from "../repository.ts";
import { isHuskyDispatcher, shownFrom } from "./hook-state.ts";
import type { HooksPath } from "./hooks-path.ts";
import { isExecutable, textAt } from "./standing-file.ts";

/** A hook, or an entry of a manager's, that somebody wrote and nothing runs. Texts may hold any characters that a path may. */
export interface Shadowed {
  readonly what: string;
  readonly by: string;
}

/** What stands in a repository and never runs, each with what stands before it. */
export function shadowedHooks(repository: Repository, setting: HooksPath | undefined): Shadowed[] {
  return [
    ...inGitsOwnFolder(repository, setting),
    ...huskysFiles(repository),
    ...setAside(repository),
    ...inConfigurations(repository),
  ];
}

function inGitsOwnFolder({ top, hooks, defaultHooks }: Repository, setting: HooksPath | undefined): Shadowed[] {
  if (hooks === defaultHooks || setting === undefined) return [];
  return hooksIn(defaultHooks).map((name) => ({
    what: shownFrom(top, join(defaultHooks, name)),
    by: `core.hooksPath is ${setting.value} (${setting.origin})`,
  }));
}

function huskysFiles({ top, hooks }: Repository): Shadowed[] {
  const folder = join(top, ".husky");
  // Up to version 8, husky had git look into `.husky` itself.
  if (hooks === folder || dirname(hooks) === folder) return [];
  return namesIn(folder)
    .filter((name) => GIT_HOOKS.has(name))
    .map((name) => ({ what: `.husky/${name}`, by: "husky is not active here: run `npx husky`" }));
}

/** What a manager, or we, moved away to make room. */
function setAside({ top, hooks }: Repository): Shadowed[] {
  return namesIn(hooks).flatMap((name): Shadowed[] => {
    const ending = [".old", ".legacy", previousOf("")].find((one) => name.endsWith(one));
    if (ending === undefined || !GIT_HOOKS.has(name.slice(0, -ending.length))) return [];
    const hook = join(hooks, name.slice(0, -ending.length));
    const text = isExecutable(hook) ? (textAt(hook) ?? "") : "";
    const isRun =
      ending === ".legacy"
        ? writerOf(text) === "pre-commit"
        : text.includes(previousOf(basename(hook))) && ending !== ".old";
    const by = writerOf(text) ?? (text === "" ? "nothing that runs it" : shownFrom(top, hook));
    return isRun
      ? []
      : [{ what: shownFrom(top, join(hooks, name)), by: `${by} stands in its place and does not run it` }];
  });
}

function inConfigurations({ top, hooks }: Repository): Shadowed[] {
  return configurations(top).flatMap((configuration) => {
    const { kind, config } = configuration;
    return hookNames
      .filter((name) => runsInConfiguration(configuration, top, name))
      .filter((name) => writerOf(textAt(join(hooks, name)) ?? "") !== kind)
      .map((name) => ({
        what: `nxs-guard for ${name} in ${config}`,
        by: `git does not run ${kind} there: run \`${activationOf(kind)}\``,
      }));
  });
}

/** The hooks of a folder that git runs there, in the order of their names. */
export function runningHooks({ hooks }: Repository): string[] {
  return hooksIn(hooks).filter((name) => {
    const isPassedOn = isHuskyDispatcher(textAt(join(hooks, name)) ?? "");
    return !isPassedOn || textAt(join(dirname(hooks), name)) !== undefined;
  });
}

function hooksIn(folder: string): string[] {
  return namesIn(folder).filter((name) => GIT_HOOKS.has(name) && isExecutable(join(folder, name)));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

// https://git-scm.com/docs/githooks
const GIT_HOOKS: ReadonlySet<string> = new Set([
  "applypatch-msg",
  "commit-msg",
  "fsmonitor-watchman",
  "post-applypatch",
  "post-checkout",
  "post-commit",
  "post-merge",
  "post-receive",
  "post-rewrite",
  "post-update",
  "pre-applypatch",
  "pre-auto-gc",
  "pre-commit",
  "pre-merge-commit",
  "pre-push",
  "pre-rebase",
  "pre-receive",
  "prepare-commit-msg",
  "push-to-checkout",
  "reference-transaction",
  "sendemail-validate",
  "update",
]);
