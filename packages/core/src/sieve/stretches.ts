import { ADDRESS, STEP } from "./layout.ts";
import { hasNoBit, isLetter } from "./letters.ts";
import { type Code, i16x8, i32, i64, i8x16, type Local, v128, whileHolds } from "./wasm.ts";

/**
 * What finds stretches of base64 and of hexadecimal digits that stand for ASCII text. A stretch is noted where it has become long enough, at the last
 * byte of its eighth group or sixteenth pair, and where it has ended, at the last byte of the first group or pair that is none of it. Those of four
 * alignments, or two, may lie over each other.
 */
export type StretchLocals = Words & Roles & Readonly<Record<"at" | "run" | "found", Local>>;

/** In each a bit is a byte, 32 before the step and then the step's: where groups and pairs end, and where so many of them in a row do. */
type Words = Readonly<Record<"groups" | "pairs" | "base64" | "hex", Local>>;

/** For each byte of the step the places that it can have in a unit, then those that it and the byte before can have together; and for the step before. */
type Roles = Readonly<Record<"roles" | "lastRoles" | "twos" | "lastTwos", Local>>;

const THIS_STEP = i64.shl(i64.const(0xffff), i64.const(2 * STEP));

const isHexDigit = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66) || (byte >= 0x41 && byte <= 0x46);

/**
 * The places that a byte can have in a group of four letters or a pair of digits that stands for ASCII text. The three bytes of a group are below
 * 128 when a bit of each of its first letters is zero, that of a pair when the first digit is below 8. The bits of places behind each other are too.
 */
export const ROLE = { firstOfPair: 4, secondOfPair: 8, first: 16, second: 32, third: 64, fourth: 128 } as const;

export function rolesOf(byte: number): number {
  return (
    (byte >= 0x30 && byte < 0x38 ? ROLE.firstOfPair : 0) |
    (isHexDigit(byte) ? ROLE.secondOfPair : 0) |
    (hasNoBit(32, byte) ? ROLE.first : 0) |
    (hasNoBit(8, byte) ? ROLE.second : 0) |
    (hasNoBit(2, byte) ? ROLE.third : 0) |
    (isLetter(byte) ? ROLE.fourth : 0)
  );
}

/** What stands at {@link ADDRESS}.roles: those of each byte of ASCII. */
export const ROLE_TABLE: readonly number[] = Array.from({ length: 128 }, (_, byte) => rolesOf(byte));

function stepRoles(address: Code): Code {
  return [2, 3, 4, 5, 6, 7]
    .map((sixteen) =>
      i8x16.swizzle(
        v128.load(i32.const(ADDRESS.roles + sixteen * 16)),
        i8x16.sub(v128.load(address), i8x16.splat(sixteen * 16)),
      ),
    )
    .reduce((roles, more) => v128.or(roles, more));
}

/** Takes in the step at an address. */
export function takeStep(locals: StretchLocals, address: Code): Code {
  const { groups, pairs, base64, hex, run, roles, lastRoles, twos, lastTwos } = locals;
  return [
    lastRoles.set(roles.get),
    lastTwos.set(twos.get),
    roles.set(stepRoles(address)),
    twos.set(v128.and(roles.get, i16x8.shl(i8x16.behind(lastRoles.get, roles.get, 1), 1))),
    takeUnits(groups, v128.and(twos.get, i16x8.shl(i8x16.behind(lastTwos.get, twos.get, 2), 2))),
    takeRuns(run, groups, base64, [4, 8, 16]),
    takeUnits(pairs, i16x8.shl(twos.get, 4)),
    takeRuns(run, pairs, hex, [2, 4, 8, 16]),
  ].flat();
}

/** Takes in where units end: where a byte's highest bit is set. */
function takeUnits(word: Local, ends: Code): Code {
  return word.set(shiftIn(word, i64.shl(i64.extend(i8x16.bitmask(ends)), i64.const(2 * STEP))));
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
