import { Buffer } from "node:buffer";
import { startGit, type Repository } from "./git.ts";
import { outputLines } from "./records.ts";

/** The ids of all objects that a repository has itself, which a partial clone could fetch none of. */
export class PresentObjects {
  /** As latin1 text, which takes half the memory of hexadecimal digits. */
  readonly #ids = new Set<string>();

  static async list(cwd: string, repository: Repository): Promise<PresentObjects> {
    const present = new PresentObjects();
    const listing = ["cat-file", "--batch-all-objects", "--batch-check=%(objectname)", "--unordered", "--buffer"];
    const run = startGit(cwd, repository, listing);
    run.stdin.end();
    for await (const lines of outputLines(run.stdout as AsyncIterable<Buffer>)) {
      for (const line of lines) present.#ids.add(packedId(line.toString("latin1")));
    }
    return present;
  }

  has(id: string): boolean {
    return this.#ids.has(packedId(id));
  }
}

/** @param id in hexadecimal digits */
export function packedId(id: string): string {
  return Buffer.from(id, "hex").toString("latin1");
}
