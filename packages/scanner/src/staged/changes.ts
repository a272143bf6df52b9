import type { Buffer } from "node:buffer";
import { refusalOf, startGit } from "../git/git.ts";
import { records } from "../git/records.ts";
import { pathText } from "../path-text.ts";

/** A path whose blob in the index is another than in a commit. */
export interface Change {
  readonly path: string;
  /** The index' file mode, in octal: `100644`. */
  readonly mode: string;
  /** The object id in the index. */
  readonly id: string;
  /** The object id in the commit; undefined where the commit has no such path. */
  readonly before: string | undefined;
  /** Whether a merge left several contents there, none of which can be committed. */
  readonly isUnmerged: boolean;
}

/**
 * What the index adds, changes, turns into another type or leaves unmerged, against a commit (`HEAD`, and nothing before the first commit, when none is
 * named).
 *
 * @throws {UserError} when git cannot say.
 */
export async function changes(cwd: string, commit?: string): Promise<Change[]> {
  const run = startGit(cwd, "inherited", [
    ...["diff", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--diff-filter=ACMRTU"],
    ...["--no-ext-diff", "--no-textconv", ...(commit === undefined ? [] : [commit]), "--"],
  ]);
  run.stdin.end();
  const found: Change[] = [];
  let fields: RegExpExecArray | null = null;
  for await (const record of records(run.stdout as AsyncIterable<Buffer>)) {
    if (fields) {
      const [, mode = "", before = "", id = "", status] = fields;
      const path = pathText(record);
      found.push({ path, mode, id, before: /^0+$/.test(before) ? undefined : before, isUnmerged: status === "U" });
      fields = null;
    } else {
      fields = RAW.exec(record.toString("latin1"));
    }
  }
  const end = await run.ended;
  if (end.status !== 0) throw refusalOf(end);
  return found;
}

/** Source: https://git-scm.com/docs/git-diff#_raw_output_format */
const RAW = /^:\d+ (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/;
