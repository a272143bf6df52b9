import { existsSync } from "node:fs";
import { join } from "node:path";

/** Whether a directory is a repository without a working tree, as git tells one: nobody's files stand below it. */
export function isBareRepository(directory: string): boolean {
  return ["HEAD", "objects", "refs"].every((name) => existsSync(join(directory, name)));
}
