import { setImmediate } from "node:timers/promises";

const INTERVAL_MS = 50;

/** Lets signals, timers and streams have their turn now and then, in work that otherwise never waits. */
export class Breath {
  #last = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.#last < INTERVAL_MS) return;
    await setImmediate();
    this.#last = performance.now();
  }
}
