import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * The top of the working tree around a directory, by the `.git` that stands there: it is asked for at the start of every scan, and git would
 * take longer to answer.
 */
export function workTreeTop(directory: string): string | undefined {
  for (let at = directory; ; at = dirname(at)) {
    if (isRepository(join(at, ".git"))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** As git, which goes on upwards from a folder of that name that holds no repository. A file of that name says where it is. */
function isRepository(path: string): boolean {
  return existsSync(path) && (existsSync(join(path, "HEAD")) || !statSync(path).isDirectory());
}
