import type { Buffer } from "node:buffer";
import { accessSync, constants, realpathSync, statSync, type Stats } from "node:fs";
import { isAbsolute, parse, relative, resolve, sep } from "node:path";
import process from "node:process";
import { matchesAny } from "../config/path-patterns.ts";
import type { Coverage, ExclusionReason, SkipReason, Unscanned } from "../coverage.ts";
import type { Document, UnopenedFile } from "../document.ts";
import { inside } from "../files/byte-path.ts";
import { directoryFiles } from "../files/directory-files.ts";
import type { Entry } from "../files/entry.ts";
import type { Listing } from "../files/listing.ts";
import { namedPaths } from "../files/named-paths.ts";
import { NotRegular, readFile } from "../files/read-file.ts";
import { pathText } from "../path-text.ts";
import { CHECKPOINT, type Source } from "../source.ts";
import { reasonOf, Unread } from "../unread.ts";
import { UserError } from "../user-error.ts";

export interface WorkingTreeOptions {
  /** Files and directories, relative to `cwd`, and globs of files; by default `cwd` itself. */
  readonly paths?: readonly string[];
  readonly cwd?: string;
  /** Whether ignored files are left out; by default they are. */
  readonly ignoring?: boolean;
  /** Whether the files of submodules that are checked out are scanned; by default they are left out. */
  readonly submodules?: boolean;
  /** Globs, counted from `cwd`, or from the root of the file system for files outside it; one without a slash counts at any depth, one that begins with `../` or `/` from there, and one of a folder for what is in it. By default everything. */
  readonly include?: readonly string[];
  /** The same, for what is left out. */
  readonly exclude?: readonly string[];
}

/**
 * Files on disk. In a repository those that git would track, elsewhere those that no `.gitignore` names. A named file or directory is
 * taken even if it is ignored, and through a symbolic link; no other link is followed. Nothing is read twice.
 */
export function workingTree({
  paths = ["."],
  cwd = process.cwd(),
  ignoring = true,
  submodules = false,
  include,
  exclude = [],
}: WorkingTreeOptions = {}): Source {
  const choice = new Choice(cwd, include, exclude);
  return {
    unit: "file",
    runsAhead: true,
    trees: include || exclude.length > 0 ? [] : paths.map((path) => resolve(cwd, path)),
    async *documents(coverage) {
      const tree = new Tree({ coverage, listing: { ignoring, submodules }, choice });
      for (const root of (await namedPaths(paths, cwd)).map((path) => findRoot(path, cwd))) {
        if (root.is === "unread") tree.skip(root.shown, root.reason);
        else if (root.is === "file") yield tree.file(root.location, root.shown);
        else yield* tree.directory(root.location, root.shown);
      }
      yield CHECKPOINT;
      tree.end();
      if (include) choice.assertIncluded(include);
    },
  };
}

type Root = { readonly shown: string } & (
  | { readonly is: "directory" | "file"; readonly location: string }
  | { readonly is: "unread"; readonly reason: SkipReason }
);

/** @throws {UserError} when nothing that can be scanned has that name. */
function findRoot(path: string, cwd: string): Root {
  const shown = shownPath(path, cwd);
  let stats: Stats;
  try {
    // An empty name would mean the working directory, and is more likely an empty variable.
    if (path === "") throw Object.assign(new Error(), { code: "ENOENT" });
    stats = statSync(resolve(cwd, path));
    if (stats.isDirectory()) accessSync(resolve(cwd, path), constants.R_OK | constants.X_OK);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === "no permission") return { is: "unread", shown, reason };
    throw new UserError(
      `There is no file or directory "${path}".`,
      "Check the name, and the directory it counts from.",
    );
  }
  if (!stats.isDirectory() && !stats.isFile()) {
    throw new UserError(
      `"${path}" is neither a file nor a directory.`,
      "To scan what a pipe or a device gives, use `nxs-guard scan - < <its name>`.",
    );
  }
  return { is: stats.isDirectory() ? "directory" : "file", shown, location: realpathSync(resolve(cwd, path)) };
}

/** Which paths, as a reader knows them, are asked for. */
class Choice {
  readonly #cwd: string;
  readonly #included: readonly Matcher[] | undefined;
  readonly #excluded: readonly Matcher[];
  #isAnyIncluded = false;

  constructor(cwd: string, include: readonly string[] | undefined, exclude: readonly string[]) {
    this.#cwd = cwd;
    this.#included = include?.map((glob) => matcher(glob, cwd));
    this.#excluded = exclude.map((glob) => matcher(glob, cwd));
  }

  has(path: string): boolean {
    if (!this.#included && this.#excluded.length === 0) return true;
    const absolute = resolve(this.#cwd, path);
    if (this.#included && !this.#included.some((matches) => matches(absolute))) return false;
    this.#isAnyIncluded = true;
    return !this.#excluded.some((matches) => matches(absolute));
  }

  /** @throws {UserError} where no path was included: with a slip in a glob every scan would end well. */
  assertIncluded(globs: readonly string[]): void {
    if (this.#isAnyIncluded) return;
    throw new UserError(
      `No file matches --include ${globs.map((glob) => `"${glob}"`).join(", ")}.`,
      "Check the pattern, and the directory it counts from; what is ignored needs --no-ignore.",
    );
  }
}

type Matcher = (absolute: string) => boolean;

/** By the absolute path. A glob that says where it counts from, as in `../dist` and `/srv/dist`, counts from there. */
function matcher(glob: string, cwd: string): Matcher {
  const start = parse(glob).root || (/^(?:\.\.?(?:\/|$))+/.exec(glob)?.[0] ?? "");
  const rest = glob.slice(start.length);
  if (start !== "") return (absolute) => matchesAny([rest], resolve(cwd, start), absolute);
  const anywhere = /\/./.test(glob) ? glob : `**/${glob}`;
  return (absolute) => {
    const from = isOutside(relative(cwd, absolute)) ? parse(absolute).root : cwd;
    return matchesAny([anywhere], from, absolute);
  };
}

/** A path as a reader knows it: relative to where they are, with `/`, when it is below; else as they wrote it. */
function shownPath(path: string, cwd: string): string {
  const below = relative(cwd, resolve(cwd, path));
  return (isOutside(below) ? path.replace(/(?<=.)[/\\]+$/, "") : below).replaceAll(sep, "/");
}

interface TreeOptions {
  readonly coverage: Coverage;
  readonly listing: Listing;
  readonly choice: Choice;
}

function isOutside(relativePath: string): boolean {
  return relativePath.startsWith(`..${sep}`) || relativePath === ".." || isAbsolute(relativePath);
}

/** What one scan has given out and missed on disk. */
class Tree {
  readonly #coverage: Coverage;
  readonly #listing: Listing;
  readonly #choice: Choice;
  /** The real paths of all that was given out. */
  readonly #seen = new Set<string>();
  /** By real path. */
  readonly #excluded = new Map<string, Unscanned<ExclusionReason>>();
  /** By the paths that a reader knows: files that need not be there, and those that were not. */
  readonly #absent = new Set<string>();
  readonly #vanished = new Set<string>();

  constructor({ coverage, listing, choice }: TreeOptions) {
    this.#coverage = coverage;
    this.#listing = listing;
    this.#choice = choice;
  }

  async *directory(location: string, shown: string): AsyncGenerator<readonly UnopenedFile[], void, undefined> {
    for await (const entries of directoryFiles(location, this.#listing)) {
      yield entries.flatMap((entry) => this.#take(entry, inside(location, entry.name), pathText(entry.name, shown)));
    }
  }

  file(location: string | Buffer, path: string): readonly UnopenedFile[] {
    const key = keyOf(location);
    if (this.#seen.has(key)) return [];
    if (!this.#choice.has(path)) {
      this.#excluded.set(key, { path, reason: "excluded" });
      return [];
    }
    this.#seen.add(key);
    return [{ path, location, open: () => this.#open(location, path) }];
  }

  /** Counts what could not be told before every file was opened. */
  end(): void {
    for (const path of this.#vanished) if (!this.#absent.has(path)) this.skip(path, "vanished");
    // What one directory leaves out, another that was named may have given out.
    for (const [key, { path, reason }] of this.#excluded) {
      if (!this.#seen.has(key) || reason !== "ignored") this.#coverage.excluded(path, reason);
    }
  }

  skip(path: string, reason: SkipReason): void {
    this.#coverage.select();
    this.#coverage.skipped(path, reason);
  }

  #take(entry: Entry, location: string | Buffer, path: string): readonly UnopenedFile[] {
    if (entry.is === "file") return this.file(location, path);
    if (entry.is === "absent") this.#absent.add(path);
    else if (entry.is === "skipped") this.skip(path, entry.reason);
    else this.#excluded.set(keyOf(location), { path, reason: entry.reason });
    return [];
  }

  #open(location: string | Buffer, path: string): Document | undefined {
    try {
      const content = readFile(location);
      if (!(content instanceof NotRegular)) {
        this.#coverage.select();
        return { path, content };
      }
      // Where a tracked file became a directory, what is in it comes as files of its own.
      if (content.kind !== "directory") this.#excluded.set(keyOf(location), { path, reason: content.kind });
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      if (error.reason === "vanished") this.#vanished.add(path);
      else this.skip(path, error.reason);
    }
    return undefined;
  }
}

/** A name in bytes is never the same file as one in text. */
function keyOf(location: string | Buffer): string {
  return typeof location === "string" ? location : `\0${location.toString("latin1")}`;
}
