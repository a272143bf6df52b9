import type { Finding } from "@nxs-guard/core";

/** What makes two findings the same secret, or the same misuse, wherever they stand. */
export function identityOf({ ruleId, fingerprint }: Finding): string {
  return `${ruleId} ${fingerprint}`;
}

/** Which secrets and misuses were seen in which blobs. */
export class Sightings {
  readonly #byBlob = new Map<string, ReadonlySet<string>>();

  note(blob: string, findings: readonly Finding[]): void {
    if (findings.length === 0) return;
    this.#byBlob.set(blob, new Set([...this.in(blob), ...findings.map(identityOf)]));
  }

  /** The identities of what was seen in a blob. */
  in(blob: string): ReadonlySet<string> {
    return this.#byBlob.get(blob) ?? NOTHING;
  }

  /** The identities of what was seen in any of the blobs. */
  inAny(blobs: ReadonlySet<string>): ReadonlySet<string> {
    const identities = [...this.#byBlob].flatMap(([blob, seen]) => (blobs.has(blob) ? [...seen] : []));
    return new Set(identities);
  }
}

const NOTHING: ReadonlySet<string> = new Set();
