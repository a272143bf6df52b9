/** Enough for a thousand patterns of the usual kind. */
const MOST_MS = 180_000;

/** How long the patterns of all configurations of a scan may take to be proven linear: who wrote them may want it to never end. */
export class ProofTime {
  #left: number;

  /** @param most in milliseconds */
  constructor(most = MOST_MS) {
    this.#left = most;
  }

  get isOver(): boolean {
    return this.#left <= 0;
  }

  /** Has what is done take from it. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#left -= performance.now() - start;
    }
  }
}
