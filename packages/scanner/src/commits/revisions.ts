import type { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { git, startGit } from "../git/git.ts";
import { outputLines } from "../git/records.ts";
import { UserError } from "../user-error.ts";

export interface Commit {
  readonly id: string;
  /** Those that the repository has: a shallow clone lacks some. */
  readonly parents: readonly string[];
}

/** The object id of the commit that a person names. @throws {UserError} when there is none of that name. */
export async function commitId(cwd: string, revision: string): Promise<string> {
  const shallow = await shallowCommits(cwd);
  const id = await findCommit(cwd, revision);
  if (id !== undefined) return id;
  throw new UserError(
    `The repository has no commit "${revision}".`,
    shallow.size > 0
      ? "This is a shallow clone: fetch more of its history, with `git fetch --unshallow` or a greater `--depth`."
      : "Check the name, or fetch the branch that it belongs to.",
  );
}

/** The object id of the commit that a revision leads to. What is not there, or is a tag of something else, leads to none. */
export async function findCommit(cwd: string, revision: string): Promise<string | undefined> {
  return findObject(cwd, `${revision}^{commit}`);
}

/** The id that a revision stands for, be it of a commit or of a tag; undefined for a name that is not there. */
export async function findObject(cwd: string, revision: string): Promise<string | undefined> {
  const asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", revision];
  return git(cwd, "inherited", asked).then(
    (answer) => answer.trim(),
    () => undefined,
  );
}

/**
 * The commits that can be reached, parents before their children.
 *
 * @param revisions as `git rev-list` takes them
 * @returns `isComplete` false when an object is missing or corrupt and others may be behind it
 */
export async function listCommits(
  cwd: string,
  revisions: readonly string[],
): Promise<{ readonly commits: readonly Commit[]; readonly isComplete: boolean }> {
  const ordered = await revList(cwd, ["--topo-order", ...revisions]);
  if (ordered.isComplete) return ordered;
  // Before it can say an order git must have all commits; without one it gives those that it comes to.
  return revList(cwd, revisions);
}

async function revList(
  cwd: string,
  args: readonly string[],
): Promise<{ readonly commits: readonly Commit[]; readonly isComplete: boolean }> {
  const run = startGit(cwd, "inherited", ["rev-list", "--parents", ...args, "--"]);
  run.stdin.end();
  const commits: Commit[] = [];
  for await (const lines of outputLines(run.stdout as AsyncIterable<Buffer>)) {
    for (const line of lines) {
      const [id = "", ...parents] = line.toString("latin1").split(" ");
      commits.push({ id, parents });
    }
  }
  const { status } = await run.ended;
  return { commits: commits.reverse(), isComplete: status === 0 };
}

/** The commits whose parents a shallow clone lacks. @throws {UserError} when there is no repository. */
export async function shallowCommits(cwd: string): Promise<ReadonlySet<string>> {
  const file = (await git(cwd, "inherited", ["rev-parse", "--git-path", "shallow"])).replace(/\r?\n$/, "");
  try {
    return new Set(readFileSync(resolve(cwd, file), "latin1").split("\n").filter(Boolean));
  } catch {
    return new Set();
  }
}
