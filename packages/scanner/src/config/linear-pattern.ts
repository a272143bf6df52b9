import { createHash } from "node:crypto";
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

/**
 * Lets pass what takes linear time in the sticky form in which it runs. That takes a second to find out, and is then remembered.
 *
 * @throws {UserError} when a text can be made that takes longer, with its beginning; also when it cannot be told.
 */
export async function assertLinear(name: string, { source }: RegExp): Promise<void> {
  if (source.length > LONGEST_PATTERN) {
    throw new UserError(`${name} has a pattern of ${source.length} characters.`, `Write it in ${LONGEST_PATTERN}.`);
  }
  const verdicts = new Verdicts();
  const key = createHash("sha256").update(`${CHECKER} ${source}`).digest("hex");
  if (verdicts.isLinear(key)) return;
  const found = await checked(source);
  if (found.status === "safe" || (found.status === "vulnerable" && (found.complexity.type as string) === "linear")) {
    verdicts.remember(key);
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

/** Asks on a thread of its own: an answer takes seconds of computing, in which the command must still hear that it is interrupted. */
function checked(source: string): Promise<Diagnostics> {
  const question = { module: pathToFileURL(RECHECK).href, source, timeout: TIMEOUT_MS };
  const worker = new Worker(ANSWER, { eval: true, workerData: question });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

const ANSWER = `import("node:worker_threads").then(async ({ parentPort, workerData }) => {
  const { default: { checkSync } } = await import(workerData.module);
  parentPort.postMessage(checkSync(workerData.source, "y", { timeout: workerData.timeout }));
})`;

/** A text that is made from a pattern holds the pattern's literals, in which somebody may have put a secret. */
function shortened(text: string): string {
  return text.replace(/(\w{6})\w{14,}/g, "$1…");
}
