import { Buffer } from "node:buffer";
import process from "node:process";
import type { Coverage } from "../coverage.ts";
import type { Document } from "../document.ts";
import { blobs } from "../git/blobs.ts";
import type { Source } from "../source.ts";
import { changes, type Change } from "../staged/changes.ts";
import { Parents } from "../staged/line-novelty.ts";
import { mergeHeads } from "../staged/merge-heads.ts";
import { Unread } from "../unread.ts";

export interface StagedOptions {
  readonly cwd?: string;
  /** Report all findings of a staged file, not only those on lines that the commit adds. */
  readonly wholeFiles?: boolean;
}

/** What the next commit would add: the index, not the working tree. The environment of a hook says which index. */
export function staged({ cwd = process.cwd(), wholeFiles = false }: StagedOptions = {}): Source {
  return {
    unit: "staged blob",
    async *documents(coverage) {
      const changed = changes(cwd);
      // Without a repository it is this that says so best.
      changed.catch(() => undefined);
      const others = await mergeHeads(cwd);
      const againstOthers = await Promise.all(
        others.map(async (commit) => new Map((await changes(cwd, commit)).map((change) => [change.path, change]))),
      );
      const againstHead = await changed;
      const parents = new Parents(cwd, ["HEAD", ...others]);
      const chosen: Chosen[] = [];
      for (const change of againstHead) {
        const { path, mode, id } = change;
        if (mode === SUBMODULE) {
          coverage.excluded(path, "submodule");
          continue;
        }
        if (wholeFiles) {
          chosen.push({ path, id });
          continue;
        }
        const inEach = [change, ...againstOthers.map((other) => other.get(path))];
        // A merge brings nothing of its own where the file is as one of its parents has it.
        if (inEach.includes(undefined)) continue;
        const before = inEach.flatMap((one) => one?.before ?? []);
        chosen.push({ path, id, novelty: parents.novelty({ id, before }) });
      }
      yield* read(cwd, chosen, coverage);
    },
  };
}

const SUBMODULE = "160000";

/** A staged blob that will be read. */
type Chosen = Pick<Change, "path" | "id"> & Pick<Document, "novelty">;

async function* read(cwd: string, chosen: readonly Chosen[], coverage: Coverage): AsyncGenerator<Document> {
  const ids = chosen.map(({ id }) => id);
  let next = 0;
  for await (const content of blobs(cwd, ids)) {
    const { path, novelty } = chosen[next++] as Chosen;
    coverage.select();
    if (content instanceof Unread) {
      coverage.skipped(path, content.reason);
      continue;
    }
    if (isLfsPointer(content)) coverage.excluded(path, "Git LFS content");
    yield { path, content, ...(novelty && { novelty }) };
  }
}

/** The pointer is scanned, what it points at is not in the index. Source: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
function isLfsPointer(content: Uint8Array | AsyncIterable<Uint8Array>): boolean {
  return (
    content instanceof Uint8Array &&
    content.length < 1024 &&
    Buffer.from(content).toString("latin1").startsWith("version https://git-lfs.github.com/spec/v1\n")
  );
}
