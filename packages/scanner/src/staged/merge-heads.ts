import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import { git } from "../git/git.ts";

/**
 * The commits that the one under way will have as parents beside HEAD. `git merge` writes them down only after its `pre-merge-commit`
 * hook; to the hook it names them in the environment.
 *
 * @throws {UserError} when there is no repository.
 */
export async function mergeHeads(cwd: string): Promise<string[]> {
  const file = (await git(cwd, "inherited", ["rev-parse", "--git-path", "MERGE_HEAD"])).replace(/\r?\n$/, "");
  const written = read(resolve(cwd, file));
  return written.length > 0 ? written : namedToHook();
}

function read(file: string): string[] {
  try {
    return readFileSync(file, "latin1").match(/^[0-9a-f]{40,64}$/gm) ?? [];
  } catch {
    // No merge is under way.
    return [];
  }
}

function namedToHook(): string[] {
  return Object.keys(process.env).flatMap((name) => /^GITHEAD_([0-9a-f]{40,64})$/.exec(name)?.[1] ?? []);
}
