import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import process from "node:process";
import { userCache, type HistoryOptions } from "@nxs-guard/scanner";

/** @param directory by default one of the user's, out of reach of a repository */
export function historyCache(directory = userCache()): NonNullable<HistoryOptions["cache"]> {
  return { directory, engine: ownDigest() };
}

/** Of this very command, one file that holds the engine. */
function ownDigest(): string {
  return createHash("sha256")
    .update(readFileSync(process.argv[1] ?? ""))
    .digest("hex");
}
