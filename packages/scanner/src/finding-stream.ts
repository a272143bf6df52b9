import type { LocatedFinding } from "./scan.ts";

/** Hands findings on while a scan goes on, to whoever iterates over it. */
export class FindingStream {
  readonly #findings: LocatedFinding[] = [];
  readonly #stop = new AbortController();
  #hasEnded = false;
  #wake: (() => void) | undefined;

  /** Aborted when nobody wants more findings. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  add(finding: LocatedFinding): void {
    this.#findings.push(finding);
    this.#wake?.();
  }

  end(): void {
    this.#hasEnded = true;
    this.#wake?.();
  }

  /** All findings from the first. @throws what ends the scan before its time. */
  async *read(scan: Promise<unknown>): AsyncGenerator<LocatedFinding, void, undefined> {
    // Whoever iterates learns of a failure here, and need not await the scan as well.
    scan.catch(() => undefined);
    try {
      for (let next = 0; ;) {
        for (; next < this.#findings.length; next++) yield this.#findings[next] as LocatedFinding;
        if (this.#hasEnded) break;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
      await scan;
    } finally {
      if (!this.#hasEnded) this.#stop.abort();
    }
  }
}
