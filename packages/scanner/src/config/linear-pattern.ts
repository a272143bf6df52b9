import { createHash } from "node:crypto";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { Diagnostics } from "recheck";
import { UserError } from "../user-error.ts";
import { Verdicts } from "./linearity-cache.ts";
import type { ProofTime } from "./proof-time.ts";
import { RECHECK } from "./recheck-file.ts";

/** Longer than any pattern of the catalogue takes many times over. */
const TIMEOUT_MS = 10_000;
const LONGEST_PATTERN = 2000;
/** Raised when an answer may be another than before. */
const CHECKER = "recheck 4";

/** Lets pass the patterns that take linear time in the sticky form in which they run. */
export class LinearityProof {
  readonly #verdicts = new Verdicts();
  readonly #time: ProofTime;
  #checker: Worker | undefined;

  constructor(time: ProofTime) {
    this.#time = time;
  }

  /**
   * To find out takes up to a second, and is then remembered.
   *
   * @param name the rule's, for the error
   * @throws {UserError} when a text can be made that takes longer, with its beginning; also when it cannot be told, or no time is left to.
   */
  async assertLinear(name: string, { source }: RegExp): Promise<void> {
    if (source.length > LONGEST_PATTERN) {
      throw new UserError(`${name} has a pattern of ${source.length} characters.`, `Write it in ${LONGEST_PATTERN}.`);
    }
    const key = createHash("sha256").update(`${CHECKER} ${source}`).digest("hex");
    if (this.#verdicts.isLinear(key)) return;
    if (this.#time.isOver) {
      throw new UserError(
        `${name} has a pattern of which there is no time left to tell how long it takes: so many had to be looked at before it.`,
        "Run the command again: it goes on from here. Where your user's caches are not kept, keep them or write fewer rules.",
      );
    }
    const found = await this.#time.during(() => this.#check(source));
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
