import { Buffer } from "node:buffer";
import { buffer } from "node:stream/consumers";
import { pack, type Header } from "tar-stream";
import { ZipFile } from "yazl";

type Files = Readonly<Record<string, string | Uint8Array>>;

/** The bytes of some times are text, and move the columns behind them. */
const MTIME = new Date(2026, 0, 31);

/** A ZIP archive; its files are compressed unless they are to be stored. */
export async function zip(
  files: Files,
  { compress = true, comment = "", forceZip64Format = false } = {},
): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, content] of Object.entries(files)) {
    file.addBuffer(Buffer.from(content), name, { compress, forceZip64Format, mtime: MTIME });
  }
  file.end({ comment, forceZip64Format });
  return buffer(file.outputStream);
}

/** A tar archive of files, and of entries that have no content. */
export async function tar(
  files: Files,
  others: readonly (Partial<Header> & Pick<Header, "name">)[] = [],
): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, Buffer.from(content));
  for (const headers of others) archive.entry(headers);
  archive.finalize();
  return buffer(archive);
}

/** The bytes with a text replaced by another of the same length, wherever it stands. */
export function patched(bytes: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new RangeError(`"${from}" is not as long as "${to}"`);
  return Buffer.from(bytes.toString("latin1").replaceAll(from, to), "latin1");
}

/** Offsets of a signature: `\x01\x02` for entries in a ZIP archive's directory, `\x03\x04` for their headers, `\x05\x06` for its end. */
export function offsets(bytes: Buffer, signature: string): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(`PK${signature}`); at >= 0; at = bytes.indexOf(`PK${signature}`, at + 1)) found.push(at);
  return found;
}
