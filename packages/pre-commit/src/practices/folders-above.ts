import { posix } from "node:path";

/** The folder of a path and those that hold it, up to the top: `a/b`, `a`, and `.`. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let at = posix.dirname(path); ; at = posix.dirname(at)) {
    folders.push(at);
    if (at === "." || at === "/") return folders;
  }
}
