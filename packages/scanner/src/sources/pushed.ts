import process from "node:process";
import { commitId, findCommit } from "../commits/revisions.ts";
import type { Source } from "../source.ts";
import { commitsSource, type ChosenCommits } from "./range.ts";

export interface PushedOptions {
  readonly cwd?: string;
  /** The name of the remote, as git tells its hook; a URL where it has none. */
  readonly remote?: string;
  /** The lines that git hands to a `pre-push` hook: `<local ref> <local id> <remote ref> <remote id>`. */
  readonly updates: string;
  /** What is pushed where no line says so, as when another program has read them; by default `HEAD`. */
  readonly otherwise?: string;
}

/**
 * What a push publishes: each commit that the remote does not have, as far as is known here, and the messages of tags, with what they
 * lead to where that is no commit. Of a new branch these are
 * the commits that none of the remote's branches has; a branch that is deleted publishes nothing.
 *
 * Source: https://git-scm.com/docs/githooks#_pre_push
 */
export function pushed({ cwd = process.cwd(), remote, updates, otherwise = "HEAD" }: PushedOptions): Source {
  return commitsSource(cwd, async (): Promise<ChosenCommits> => {
    const lines = updates.split("\n").filter((line) => line.trim() !== "");
    const known = remote !== undefined && REMOTE_NAME.test(remote) ? ["--not", `--remotes=${remote}`] : [];
    if (lines.length === 0) {
      const head = await commitId(cwd, otherwise);
      return { heads: [head], revisions: [head, ...known] };
    }
    const ends = lines.map((line) => line.trim().split(" ").slice(-3));
    const pushes = ends
      .filter(([id = ""]) => !NOTHING.test(id))
      .map(([id = "", ref = "", there = ""]) => ({ id, name: ref.replace(/^refs\/tags\//, ""), there }));
    const heads = await Promise.all(pushes.map(({ id }) => findCommit(cwd, id)));
    const standing = pushes.flatMap(({ there }) => (NOTHING.test(there) ? [] : [there]));
    const theirs = await Promise.all(standing.map((id) => findCommit(cwd, id)));
    const commits = heads.filter((id) => id !== undefined);
    const excluded = theirs.flatMap((id) => (id === undefined ? [] : [`^${id}`]));
    // What is no commit, and leads to one or to something else, is a tag.
    const tags = pushes.filter(({ id }, index) => heads[index] !== id);
    const others = pushes.flatMap(({ id }, index) => (heads[index] === undefined ? id : []));
    const beside = [...excluded, ...known];
    const contents = others.length > 0 ? [...others, ...beside] : [];
    return { heads: commits, revisions: [...commits, ...beside], tags, contents };
  });
}

const NOTHING = /^0*$/;
/** What `--remotes` would take for a pattern is no name. */
const REMOTE_NAME = /^\w[\w./-]*$/;
