import type { Directive, Finding } from "@nxs-guard/core";
import { identityOf } from "../commits/sightings.ts";
import type { Novelty, PackedFindings } from "../document.ts";
import { git } from "../git/git.ts";
import { piecesOf } from "../git/object-content.ts";
import type { ObjectStore } from "../git/object-store.ts";
import { linesOf } from "./lines.ts";
import { renames } from "./renames.ts";

/** A blob at a path, and what stood there in those parents of the commit that have the path. */
export interface ChangedBlob {
  readonly path: string;
  readonly id: string;
  readonly before: readonly string[];
}

/** What a commit is set against, and how git is asked to compare it with a parent. */
export interface ParentsOptions {
  readonly cwd: string;
  readonly store: ObjectStore;
  readonly commits: readonly string[];
  readonly comparison: (parent: string) => readonly string[];
}

/** The commits that changes are set against. It asks git only when something was found: almost no commit pays for it. */
export class Parents {
  readonly #options: ParentsOptions;
  #blobs: Promise<ReadonlySet<string>> | undefined;
  #renames: Promise<readonly ReadonlyMap<string, string>[]> | undefined;

  constructor(options: ParentsOptions) {
    this.#options = options;
  }

  novelty(blob: ChangedBlob): Novelty {
    return {
      name: () => blob.before.length === 0,
      of: async ({ findings, packed }) => {
        const own = packed ? findings.filter((finding) => !packed.findings.has(finding)) : findings;
        const added = await this.#added(own, blob, (some, before) => this.#onAddedLines(some, blob.id, before));
        if (!packed) return added;
        const inFiles = [...packed.findings];
        return [
          ...added,
          ...(await this.#added(inFiles, blob, (some, before) => this.#newInFiles(some, packed, before))),
        ];
      },
    };
  }

  /** The comments that silence findings, of those in a blob, which stand on lines that it adds. */
  async addedDirectives(directives: readonly Directive[], blob: ChangedBlob): Promise<readonly Directive[]> {
    const spans = directives
      .filter(({ effect }) => effect !== "enable")
      .map((directive) => ({ directive, span: { start: directive.start, end: directive.start + 1 } }));
    const added = await this.#added(spans, blob, (some, before) => this.#onAddedLines(some, blob.id, before));
    return added.map(({ directive }) => directive);
  }

  /** @param addedTo those of the findings that are new where earlier blobs stood in the document's place */
  async #added<Found>(
    findings: readonly Found[],
    blob: ChangedBlob,
    addedTo: (findings: readonly Found[], before: readonly string[]) => Promise<readonly Found[]>,
  ): Promise<readonly Found[]> {
    if (findings.length === 0) return findings;
    if (blob.before.length > 0) {
      const added = await addedTo(findings, blob.before);
      return added.length > 0 && (await this.#holds(blob.id)) ? [] : added;
    }
    if (await this.#holds(blob.id)) return [];
    const before = await this.#movedFrom(blob.path);
    return before.length > 0 ? addedTo(findings, before) : findings;
  }

  /** The findings that stand on a line, or on several of which one is, in no earlier blob. A line that moved is none that was added. */
  async #onAddedLines<Found extends Pick<Finding, "span">>(
    findings: readonly Found[],
    now: string,
    before: readonly string[],
  ): Promise<readonly Found[]> {
    const wanted = new Map<Found, string[]>(findings.map((finding) => [finding, []]));
    // A document may be full of findings; on each line are few.
    const ahead = findings.toSorted((a, b) => b.span.start - a.span.start);
    let here: Found[] = [];
    for await (const { start, end, identity } of this.#lines(now)) {
      here = here.filter(({ span }) => start < span.end);
      for (let next = ahead.at(-1); next && next.span.start <= end; next = ahead.at(-1)) {
        here.push(next);
        ahead.pop();
      }
      for (const finding of here) wanted.get(finding)?.push(identity);
    }
    const added = new Set([...wanted.values()].flat());
    for (const id of before) for await (const { identity } of this.#lines(id)) added.delete(identity);
    return findings.filter((finding) => wanted.get(finding)?.some((line) => added.has(line)));
  }

  /** The findings in files of an archive that no file of an earlier one holds. */
  async #newInFiles(
    findings: readonly Finding[],
    packed: PackedFindings,
    before: readonly string[],
  ): Promise<readonly Finding[]> {
    const known = new Set<string>();
    for (const id of before) {
      const content = piecesOf(await this.#options.store.read(id));
      for (const identity of await packed.identitiesIn(content)) known.add(identity);
    }
    return findings.filter((finding) => !known.has(identityOf(finding)));
  }

  /** Of a blob that cannot be read no line is known: what stands there counts as new. */
  async *#lines(id: string): ReturnType<typeof linesOf> {
    yield* linesOf(piecesOf(await this.#options.store.read(id)));
  }

  /** Whether a parent has this blob, under whatever name: a file that was moved or copied brings nothing new. */
  async #holds(id: string): Promise<boolean> {
    const { cwd, commits } = this.#options;
    this.#blobs ??= Promise.all(commits.map((commit) => blobsOf(cwd, commit))).then(
      (trees) => new Set(trees.flatMap((tree) => [...tree])),
    );
    return (await this.#blobs).has(id);
  }

  /** What a file was in the parents before it moved. Where git cannot say, all in it counts as new. */
  async #movedFrom(path: string): Promise<readonly string[]> {
    const { cwd, commits, comparison } = this.#options;
    this.#renames ??= Promise.all(
      commits.map((commit) => renames(cwd, comparison(commit)).catch(() => new Map<string, string>())),
    );
    return (await this.#renames).flatMap((renamed) => renamed.get(path) ?? []);
  }
}

/** The ids of all blobs in a commit's tree; none where it cannot be read, as before the first commit. */
export async function blobsOf(cwd: string, commit: string): Promise<ReadonlySet<string>> {
  const tree = await git(cwd, "inherited", ["ls-tree", "-r", "--full-tree", commit]).catch(() => "");
  return new Set(tree.match(/(?<=^\d+ blob )[0-9a-f]+/gm) ?? []);
}
