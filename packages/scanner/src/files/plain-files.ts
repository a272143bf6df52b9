import type { Buffer } from "node:buffer";
import { readdirSync, readFileSync, type Dirent } from "node:fs";
import ignore, { type Ignore } from "ignore";
import type { ExclusionReason } from "../coverage.ts";
import { pathText } from "../path-text.ts";
import { reasonOf } from "../unread.ts";
import { workTreeTop } from "../work-tree-top.ts";
import { bytePath, inside, joined, type BytePath } from "./byte-path.ts";
import type { Entries, Entry } from "./entry.ts";
import type { Listing } from "./listing.ts";
import { prefixed } from "./prefixed.ts";
import { listRepository } from "./repository-files.ts";

/** Ignore rules and the directory that they count from, as a prefix of names: `` or `a/b/`. */
interface IgnoreRules {
  readonly base: string;
  readonly rules: Ignore;
}

interface Folder {
  /** Where it stands; relative to the root, empty or ending in `/`. */
  readonly place: BytePath;
  readonly prefix: BytePath;
  readonly ignored: readonly IgnoreRules[];
}

/** So many entries go out at once, or what is in so many folders: nobody waits long for a turn. */
const MANY = 500;
const FOLDERS = 50;

/**
 * The files below a directory that is in no repository: what its `.gitignore` files leave, without `node_modules` unless the directory
 * is in one itself. A repository inside is listed as git says.
 *
 * fast-glob is not used: it gives names as text, so that names that are no UTF-8 come out wrong, its `**` does not enter folders with a
 * line break in their name, and it cannot leave out a folder by rules that it meets on its way.
 */
export async function* plainFiles(root: string, listing: Listing): Entries {
  const leavesModules = listing.ignoring && !root.split(/[/\\]/).includes("node_modules");
  const folders: Folder[] = [{ place: root, prefix: "", ignored: [] }];
  let entries: Entry[] = [];
  let walked = 0;
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const { place, prefix } = folder;
    let children: readonly Dirent<BytePath>[];
    try {
      children = childrenOf(place);
    } catch (error) {
      entries.push({ name: prefix, is: "skipped", reason: reasonOf(error) });
      continue;
    }
    const isTop = typeof place === "string" && children.some(isDotGit) && workTreeTop(place) === place;
    const repository = isTop ? await listRepository(place, listing) : undefined;
    if (repository) {
      yield entries;
      entries = [];
      yield* prefixed(prefix, repository);
      continue;
    }
    const ignored = listing.ignoring ? [...folder.ignored, ...rulesOf(place, children, prefix)] : [];
    const within = { ...folder, ignored };
    for (const child of children) {
      if (!child.isDirectory()) entries.push(fileEntry(child, within));
      else if (!isDotGit(child)) {
        const inner = innerFolder(child, within);
        if ((leavesModules && child.name === NODE_MODULES) || isIgnored(inner.prefix, ignored)) {
          entries.push({ name: inner.prefix, is: "excluded", reason: "ignored" });
        } else folders.push(inner);
      }
    }
    walked++;
    if (entries.length < MANY && walked % FOLDERS > 0) continue;
    yield entries;
    entries = [];
  }
  yield entries;
}

function fileEntry(child: Dirent<BytePath>, { prefix, ignored }: Folder): Entry {
  const name = joined(prefix, child.name);
  if (isIgnored(name, ignored)) return { name, is: "excluded", reason: "ignored" };
  const kind = specialKind(child);
  return kind ? { name, is: "excluded", reason: kind } : { name, is: "file" };
}

function innerFolder({ name }: Dirent<BytePath>, { place, prefix, ignored }: Folder): Folder {
  return { place: inside(place, name), prefix: joined(joined(prefix, name), "/"), ignored };
}

const isDotGit = ({ name }: Dirent<BytePath>): boolean => name === ".git";
const GITIGNORE = ".gitignore";
const NODE_MODULES = "node_modules";
/** What Node gives in the place of bytes that are no text; a name may also hold it itself. */
const REPLACEMENT = "\ufffd";

/** What stands in a folder. Names come as text, since that is faster, and again as bytes only where one of them is no text. */
function childrenOf(place: BytePath): readonly Dirent<BytePath>[] {
  if (typeof place === "string") {
    const children = readdirSync(place, { withFileTypes: true });
    if (!children.some(({ name }) => name.includes(REPLACEMENT))) return children;
  }
  const named: Dirent<Buffer>[] = readdirSync(place, { withFileTypes: true, encoding: "buffer" });
  return named.map((child) => Object.assign<Dirent<BytePath>, object>(child, { name: bytePath(child.name) }));
}

function specialKind(child: Dirent<BytePath>): ExclusionReason | undefined {
  if (child.isFile()) return undefined;
  if (child.isSymbolicLink()) return "symbolic link";
  if (child.isFIFO()) return "FIFO";
  if (child.isSocket()) return "socket";
  return "device";
}

function rulesOf(place: BytePath, children: readonly Dirent<BytePath>[], prefix: BytePath): IgnoreRules[] {
  if (!children.some((child) => child.isFile() && child.name === GITIGNORE)) return [];
  try {
    // In doubt about case, more is scanned.
    const rules = ignore({ ignorecase: false }).add(readFileSync(inside(place, GITIGNORE), "utf8"));
    return [{ base: pathText(prefix), rules }];
  } catch {
    // Without them more is scanned, not less; that the file itself cannot be read shows when its turn comes.
    return [];
  }
}

/** As git does: the rules of the innermost folder that say anything decide. */
function isIgnored(name: BytePath, ignored: readonly IgnoreRules[]): boolean {
  if (ignored.length === 0) return false;
  const text = pathText(name);
  for (const { base, rules } of ignored.toReversed()) {
    const verdict = rules.test(text.slice(base.length));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}
