import { existsSync, statSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import type { Layer } from "../config/layers.ts";
import { fixedPart } from "../config/path-patterns.ts";

/** What a scan was to read, and did not. Paths in the clear, absolute or as those of documents. */
export interface ReachEnd {
  /** Directories of which every file was to be read. */
  readonly trees: readonly string[];
  /** Files and directories that were not read, or not to their end. */
  readonly unread: readonly string[];
}

/** How much of a tree a scan has looked at: whether it can tell that something is not there. */
export class Reach {
  readonly #pathsFrom: string;
  readonly #seen: string[] = [];
  #trees: readonly string[] = [];
  #unread: ReadonlySet<string> = new Set();
  /** The absolute paths of what was seen: most scans never ask for them. */
  #places: ReadonlySet<string> | undefined;
  #foldersAbove: ReadonlySet<string> | undefined;

  /** @param pathsFrom the absolute directory that documents' paths count from */
  constructor(pathsFrom: string) {
    this.#pathsFrom = pathsFrom;
  }

  /** The documents that were looked at as a whole, by their sources' paths. */
  get seen(): readonly string[] {
    return this.#seen;
  }

  saw(path: string): void {
    this.#seen.push(path);
  }

  ends({ trees, unread }: ReachEnd): void {
    this.#trees = trees;
    this.#unread = new Set(unread.map((path) => resolve(this.#pathsFrom, path)));
    this.#places = undefined;
    this.#foldersAbove = undefined;
  }

  /** Whether a file was looked at as a whole, or was looked for and is no longer there. */
  knows(absolute: string): boolean {
    if (this.#unread.has(absolute)) return false;
    return this.#looked().has(absolute) || (this.#isInTree(absolute) && isGone(absolute));
  }

  /** Whether all that a pattern of a configuration stands for was looked at, or is no longer there. */
  covers(pattern: string, { directory, matches }: Layer): boolean {
    const { path, isAll } = fixedPart(pattern, directory);
    if (isAll && this.#looked().has(path)) return !this.#unread.has(path);
    if (!this.#isInTree(path)) return false;
    const mayHide = (missed: string): boolean =>
      matches([pattern], missed) || ((isWithin(missed, path) || isWithin(path, missed)) && isDirectory(missed));
    if ([...this.#unread].some(mayHide)) return false;
    if (isGone(path)) return true;
    if (isAll) return this.#folders().has(path);
    for (const seen of this.#looked()) if (seen.startsWith(path) && matches([pattern], seen)) return true;
    return false;
  }

  #folders(): ReadonlySet<string> {
    return (this.#foldersAbove ??= foldersAbove(this.#looked()));
  }

  #looked(): ReadonlySet<string> {
    return (this.#places ??= new Set(this.#seen.map((path) => resolve(this.#pathsFrom, path))));
  }

  #isInTree(absolute: string): boolean {
    return this.#trees.some((tree) => isWithin(absolute, tree));
  }
}

/** Whether there is nothing at an absolute path. Of a file in an archive, the archive counts. */
function isGone(absolute: string): boolean {
  return !existsSync(absolute.split("!/", 1).join(""));
}

/** All folders around files, by their absolute paths. */
function foldersAbove(files: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const file of files) for (let at = dirname(file); !folders.has(at); at = dirname(at)) folders.add(at);
  return folders;
}

/** Whether an absolute path is a directory's own, or of something in it. */
function isWithin(absolute: string, directory: string): boolean {
  const path = relative(directory, absolute);
  return path !== ".." && !path.startsWith(`..${sep}`) && resolve(directory, path) === absolute;
}

function isDirectory(absolute: string): boolean {
  try {
    return statSync(absolute).isDirectory();
  } catch {
    return true;
  }
}
