import { posix } from "node:path";
import { git } from "@nxs-guard/scanner";
import { foldersAbove } from "./folders-above.ts";

/** A path has hardly ever as many folders; of a deeper one the nearest count. */
const MOST = 20;

/**
 * The `.dockerignore` files of the index that may count for a Dockerfile: its own, which stands for all others where there is one, else those of
 * the folders that may be the context of its build.
 *
 * @param path of the Dockerfile, from the top with `/`
 * @param top the absolute top of the work tree
 * @returns their texts; what git cannot read is left out
 */
export async function dockerIgnoresFor(path: string, top: string): Promise<readonly string[]> {
  const textOf = (name: string): Promise<string | undefined> =>
    git(top, "inherited", ["cat-file", "blob", `:0:${name}`]).catch(() => undefined);
  const above = foldersAbove(path).slice(0, MOST);
  const [own, ...texts] = await Promise.all(
    [`${path}.dockerignore`, ...above.map((folder) => posix.join(folder, ".dockerignore"))].map(textOf),
  );
  return own === undefined ? texts.filter((text) => text !== undefined) : [own];
}
