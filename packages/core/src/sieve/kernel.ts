import { TRIPLE_HASHES, tripleHashCode, WINDOW_HASHES, windowHashCode } from "./hashes.ts";
import { type Code, func, i32, i64, i8x16, type Local, repeatWhile, v128, when } from "./wasm.ts";

/** How much text is sifted at once, in bytes. */
export const PART = 1 << 16;
/** What one register holds, and one step looks at. */
const STEP = 16;
/** How much of the text before a part and behind it the kernel looks at. */
export const LEAD = 2 * STEP;
export const TRAIL = 3 * STEP;

const BEHIND_TABLES = 2 * 256;

/** Addresses in the kernel's memory. */
const WINDOWS = 0;
const TRIPLES = WINDOWS + WINDOW_HASHES;
const BEHIND = TRIPLES + TRIPLE_HASHES;
const TEXT = BEHIND + BEHIND_TABLES + LEAD;
const EVENTS = TEXT + PART + TRAIL;
export const ADDRESS = { windows: WINDOWS, triples: TRIPLES, behind: BEHIND, text: TEXT, events: EVENTS } as const;
/** Of sixteen bytes no more are noted than each one's window, every second as an escape, and the end of one run. */
export const MEMORY = EVENTS + PART * 4 * 2;

/** The kind of an event, in its lowest two bits; its address is above them. */
export const KIND = { window: 0, runEnd: 1, escape: 2 } as const;

/**
 * For the byte behind some letters, and the one behind that, in how far they say that the letters may go on behind a line break; together
 * more than 2 when they may. A break, real or escaped, says it alone; before it may stand a quote, spaces, and what puts lines together.
 */
export const BEHIND_LETTERS = new Uint8Array(BEHIND_TABLES);
for (const byte of Buffer.from("\"'` \t.&")) BEHIND_LETTERS[byte] = 2;
for (const byte of Buffer.from("\n\r\\")) BEHIND_LETTERS[byte] = 3;
for (const byte of Buffer.from(" \t.+&\n\r\\")) BEHIND_LETTERS[256 + byte] = 1;

/** Looks through the text at {@link ADDRESS}.text and writes events. Gives their number. */
export const kernel = func(
  "sift",
  ["length"],
  { at: "i32", out: "i32", found: "i32", mask: "i32", letters: "i64", four: "i64", many: "i64", ends: "i64" },
  ({ length, at, out, found, mask, letters, four, many, ends }) => {
    const note = (kind: number): Code => [
      ...i32.store(out.get, i32.or(i32.shl(found.get, i32.const(2)), i32.const(kind))),
      ...out.set(i32.add(out.get, i32.const(4))),
    ];
    return [
      at.set(i32.const(TEXT)),
      out.set(i32.const(EVENTS)),
      letters.set(i64.shl(lettersAt(at.get), i64.const(48))),
      letters.set(i64.or(letters.get, i64.shl(lettersAt(at.get, -STEP), i64.const(32)))),
      letters.set(i64.or(letters.get, i64.shl(lettersAt(at.get, -2 * STEP), i64.const(16)))),
      repeatWhile(
        i32.below(at.get, i32.add(length.get, i32.const(TEXT))),
        noteRunEnds({ at, found, letters, four, many, ends }, note(KIND.runEnd)),
        noteEscapes({ at, found, mask }, note(KIND.escape)),
        noteWindows({ at, found }, note(KIND.window)),
        at.set(i32.add(at.get, i32.const(STEP))),
      ),
      i32.shr(i32.sub(out.get, i32.const(EVENTS)), i32.const(2)),
    ];
  },
);

type Locals<Name extends string> = Readonly<Record<Name, Local>>;

/**
 * A bit of `letters` is a byte: 32 before the step, the step's at 32 to 47, and 16 behind it. In the others a bit is set where so many
 * letters in a row end.
 */
function noteRunEnds(
  { at, found, letters, four, many, ends }: Locals<"at" | "found" | "letters" | "four" | "many" | "ends">,
  note: Code,
): Code {
  const growBy = (bits: Code, more: Code, count: number): Code => i64.and(bits, i64.shl(more, i64.const(count)));
  const hasEnds = i32.eq(i64.isZero(ends.get), i32.const(0));
  const thirtyTwo = growBy(many.get, many.get, 16);
  const isLong = i64.wrap(i64.and(i64.shr(thirtyTwo, i64.trailingZeros(ends.get)), i64.const(1)));
  const mayGoOn = i32.below(
    i32.const(2),
    i32.add(i32.load8(i32.load8(found.get), BEHIND), i32.load8(i32.load8(found.get, 1), BEHIND + 256)),
  );
  return [
    letters.set(i64.or(i64.shr(letters.get, i64.const(STEP)), i64.shl(lettersAt(at.get, STEP), i64.const(48)))),
    many.set(growBy(letters.get, letters.get, 1)),
    four.set(growBy(many.get, many.get, 2)),
    many.set(growBy(four.get, four.get, 4)),
    many.set(growBy(many.get, many.get, 8)),
    ends.set(i64.and(growBy(many.get, four.get, 16), i64.xor(i64.shr(letters.get, i64.const(1)), i64.const(-1)))),
    ends.set(i64.and(ends.get, i64.shl(i64.const(0xffff), i64.const(32)))),
    when(
      hasEnds,
      // Two ends of so many letters do not fit into one step.
      found.set(i32.add(at.get, i32.sub(i64.wrap(i64.trailingZeros(ends.get)), i32.const(31)))),
      when(i32.or(isLong, mayGoOn), note),
    ),
  ].flat();
}

function noteEscapes({ at, found, mask }: Locals<"at" | "found" | "mask">, note: Code): Code {
  const lettered = i32.or(i32.load8(found.get, 1), i32.const(0x20));
  return [
    mask.set(i8x16.bitmask(i8x16.eq(v128.load(at.get), i8x16.splat(0x5c)))),
    when(
      mask.get,
      repeatWhile(
        mask.get,
        found.set(i32.add(at.get, i32.trailingZeros(mask.get))),
        mask.set(i32.and(mask.get, i32.sub(mask.get, i32.const(1)))),
        when(i32.or(i32.eq(lettered, i32.const(0x78)), i32.eq(lettered, i32.const(0x75))), note),
      ),
    ),
  ].flat();
}

/** Looks at three bytes from every second place on: one of a window's two triples starts there. */
function noteWindows({ at, found }: Locals<"at" | "found">, note: Code): Code {
  const isTriple = (offset: number): Code => i32.load8(tripleHashCode(i32.load(at.get, offset)), TRIPLES);
  const isWindow = i32.load8(windowHashCode(i32.load(found.get)), WINDOWS);
  return [0, 8].flatMap((half) => {
    const places = [half, half + 2, half + 4, half + 6];
    return when(
      places.map(isTriple).reduce((some, more) => i32.or(some, more)),
      ...places.map((place) =>
        when(
          isTriple(place),
          found.set(i32.add(at.get, i32.const(place - 1))),
          when(isWindow, note),
          found.set(i32.add(at.get, i32.const(place))),
          when(isWindow, note),
        ),
      ),
    );
  });
}

/** A bit for each of a step's bytes: whether it is a letter of base64 or base64url. */
function lettersAt(address: Code, offset = 0): Code {
  const step = v128.load(offset < 0 ? i32.add(address, i32.const(offset)) : address, Math.max(0, offset));
  const within = (bytes: Code, first: number, count: number): Code =>
    i8x16.below(i8x16.sub(bytes, i8x16.splat(first)), i8x16.splat(count));
  const isLetter = [
    within(v128.or(step, i8x16.splat(0x20)), 0x61, 26),
    // `/` and the digits.
    within(step, 0x2f, 11),
    i8x16.eq(step, i8x16.splat(0x2b)),
    i8x16.eq(step, i8x16.splat(0x2d)),
    i8x16.eq(step, i8x16.splat(0x5f)),
  ].reduce((some, more) => v128.or(some, more));
  return i64.extend(i8x16.bitmask(isLetter));
}
