import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../user-error.ts";

/** What is in none of the places that a glob is meant for; a path may still name it. */
const NEVER_MEANT = ["**/node_modules/**", "**/.git/**"];

/**
 * The paths that a user's words stand for: a word that names nothing and is a glob stands for the files that it matches, so that
 * `"src/**\/*.ts"` works in shells that expand no globs.
 *
 * @throws {UserError} for a glob that matches no file.
 */
export async function namedPaths(words: readonly string[], cwd: string): Promise<readonly string[]> {
  const named: string[] = [];
  for (const word of words) {
    if (!/[*?[{(]/.test(word) || existsSync(resolve(cwd, word))) named.push(word);
    else named.push(...(await filesOf(word, cwd)));
  }
  return named;
}

async function filesOf(glob: string, cwd: string): Promise<readonly string[]> {
  const { default: fastGlob } = await import("fast-glob");
  const files = await fastGlob.glob(glob, { cwd, dot: true, followSymbolicLinks: false, ignore: NEVER_MEANT });
  if (files.length === 0) {
    throw new UserError(`No file matches "${glob}".`, "Check the pattern, and the directory it counts from.");
  }
  return files.sort();
}
