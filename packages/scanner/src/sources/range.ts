import process from "node:process";
import { commitChanges, type CommitChange } from "../commits/commit-changes.ts";
import { COMMIT_MESSAGE, messageOf } from "../commits/message.ts";
import { commitId, findObject, listCommits, shallowCommits, type Commit } from "../commits/revisions.ts";
import { identityOf, Sightings } from "../commits/sightings.ts";
import { tagMessages, type TagRef } from "../commits/tag-messages.ts";
import type { Coverage } from "../coverage.ts";
import type { Document } from "../document.ts";
import { isLfsPointer } from "../git/lfs-pointer.ts";
import { SUBMODULE } from "../git/modes.ts";
import { ObjectStore } from "../git/object-store.ts";
import { objects } from "../git/objects.ts";
import { reachableBlobs } from "../history/reachable-blobs.ts";
import { blobsOf, Parents } from "../novelty/parents.ts";
import { CHECKPOINT, type Given, type Source } from "../source.ts";
import { Unread } from "../unread.ts";

export interface RangeOptions {
  readonly cwd?: string;
  /** A revision; what can be reached from it is not scanned. */
  readonly base: string;
  /** A revision; by default `HEAD`. */
  readonly head?: string;
  /** A tag that comes with the commits: its message, if it has one, is scanned too. */
  readonly tag?: Tag | undefined;
  /** Called for each comment that silences findings and stands on a line that a commit adds: for one that moves on, in several commits. */
  readonly onSuppression?: (added: AddedSuppression) => void;
}

interface Tag {
  /** As it is called behind `refs/tags/`. */
  readonly name: string;
  /** What leads to it. What is not there, or is no annotated tag, has no message. */
  readonly revision: string;
}

/** A comment that silences findings, in a commit that adds it. */
export interface AddedSuppression {
  /** As git names the file; neither masked nor safe to print. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly commit: string;
}

/**
 * What each commit brings that is reachable from `head` and not from `base`, whether or not a later one takes it away again: the lines that it
 * adds, of a merge those that no parent has, and its message.
 */
export function range({ cwd = process.cwd(), base, head = "HEAD", tag, onSuppression }: RangeOptions): Source {
  const choose = async (): Promise<ChosenCommits> => {
    const [from, to] = [await commitId(cwd, base), await commitId(cwd, head)];
    const id = tag && (await findObject(cwd, tag.revision));
    const tags = tag && id !== undefined ? [{ id, name: tag.name }] : [];
    return { heads: [to], revisions: [to, `^${from}`], tags };
  };
  return commitsSource(cwd, choose, onSuppression);
}

/** Which commits are scanned. */
export interface ChosenCommits {
  /** What can be reached from them still stands. */
  readonly heads: readonly string[];
  /** As `git rev-list` takes them. */
  readonly revisions: readonly string[];
  /** Tags that lead to them, whose messages are scanned too. */
  readonly tags?: readonly TagRef[];
  /** What is scanned beside them, in the same way named: what tags lead to that are none of commits. */
  readonly contents?: readonly string[];
}

/** What the commits bring that `choose` chooses, in the way of {@link range}. */
export function commitsSource(
  cwd: string,
  choose: (coverage: Coverage) => Promise<ChosenCommits>,
  onSuppression?: RangeOptions["onSuppression"],
): Source {
  return {
    unit: "change",
    runsAhead: true,
    async *documents(coverage) {
      const { heads, revisions, tags = [], contents = [] } = await choose(coverage);
      yield* messagesOf(cwd, tags);
      if (contents.length > 0) yield* contentsOf(cwd, contents, coverage);
      if (heads.length === 0) return;
      const { commits, isComplete } = await listCommits(cwd, revisions);
      if (!isComplete) coverage.missed("<history>", "missing object");
      const shallow = await shallowCommits(cwd);
      if (commits.some(({ id }) => shallow.has(id))) coverage.missed("<history>", "shallow history");
      const scan = new RangeScan(cwd, commits, coverage, onSuppression);
      try {
        yield* scan.messages();
        yield* scan.changes();
        yield CHECKPOINT;
        yield* scan.placed(heads);
        yield CHECKPOINT;
      } finally {
        scan.close();
      }
    },
  };
}

async function* messagesOf(cwd: string, tags: readonly TagRef[]): AsyncGenerator<Given, void, undefined> {
  if (tags.length === 0) return;
  const store = new ObjectStore(cwd, "inherited");
  try {
    for (const tag of tags) yield* tagMessages(store, tag);
    yield CHECKPOINT;
  } finally {
    store.close();
  }
}

async function* contentsOf(
  cwd: string,
  revisions: readonly string[],
  coverage: Coverage,
): AsyncGenerator<Given, void, undefined> {
  for await (const { wanted, content } of objects(cwd, "inherited", reachableBlobs(cwd, revisions, coverage))) {
    const path = wanted.path || `<object ${wanted.id}>`;
    if (content instanceof Unread) coverage.missed(path, content.reason);
    else {
      coverage.select();
      yield { path, content, isPast: true };
    }
  }
  yield CHECKPOINT;
}

/**
 * Looks through every change once, and gives those that bring something out a second time: only then it is known what of it stands in the head.
 */
class RangeScan {
  readonly #cwd: string;
  readonly #commits: readonly Commit[];
  readonly #coverage: Coverage;
  readonly #onSuppression: RangeOptions["onSuppression"];
  readonly #store: ObjectStore;
  readonly #dates = new Map<string, string | undefined>();
  readonly #sightings = new Sightings();
  readonly #bringing = new Map<CommitChange, Document["novelty"] & object>();

  constructor(
    cwd: string,
    commits: readonly Commit[],
    coverage: Coverage,
    onSuppression: RangeOptions["onSuppression"],
  ) {
    this.#cwd = cwd;
    this.#commits = commits;
    this.#coverage = coverage;
    this.#onSuppression = onSuppression;
    this.#store = new ObjectStore(cwd, "inherited");
  }

  async *messages(): AsyncGenerator<Document, void, undefined> {
    for await (const { wanted, content } of objects(this.#cwd, "inherited", [this.#commits])) {
      if (content instanceof Unread) {
        this.#coverage.missed(`<commit ${wanted.id}>`, content.reason);
        continue;
      }
      const { text, date } = messageOf(content);
      this.#dates.set(wanted.id, date);
      const origin = { commit: wanted.id, authorDate: date, isInHead: true };
      yield {
        path: COMMIT_MESSAGE,
        content: text,
        originOf: () => origin,
        isExtra: true,
        novelty: {
          name: () => true,
          of: ({ findings, directives }) => {
            for (const { line } of directives) this.#onSuppression?.({ path: COMMIT_MESSAGE, line, commit: wanted.id });
            return Promise.resolve(findings);
          },
        },
      };
    }
  }

  async *changes(): AsyncGenerator<Document, void, undefined> {
    const parents = new Map(this.#commits.map((commit) => [commit.id, this.#parentsOf(commit)]));
    for await (const { wanted, content } of objects(this.#cwd, "inherited", this.#changes())) {
      const { path, id, commit } = wanted;
      if (content instanceof Unread) {
        this.#coverage.missed(path, content.reason);
        continue;
      }
      this.#coverage.select();
      if (isLfsPointer(content)) this.#coverage.excluded(path, "Git LFS content");
      const before = parents.get(commit) as Parents;
      const novelty = before.novelty(wanted);
      const keep = (): void => void this.#bringing.set(wanted, novelty);
      yield {
        path,
        content,
        isPast: true,
        novelty: {
          name: () => {
            if (novelty.name()) keep();
            return false;
          },
          of: async (reading) => {
            this.#sightings.note(id, reading.findings);
            if (this.#onSuppression)
              for (const { line } of await before.addedDirectives(reading.directives, wanted))
                this.#onSuppression({ path, line, commit });
            if ((await novelty.of(reading)).length > 0) keep();
            return [];
          },
        },
      };
    }
  }

  /** @param heads the commits at the end of the range */
  async *placed(heads: readonly string[]): AsyncGenerator<Document, void, undefined> {
    if (this.#bringing.size === 0) return;
    const blobs = await Promise.all(heads.map((head) => blobsOf(this.#cwd, head)));
    const standing = this.#sightings.inAny(new Set(blobs.flatMap((some) => [...some])));
    for await (const { wanted, content } of objects(this.#cwd, "inherited", [[...this.#bringing.keys()]])) {
      const novelty = this.#bringing.get(wanted);
      if (content instanceof Unread || !novelty) continue;
      const { path, commit } = wanted;
      const authorDate = this.#dates.get(commit);
      yield {
        path,
        content,
        novelty,
        originOf: (finding) => ({ commit, authorDate, isInHead: standing.has(identityOf(finding)) }),
        isExtra: true,
      };
    }
  }

  close(): void {
    this.#store.close();
  }

  async *#changes(): AsyncGenerator<readonly CommitChange[], void, undefined> {
    const ids = this.#commits.map(({ id }) => id);
    for await (const change of commitChanges(this.#cwd, ids)) {
      if ("unread" in change) this.#coverage.missed(`<commit ${change.unread}>`, "missing object");
      else if (change.mode === SUBMODULE) this.#coverage.excluded(change.path, "submodule");
      else yield [change];
    }
  }

  #parentsOf({ id, parents }: Commit): Parents {
    return new Parents({
      cwd: this.#cwd,
      store: this.#store,
      commits: parents,
      comparison: (parent) => ["diff-tree", "-r", parent, id],
    });
  }
}
