import { createHmac } from "node:crypto";

const inspect = Symbol.for("nodejs.util.inspect.custom");

/**
 * A detected secret that cannot print itself: `String(secret)`, template literals, `JSON.stringify`, `util.inspect` and error
 * messages all give the masked form. The value is in a private field, which no serialiser reaches.
 */
export class Secret {
  readonly #value: string;
  readonly #mask: string;

  /**
   * @param value the secret itself
   * @param publicPrefix the leading part that every secret of this kind shares, such as `nxs_u_`; it is shown in the mask
   */
  constructor(value: string, publicPrefix = "") {
    this.#value = value;
    this.#mask = mask(value, publicPrefix);
  }

  /** The value itself. Only evidence and fingerprints may ask for it; it must never reach an output. */
  reveal(): string {
    return this.#value;
  }

  /** A keyed hash of the value (HMAC-SHA-256, 32 hexadecimal digits): the same secret has the same one, whatever stands around it. */
  fingerprint(key: string | Uint8Array): string {
    return createHmac("sha256", key).update(this.#value, "utf8").digest("hex").slice(0, 32);
  }

  toString(): string {
    return this.#mask;
  }

  toJSON(): string {
    return this.#mask;
  }

  [inspect](): string {
    return this.#mask;
  }
}

/**
 * Shows the prefix, if it is one and no greater part of the value, and, of values long enough that it gives nothing away, the last four
 * characters.
 */
function mask(value: string, publicPrefix: string): string {
  const isPublic = value.startsWith(publicPrefix) && publicPrefix.length <= value.length / 2;
  const shown = isPublic ? publicPrefix : "";
  return value.length - shown.length >= 20 ? `${shown}…${value.slice(-4)}` : `${shown}…`;
}
