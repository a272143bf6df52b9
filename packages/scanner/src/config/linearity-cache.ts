import { readFileSync } from "node:fs";
import { join } from "node:path";
import { replaceCacheFile, userCache } from "../cache-file.ts";

/** The patterns that were found to take linear time, by their hash. They are kept with the person, as what is scanned cannot be trusted. */
export class Verdicts {
  readonly #directory = join(userCache(), "patterns");

  isLinear(hash: string): boolean {
    try {
      return readFileSync(join(this.#directory, hash), "utf8") === "linear";
    } catch {
      return false;
    }
  }

  /** Where nothing can be written, the next scan asks again. */
  remember(hash: string): void {
    replaceCacheFile(join(this.#directory, hash), "linear");
  }
}
