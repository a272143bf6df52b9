import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/** No configuration and no baseline comes near. */
const LONGEST = 64 << 20;

/**
 * The text of a small file, such as a configuration. It may stand in a hostile repository: a FIFO is not waited for, and not just anything is read.
 *
 * @throws {Error} with a `code`, of the file system or of ours.
 */
export function readTextFile(path: string): string {
  // Windows knows no such flag.
  const { O_NONBLOCK = 0 } = constants as Partial<typeof constants>;
  const file = openSync(path, constants.O_RDONLY | O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw Object.assign(new Error(), { code: "it is no file" });
    if (stats.size > LONGEST) throw Object.assign(new Error(), { code: "it is too large" });
    return readFileSync(file, "utf8");
  } finally {
    closeSync(file);
  }
}
