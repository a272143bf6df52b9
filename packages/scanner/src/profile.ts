import type { Observer } from "@nxs-guard/core";

/** How long something took without what was done within it, and how often it was done. */
export interface Spent {
  readonly milliseconds: number;
  readonly times: number;
}

/** Tells where the time of a scan goes: by step, and by the rule that a step is for. */
export class Profile implements Observer {
  readonly #clock: () => number;
  /** The steps that have begun and not ended, the innermost last. */
  readonly #open: { readonly step: string; readonly ruleId: string | undefined }[] = [];
  readonly #steps = new Map<string, Spent>();
  readonly #rules = new Map<string, Spent>();
  /** When the last step began or ended. */
  #last: number;

  /** @param clock gives milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
    this.#last = clock();
  }

  begin(step: string, ruleId?: string): void {
    this.#charge();
    this.#open.push({ step, ruleId });
    count(this.#steps, step, 0, 1);
    // What a step for a rule does within another one for it is no second time.
    if (ruleId !== undefined && this.#open.at(-2)?.ruleId !== ruleId) count(this.#rules, ruleId, 0, 1);
  }

  end(): void {
    this.#charge();
    this.#open.pop();
  }

  /** What took longest comes first. */
  get steps(): readonly (readonly [step: string, spent: Spent])[] {
    return longestFirst(this.#steps);
  }

  get rules(): readonly (readonly [ruleId: string, spent: Spent])[] {
    return longestFirst(this.#rules);
  }

  /** The time since the last change is that of the innermost step. */
  #charge(): void {
    const now = this.#clock();
    const { step, ruleId } = this.#open.at(-1) ?? {};
    if (step !== undefined) count(this.#steps, step, now - this.#last, 0);
    if (ruleId !== undefined) count(this.#rules, ruleId, now - this.#last, 0);
    this.#last = now;
  }
}

function count(all: Map<string, Spent>, key: string, milliseconds: number, times: number): void {
  const before = all.get(key);
  all.set(key, {
    milliseconds: (before?.milliseconds ?? 0) + milliseconds,
    times: (before?.times ?? 0) + times,
  });
}

function longestFirst(all: ReadonlyMap<string, Spent>): (readonly [string, Spent])[] {
  return [...all].sort(([, a], [, b]) => b.milliseconds - a.milliseconds);
}
