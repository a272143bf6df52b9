import type { Notice } from "@nxs-guard/scanner";

/** Why files were not linted. Of a reason that many have, one speaks. */
export class Obstacles {
  readonly #paths = new Map<string, string[]>();

  add(path: string, reason: string): void {
    const same = this.#paths.get(reason);
    if (same) same.push(path);
    else this.#paths.set(reason, [path]);
  }

  notices(): readonly Notice[] {
    return [...this.#paths].map(([reason, [path = "", ...others]]) => ({
      path,
      message: `was not linted${others.length > 0 ? `, nor ${others.length} more` : ""}: ${reason}.`,
    }));
  }
}
