import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import { commitChanges, type CommitChange } from "../commits/commit-changes.ts";
import { messageOf } from "../commits/message.ts";
import { listCommits, shallowCommits } from "../commits/revisions.ts";
import { identityOf, Sightings } from "../commits/sightings.ts";
import type { Coverage } from "../coverage.ts";
import type { Document } from "../document.ts";
import { git } from "../git/git.ts";
import { isLfsPointer } from "../git/lfs-pointer.ts";
import { SUBMODULE } from "../git/modes.ts";
import { ObjectStore } from "../git/object-store.ts";
import type { ObjectContent } from "../git/object-content.ts";
import { objects } from "../git/objects.ts";
import { cacheFile, CleanBlobs, type HistoryCache } from "../history/clean-blobs.ts";
import { listMessages } from "../history/messages.ts";
import { reachableBlobs, type ReachableBlob } from "../history/reachable-blobs.ts";
import { blobsOf } from "../novelty/parents.ts";
import { CHECKPOINT, type LookedFor, type Source } from "../source.ts";
import { Unread } from "../unread.ts";
import { UserError } from "../user-error.ts";

export interface HistoryOptions {
  readonly cwd?: string;
  /** All branches, tags, stashes and reflogs, and not only what `HEAD` comes from. */
  readonly all?: boolean;
  readonly cache?: HistoryCache;
}

/**
 * Every blob that was ever committed, once, whatever the number of commits and paths; and the messages of commits and tags. Where findings
 * stand is asked afterwards, and each secret is given out where it first came to a path.
 */
export function history({ cwd = process.cwd(), all = false, cache }: HistoryOptions = {}): Source {
  return {
    unit: "blob",
    runsAhead: true,
    async *documents(coverage, lookedFor) {
      const directory = await gitDirectory(cwd);
      const head = await headOf(cwd);
      if (!head && !all) {
        throw new UserError("There is no commit yet on this branch.", "Use --all for the history of the others.");
      }
      const clean =
        cache && !(await isTracked(cwd, cacheFile(cache.directory, directory)))
          ? new CleanBlobs(cache, { repository: directory, catalogue: lookedFor.catalogue })
          : undefined;
      const scan = new HistoryScan({ cwd, head, others: all ? ["--all", "--reflog"] : [], coverage, clean, lookedFor });
      try {
        yield* scan.messages();
        yield* scan.blobs();
        yield* scan.elsewhere();
        yield CHECKPOINT;
        yield* scan.placed();
      } finally {
        clean?.save();
      }
    },
  };
}

/** @throws {UserError} when there is no repository. */
async function gitDirectory(cwd: string): Promise<string> {
  const answer = await git(cwd, "inherited", ["rev-parse", "--git-common-dir"]);
  return realpathSync(resolve(cwd, answer.replace(/\r?\n$/, "")));
}

/** Whether a file comes with the repository, which could say there that its leaks are none. */
async function isTracked(cwd: string, file: string): Promise<boolean> {
  const tracked = ["ls-files", "--error-unmatch", "--", resolve(file)];
  return git(cwd, "inherited", tracked).then(
    () => true,
    () => false,
  );
}

async function headOf(cwd: string): Promise<string | undefined> {
  const answer = await git(cwd, "inherited", ["rev-parse", "--verify", "--quiet", "HEAD"]).catch(() => "");
  return answer.trim() || undefined;
}

interface HistoryScanOptions {
  readonly cwd: string;
  /** The commit that is checked out, if any. */
  readonly head: string | undefined;
  /** What is scanned beside it, as `git rev-list` takes it. */
  readonly others: readonly string[];
  readonly coverage: Coverage;
  readonly clean: CleanBlobs | undefined;
  readonly lookedFor: LookedFor;
}

/** A path at which a blob is judged by another configuration than at the first. */
interface OtherPath extends ReachableBlob {
  /** Whether the blob is left out wherever git came to it before. */
  readonly isFirst: boolean;
}

/** Where a blob with findings is given out again. */
interface Place extends ReachableBlob {
  readonly commit: string | undefined;
  readonly isNewName: boolean;
  /** The identities of what first comes to the path with it. */
  readonly fresh: ReadonlySet<string>;
}

class HistoryScan {
  readonly #options: HistoryScanOptions;
  readonly #sightings = new Sightings();
  /** Of the blobs with findings, a path that they were found by. */
  readonly #paths = new Map<string, string>();
  /** Of the blobs for which it is not what counts everywhere, what counts at the path that git first came to them by. */
  readonly #judgedBy = new Map<string, string | undefined>();
  /** Paths that hold a secret themselves. */
  readonly #secretPaths = new Set<string>();

  constructor(options: HistoryScanOptions) {
    this.#options = options;
  }

  async *messages(): AsyncGenerator<Document, void, undefined> {
    const { cwd, head, others, coverage } = this.#options;
    const shallow = await shallowCommits(cwd);
    let isShallow = false;
    for await (const { wanted, content } of objects(cwd, "inherited", listMessages(cwd, head, others))) {
      const { id, path, commit, isInHead } = wanted;
      isShallow ||= shallow.has(id);
      if (content instanceof Unread) {
        coverage.missed(`<object ${id}>`, content.reason);
        continue;
      }
      const { text, date } = messageOf(content);
      const origin = { commit, authorDate: date, isInHead };
      yield { path, content: text, originOf: () => origin, isExtra: true };
    }
    if (isShallow) coverage.missed("<history>", "shallow history");
  }

  async *blobs(): AsyncGenerator<Document, void, undefined> {
    const { cwd, coverage } = this.#options;
    for await (const { wanted, content } of objects(cwd, "inherited", this.#unknownBlobs())) {
      const { id } = wanted;
      const path = wanted.path || `<object ${id}>`;
      if (content instanceof Unread) {
        coverage.missed(path, content.reason);
        continue;
      }
      coverage.select();
      yield this.#document({ id, path }, content);
    }
  }

  /** The blobs whose paths differ in what counts there, once more for each difference. Only then is asked for paths: it takes git long. */
  async *elsewhere(): AsyncGenerator<Document, void, undefined> {
    const { cwd, coverage, lookedFor } = this.#options;
    if (lookedFor.isUniform) return;
    for await (const { wanted, content } of objects(cwd, "inherited", this.#otherPaths())) {
      // That it cannot be read was told when git first came to it.
      if (content instanceof Unread) continue;
      if (wanted.isFirst) coverage.select();
      const document = this.#document(wanted, content);
      yield wanted.isFirst ? document : { ...document, isExtra: true };
    }
  }

  #document({ id, path }: ReachableBlob, content: Exclude<ObjectContent, Unread>): Document {
    const { coverage, clean, lookedFor } = this.#options;
    if (isLfsPointer(content)) coverage.excluded(path, "Git LFS content");
    let isNameClean = true;
    return {
      path,
      content,
      isPast: true,
      novelty: {
        name: () => {
          isNameClean = false;
          this.#secretPaths.add(path);
          this.#paths.set(id, path);
          return false;
        },
        of: ({ findings, missed }) => {
          if (findings.length > 0) this.#paths.set(id, path);
          else if (isNameClean && !missed && lookedFor.isAll(path)) clean?.add(id);
          this.#sightings.note(id, findings);
          return Promise.resolve([]);
        },
      },
    };
  }

  /** What was found, where it first came to a path. */
  async *placed(): AsyncGenerator<Document, void, undefined> {
    const { cwd, head } = this.#options;
    if (this.#paths.size === 0) return;
    const standing = this.#sightings.inAny(head === undefined ? new Set() : await blobsOf(cwd, head));
    const store = new ObjectStore(cwd, "inherited");
    try {
      const places = await this.#places();
      for await (const { wanted, content } of objects(cwd, "inherited", [places])) {
        if (content instanceof Unread) continue;
        const { id, path, commit, isNewName, fresh } = wanted;
        const known = this.#sightings.in(id);
        const authorDate = commit === undefined ? undefined : await dateOf(commit, store);
        yield {
          path,
          content,
          novelty: {
            name: () => isNewName,
            of: ({ findings }) => {
              // Under this name more may be found than under the first.
              const isFresh = (identity: string): boolean => fresh.has(identity) || !known.has(identity);
              return Promise.resolve(findings.filter((finding) => isFresh(identityOf(finding))));
            },
          },
          ...(commit !== undefined && {
            originOf: (finding) => ({ commit, authorDate, isInHead: standing.has(identityOf(finding)) }),
          }),
          isExtra: true,
        };
      }
    } finally {
      store.close();
    }
  }

  /** Those that no earlier scan has found clean. */
  async *#unknownBlobs(): AsyncGenerator<readonly ReachableBlob[], void, undefined> {
    const { cwd, coverage, clean, lookedFor } = this.#options;
    for await (const blobs of reachableBlobs(cwd, this.#revisions, coverage)) {
      if (!lookedFor.isUniform) await this.#noteJudges(blobs);
      const unknown = blobs.filter(
        ({ id, path }) => !clean?.has(id) || !lookedFor.isAll(path) || this.#judgedBy.has(id),
      );
      for (let known = blobs.length - unknown.length; known > 0; known--) coverage.remembered();
      yield unknown;
    }
  }

  async #noteJudges(blobs: readonly ReachableBlob[]): Promise<void> {
    for (const { id, path } of blobs) {
      const judge = await this.#options.lookedFor.at(path);
      if (judge !== "") this.#judgedBy.set(id, judge);
    }
  }

  async *#otherPaths(): AsyncGenerator<readonly OtherPath[], void, undefined> {
    const { coverage, clean, lookedFor } = this.#options;
    if (!lookedFor.addsInFolders && this.#judgedBy.size === 0) return;
    const given = new Set<string>();
    for await (const { id, path, mode } of this.#changes()) {
      if (!lookedFor.addsInFolders && !this.#judgedBy.has(id)) continue;
      const first = this.#judgedBy.has(id) ? this.#judgedBy.get(id) : "";
      const judge = mode === SUBMODULE ? undefined : await lookedFor.at(path);
      if (judge === undefined || judge === first || !claim(given, `${id} ${judge}`)) continue;
      const isFirst = first === undefined && claim(given, id);
      if (!clean?.has(id) || !lookedFor.isAll(path)) yield [{ id, path, isFirst }];
      else if (isFirst) coverage.remembered();
    }
  }

  async #places(): Promise<readonly Place[]> {
    const places: Place[] = [];
    const unplaced = new Map(this.#paths);
    const claimed = new Set<string>();
    for await (const { id, path, commit } of this.#changes()) {
      if (!this.#paths.has(id)) continue;
      unplaced.delete(id);
      const fresh = [...this.#sightings.in(id)].filter((identity) => claim(claimed, `${identity} ${path}`));
      const isNewName = this.#secretPaths.has(path) && claim(claimed, path);
      if (fresh.length > 0 || isNewName) places.push({ id, path, commit, isNewName, fresh: new Set(fresh) });
    }
    // Of a blob that is in no commit that can be read, such as one that is tagged itself, nothing more is known.
    for (const [id, path] of unplaced) {
      places.push({ id, path, commit: undefined, isNewName: true, fresh: this.#sightings.in(id) });
    }
    return places;
  }

  /** Of commits that cannot be read has been told when their blobs were listed. */
  async *#changes(): AsyncGenerator<CommitChange, void, undefined> {
    const { cwd } = this.#options;
    const { commits } = await listCommits(cwd, this.#revisions);
    const ids = commits.map(({ id }) => id);
    for await (const change of commitChanges(cwd, ids)) if (!("unread" in change)) yield change;
  }

  get #revisions(): readonly string[] {
    const { head, others } = this.#options;
    return head === undefined ? others : [head, ...others];
  }
}

function claim(claimed: Set<string>, what: string): boolean {
  const isNew = !claimed.has(what);
  claimed.add(what);
  return isNew;
}

async function dateOf(commit: string, store: ObjectStore): Promise<string | undefined> {
  const content = await store.read(commit);
  return content instanceof Uint8Array ? messageOf(content).date : undefined;
}
