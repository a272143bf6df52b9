import type { Buffer } from "node:buffer";
import { existsSync, lstatSync } from "node:fs";
import { join } from "node:path";
import { isNotRepository, refusalOf, startGit, type GitRun } from "../git/git.ts";
import { SUBMODULE } from "../git/modes.ts";
import { recordGroups } from "../git/records.ts";
import { workTreeTop } from "../work-tree-top.ts";
import { bytePath, folderOf, inside, joined, type BytePath } from "./byte-path.ts";
import type { Entries, Entry } from "./entry.ts";
import type { Listing } from "./listing.ts";
import { prefixed } from "./prefixed.ts";

/**
 * The files below a directory as git says: tracked ones that stand in the working tree, and untracked ones, but ignored ones only where
 * nothing is ignored.
 *
 * @returns undefined when the directory is in the working tree of no repository.
 * @throws {UserError} when there is a repository that git cannot or will not read.
 */
export async function listRepository(directory: string, listing: Listing): Promise<Entries | undefined> {
  // A look around, so that without a repository nothing needs git.
  if (workTreeTop(directory) === undefined) return undefined;
  const run = listFiles(directory, [
    ...["--cached", "--others", "--deleted", "--stage", "-t"],
    ...(listing.ignoring ? ["--exclude-standard"] : []),
  ]);
  const listed = recordGroups(run.stdout as AsyncIterable<Buffer>);
  const first = await listed.next();
  if (first.done) {
    const end = await run.ended;
    if (isNotRepository(end.stderr)) return undefined;
    if (end.status !== 0) throw refusalOf(end);
  }
  const listedEntries = entries(directory, run, first, listed, listing.ignoring);
  return listing.submodules ? withSubmodules(directory, listedEntries, listing) : listedEntries;
}

function listFiles(directory: string, which: readonly string[]): GitRun {
  const run = startGit(directory, "discovered", ["ls-files", "-z", ...which]);
  run.stdin.end();
  return run;
}

async function* entries(
  directory: string,
  run: GitRun,
  first: IteratorResult<Buffer[], void>,
  rest: AsyncGenerator<Buffer[], void, undefined>,
  ignoring: boolean,
): Entries {
  // Works beside the other. It is read from the start: Node throws away what nobody reads of a process that has ended.
  const ignoredRun = ignoring
    ? listFiles(directory, ["--others", "--ignored", "--exclude-standard", "--directory"])
    : undefined;
  const ignored = ignoredRun ? allRecords(ignoredRun) : [];
  const folders = new RealFolders(directory);
  try {
    for (let next = first; !next.done; next = await rest.next()) {
      yield next.value.flatMap((record) => entriesOf(record, folders));
    }
    const end = await run.ended;
    if (end.status !== 0) throw refusalOf(end);
    yield unreadableFolders(end.stderr);
    yield (await ignored).map((name) => ({ name: bytePath(name), is: "excluded", reason: "ignored" }));
  } finally {
    run.kill();
    ignoredRun?.kill();
  }
}

/** The same entries, with those of each submodule that is checked out in its place. */
async function* withSubmodules(directory: string, listed: Entries, listing: Listing): Entries {
  for await (const entries of listed) {
    let before: Entry[] = [];
    for (const entry of entries) {
      const place = entry.is === "excluded" && entry.reason === "submodule" ? inside(directory, entry.name) : undefined;
      // Without a `.git` of its own, the repository in it would be the one around it.
      const isCheckedOut = typeof place === "string" && existsSync(join(place, ".git")) && !isLink(place);
      const inner = isCheckedOut ? await listRepository(place, listing) : undefined;
      if (inner) {
        yield before;
        yield* prefixed(joined(entry.name, "/"), inner);
        before = [];
      } else before.push(entry);
    }
    yield before;
  }
}

function isLink(path: string): boolean {
  return lstatSync(path).isSymbolicLink();
}

async function allRecords(run: GitRun): Promise<Buffer[]> {
  const all: Buffer[] = [];
  for await (const records of recordGroups(run.stdout as AsyncIterable<Buffer>)) all.push(...records);
  return all;
}

const SLASH = 0x2f;
const TAB = 0x09;

/** `? <name>`, or `<tag> <mode> <object id> <stage>` TAB `<name>`. Source: https://git-scm.com/docs/git-ls-files#_output */
function entriesOf(record: Buffer, folders: RealFolders): Entry | readonly Entry[] {
  const tag = String.fromCharCode(record[0] ?? 0);
  if (tag === "?") {
    const name = bytePath(record.subarray(2));
    return record.at(-1) === SLASH ? { name, is: "excluded", reason: "nested repository" } : { name, is: "file" };
  }
  const name = bytePath(record.subarray(record.indexOf(TAB) + 1));
  if (tag === "R") return { name, is: "absent" };
  const entry = trackedEntry(name, record.toString("latin1", 2, 8), folders);
  // Left out of the working tree by a sparse checkout, where it may stand all the same.
  return tag === "S" ? [{ name, is: "absent" }, ...entry] : entry;
}

function trackedEntry(name: BytePath, mode: string, folders: RealFolders): readonly Entry[] {
  if (!folders.holds(name)) return [];
  // A file may have taken the place of a submodule, or of a symbolic link: that one shows when it is opened.
  const isSubmodule = mode === SUBMODULE && !folders.isFile(name);
  return [isSubmodule ? { name, is: "excluded", reason: "submodule" } : { name, is: "file" }];
}

/** git tells of a folder that it cannot enter, and ends well all the same. It writes a name as it is, and of a very long one only the beginning. */
function unreadableFolders(stderr: string): Entry[] {
  const [, ...told] = stderr.split(/^warning: could not open directory '/m);
  return told.map((text) => {
    const [, name = text.trimEnd(), why] = /^([\s\S]*?)': (.*)$/m.exec(text) ?? [];
    return { name, is: "skipped", reason: why === "Permission denied" ? "no permission" : "unreadable" };
  });
}

/** Tells whether a tracked file stands in the working tree, or would be read through a symbolic link that took the place of its folder. */
class RealFolders {
  readonly #root: string;
  readonly #known = new Map<string, boolean>([["", true]]);

  constructor(root: string) {
    this.#root = root;
  }

  holds(name: BytePath): boolean {
    return this.#isReal(folderOf(name));
  }

  isFile(name: BytePath): boolean {
    return lstatSync(inside(this.#root, name), { throwIfNoEntry: false })?.isFile() ?? false;
  }

  #isReal(folder: BytePath): boolean {
    const key = typeof folder === "string" ? folder : `\0${folder.toString("latin1")}`;
    let real = this.#known.get(key);
    if (real === undefined) {
      // A folder that is gone took its files with it, and git says so.
      const stats = this.holds(folder) ? lstatSync(inside(this.#root, folder), { throwIfNoEntry: false }) : undefined;
      real = stats !== undefined && !stats.isSymbolicLink();
      this.#known.set(key, real);
    }
    return real;
  }
}

/** Whether ignore rules of the repository around a directory name it, whatever is tracked in it. @throws {UserError} when git fails. */
export async function isIgnoredFolder(directory: string): Promise<boolean> {
  const run = startGit(directory, "discovered", ["check-ignore", "--quiet", "--no-index", "."]);
  run.stdin.end();
  const end = await run.ended;
  if (end.status > 1) throw refusalOf(end);
  return end.status === 0;
}
