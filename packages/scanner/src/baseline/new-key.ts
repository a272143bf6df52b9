import { createHash, randomBytes } from "node:crypto";
import { shallowCommits } from "../commits/revisions.ts";
import { git } from "../git/git.ts";

/**
 * The key of a new baseline. It comes from the repository's first commit, so that it is the same for everyone and two baselines that were made on
 * two branches merge; where there is none, or a shallow clone hides it, it is random.
 */
export async function newKey(directory: string): Promise<string> {
  const first = await firstCommit(directory).catch(() => "");
  if (first === "") return randomBytes(16).toString("hex");
  return createHash("sha256").update(`nxs-guard baseline ${first}`).digest("hex").slice(0, 32);
}

async function firstCommit(directory: string): Promise<string> {
  const roots = await git(directory, "discovered", ["rev-list", "--max-parents=0", "--first-parent", "HEAD", "--"]);
  const [root = ""] = /^[0-9a-f]+/.exec(roots) ?? [];
  return (await shallowCommits(directory)).has(root) ? "" : root;
}
