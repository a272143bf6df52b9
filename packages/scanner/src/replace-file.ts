import { randomUUID } from "node:crypto";
import { lstatSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "./user-error.ts";

/**
 * Writes a file so that it is there whole or not at all.
 *
 * @throws {UserError} when something other than a file stands there, or nothing can be written.
 */
export function replaceFile(path: string, text: string): void {
  const standing = lstatSync(path, { throwIfNoEntry: false });
  if (standing && !standing.isFile()) {
    throw new UserError(
      `${path} is no ordinary file, so it is not replaced.`,
      "Remove it, or put a file in its place.",
    );
  }
  // In the same directory, as a rename is atomic only within one file system.
  const temporary = join(dirname(path), `.nxs-guard-${randomUUID()}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: "wx", mode: standing ? standing.mode & 0o777 : 0o666 });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UserError(
      `${path} cannot be written: ${(error as NodeJS.ErrnoException).code ?? "unknown"}.`,
      "See the permissions of its folder.",
    );
  }
}
