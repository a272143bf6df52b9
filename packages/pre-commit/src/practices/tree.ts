import { posix } from "node:path";
import { git } from "@nxs-guard/scanner";
import { foldersAbove } from "./folders-above.ts";

/** A path has hardly ever as many folders; of a deeper one the nearest count. */
const MOST = 20;
/** In bytes. */
const LONGEST = 256 * 1024;

/** The files that an image is built of, as git has them. */
export class Tree {
  readonly #top: string;
  readonly #prefix: string;

  /**
   * @param top the absolute top of the work tree
   * @param tree `index`, or a commit
   */
  constructor(top: string, tree: string) {
    this.#top = top;
    this.#prefix = tree === "index" ? ":0:" : `${tree}:`;
  }

  /** Whether a file is in the tree with this text. How lines end is up to the checkout. */
  async has(path: string, text: string): Promise<boolean> {
    const standing = await this.#textOf(path);
    return standing?.replaceAll("\r\n", "\n") === text.replaceAll("\r\n", "\n");
  }

  /**
   * The texts of the `.dockerignore` files that may count for a Dockerfile: its own, which stands for all others where there is one, else those of the
   * folders that may be the context of its build.
   *
   * @param path of the Dockerfile, from the top with `/`
   */
  async dockerIgnoresFor(path: string): Promise<readonly string[]> {
    const above = foldersAbove(path).slice(0, MOST);
    const [own, ...texts] = await Promise.all(
      [`${path}.dockerignore`, ...above.map((folder) => posix.join(folder, ".dockerignore"))].map((name) =>
        this.#textOf(name),
      ),
    );
    return own === undefined ? texts.filter((text) => text !== undefined) : [own];
  }

  /** Undefined for what is not there, cannot be read, or is too long to be what it is named for. */
  async #textOf(path: string): Promise<string | undefined> {
    const ask = (...words: readonly string[]): Promise<string> => git(this.#top, "inherited", ["cat-file", ...words]);
    const object = this.#prefix + path;
    try {
      const size = Number(await ask("-s", "--end-of-options", object));
      return size > LONGEST ? undefined : await ask("--end-of-options", "blob", object);
    } catch {
      return undefined;
    }
  }
}
