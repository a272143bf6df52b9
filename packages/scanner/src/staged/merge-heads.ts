import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { git } from "../git/git.ts";

/**
 * The commits that the one under way will have as parents beside HEAD, once `git merge` has stopped for a person to finish it. A merge without
 * conflicts writes none before its `pre-merge-commit` hook: there, all that it brings into the branch counts as new.
 *
 * @throws {UserError} when there is no repository.
 */
export async function mergeHeads(cwd: string): Promise<string[]> {
  const file = (await git(cwd, "inherited", ["rev-parse", "--git-path", "MERGE_HEAD"])).replace(/\r?\n$/, "");
  return read(resolve(cwd, file));
}

function read(file: string): string[] {
  try {
    return readFileSync(file, "latin1").match(/^[0-9a-f]{40,64}$/gm) ?? [];
  } catch {
    // No merge is under way.
    return [];
  }
}
