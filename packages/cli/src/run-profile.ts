import { performance } from "node:perf_hooks";
import { Profile, type Spent } from "@nxs-guard/scanner";

type Row = readonly [name: string, milliseconds: number, times?: number];

/** Tells where the time of a run of the command goes. */
export class RunProfile {
  /** Is to be told of the scan's steps. */
  readonly steps = new Profile(() => performance.now());
  /** In milliseconds since the start of Node. */
  #scanStart = performance.now();
  #scanEnd = this.#scanStart;
  #waited = 0;

  /** What a scan takes beside its steps is known from when it begins. */
  async measure<Result>(scan: () => Promise<Result>): Promise<Result> {
    this.#scanStart = performance.now();
    const before = performance.eventLoopUtilization();
    const result = await scan();
    this.#waited = performance.eventLoopUtilization(before).idle;
    this.#scanEnd = performance.now();
    return result;
  }

  /** Two tables, of the stages of the run until now and of the rules. */
  text(): string {
    const now = performance.now();
    const { steps, rules } = this.steps;
    const stepRows = steps.map(rowOf);
    const known = stepRows.reduce((sum, [, milliseconds]) => sum + milliseconds, this.#waited);
    const stages: readonly Row[] = [
      ["start and settings", this.#scanStart],
      ...stepRows,
      ["waiting", this.#waited],
      ["the rest of the scan", Math.max(0, this.#scanEnd - this.#scanStart - known)],
      ["reports", now - this.#scanEnd],
      ["in all", now],
    ];
    return `${table("stage", "times", stages)}\n${table("rule", "tried", rules.map(rowOf))}`;
  }
}

function rowOf([name, { milliseconds, times }]: readonly [string, Spent]): Row {
  return [name, milliseconds, times];
}

function table(what: string, count: string, rows: readonly Row[]): string {
  const width = Math.max(what.length, ...rows.map(([name]) => name.length));
  const line = (name: string, milliseconds: string, times: string): string =>
    `${name.padEnd(width)}${milliseconds.padStart(10)}${times.padStart(12)}`.trimEnd();
  const lines = rows.map(([name, milliseconds, times]) => line(name, milliseconds.toFixed(1), String(times ?? "")));
  return `${[line(what, "ms", count), ...lines].join("\n")}\n`;
}
