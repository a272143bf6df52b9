import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { Catalogue } from "@nxs-guard/core";
import { replaceCacheFile } from "../cache-file.ts";
import { packedId } from "../git/present-objects.ts";

/** Where a scan of the history leaves off, so that the next one need not read again what was found clean. */
export interface HistoryCache {
  /** The user's own: what a repository could write there would hide leaks. */
  readonly directory: string;
  /** Tells one engine from another, such as its version. */
  readonly engine: string;
}

/** How long a scan goes on before it notes how far it has come. */
const INTERVAL_MS = 5000;
const DIGEST_BYTES = 32;

/**
 * The ids of the blobs of one repository in which nothing was found. They are kept in a file that holds a line with what decides, and the length of
 * an id, the ids in bytes, and a digest of it all; a file that says anything else counts as none.
 */
export class CleanBlobs {
  readonly #file: string;
  readonly #header: string;
  /** Object ids as latin1 text, which takes half the memory of hexadecimal digits. */
  readonly #ids: Set<string>;
  #saved: number;
  #next = performance.now() + INTERVAL_MS;

  /**
   * @param subject.repository tells repositories apart
   * @param subject.catalogue what is looked for
   */
  constructor(
    { directory, engine }: HistoryCache,
    { repository, catalogue }: { readonly repository: string; readonly catalogue: Catalogue },
  ) {
    this.#file = cacheFile(directory, repository);
    this.#header = `nxs-guard history 1 ${digest(Buffer.from(engine + textOf(catalogue))).toString("hex")}`;
    this.#ids = new Set(this.#read());
    this.#saved = this.#ids.size;
  }

  has(id: string): boolean {
    return this.#ids.has(packedId(id));
  }

  add(id: string): void {
    this.#ids.add(packedId(id));
    if (performance.now() >= this.#next) this.save();
  }

  /** Replaces the file in one step. Where that cannot be done the next scan only takes longer. */
  save(): void {
    this.#next = performance.now() + INTERVAL_MS;
    if (this.#ids.size === this.#saved) return;
    this.#saved = this.#ids.size;
    const ids = [...this.#ids];
    const content = Buffer.from(`${this.#header} ${ids[0]?.length ?? 0}\n${ids.join("")}`, "latin1");
    replaceCacheFile(this.#file, Buffer.concat([content, digest(content)]));
  }

  #read(): readonly string[] {
    const file = this.#content();
    if (!file) return [];
    const content = file.subarray(0, -DIGEST_BYTES);
    if (!digest(content).equals(file.subarray(-DIGEST_BYTES))) return [];
    const text = content.toString("latin1");
    const start = text.indexOf("\n") + 1;
    const length = Number(text.slice(this.#header.length, start));
    const isOurs = text.startsWith(this.#header) && (length === 20 || length === 32);
    return isOurs ? slices(text, start, length) : [];
  }

  /** Nothing but a regular file of the user's own is read. */
  #content(): Buffer | undefined {
    try {
      const file = openSync(
        this.#file,
        constants.O_RDONLY | ((constants as Partial<typeof constants>).O_NOFOLLOW ?? 0),
      );
      try {
        const stats = fstatSync(file);
        return stats.isFile() && stats.uid === (process.getuid?.() ?? stats.uid) ? readFileSync(file) : undefined;
      } finally {
        closeSync(file);
      }
    } catch {
      return undefined;
    }
  }
}

/** Where the note on a repository is kept. */
export function cacheFile(directory: string, repository: string): string {
  return join(directory, `history-${digest(Buffer.from(repository)).toString("hex").slice(0, 32)}`);
}

/** Everything that a catalogue says, patterns and judgements too. */
function textOf(catalogue: Catalogue): string {
  return JSON.stringify(catalogue, (_, value: unknown) =>
    value instanceof RegExp || typeof value === "function" ? String(value) : value,
  );
}

function digest(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

function slices(text: string, start: number, length: number): string[] {
  const all: string[] = [];
  for (let at = start; at < text.length; at += length) all.push(text.slice(at, at + length));
  return all;
}
