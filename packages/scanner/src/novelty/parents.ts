import type { Finding } from "@nxs-guard/core";
import type { Novelty } from "../document.ts";
import { blobs, type Blob } from "../git/blobs.ts";
import { git } from "../git/git.ts";
import { Unread } from "../unread.ts";
import { linesOf } from "./lines.ts";

/** A staged blob and what stood at its path in those parents of the commit that have the path. */
export interface StagedBlob {
  readonly id: string;
  readonly before: readonly string[];
}

/** The commits that a staged change is set against. */
export class Parents {
  readonly #cwd: string;
  readonly #commits: readonly string[];
  #blobs: Promise<ReadonlySet<string>> | undefined;

  constructor(cwd: string, commits: readonly string[]) {
    this.#cwd = cwd;
    this.#commits = commits;
  }

  /** Asks git only when something was found: almost no commit pays for it. */
  novelty(blob: StagedBlob): Novelty {
    return {
      name: blob.before.length === 0,
      of: async (findings) => {
        const added =
          findings.length > 0 && blob.before.length > 0 ? await this.#onAddedLines(findings, blob) : findings;
        return added.length > 0 && (await this.#holds(blob.id)) ? [] : added;
      },
    };
  }

  /** The findings that stand on a line, or on several of which one is, in no earlier blob. A line that moved is none that was added. */
  async #onAddedLines(findings: readonly Finding[], { id, before }: StagedBlob): Promise<readonly Finding[]> {
    const [now, ...earlier] = [id, ...before];
    const wanted = new Map<Finding, string[]>(findings.map((finding) => [finding, []]));
    for await (const blob of blobs(this.#cwd, [now])) {
      for await (const { start, text } of linesOf(piecesOf(blob))) {
        for (const [{ span }, lines] of wanted) {
          if (span.start <= start + text.length && start < span.end) lines.push(text);
        }
      }
    }
    const added = new Set([...wanted.values()].flat());
    for await (const blob of blobs(this.#cwd, earlier)) {
      for await (const { text } of linesOf(piecesOf(blob))) added.delete(text);
    }
    return findings.filter((finding) => wanted.get(finding)?.some((line) => added.has(line)));
  }

  /** Whether a parent has this blob, under whatever name: a file that was moved or copied brings nothing new. */
  async #holds(id: string): Promise<boolean> {
    this.#blobs ??= this.#allBlobs();
    return (await this.#blobs).has(id);
  }

  async #allBlobs(): Promise<ReadonlySet<string>> {
    const trees = await Promise.all(
      this.#commits.map((commit) =>
        git(this.#cwd, "inherited", ["ls-tree", "-r", "--full-tree", commit]).catch(() => ""),
      ),
    );
    return new Set(trees.flatMap((tree) => tree.match(/(?<=^\d+ blob )[0-9a-f]+/gm) ?? []));
  }
}

/** Of a blob that cannot be read no line is known: what stands there counts as new. */
async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  if (blob instanceof Unread) return;
  if (blob instanceof Uint8Array) yield blob;
  else yield* blob;
}
