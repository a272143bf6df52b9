import process from "node:process";

/** Before that, a scan is done before anyone wonders. */
const PATIENCE_MS = 300;
const INTERVAL_MS = 100;
const ERASE_LINE = "\r\x1b[K";

/** Counts on the standard error how many documents are done, when that is a terminal and the scan takes long. */
export class Progress {
  readonly #unit: string;
  readonly #isShown: boolean = process.stderr.isTTY;
  #next = performance.now() + PATIENCE_MS;
  #hasWritten = false;

  constructor(unit: string) {
    this.#unit = unit;
  }

  update(done: number): void {
    if (!this.#isShown || performance.now() < this.#next) return;
    process.stderr.write(`${ERASE_LINE}${done} ${this.#unit}s …`);
    this.#hasWritten = true;
    this.#next = performance.now() + INTERVAL_MS;
  }

  /** Leaves no trace on the terminal. */
  end(): void {
    if (this.#hasWritten) process.stderr.write(ERASE_LINE);
  }
}
