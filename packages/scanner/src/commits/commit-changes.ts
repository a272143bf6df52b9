import type { Buffer } from "node:buffer";
import { startGit } from "../git/git.ts";
import { records } from "../git/records.ts";
import type { ChangedBlob } from "../novelty/parents.ts";
import { pathText } from "../path-text.ts";

/** A file that a commit adds or changes; of a merge, one that differs from what every parent has. */
export interface CommitChange extends ChangedBlob {
  readonly commit: string;
  /** In octal: `100644`. */
  readonly mode: string;
}

/** A commit whose tree, or a parent's, cannot be read. */
export interface UnreadCommit {
  readonly unread: string;
}

/**
 * What each of the given commits adds or changes, in their order. The first commit of a history, and one whose parents a shallow clone lacks,
 * adds everything. An object that cannot be read ends git; another one goes on with the next commit.
 */
export async function* commitChanges(
  cwd: string,
  commits: readonly string[],
): AsyncGenerator<CommitChange | UnreadCommit, void, undefined> {
  for (let next = 0; next < commits.length;) {
    const run = startGit(cwd, "inherited", [
      ...["diff-tree", "--stdin", "--always", "-r", "--root", "-c", "--raw", "-z", "--no-abbrev", "--no-renames"],
      ...["--no-ext-diff", "--no-textconv"],
    ]);
    run.stdin.end(`${commits.slice(next).join("\n")}\n`);
    try {
      let commit = "";
      let fields: RawFields | undefined;
      for await (const record of records(run.stdout as AsyncIterable<Buffer>)) {
        if (fields) {
          if (fields.mode !== GONE) yield { commit, path: pathText(record), ...fields };
          fields = undefined;
        } else if (record[0] === COLON) {
          fields = rawFields(record.toString("latin1"));
        } else {
          commit = record.toString("latin1");
          next++;
        }
      }
      const { status } = await run.ended;
      if (status === 0) return;
      const failed = commits[next++];
      if (failed !== undefined) yield { unread: failed };
    } finally {
      run.kill();
    }
  }
}

const COLON = 0x3a;
const GONE = "000000";

type RawFields = Pick<CommitChange, "mode" | "id" | "before">;

/**
 * As many colons as parents; a mode for each of them and one for the result, an object id for each and the result's, the status.
 * Source: https://git-scm.com/docs/diff-format#_diff_format_for_merges
 */
function rawFields(record: string): RawFields {
  const parents = record.lastIndexOf(":") + 1;
  const fields = record.slice(parents).split(" ");
  return {
    mode: fields[parents] ?? "",
    id: fields[2 * parents + 1] ?? "",
    before: fields.slice(parents + 1, 2 * parents + 1).filter((id) => !/^0+$/.test(id)),
  };
}
