import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { userCache, UserError, type HistoryOptions } from "@nxs-guard/scanner";

/**
 * @param named by default one of the user's, out of reach of a repository
 * @throws {UserError} where a directory that is named is none, and cannot be made
 */
export function historyCache(named?: string): NonNullable<HistoryOptions["cache"]> {
  if (named !== undefined) make(named);
  return { directory: named ?? userCache(), engine: ownDigest() };
}

function make(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(
      `"${directory}" cannot be the directory of a cache: ${code ?? "unknown"}.`,
      "Name another one for --cache, or use --no-cache.",
    );
  }
}

/** Of the bundled command, a CommonJS module that holds the engine. */
function ownDigest(): string {
  return createHash("sha256").update(readFileSync(__filename)).digest("hex");
}
