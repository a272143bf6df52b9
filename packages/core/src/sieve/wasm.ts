/**
 * Writes WebAssembly modules: just the instructions that the kernels here use, each a function of the code of its operands, so that a kernel
 * reads like an expression. Source: https://webassembly.github.io/spec/core/binary/
 */
export type Code = readonly number[];
export type ValueType = "i32" | "i64" | "v128";

/** A local variable, a parameter or a declared one. */
export interface Local {
  readonly get: Code;
  readonly set: (value: Code) => Code;
}

/** A function of i32 parameters that gives an i32. */
export interface FunctionSource {
  readonly name: string;
  readonly params: number;
  readonly locals: readonly ValueType[];
  readonly code: Code;
}

/** @param body gets the parameters and the local variables by their names, and leaves an i32 */
export function func<P extends string, L extends string>(
  name: string,
  params: readonly P[],
  locals: Readonly<Record<L, ValueType>>,
  body: (locals: Readonly<Record<P | L, Local>>) => readonly Code[],
): FunctionSource {
  const names = [...params, ...Object.keys(locals)].map((local, index): [string, Local] => [
    local,
    { get: [0x20, ...unsigned(index)], set: (value) => [...value, 0x21, ...unsigned(index)] },
  ]);
  const code = body(Object.fromEntries(names) as Record<P | L, Local>).flat();
  return { name, params: params.length, locals: Object.values(locals), code };
}

/** The part of the global that is used: pure computation, which sees nothing of the world. TypeScript has its types only beside a browser's. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> };
};

/** A module's functions by name, and its memory. */
export interface Instance {
  readonly memory: ArrayBuffer;
  readonly functions: Readonly<Record<string, (...parameters: number[]) => number>>;
}

/** Compiles functions over a memory of so many bytes, all zero. Each call of what it returns gives them a memory of their own. */
export function compile(functions: readonly FunctionSource[], memoryBytes: number): () => Instance {
  const module = new WebAssembly.Module(writeModule(functions, memoryBytes));
  return () => {
    const { memory, ...rest } = new WebAssembly.Instance(module).exports;
    return { memory: (memory as { buffer: ArrayBuffer }).buffer, functions: rest as Instance["functions"] };
  };
}

const TYPES: Readonly<Record<ValueType, number>> = { i32: 0x7f, i64: 0x7e, v128: 0x7b };
const PAGE = 1 << 16;

function writeModule(functions: readonly FunctionSource[], memoryBytes: number): Uint8Array {
  const types = functions.map(({ params }) => [0x60, ...vector(repeat(params, [TYPES.i32])), 1, TYPES.i32]);
  const exports = functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, types),
    ...section(
      3,
      functions.map((_, index) => unsigned(index)),
    ),
    ...section(5, [[0x00, ...unsigned(Math.ceil(memoryBytes / PAGE))]]),
    ...section(7, [...exports, [...text("memory"), 0x02, 0x00]]),
    ...section(10, functions.map(writeBody)),
  ]);
}

function writeBody({ locals, code }: FunctionSource): Code {
  const body = [...vector(locals.map((type) => [0x01, TYPES[type]])), ...code, 0x0b];
  return [...unsigned(body.length), ...body];
}

function section(id: number, items: readonly Code[]): Code {
  const content = vector(items);
  return [id, ...unsigned(content.length), ...content];
}

function vector(items: readonly Code[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function repeat(times: number, code: Code): Code[] {
  return Array.from({ length: times }, () => code);
}

function text(name: string): Code {
  return vector([...Buffer.from(name)].map((byte) => [byte]));
}

/** LEB128. */
function unsigned(value: number): number[] {
  const low = value & 0x7f;
  return value > 0x7f ? [low | 0x80, ...unsigned(value >>> 7)] : [low];
}

function signed(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  const isLast = rest === ((low & 0x40) === 0 ? 0 : -1);
  return isLast ? [low] : [low | 0x80, ...signed(rest)];
}

const binary = (opcode: Code) => (a: Code, b: Code) => [...a, ...b, ...opcode];
const unary = (opcode: Code) => (a: Code) => [...a, ...opcode];
const simd = (opcode: number): Code => [0xfd, ...unsigned(opcode)];
/** Loads may stand at any address: the alignment is only a hint. */
const load =
  (opcode: Code) =>
  (address: Code, offset = 0) => [...address, ...opcode, 0x00, ...unsigned(offset)];

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(value | 0)],
  load: load([0x28]),
  load8: load([0x2d]),
  store: (address: Code, value: Code): Code => [...address, ...value, 0x36, 0x00, 0x00],
  add: binary([0x6a]),
  sub: binary([0x6b]),
  mul: binary([0x6c]),
  and: binary([0x71]),
  or: binary([0x72]),
  shl: binary([0x74]),
  shr: binary([0x76]),
  eq: binary([0x46]),
  below: binary([0x49]),
  trailingZeros: unary([0x68]),
};

export const i64 = {
  const: (value: number): Code => [0x42, ...signed(value | 0)],
  notZero: (a: Code): Code => [...a, 0x42, 0x00, 0x52],
  extend: unary([0xad]),
  sub: binary([0x7d]),
  and: binary([0x83]),
  or: binary([0x84]),
  xor: binary([0x85]),
  shl: binary([0x86]),
  shr: binary([0x88]),
  trailingZeros: unary([0x7a]),
  wrap: unary([0xa7]),
};

/** The bytes at sixteen indices in those of `a`, and then those of `b`. */
const shuffle = (a: Code, b: Code, indices: readonly number[]): Code => [...a, ...b, ...simd(13), ...indices];

export const v128 = {
  load: load(simd(0)),
  store: (address: Code, value: Code): Code => [...address, ...value, ...simd(11), 0x00, 0x00],
  and: binary(simd(78)),
  or: binary(simd(80)),
};

export const i8x16 = {
  splat: (value: number): Code => [...i32.const(value), ...simd(15)],
  eq: binary(simd(35)),
  notEq: binary(simd(36)),
  shr: (a: Code, count: number): Code => [...a, ...i32.const(count), ...simd(109)],
  /** The bytes of `a` at the indices in `b`; zero for an index that is too high. */
  swizzle: binary(simd(14)),
  add: binary(simd(110)),
  sub: binary(simd(113)),
  /** Sixteen bytes that end so many before those of `b` do; those of `a` stand before them. */
  behind: (a: Code, b: Code, count: number): Code =>
    shuffle(
      a,
      b,
      Array.from({ length: 16 }, (_, index) => 16 - count + index),
    ),
  /** The bytes of `a` at these indices, then any. */
  pick: (a: Code, indices: readonly number[]): Code =>
    shuffle(
      a,
      a,
      Array.from({ length: 16 }, (_, index) => indices[index] ?? 0),
    ),
  bitmask: unary(simd(100)),
};

export const i16x8 = {
  splat: (value: number): Code => [...i32.const(value), ...simd(16)],
  shl: (a: Code, count: number): Code => [...a, ...i32.const(count), ...simd(139)],
  shr: (a: Code, count: number): Code => [...a, ...i32.const(count), ...simd(141)],
};

export const i32x4 = {
  splat: (value: number): Code => [...i32.const(value), ...simd(17)],
  shl: (a: Code, count: number): Code => [...a, ...i32.const(count), ...simd(171)],
  shr: (a: Code, count: number): Code => [...a, ...i32.const(count), ...simd(173)],
};

/** Does the statements, then again as long as the condition holds. */
export const repeatWhile = (condition: Code, ...statements: readonly Code[]): Code => [
  ...[0x03, 0x40],
  ...statements.flat(),
  ...condition,
  ...[0x0d, 0x00, 0x0b],
];

export const whileHolds = (condition: Code, ...statements: readonly Code[]): Code =>
  when(condition, repeatWhile(condition, ...statements));

export const when = (condition: Code, ...statements: readonly Code[]): Code => [
  ...condition,
  ...[0x04, 0x40],
  ...statements.flat(),
  0x0b,
];
