import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { HistoryOptions } from "@nxs-guard/scanner";

/** @param directory by default one of the user's, out of reach of a repository */
export function historyCache(directory = join(userCache(), "nxs-guard")): NonNullable<HistoryOptions["cache"]> {
  return { directory, engine: ownDigest() };
}

/** Source: https://specifications.freedesktop.org/basedir-spec/latest/, and where Windows and macOS have theirs. */
function userCache(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (process.platform === "win32" && LOCALAPPDATA) return LOCALAPPDATA;
  return join(homedir(), process.platform === "darwin" ? "Library/Caches" : ".cache");
}

/** Of this very command, one file that holds engine and catalogue. */
function ownDigest(): string {
  return createHash("sha256")
    .update(readFileSync(process.argv[1] ?? ""))
    .digest("hex");
}
