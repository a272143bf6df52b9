import { setImmediate } from "node:timers/promises";

const INTERVAL_MS = 50;

/** Lets signals, timers and streams have their turn now and then, in work that otherwise never waits. */
export class Breath {
  #last = performance.now();

  get isDue(): boolean {
    return performance.now() - this.#last >= INTERVAL_MS;
  }

  async take(): Promise<void> {
    if (!this.isDue) return;
    await setImmediate();
    this.#last = performance.now();
  }
}
