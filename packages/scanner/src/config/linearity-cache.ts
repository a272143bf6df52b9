import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/** The patterns that were found to take linear time, by their hash. They are kept with the person, as what is scanned cannot be trusted. */
export class Verdicts {
  readonly #directory = cacheDirectory();

  isLinear(hash: string): boolean {
    try {
      return readFileSync(join(this.#directory, hash), "utf8") === "linear";
    } catch {
      return false;
    }
  }

  /** Where nothing can be written, the next scan asks again. */
  remember(hash: string): void {
    const temporary = join(this.#directory, `${hash}.${process.pid}.tmp`);
    try {
      mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
      writeFileSync(temporary, "linear", { mode: 0o600, flag: "wx" });
      renameSync(temporary, join(this.#directory, hash));
    } catch {
      rmSync(temporary, { force: true });
    }
  }
}

/** One of the user's. Source: https://specifications.freedesktop.org/basedir-spec/latest/, and where Windows and macOS have theirs. */
function cacheDirectory(): string {
  return join(userCache(), "nxs-guard", "patterns");
}

function userCache(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (process.platform === "win32" && LOCALAPPDATA) return LOCALAPPDATA;
  return join(homedir(), process.platform === "darwin" ? "Library/Caches" : ".cache");
}
