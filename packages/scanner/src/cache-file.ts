import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";

/**
 * The directory in which nxs-guard keeps what only saves time: the user's own, out of reach of what is scanned.
 * Source: https://specifications.freedesktop.org/basedir-spec/latest/, and where Windows and macOS have theirs.
 */
export function userCache(): string {
  return join(userCaches(), "nxs-guard");
}

function userCaches(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (process.platform === "win32" && LOCALAPPDATA) return LOCALAPPDATA;
  return join(homedir(), process.platform === "darwin" ? "Library/Caches" : ".cache");
}

/** Replaces a file in one step. Where that cannot be done, things only take longer the next time. */
export function replaceCacheFile(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, content, { flag: "wx", mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    // It is there if only its name could not be changed.
    if (existsSync(temporary)) rmSync(temporary, { force: true });
  }
}
