import type { Buffer } from "node:buffer";
import { refusalOf, startGit } from "../git/git.ts";
import { records } from "../git/records.ts";
import { pathText } from "../path-text.ts";

/** The most files that git may compare with each other, whatever the repository's configuration says. */
const LIMIT = 1000;

/**
 * The files that moved and changed a little on their way: their new path, and the object id that they had.
 *
 * @param comparison a git command that compares two states: `["diff-tree", "-r", <parent>, <commit>]`
 * @throws {UserError} when git cannot say.
 */
export async function renames(cwd: string, comparison: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const [command = "", ...states] = comparison;
  const run = startGit(cwd, "inherited", [
    ...[command, "--raw", "-z", "--no-abbrev", "--find-renames", `-l${LIMIT}`, "--diff-filter=R"],
    ...["--no-ext-diff", "--no-textconv", ...states, "--"],
  ]);
  run.stdin.end();
  const found = new Map<string, string>();
  let fields: string[] = [];
  for await (const record of records(run.stdout as AsyncIterable<Buffer>)) {
    // `:<mode> <mode> <id> <id> R<score>`, the old path, the new one.
    fields.push(fields.length === 0 ? (record.toString("latin1").split(" ")[2] ?? "") : pathText(record));
    if (fields.length < 3) continue;
    const [before = "", , path = ""] = fields;
    found.set(path, before);
    fields = [];
  }
  const end = await run.ended;
  if (end.status !== 0) throw refusalOf(end);
  return found;
}
