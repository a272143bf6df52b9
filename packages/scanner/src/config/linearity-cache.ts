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

/** Sources: https://specifications.freedesktop.org/basedir-spec/latest, https://learn.microsoft.com/windows/win32/shell/knownfolderid */
function cacheDirectory(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const base =
    process.platform === "win32"
      ? (LOCALAPPDATA ?? homedir())
      : XDG_CACHE_HOME
        ? XDG_CACHE_HOME
        : join(homedir(), ".cache");
  return join(base, "nxs-guard", "patterns");
}
