import { STEP } from "./layout.ts";
import { areOf, type Halves, type Kind, notZeros, setHalves } from "./letters.ts";
import { type Code, i32, i64, i8x16, type Local, whileHolds } from "./wasm.ts";

/**
 * What finds stretches of base64 and of hexadecimal digits that stand for ASCII text. A stretch is noted where it has become long enough, at the last
 * byte of its eighth group or sixteenth pair, and where it has ended, at the last byte of the first group or pair that is none of it. Those of four
 * alignments, or two, may lie over each other.
 */
export type StretchLocals = Halves & Words & Readonly<Record<"kinds" | "at" | "run" | "found", Local>>;

/** In each a bit is a byte, 32 before the step and then the step's: where groups and pairs end, and where so many of them in a row do. */
type Words = Readonly<Record<"groups" | "pairs" | "base64" | "hex", Local>>;

const THIS_STEP = i64.shl(i64.const(0xffff), i64.const(2 * STEP));

export function forget({ groups, pairs, base64, hex }: Words): Code {
  return [groups, pairs, base64, hex].flatMap((word) => word.set(i64.const(0)));
}

/** Takes in the step at an address. */
export function takeStep(locals: StretchLocals, address: Code): Code {
  const { groups, pairs, base64, hex, run } = locals;
  return [
    take(locals, groups, address, ["firstOfGroup", "secondOfGroup", "thirdOfGroup", "letter"]),
    takeRuns(run, groups, base64, [4, 8, 16]),
    take(locals, pairs, address, ["firstOfPair", "digit"]),
    takeRuns(run, pairs, hex, [2, 4, 8, 16]),
  ].flat();
}

/** Takes in where units end of which each byte is of the kind that its place asks for. */
function take(locals: StretchLocals, word: Local, address: Code, unit: readonly Kind[]): Code {
  const { kinds } = locals;
  return [
    ...unit.flatMap((kind, place) => [
      ...setHalves(locals, i32.sub(address, i32.const(unit.length - 1 - place))),
      ...kinds.set(place === 0 ? areOf(locals, kind) : i8x16.min(kinds.get, areOf(locals, kind))),
    ]),
    ...word.set(shiftIn(word, i64.shl(i64.extend(notZeros(kinds.get)), i64.const(2 * STEP)))),
  ];
}

/** Takes in where so many units in a row end, by leaving only those that end twice as many, again and again. */
function takeRuns(run: Local, units: Local, word: Local, distances: readonly number[]): Code {
  return [
    ...run.set(units.get),
    ...distances.flatMap((distance) => run.set(i64.and(run.get, i64.shl(run.get, i64.const(distance))))),
    ...word.set(shiftIn(word, i64.and(run.get, THIS_STEP))),
  ];
}

function shiftIn(word: Local, bits: Code): Code {
  return i64.or(i64.shr(word.get, i64.const(STEP)), bits);
}

/**
 * Notes where stretches start and end in the step, by a comparison of each byte with the one that ends the unit before.
 * @param unit in letters
 * @param noteAs notes the byte at `found`, with a kind
 */
export function noteChanges(
  { at, run, found }: StretchLocals,
  word: Local,
  unit: number,
  noteAs: (isStart: Code) => Code,
): Code {
  const index = i64.trailingZeros(run.get);
  return [
    run.set(i64.and(i64.xor(word.get, i64.shl(word.get, i64.const(unit))), THIS_STEP)),
    whileHolds(
      i64.notZero(run.get),
      found.set(i32.add(at.get, i32.sub(i64.wrap(index), i32.const(2 * STEP)))),
      noteAs(i64.wrap(i64.and(i64.shr(word.get, index), i64.const(1)))),
      run.set(i64.and(run.get, i64.sub(run.get, i64.const(1)))),
    ),
  ].flat();
}
