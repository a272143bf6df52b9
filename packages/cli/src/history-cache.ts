import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { userCache, type HistoryOptions } from "@nxs-guard/scanner";

/** @param directory by default one of the user's, out of reach of a repository */
export function historyCache(directory = userCache()): NonNullable<HistoryOptions["cache"]> {
  return { directory, engine: ownDigest() };
}

/** Of the bundled command, a CommonJS module that holds the engine. */
function ownDigest(): string {
  return createHash("sha256").update(readFileSync(__filename)).digest("hex");
}
