import process from "node:process";
import type { Coverage } from "../coverage.ts";
import type { Document } from "../document.ts";
import { isLfsPointer } from "../git/lfs-pointer.ts";
import { SUBMODULE } from "../git/modes.ts";
import { ObjectStore } from "../git/object-store.ts";
import { objects } from "../git/objects.ts";
import { Parents } from "../novelty/parents.ts";
import { CHECKPOINT, type Source } from "../source.ts";
import { changes, type Change } from "../staged/changes.ts";
import { assertIndex } from "../staged/assert-index.ts";
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
    runsAhead: true,
    async *documents(coverage) {
      const changed = changes(cwd);
      // Without a repository it is this that says so best.
      changed.catch(() => undefined);
      const others = await mergeHeads(cwd);
      const againstOthers = await Promise.all(
        others.map(async (commit) => new Map((await changes(cwd, commit)).map((change) => [change.path, change]))),
      );
      const againstHead = await changed;
      if (againstHead.length === 0) await assertIndex(cwd);
      const store = new ObjectStore(cwd, "inherited");
      const parents = new Parents({
        cwd,
        store,
        commits: ["HEAD", ...others],
        comparison: (parent) => ["diff", "--cached", parent],
      });
      const chosen: Chosen[] = [];
      for (const change of againstHead) {
        const { path, mode, id, isUnmerged } = change;
        if (isUnmerged) {
          coverage.missed(path, "unresolved conflict");
          continue;
        }
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
        chosen.push({ path, id, novelty: parents.novelty({ path, id, before }) });
      }
      try {
        yield* read(cwd, chosen, coverage);
        yield CHECKPOINT;
      } finally {
        store.close();
      }
    },
  };
}

/** A staged blob that will be read. */
type Chosen = Pick<Change, "path" | "id"> & Pick<Document, "novelty">;

async function* read(cwd: string, chosen: readonly Chosen[], coverage: Coverage): AsyncGenerator<Document> {
  for await (const { wanted, content } of objects(cwd, "inherited", [chosen])) {
    const { path, novelty } = wanted;
    if (content instanceof Unread) {
      coverage.missed(path, content.reason);
      continue;
    }
    coverage.select();
    if (isLfsPointer(content)) coverage.excluded(path, "Git LFS content");
    yield { path, content, ...(novelty && { novelty }) };
  }
}
