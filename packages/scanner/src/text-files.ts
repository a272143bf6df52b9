import { readdirSync } from "node:fs";
import { readTextFile } from "./read-text-file.ts";

/** Where configurations and the baseline are read from. */
export interface TextFiles {
  /** What stands in an absolute directory; nothing where it cannot be listed. */
  names(directory: string): readonly string[];
  /** @throws {Error} with a `code`: `ENOENT` where there is no such file. */
  read(path: string): string;
}

export const onDisk: TextFiles = {
  names(directory) {
    try {
      return readdirSync(directory);
    } catch {
      // What cannot be listed shows when it is scanned.
      return [];
    }
  },
  read: readTextFile,
};
