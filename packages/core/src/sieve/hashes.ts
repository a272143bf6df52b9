import { type Code, i32 } from "./wasm.ts";

/** The width of a window, in bytes. */
export const WINDOW = 4;

const FOLD = 0x20202020;
const FACTOR = 0x9e3779b1;

export const WINDOW_HASHES = 1 << 16;
export const TRIPLE_HASHES = 1 << 15;

/** The hash of a window, given as a little-endian number; letters are folded. */
export function hashOfWindow(window: number): number {
  return Math.imul(window | FOLD, FACTOR) >>> 16;
}

/** The hash of a window's first three bytes: the factor moves the fourth out of the word. */
export function hashOfTriple(window: number): number {
  return Math.imul(window | FOLD, FACTOR << 8) >>> 17;
}

/** Code for {@link hashOfWindow}. */
export function windowHashCode(window: Code): Code {
  return i32.shr(i32.mul(i32.or(window, i32.const(FOLD)), i32.const(FACTOR)), i32.const(16));
}

/** Code for {@link hashOfTriple}. */
export function tripleHashCode(window: Code): Code {
  return i32.shr(i32.mul(i32.or(window, i32.const(FOLD)), i32.const(FACTOR << 8)), i32.const(17));
}
