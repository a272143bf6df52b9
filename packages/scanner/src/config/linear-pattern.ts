import { createHash } from "node:crypto";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Diagnostics } from "recheck";
import { UserError } from "../user-error.ts";
import { Verdicts } from "./linearity-cache.ts";
import { RECHECK } from "./recheck-file.ts";

/** Longer than any pattern of the catalogue takes many times over. */
const TIMEOUT_MS = 10_000;
const LONGEST_PATTERN = 2000;
/** Raised when an answer may be another than before. */
const CHECKER = "recheck 4";

/** Lets pass the patterns that take linear time in the sticky form in which they run. */
export class LinearityProof {
  readonly #verdicts = new Verdicts();
  #checker: Worker | undefined;

  /**
   * To find out takes up to a second, and is then remembered.
   *
   * @param name the rule's, for the error
   * @throws {UserError} when a text can be made that takes longer, with its beginning; also when it cannot be told.
   */
  async assertLinear(name: string, { source }: RegExp): Promise<void> {
    if (source.length > LONGEST_PATTERN) {
      throw new UserError(`${name} has a pattern of ${source.length} characters.`, `Write it in ${LONGEST_PATTERN}.`);
    }
    const key = createHash("sha256").update(`${CHECKER} ${source}`).digest("hex");
    if (this.#verdicts.isLinear(key)) return;
    const found = await this.#check(source);
    if (found.status === "safe" || (found.status === "vulnerable" && (found.complexity.type as string) === "linear")) {
      this.#verdicts.remember(key);
      return;
    }
    if (found.status === "vulnerable") {
      throw new UserError(
        `${name} has a pattern that can take ${found.complexity.summary} time, for example on ${shortened(found.attack.pattern)}.`,
        "Bound every repetition, and let no two of them match the same characters in a row.",
      );
    }
    throw new UserError(`${name} has a pattern of which it cannot be told how long it takes.`, "Write it more simply.");
  }

  close(): void {
    void this.#checker?.terminate();
  }

  /**
   * Asks on a thread of its own: an answer takes seconds of computing, in which the command must still hear that it is interrupted. The thread
   * stays for the next pattern, as its start takes longer than most answers.
   */
  async #check(source: string): Promise<Diagnostics> {
    const worker = (this.#checker ??= new Worker(ANSWER, { eval: true, workerData: pathToFileURL(RECHECK).href }));
    worker.postMessage({ source, timeout: TIMEOUT_MS });
    const [diagnostics] = (await once(worker, "message")) as [Diagnostics];
    return diagnostics;
  }
}

const ANSWER = `import("node:worker_threads").then(async ({ parentPort, workerData }) => {
  const { default: { checkSync } } = await import(workerData);
  parentPort.on("message", ({ source, timeout }) => parentPort.postMessage(checkSync(source, "y", { timeout })));
})`;

/** A text that is made from a pattern holds the pattern's literals, in which somebody may have put a secret. */
function shortened(text: string): string {
  return text.replace(/(\w{6})\w{14,}/g, "$1…");
}
