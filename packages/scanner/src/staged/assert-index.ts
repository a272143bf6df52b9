import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { git } from "../git/git.ts";
import { UserError } from "../user-error.ts";

/** @throws {UserError} in a bare repository, unless the environment names an index for it: nothing can be staged there. */
export async function assertIndex(cwd: string): Promise<void> {
  const [isBare, ...index] = (await git(cwd, "inherited", ["rev-parse", "--is-bare-repository", "--git-path", "index"]))
    .replace(/\r?\n$/, "")
    .split("\n");
  if (isBare !== "true" || existsSync(resolve(cwd, index.join("\n")))) return;
  throw new UserError(
    "This is a bare repository: nobody commits in it, so nothing is staged.",
    "Go to a clone that has a work tree, or scan what was committed with `nxs-guard history`.",
  );
}
