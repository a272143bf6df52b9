import { git } from "../git/git.ts";
import { findCommit, listCommits, shallowCommits } from "./revisions.ts";

/** The ends of a range of commits, as revisions. */
export interface RangeEnds {
  /** What can be reached from it is not in the range: the first of these that the repository has. */
  readonly bases: readonly string[];
  readonly head: string;
}

/** What a repository has of a range: the ids of its ends and the number of its commits, or what it lacks. */
export type LocatedRange =
  | { readonly is: "there"; readonly base: string; readonly head: string; readonly commits: number }
  | { readonly is: "without head" }
  | { readonly is: "without base"; readonly head: string }
  /** A shallow clone lacks parents of its commits: what they add cannot be told. */
  | { readonly is: "cut" };

/** Looks a range up. Nothing is fetched. @throws {UserError} where there is no repository. */
export async function locateRange(cwd: string, ends: RangeEnds): Promise<LocatedRange> {
  const shallow = await shallowCommits(cwd);
  const head = await findCommit(cwd, ends.head);
  if (head === undefined) return { is: "without head" };
  const base = (await Promise.all(ends.bases.map((one) => findCommit(cwd, one)))).find((id) => id !== undefined);
  if (base === undefined) return { is: "without base", head };
  const { commits } = await listCommits(cwd, [head, `^${base}`]);
  if (commits.some(({ id }) => shallow.has(id))) return { is: "cut" };
  return { is: "there", base, head, commits: commits.length };
}

/** Whether a clone has only the newest commits. @throws {UserError} where there is no repository. */
export async function isShallow(cwd: string): Promise<boolean> {
  return (await shallowCommits(cwd)).size > 0;
}

/** Whether a clone has left out files until somebody asks for them, which no scan does. */
export function isPartial(cwd: string): Promise<boolean> {
  return git(cwd, "inherited", ["config", "--get-regexp", String.raw`^remote\..*\.promisor$`, "^true$"]).then(
    () => true,
    () => false,
  );
}

/** Whether what is checked out is a commit, or a merge of it: then its files stand in the working tree. */
export async function isCheckedOut(cwd: string, commit: string): Promise<boolean> {
  const { commits } = await listCommits(cwd, ["--no-walk", "HEAD"]);
  return commits.some(({ id, parents }) => id === commit || parents.includes(commit));
}

/** The branch that the remote calls its own, if the clone knows: `main`. */
export function defaultBranch(cwd: string): Promise<string | undefined> {
  return git(cwd, "inherited", ["symbolic-ref", "--quiet", "refs/remotes/origin/HEAD"]).then(
    (answer) => answer.trim().replace("refs/remotes/origin/", ""),
    () => undefined,
  );
}
