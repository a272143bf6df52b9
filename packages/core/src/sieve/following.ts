import { windowHashCode } from "./hashes.ts";
import { ADDRESS, STEP } from "./layout.ts";
import { areOf, type Halves, setHalves } from "./letters.ts";
import { type Code, i32, i8x16, type Local, when, whileHolds } from "./wasm.ts";

/** The most letters of words that can be asked for behind a window: as many as a part's trail holds behind its last window. */
export const MOST_BEHIND = 2 * STEP;

/**
 * Drops the windows behind which not so many letters of words stand as are asked for: text that is full of anchors, but of nothing that begins with
 * them, costs a step here and no more. The table of windows holds the number asked for, and one more.
 * @param kindBits how many of an event's lowest bits tell its kind; none of them is set for a window
 */
export function dropWindows(
  locals: Halves & Readonly<Record<"at" | "out" | "found" | "mask", Local>>,
  kindBits: number,
): Code {
  const { at, out, found, mask } = locals;
  const isOther = i32.and(found.get, i32.const((1 << kindBits) - 1));
  const address = i32.shr(found.get, i32.const(kindBits));
  const asked = i32.load8(windowHashCode(i32.load(address)), ADDRESS.windows);
  const notWords = (offset: number): Code => [
    ...setHalves(locals, address, offset),
    ...i8x16.bitmask(i8x16.eq(areOf(locals, "word"), i8x16.splat(0))),
  ];
  const standing = i32.trailingZeros(i32.or(notWords(4), i32.shl(notWords(4 + STEP), i32.const(STEP))));
  return [
    ...at.set(i32.const(ADDRESS.events)),
    ...mask.set(out.get),
    ...out.set(at.get),
    ...whileHolds(
      i32.below(at.get, mask.get),
      found.set(i32.load(at.get)),
      at.set(i32.add(at.get, i32.const(4))),
      i32.store(out.get, found.get),
      when(i32.or(isOther, i32.below(asked, i32.add(standing, i32.const(2)))), out.set(i32.add(out.get, i32.const(4)))),
    ),
  ];
}
