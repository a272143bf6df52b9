import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { textAt } from "./doctor/standing-file.ts";
import { writerOf } from "./configured-hooks.ts";
import { hookNames } from "./hook-names.ts";
import type { Repository } from "./repository.ts";

/** Who decides which hooks run in a repository. */
export type Manager =
  /** `directory` holds the hooks that people edit; `active` when git looks there, by way of `core.hooksPath`. */
  | { readonly kind: "husky"; readonly directory: string; readonly active: boolean }
  | Configuration
  /** `core.hooksPath`, set by something else. */
  | { readonly kind: "hooks-path"; readonly directory: string }
  /** git's own folder. */
  | { readonly kind: "plain"; readonly directory: string };

/** A manager that goes by a configuration. */
interface Configuration {
  readonly kind: "lefthook" | "pre-commit" | "simple-git-hooks";
  /** Relative to the top of the work tree. */
  readonly config: string;
}

// https://lefthook.dev/configuration
const lefthookNames = ["lefthook", ".lefthook", ".config/lefthook"].flatMap((name) =>
  ["yml", "yaml", "toml", "json", "jsonc"].map((extension) => `${name}.${extension}`),
);

// https://github.com/toplenboren/simple-git-hooks
const simpleGitHooksNames = [".simple-git-hooks", "simple-git-hooks"].flatMap((name) =>
  ["cjs", "js", "mjs", "json"].map((extension) => `${name}.${extension}`),
);

/** The manager of a repository's hooks. What git really obeys comes first, then what stands in the work tree. */
export function findManager({ top, hooks, defaultHooks }: Repository): Manager {
  const redirected = hooks !== defaultHooks;
  // Husky 9 points git at a generated folder `_` beside the hooks that people edit: https://typicode.github.io/husky/how-to.html
  if (redirected && basename(hooks) === "_" && (existsSync(join(hooks, "h")) || hooks === join(top, ".husky", "_"))) {
    return { kind: "husky", directory: dirname(hooks), active: true };
  }
  if (!redirected && isDirectory(join(top, ".husky"))) {
    return { kind: "husky", directory: join(top, ".husky"), active: false };
  }

  const [configuration] = configurations(top).filter((one) => !redirected || writesInto(hooks, one));
  if (configuration) return configuration;

  return { kind: redirected ? "hooks-path" : "plain", directory: hooks };
}

/**
 * Whether a manager has git run its hooks where `core.hooksPath` leads: lefthook and pre-commit refuse to write there unless they are forced to,
 * simple-git-hooks does as it is told.
 */
function writesInto(hooks: string, { kind }: Configuration): boolean {
  return kind === "simple-git-hooks" || hookNames.some((name) => writerOf(textAt(join(hooks, name)) ?? "") === kind);
}

/** The configurations of hook managers that stand at the top of a work tree, those first that come first. */
export function configurations(top: string): Configuration[] {
  const found = (kind: Configuration["kind"], config: string | undefined): Configuration[] =>
    config === undefined ? [] : [{ kind, config }];
  const first = (names: readonly string[]): string | undefined => names.find((name) => existsSync(join(top, name)));
  return [
    ...found("lefthook", first(lefthookNames)),
    ...found("pre-commit", first([".pre-commit-config.yaml"])),
    ...found("simple-git-hooks", first(simpleGitHooksNames) ?? simpleGitHooksManifest(top)),
  ];
}

/** Whether husky stands in a folder below the top, as in a package of a monorepo. */
export function isInPackage(huskyDirectory: string, top: string): boolean {
  return relative(top, dirname(huskyDirectory)) !== "";
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function simpleGitHooksManifest(top: string): string | undefined {
  const path = join(top, "package.json");
  if (!existsSync(path)) return undefined;
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof manifest === "object" && manifest !== null && "simple-git-hooks" in manifest
      ? "package.json"
      : undefined;
  } catch {
    // A manifest that cannot be read sets up nothing.
    return undefined;
  }
}
