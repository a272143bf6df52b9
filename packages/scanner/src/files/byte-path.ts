import { Buffer, isUtf8 } from "node:buffer";

/** A name inside a directory, in the form in which the file system takes it: bytes where the name is no text. */
export function inside(directory: string | Buffer, name: Buffer): string | Buffer {
  if (typeof directory === "string" && isUtf8(name)) return `${directory}/${name.toString()}`;
  return Buffer.concat([Buffer.from(directory as string), Buffer.from("/"), name]);
}
