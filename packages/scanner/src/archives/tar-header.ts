import { Buffer } from "node:buffer";

/** Headers, and what contents are filled up to, in bytes. */
export const BLOCK_BYTES = 512;

/** Where in a header the target of a link stands. */
export const LINK_NAME_OFFSET = 157;

/** Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06 */
export interface TarHeader {
  readonly name: Buffer;
  readonly linkName: Buffer;
  /** In bytes; NaN when it is no number. */
  readonly size: number;
  /** A digit or a letter; `0` also for the NUL of old archives. */
  readonly type: string;
}

/** Undefined when the block is no header. */
export function readTarHeader(block: Buffer): TarHeader | undefined {
  if (!isTarHeader(block)) return undefined;
  const isUstar = block.toString("latin1", 257, 263) === "ustar\0";
  const prefix = isUstar ? field(block, 345, 155) : Buffer.alloc(0);
  const name = field(block, 0, 100);
  return {
    name: prefix.length > 0 ? Buffer.concat([prefix, Buffer.from("/"), name]) : Buffer.from(name),
    linkName: Buffer.from(field(block, LINK_NAME_OFFSET, 100)),
    size: number(block, 124, 12),
    type: block.toString("latin1", 156, 157).replace("\0", "0"),
  };
}

/** Whether bytes begin with a block whose checksum is right. Old archives have no other mark. */
export function isTarHeader(bytes: Uint8Array): boolean {
  if (bytes.length < BLOCK_BYTES) return false;
  // Six octal digits, NUL and space; some write them otherwise, but no text has a NUL or a space after a digit just here by chance.
  const end = bytes[154] as number;
  if (end !== 0 && end !== SPACE && !isOctal(end)) return false;
  // In text a space is likely there, but not also a digit or a space where the checksum starts, or a byte with the first bit set.
  const start = bytes[148] as number;
  if (start < 0x80 && start !== SPACE && !isOctal(start)) return false;
  const block = Buffer.from(bytes.buffer, bytes.byteOffset, BLOCK_BYTES);
  let sum = 8 * SPACE;
  for (let i = 0; i < BLOCK_BYTES; i++) if (i < 148 || i >= 156) sum += block[i] as number;
  return sum > 8 * SPACE && sum === number(block, 148, 8);
}

const SPACE = 0x20;

function isOctal(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x37;
}

function field(block: Buffer, start: number, length: number): Buffer {
  const end = block.indexOf(0, start);
  return block.subarray(start, end < 0 ? start + length : Math.min(end, start + length));
}

/** In octal digits; GNU writes what needs more of them in binary, with the first bit set. */
function number(block: Buffer, start: number, length: number): number {
  if (((block[start] as number) & 0x80) === 0) {
    const digits = /^ *([0-7]*)[ \0]/.exec(`${block.toString("latin1", start, start + length)}\0`)?.[1];
    return digits === undefined ? NaN : Number(`0o0${digits}`);
  }
  let value = (block[start] as number) & 0x7f;
  for (let i = start + 1; i < start + length; i++) value = value * 256 + (block[i] as number);
  return value;
}
