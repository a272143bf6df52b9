import {
  type Code,
  compile,
  func,
  type FunctionSource,
  i16x8,
  i32,
  i32x4,
  i8x16,
  type Instance,
  type Local,
  repeatWhile,
  v128,
} from "../sieve/wasm.ts";

const STEP = 16;
/** How many letters are decoded at once. */
export const PART = 1 << 15;

/** Addresses in the memory: of the table below, of letters, and of the bytes that they stand for. */
const ROWS_AT = 0;
const LETTERS_AT = ROWS_AT + STEP;
const BYTES_AT = LETTERS_AT + PART;
const MEMORY = BYTES_AT + (PART / 4) * 3 + STEP;

/** What makes a letter of base64 its value, by the upper half of its code. Source: RFC 4648 §4. */
const ROWS = Uint8Array.from([0, 0, 62 - 0x2b, 52 - 0x30, -0x41, -0x41, 26 - 0x61, 26 - 0x61, 0, 0, 0, 0, 0, 0, 0, 0]);
/** What more it takes for those letters that are not in order with their rows: `/`, and `-` and `_` of base64url. Source: RFC 4648 §4, §5. */
const SLASH = { letter: 0x2f, more: 63 - 0x2f - (62 - 0x2b) };
const MINUS = { letter: 0x2d, more: 62 - 0x2d - (62 - 0x2b) };
const UNDERSCORE = { letter: 0x5f, more: 63 - 0x5f + 0x41 };

/** Two values of six bits are put together, then two of twelve; three bytes are in the order of a big-endian number. */
const base64 = decoder("base64", 12, (letters, into) => {
  const ofLetter = ({ letter, more }: typeof SLASH): Code =>
    v128.and(i8x16.eq(letters, i8x16.splat(letter)), i8x16.splat(more));
  const values = i8x16.add(
    i8x16.add(letters, i8x16.swizzle(v128.load(i32.const(ROWS_AT)), i8x16.shr(letters, 4))),
    v128.or(ofLetter(SLASH), v128.or(ofLetter(MINUS), ofLetter(UNDERSCORE))),
  );
  const pairs = v128.or(v128.and(i16x8.shl(into.get, 6), i16x8.splat(0x0fc0)), i16x8.shr(into.get, 8));
  const groups = v128.or(v128.and(i32x4.shl(into.get, 12), i32x4.splat(0xfff000)), i32x4.shr(into.get, 16));
  return [
    ...into.set(values),
    ...into.set(pairs),
    ...into.set(groups),
    ...into.set(i8x16.pick(into.get, [2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12])),
  ];
});

const hex = decoder("hex", 8, (digits, into) => {
  const isLetter = i8x16.notEq(v128.and(digits, i8x16.splat(0x40)), i8x16.splat(0));
  const values = i8x16.add(v128.and(digits, i8x16.splat(0x0f)), v128.and(isLetter, i8x16.splat(9)));
  return [
    ...into.set(values),
    ...into.set(v128.or(i16x8.shl(into.get, 4), i16x8.shr(into.get, 8))),
    ...into.set(i8x16.pick(into.get, [0, 2, 4, 6, 8, 10, 12, 14])),
  ];
});

/**
 * A function that decodes so many letters.
 * @param bytes that sixteen of them stand for
 * @param decodeStep is given sixteen, and what its bytes come into
 */
function decoder(name: string, bytes: number, decodeStep: (letters: Code, into: Local) => Code): FunctionSource {
  return func(name, ["length"], { at: "i32", out: "i32", letters: "v128", into: "v128" }, (locals) => {
    const { length, at, out, letters, into } = locals;
    return [
      at.set(i32.const(LETTERS_AT)),
      out.set(i32.const(BYTES_AT)),
      repeatWhile(
        i32.below(at.get, i32.add(length.get, i32.const(LETTERS_AT))),
        letters.set(v128.load(at.get)),
        decodeStep(letters.get, into),
        v128.store(out.get, into.get),
        at.set(i32.add(at.get, i32.const(STEP))),
        out.set(i32.add(out.get, i32.const(bytes))),
      ),
      i32.sub(out.get, i32.const(BYTES_AT)),
    ];
  });
}

/** Where decoded bytes are put while someone looks at them, again and again: fresh memory takes longer to come by than decoding does. */
let room = Buffer.alloc(0);
let taken = 0;
const MOST_ROOM = 1 << 24;

/** What is decoded while the work is done is there no longer than that. */
export function whileDecoded<Result>(work: () => Result): Result {
  const before = taken;
  try {
    return work();
  } finally {
    taken = before;
  }
}

/** So many bytes, which hold anything, to put in what is there within {@link whileDecoded}. */
export function takeRoom(length: number): Buffer {
  const end = taken + length;
  if (end > MOST_ROOM) return Buffer.allocUnsafe(length);
  if (end > room.length) room = Buffer.allocUnsafeSlow(Math.min(MOST_ROOM, end * 2));
  const bytes = room.subarray(taken, end);
  taken = end;
  return bytes;
}

let memory: Uint8Array;
let functions: Instance["functions"] | undefined;

/** The bytes that letters of base64 and base64url stand for, within {@link whileDecoded}; bits of the last one that make no whole byte are left out. */
export function decodeBase64(letters: Uint8Array): Buffer {
  return decode(base64, letters, Math.floor((letters.length * 3) / 4));
}

/** The bytes that pairs of hexadecimal digits stand for, within {@link whileDecoded}. */
export function decodeHex(digits: Uint8Array): Buffer {
  return decode(hex, digits, digits.length / 2);
}

function decode({ name }: FunctionSource, letters: Uint8Array, length: number): Buffer {
  const decodePart = (functions ??= start())[name] as (length: number) => number;
  const bytes = takeRoom(length);
  let written = 0;
  for (let from = 0; from < letters.length; from += PART) {
    const part = letters.subarray(from, from + PART);
    memory.set(part, LETTERS_AT);
    const count = Math.min(decodePart(part.length), length - written);
    bytes.set(memory.subarray(BYTES_AT, BYTES_AT + count), written);
    written += count;
  }
  return bytes;
}

function start(): Instance["functions"] {
  const instance = compile([base64, hex], MEMORY)();
  memory = new Uint8Array(instance.memory);
  memory.set(ROWS, ROWS_AT);
  return instance.functions;
}
