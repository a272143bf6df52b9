import { PUBLIC_KEY } from "./fingerprint.ts";
import type { SecretRule } from "./rule.ts";
import { Secret } from "./secret.ts";

interface KnownSecret {
  readonly secret: Secret;
  readonly fingerprint: string;
}

/** The secrets of one document. Logs and data hold the same one again and again, and a fingerprint takes more time than the search for it. */
export class KnownSecrets {
  readonly #key: string | Uint8Array;
  /** By rule, then by value. */
  readonly #known = new Map<SecretRule, Map<string, KnownSecret>>();

  /** @param key of fingerprints; by default the public one */
  constructor(key: string | Uint8Array = PUBLIC_KEY) {
    this.#key = key;
  }

  of(rule: SecretRule, value: string): KnownSecret {
    const ofRule = this.#known.get(rule) ?? new Map<string, KnownSecret>();
    this.#known.set(rule, ofRule);
    const known = ofRule.get(value);
    if (known) return known;
    const secret = new Secret(value, rule.publicPrefix?.exec(value)?.[0] ?? "");
    const added = { secret, fingerprint: secret.fingerprint(this.#key) };
    ofRule.set(value, added);
    return added;
  }
}
