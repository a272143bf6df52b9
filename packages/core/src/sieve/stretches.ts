import { ADDRESS, STEP } from "./layout.ts";
import { hasNoBit, isLetter } from "./letters.ts";
import { type Code, i16x8, i32, i64, i8x16, type Local, v128 } from "./wasm.ts";

/** How many bytes are looked through for stretches at once: as many as a word has bits. */
export const BLOCK = 4 * STEP;

/**
 * What finds stretches of base64 and of hexadecimal digits that stand for ASCII text. A stretch is noted where it has become long enough, at the last
 * byte of its eighth group or sixteenth pair, and where it has ended, at the last byte of the first group or pair that is none of it. Those of four
 * alignments, or two, may lie over each other.
 */
export type StretchLocals = Words & Roles & Readonly<Record<"run" | "before" | "changes" | "rest" | "sixteen", Local>>;

/**
 * In each a bit is a byte of the block that was taken last: where groups and pairs end; two, four and eight in a row; and so many that there is a
 * stretch, which changes where that differs from the byte that ends the unit before.
 */
type Words = Readonly<
  Record<
    | ("newGroups" | "groups" | "groups2" | "groups4" | "base64" | "base64Changes")
    | ("newPairs" | "pairs" | "pairs2" | "pairs4" | "pairs8" | "hex" | "hexChanges"),
    Local
  >
>;

/** For each byte of a step the places that it can have in a unit, then those that it and the byte before can have together; and for the step before. */
type Roles = Readonly<Record<"roles" | "lastRoles" | "twos" | "lastTwos", Local>>;

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

/** Sets the roles of a step's bytes: sixteen codes after the other are looked up, where those of other bytes are none. */
function setRoles({ roles, rest, sixteen }: StretchLocals, address: Code, offset: number): Code {
  const next = rest.set(i8x16.sub(rest.get, sixteen.get));
  return [
    ...rest.set(v128.load(address, offset)),
    ...roles.set(i8x16.splat(0)),
    ...[2, 3, 4, 5, 6, 7].flatMap((row) => [
      ...(row === 2 ? [...next, ...next] : next),
      ...roles.set(v128.or(roles.get, i8x16.swizzle(v128.load(i32.const(ADDRESS.roles + row * 16)), rest.get))),
    ]),
  ];
}

/** Takes in the block at an address. */
export function takeBlock(locals: StretchLocals, address: Code): Code {
  const { newGroups, groups, groups2, groups4, base64, base64Changes } = locals;
  const { newPairs, pairs, pairs2, pairs4, pairs8, hex, hexChanges } = locals;
  return [
    ...[0, 1, 2, 3].map((step) => takeStep(locals, address, step * STEP)),
    takeRuns(locals, newGroups, [groups, groups2, groups4, base64], 4, base64Changes),
    takeRuns(locals, newPairs, [pairs, pairs2, pairs4, pairs8, hex], 2, hexChanges),
  ].flat();
}

function takeStep(locals: StretchLocals, address: Code, offset: number): Code {
  const { newGroups, newPairs, roles, lastRoles, twos, lastTwos } = locals;
  return [
    lastRoles.set(roles.get),
    lastTwos.set(twos.get),
    setRoles(locals, address, offset),
    twos.set(v128.and(roles.get, i16x8.shl(i8x16.behind(lastRoles.get, roles.get, 1), 1))),
    takeUnits(newGroups, v128.and(twos.get, i16x8.shl(i8x16.behind(lastTwos.get, twos.get, 2), 2))),
    takeUnits(newPairs, i16x8.shl(twos.get, 4)),
  ].flat();
}

/** Takes in at the top where units end: where a byte's highest bit is set. */
function takeUnits(word: Local, ends: Code): Code {
  const bits = i64.shl(i64.extend(i8x16.bitmask(ends)), i64.const(BLOCK - STEP));
  return word.set(i64.or(i64.shr(word.get, i64.const(STEP)), bits));
}

/**
 * Takes in where so many units in a row end, by leaving only those that end twice as many, again and again.
 * @param words where one unit ends, two in a row and so on; for the block before, as yet
 */
function takeRuns(
  { run, before }: StretchLocals,
  units: Local,
  words: readonly Local[],
  unit: number,
  changes: Local,
): Code {
  const shifted = (count: number): Code =>
    i64.or(i64.shl(run.get, i64.const(count)), i64.shr(before.get, i64.const(BLOCK - count)));
  const take = (word: Local): Code => [...before.set(word.get), ...word.set(run.get)];
  return [
    run.set(units.get),
    ...words
      .slice(0, -1)
      .map((word, doublings) => [...take(word), ...run.set(i64.and(run.get, shifted(unit << doublings)))]),
    ...words.slice(-1).map(take),
    changes.set(i64.xor(run.get, shifted(unit))),
  ].flat();
}
