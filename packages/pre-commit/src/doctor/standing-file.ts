import { closeSync, openSync, readSync, statSync } from "node:fs";

/** No hook that a person or a manager writes is longer; what is may be a program. */
const LONGEST = 1 << 20;

/**
 * The text at a path as git would run it, behind symbolic links, one character a byte; undefined where no file can be read. Nothing is read of a
 * device or a pipe, which may never end.
 */
export function textAt(path: string): string | undefined {
  try {
    if (!statSync(path).isFile()) return undefined;
    const file = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(LONGEST);
      return bytes.toString("latin1", 0, readSync(file, bytes));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Whether something stands at a path that git would start as a hook. */
export function isExecutable(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true && (stats.mode & 0o111) !== 0;
}
