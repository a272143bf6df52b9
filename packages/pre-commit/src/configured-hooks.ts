import { join } from "node:path";
import type { Change } from "./change.ts";
import { withLefthookLines, withoutLefthookLines } from "./lefthook-config.ts";
import { withoutPreCommitLines, withPreCommitLines } from "./pre-commit-config.ts";
import { withoutSimpleGitHooks, withSimpleGitHooks } from "./simple-git-hooks-config.ts";
import { readOwnableHook, readStandingHook } from "./standing-hook.ts";

/** A hook manager that writes git's hooks by a configuration. */
export type ConfiguredManager = "lefthook" | "pre-commit" | "simple-git-hooks";

interface Editor {
  /** The names of the configurations that it can edit. */
  readonly takes: RegExp;
  /** Undefined for a form that cannot be added to. */
  readonly add: (text: string, version: string, config: string) => string | undefined;
  readonly remove: (text: string, config: string) => string;
  /** What a person runs so that the manager writes the hooks. */
  readonly activation: string;
}

const isManifest = (config: string): boolean => config === "package.json";

const editors: Readonly<Record<ConfiguredManager, Editor>> = {
  lefthook: {
    takes: /\.ya?ml$/,
    add: withLefthookLines,
    remove: withoutLefthookLines,
    activation: "npx lefthook install",
  },
  "pre-commit": {
    takes: /\.ya?ml$/,
    add: withPreCommitLines,
    remove: withoutPreCommitLines,
    activation:
      "pre-commit install --hook-type pre-commit --hook-type pre-merge-commit --hook-type commit-msg --hook-type pre-push",
  },
  "simple-git-hooks": {
    takes: /\.json$/,
    add: (text, _version, config) => withSimpleGitHooks(text, isManifest(config)),
    remove: (text, config) => withoutSimpleGitHooks(text, isManifest(config)),
    activation: "npx simple-git-hooks",
  },
};

/** What a person runs after the configuration has changed. */
export function activationOf(kind: ConfiguredManager): string {
  return editors[kind].activation;
}

/**
 * What puts our entries into a manager's configuration; undefined for a form that cannot be added to without harm.
 *
 * @param config relative to `top`
 * @throws {UserError} when it is a symbolic link, or no file
 */
export function configInstallation(
  { kind, config }: { readonly kind: ConfiguredManager; readonly config: string },
  top: string,
  version: string,
): Change[] | undefined {
  const { takes, add } = editors[kind];
  const path = join(top, config);
  const standing = readStandingHook(path);
  if (!standing || !takes.test(config)) return undefined;
  const text = add(standing.text, version, config);
  if (text === undefined) return undefined;
  return text === standing.text ? [] : [{ kind: "write", path, text, mode: standing.mode, before: standing.text }];
}

/** What takes them out again, whoever manages the hooks now. */
export function configRemoval(
  { kind, config }: { readonly kind: ConfiguredManager; readonly config: string },
  top: string,
): Change[] {
  const { takes, remove } = editors[kind];
  const path = join(top, config);
  const standing = takes.test(config) ? readOwnableHook(path) : undefined;
  if (!standing) return [];
  const text = remove(standing.text, config);
  return text === standing.text ? [] : [{ kind: "write", path, text, mode: standing.mode, before: standing.text }];
}
