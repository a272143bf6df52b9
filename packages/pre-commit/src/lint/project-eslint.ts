import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { ESLint } from "eslint";

/** The ESLint that a project has installed, in its form for flat configuration. */
export interface ProjectESLint {
  readonly Class: typeof ESLint;
  readonly major: number;
}

/**
 * The ESLint that code in a folder would be linted by.
 *
 * @param folder absolute; it need not exist
 * @returns undefined where there is none, or one before 8.57
 * @throws whatever ESLint throws when it cannot be loaded, as by a Node that is too old for it
 */
export async function eslintAround(folder: string): Promise<ProjectESLint | undefined> {
  const require = requireFrom(folder);
  const path = resolved(require, "eslint");
  if (path === undefined) return undefined;
  const loaded = require(path) as { loadESLint?: (options: { useFlatConfig: true }) => Promise<typeof ESLint> };
  // Since 8.57, where it is to be told: https://eslint.org/docs/latest/integrate/nodejs-api#loadeslint
  if (!loaded.loadESLint) return undefined;
  const Class = await loaded.loadESLint({ useFlatConfig: true });
  return { Class, major: Number.parseInt(Class.version, 10) };
}

/** The names that ESLint looks for: https://eslint.org/docs/latest/use/configure/configuration-files#configuration-file-formats */
const CONFIG_NAMES = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((extension) => `eslint.config.${extension}`);

/**
 * The flat configuration nearest to a folder, upward: where ESLint 10 looks by itself, and where one stands who runs an earlier one on it.
 *
 * @param folder absolute
 */
export function flatConfigAbove(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const name = flatConfigIn(at);
    if (name !== undefined) return join(at, name);
    if (dirname(at) === at) return undefined;
  }
}

/** The name of the flat configuration that ESLint takes in a folder. */
export function flatConfigIn(folder: string): string | undefined {
  return CONFIG_NAMES.find((one) => existsSync(join(folder, one)));
}

/**
 * The folder of the package that a folder belongs to.
 *
 * @param top absolute; the folder itself or one above, which is taken where no package is found
 */
export function packageAround(folder: string, top: string): string {
  for (let at = folder; at !== top && dirname(at) !== at; at = dirname(at)) {
    if (existsSync(join(at, "package.json"))) return at;
  }
  return top;
}

/** Finds packages as a module in the folder would. */
export function requireFrom(folder: string): NodeJS.Require {
  return createRequire(join(folder, "module.js"));
}

/** The file of a package; undefined where it is not installed. */
export function resolved(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}
