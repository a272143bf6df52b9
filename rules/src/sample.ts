/** The characters that a made-up secret is drawn from, how many, and the seed: the same arguments always give the same text. */
export interface Recipe {
  readonly alphabet: string;
  readonly length: number;
  readonly seed: number;
}

const DIGITS = "0123456789";
const LOWER = "abcdefghijklmnopqrstuvwxyz";

export const hex = (length: number, seed = 1): Recipe => ({ alphabet: `${DIGITS}abcdef`, length, seed });
export const base36 = (length: number, seed = 1): Recipe => ({ alphabet: DIGITS + LOWER, length, seed });
export const base62 = (length: number, seed = 1): Recipe => ({
  alphabet: DIGITS + LOWER + LOWER.toUpperCase(),
  length,
  seed,
});
export const base64url = (length: number, seed = 1): Recipe => ({
  alphabet: `${DIGITS}${LOWER}${LOWER.toUpperCase()}-_`,
  length,
  seed,
});

/**
 * Builds a secret of the right shape from a fixed seed, so that no real-looking secret stands in a repository's own text:
 * `sample("nxs_u_", hex(32))`.
 */
export function sample(prefix: string, { alphabet, length, seed }: Recipe): string {
  const random = mulberry32(seed);
  let text = prefix;
  for (let i = 0; i < length; i++) text += alphabet[Math.floor(random() * alphabet.length)] ?? "";
  return text;
}

/** A JSON Web Token with the given payload and a made-up signature. */
export function sampleJwt(payload: Readonly<Record<string, unknown>>, seed = 1): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256", typ: "JWT" })}.${part(payload)}.${sample("", base64url(43, seed))}`;
}

/** Source: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (public domain). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
