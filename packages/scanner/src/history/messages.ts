import type { Buffer } from "node:buffer";
import { COMMIT_MESSAGE } from "../commits/message.ts";
import { tagMessageName } from "../commits/tag-messages.ts";
import { startGit } from "../git/git.ts";
import { outputLines } from "../git/records.ts";
import { pathText } from "../path-text.ts";

/** An object with a message. */
export interface WithMessage {
  readonly id: string;
  /** What its message is called among documents. */
  readonly path: string;
  /** The commit itself, or the one that was tagged. */
  readonly commit: string;
  readonly isInHead: boolean;
}

/**
 * The commits that can be reached, and the annotated tags of such. What cannot be, the listing of blobs tells: it goes the same way.
 *
 * @param head the commit that is checked out, if any
 * @param others the revisions to be taken beside it, as `git rev-list` takes them
 */
export async function* listMessages(
  cwd: string,
  head: string | undefined,
  others: readonly string[],
): AsyncGenerator<readonly WithMessage[], void, undefined> {
  if (head !== undefined) yield* commits(cwd, [head], true);
  if (others.length > 0) yield* commits(cwd, [...others, ...(head === undefined ? [] : [`^${head}`])], false);
  if (head !== undefined) yield* tags(cwd, `--merged=${head}`, true);
  if (others.length > 0) yield* tags(cwd, head === undefined ? "refs/tags" : `--no-merged=${head}`, false);
}

async function* commits(cwd: string, revisions: readonly string[], isInHead: boolean): AsyncGenerator<WithMessage[]> {
  for await (const lines of output(cwd, ["rev-list", ...revisions, "--"])) {
    const ids = lines.map((line) => line.toString("latin1"));
    yield ids.map((id) => ({ id, path: COMMIT_MESSAGE, commit: id, isInHead }));
  }
}

async function* tags(cwd: string, which: string, isInHead: boolean): AsyncGenerator<WithMessage[]> {
  const format = "%(objecttype) %(objectname) %(*objectname) %(refname)";
  for await (const lines of output(cwd, ["for-each-ref", `--format=${format}`, which, "refs/tags"])) {
    yield lines.flatMap((line) => {
      const start = line.indexOf(TAGS);
      const [type = "", id = "", commit = ""] = line.toString("latin1", 0, start).split(" ");
      const path = tagMessageName(pathText(line.subarray(start + TAGS.length)));
      return type === "tag" ? [{ id, path, commit, isInHead }] : [];
    });
  }
}

const TAGS = "refs/tags/";

async function* output(cwd: string, args: readonly string[]): AsyncGenerator<Buffer[]> {
  const run = startGit(cwd, "inherited", args);
  run.stdin.end();
  yield* outputLines(run.stdout as AsyncIterable<Buffer>);
}
