import { ADDRESS } from "./layout.ts";
import { type Code, i32, i8x16, type Local, v128 } from "./wasm.ts";

/** The 6-bit value of each byte that is a letter of base64 or base64url; 64 for other bytes. Source: RFC 4648 §4, §5. */
const VALUES = new Uint8Array(256).fill(64);
for (const [value, letter] of [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].entries()) {
  VALUES[letter.charCodeAt(0)] = value;
}
VALUES[0x2d] = 62;
VALUES[0x5f] = 63;

export function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (VALUES[byte] as number) < 64;
}

/** Whether a byte is one of `[\w.-]`, which names and keys are made of. */
export function isOfWord(byte: number): boolean {
  return byte === 0x2e || (isLetter(byte) && byte !== 0x2b && byte !== 0x2f);
}

/** Whether a byte is a letter whose value has not this bit. */
export function hasNoBit(bit: number, byte: number): boolean {
  return isLetter(byte) && ((VALUES[byte] as number) & bit) === 0;
}

/** The kinds of bytes that every step tells apart. */
const KINDS = { letter: isLetter, word: isOfWord } as const;

type Kind = keyof typeof KINDS;

const BITS = [1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0];

/**
 * What stands at {@link ADDRESS}.kinds: a bit for each of the eight upper halves that a byte of ASCII may have; and for each kind, by the lower
 * half, the bits of those upper halves with which it makes a byte of the kind. In memory, as constants of a register's size take several instructions.
 */
export const KIND_TABLES: readonly number[] = [
  ...BITS,
  ...Object.values(KINDS).flatMap((isOfKind) =>
    Array.from({ length: 16 }, (_, lower) =>
      BITS.reduce((bits, bit, upper) => (bit > 0 && isOfKind(upper * 16 + lower) ? bits | bit : bits), 0),
    ),
  ),
];

const table = (index: number): Code => v128.load(i32.const(ADDRESS.kinds), index * 16);

/** Sixteen bytes, ready to be asked for their kinds: their lower halves, and the bits of their upper ones. */
export interface Halves {
  readonly lower: Local;
  readonly upper: Local;
}

export function setHalves({ lower, upper }: Halves, address: Code, offset = 0): Code {
  const step = v128.load(address, offset);
  return [...lower.set(v128.and(step, i8x16.splat(0x0f))), ...upper.set(i8x16.swizzle(table(0), i8x16.shr(step, 4)))];
}

/** For each of sixteen bytes zero, or, where it is of a kind, something else. */
export function areOf({ lower, upper }: Halves, kind: Kind): Code {
  return v128.and(i8x16.swizzle(table(1 + Object.keys(KINDS).indexOf(kind)), lower.get), upper.get);
}

/** A bit for each of sixteen bytes: whether it is not zero. */
export function notZeros(bytes: Code): Code {
  return i8x16.bitmask(i8x16.notEq(bytes, i8x16.splat(0)));
}
