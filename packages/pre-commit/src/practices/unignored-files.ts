import { Buffer } from "node:buffer";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { commitRules } from "@nxs-guard/rules";
import { git, type Given, type Source } from "@nxs-guard/scanner";
import { foldersAbove } from "./folders-above.ts";

/** In bytes. */
const LONGEST = 256 * 1024;
/** As many files are asked about; their names are words of one command. */
const MOST = 200;

const rules = commitRules.filter(({ where }) => where === "work tree");
const NOTHING = Buffer.alloc(0);

/**
 * Files that stand beside a commit, neither tracked nor ignored, and that the rules have something to say of. They are looked for in the folders
 * that the commit touches and above: to walk a whole work tree would take longer than the commit.
 */
export class UnignoredFiles {
  readonly #top: string;
  readonly #contents = new Map<string, Buffer>();

  /** @param top the absolute top of the work tree */
  constructor(top: string) {
    this.#top = top;
  }

  /** The content of a file that `beside` has brought; others are no business of this. */
  contentOf(path: string): Buffer | undefined {
    return this.#contents.get(path);
  }

  /** The documents of a source, and the files that stand beside them. Of those the name alone is scanned, since their contents are no part of a commit. */
  beside(source: Source): Source {
    return { ...source, documents: (...args) => this.#with(source.documents(...args)) };
  }

  async *#with(given: ReturnType<Source["documents"]>): AsyncGenerator<Given> {
    const folders = new Set(["."]);
    for await (const one of given) {
      if (typeof one !== "symbol") {
        for (const { path } of [one].flat()) for (const folder of foldersAbove(path)) folders.add(folder);
      }
      yield one;
    }
    for (const [path, content] of await this.#find(folders)) {
      this.#contents.set(path, content);
      yield { path, content: NOTHING, isExtra: true };
    }
  }

  async #find(folders: ReadonlySet<string>): Promise<readonly [path: string, content: Buffer][]> {
    const candidates = [...folders].flatMap((folder) =>
      namesIn(join(this.#top, folder)).map((name) => posix.join(folder, name)),
    );
    const concerned = candidates.filter((path) => rules.some((rule) => rule.concerns(path))).slice(0, MOST);
    if (concerned.length === 0) return [];
    const words = ["--literal-pathspecs", "ls-files", "--others", "--exclude-standard", "-z", "--"];
    const listed = await git(this.#top, "inherited", [...words, ...concerned]).catch(() => "");
    return listed.split("\0").flatMap((path): [string, Buffer][] => {
      const content = path === "" ? undefined : contentAt(join(this.#top, path));
      return content ? [[path, content]] : [];
    });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // The index may have files in folders that are gone.
    return [];
  }
}

function contentAt(path: string): Buffer | undefined {
  try {
    const stats = lstatSync(path);
    return stats.isFile() && stats.size <= LONGEST ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}
