import { posix } from "node:path";
import { git } from "@nxs-guard/scanner";
import { foldersAbove } from "./folders-above.ts";

/** A path has hardly ever as many folders; of a deeper one the nearest count. */
const MOST = 20;

/**
 * The `.dockerignore` files of the index that may count for a Dockerfile: its own, and those of the folders that may be the context of its build.
 *
 * @param path of the Dockerfile, from the top with `/`
 * @param top the absolute top of the work tree
 * @returns their texts; what git cannot read is left out
 */
export async function dockerIgnoresFor(path: string, top: string): Promise<readonly string[]> {
  const names = [`${path}.dockerignore`, ...foldersAbove(path).map((folder) => posix.join(folder, ".dockerignore"))];
  const texts = names
    .slice(0, MOST)
    .map((name) => git(top, "inherited", ["cat-file", "blob", `:0:${name}`]).catch(() => undefined));
  return (await Promise.all(texts)).filter((text) => text !== undefined);
}
