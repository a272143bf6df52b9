import { dropWindows } from "./following.ts";
import { tripleHashCode, windowHashCode } from "./hashes.ts";
import { ADDRESS, BEHIND_TABLES, STEP } from "./layout.ts";
import { areOf, type Halves, notZeros, setHalves } from "./letters.ts";
import { BLOCK, type StretchLocals, takeBlock } from "./stretches.ts";
import { type Code, func, i32, i64, i8x16, type Local, repeatWhile, v128, when, whileHolds } from "./wasm.ts";

/** The kind of an event, in its lowest bits; its address is above them. */
export const KIND = {
  window: 0,
  lineEnd: 1,
  escape: 2,
  base64Ends: 4,
  base64Starts: 5,
  hexEnds: 6,
  hexStarts: 7,
} as const;
export const KIND_BITS = 3;

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
  {
    ...{ at: "i32", out: "i32", found: "i32", mask: "i32", lower: "v128", upper: "v128" },
    ...{ letters: "i64", four: "i64", many: "i64", ends: "i64", long: "i32", run: "i64" },
    ...{ newGroups: "i64", groups: "i64", groups2: "i64", groups4: "i64", base64: "i64", base64Changes: "i64" },
    ...{ newPairs: "i64", pairs: "i64", pairs2: "i64", pairs4: "i64", pairs8: "i64", hex: "i64", hexChanges: "i64" },
    ...{ roles: "v128", lastRoles: "v128", twos: "v128", lastTwos: "v128", before: "i64", changes: "i64" },
    ...{ rest: "v128", sixteen: "v128" },
  },
  (locals) => {
    const { length, at, out, found, many, long } = locals;
    const noteAs = (kind: Code): Code => [
      ...i32.store(out.get, i32.or(i32.shl(found.get, i32.const(KIND_BITS)), kind)),
      ...out.set(i32.add(out.get, i32.const(4))),
    ];
    const note = (kind: number): Code => noteAs(i32.const(kind));
    const step = (steps: number): Code => i32.const(ADDRESS.text + steps * STEP);
    return [
      out.set(i32.const(ADDRESS.events)),
      ...[-2, -1, 0].map((steps) => takeLetters(locals, step(steps))),
      long.set(i32.const(ADDRESS.longs)),
      at.set(i32.const(ADDRESS.text)),
      repeatWhile(
        i32.below(at.get, i32.add(length.get, i32.const(ADDRESS.text))),
        takeLetters(locals, at.get, STEP),
        noteLineEnds(locals, note(KIND.lineEnd)),
        when(
          i64.notZero(inARow(many.get, many.get, 16)),
          i32.store(long.get, at.get),
          long.set(i32.add(long.get, i32.const(4))),
        ),
        noteEscapes(locals, note(KIND.escape)),
        noteWindows(locals, note(KIND.window)),
        at.set(i32.add(at.get, i32.const(STEP))),
      ),
      dropWindows(locals, KIND_BITS),
      noteStretches(locals, noteAs),
      i32.shr(i32.sub(out.get, i32.const(ADDRESS.events)), i32.const(2)),
    ];
  },
);

type Locals<Name extends string> = Readonly<Record<Name, Local>>;

/** Looks for stretches where at {@link ADDRESS}.longs is noted that so many letters stand; elsewhere there is none. A pass of its own is quicker. */
function noteStretches(
  locals: StretchLocals & Locals<"length" | "at" | "found" | "long">,
  noteAs: (kind: Code) => Code,
): Code {
  const { length, at, found, long, base64, hex, base64Changes, hexChanges, changes } = locals;
  const end = i32.add(length.get, i32.const(ADDRESS.text));
  const isInside = i64.notZero(i64.or(base64.get, hex.get));
  const next = i32.load(long.get);
  const index = i64.trailingZeros(changes.get);
  const bit = (word: Local): Code => i64.wrap(i64.and(i64.shr(word.get, index), i64.const(1)));
  return [
    // Behind the last block, wherever that ends.
    i32.store(long.get, i32.add(end, i32.const(BLOCK))),
    locals.sixteen.set(i8x16.splat(16)),
    long.set(i32.const(ADDRESS.longs)),
    takeBlock(locals, i32.const(ADDRESS.text - BLOCK)),
    at.set(i32.const(ADDRESS.text)),
    repeatWhile(
      i32.below(at.get, end),
      // Where none has begun, on to the next block with so many letters: of those none stands where two blocks meet that don't in the text.
      when(
        i32.below(isInside, i32.below(i32.add(at.get, i32.const(BLOCK - 1)), next)),
        at.set(i32.sub(next, i32.and(i32.sub(next, at.get), i32.const(BLOCK - 1)))),
        takeBlock(locals, i32.sub(at.get, i32.const(BLOCK))),
      ),
      when(
        i32.below(at.get, end),
        takeBlock(locals, at.get),
        changes.set(i64.or(base64Changes.get, hexChanges.get)),
        whileHolds(
          i64.notZero(changes.get),
          found.set(i32.add(at.get, i64.wrap(index))),
          when(bit(base64Changes), noteAs(i32.or(bit(base64), i32.const(KIND.base64Ends)))),
          when(bit(hexChanges), noteAs(i32.or(bit(hex), i32.const(KIND.hexEnds)))),
          changes.set(i64.and(changes.get, i64.sub(changes.get, i64.const(1)))),
        ),
        at.set(i32.add(at.get, i32.const(BLOCK))),
        whileHolds(i32.below(next, at.get), long.set(i32.add(long.get, i32.const(4)))),
      ),
    ),
  ].flat();
}

/**
 * Takes the letters of a step in, at the top. A bit of `letters` is a byte: when those behind a step were taken, its own are at 32 to 47, and
 * 32 stand before it.
 */
function takeLetters(locals: Halves & Locals<"letters">, address: Code, offset = 0): Code {
  const { letters } = locals;
  const bits = i64.shl(i64.extend(notZeros(areOf(locals, "letter"))), i64.const(48));
  return [...setHalves(locals, address, offset), ...letters.set(i64.or(i64.shr(letters.get, i64.const(STEP)), bits))];
}

/** Where `count` units in a row end behind which others do. */
function inARow(bits: Code, before: Code, count: number): Code {
  return i64.and(bits, i64.shl(before, i64.const(count)));
}

/** In the words beside `letters` a bit is set where so many of them in a row end; in `many` these are 16. */
function noteLineEnds(
  { at, found, letters, four, many, ends }: Locals<"at" | "found" | "letters" | "four" | "many" | "ends">,
  note: Code,
): Code {
  const mayGoOn = i32.below(
    i32.const(2),
    i32.add(i32.load8(i32.load8(found.get), ADDRESS.behind), i32.load8(i32.load8(found.get, 1), ADDRESS.behind + 256)),
  );
  return [
    many.set(inARow(letters.get, letters.get, 1)),
    four.set(inARow(many.get, many.get, 2)),
    many.set(inARow(four.get, four.get, 4)),
    many.set(inARow(many.get, many.get, 8)),
    ends.set(i64.and(inARow(many.get, four.get, 16), i64.xor(i64.shr(letters.get, i64.const(1)), i64.const(-1)))),
    ends.set(i64.and(ends.get, i64.shl(i64.const(0xffff), i64.const(32)))),
    when(
      i64.notZero(ends.get),
      // Two ends of so many letters do not fit into one step.
      found.set(i32.add(at.get, i32.sub(i64.wrap(i64.trailingZeros(ends.get)), i32.const(31)))),
      when(mayGoOn, note),
    ),
  ].flat();
}

function noteEscapes({ at, found, mask }: Locals<"at" | "found" | "mask">, note: Code): Code {
  const lettered = i32.or(i32.load8(found.get, 1), i32.const(0x20));
  return [
    mask.set(i8x16.bitmask(i8x16.eq(v128.load(at.get), i8x16.splat(0x5c)))),
    whileHolds(
      mask.get,
      found.set(i32.add(at.get, i32.trailingZeros(mask.get))),
      mask.set(i32.and(mask.get, i32.sub(mask.get, i32.const(1)))),
      when(i32.or(i32.eq(lettered, i32.const(0x78)), i32.eq(lettered, i32.const(0x75))), note),
    ),
  ].flat();
}

/** Looks at three bytes from every second place on: one of a window's two triples starts there. */
function noteWindows({ at, found }: Locals<"at" | "found">, note: Code): Code {
  const isTriple = (offset: number): Code => i32.load8(tripleHashCode(i32.load(at.get, offset)), ADDRESS.triples);
  const isWindow = i32.load8(windowHashCode(i32.load(found.get)), ADDRESS.windows);
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
