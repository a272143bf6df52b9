import { Buffer, isUtf8 } from "node:buffer";

/** A name or path as the file system has it: text, or its bytes where they are no UTF-8. */
export type BytePath = string | Buffer;

export function bytePath(bytes: Buffer): BytePath {
  return isUtf8(bytes) ? bytes.toString() : bytes;
}

/** One behind the other. */
export function joined(first: BytePath, second: BytePath): BytePath {
  if (typeof first === "string" && typeof second === "string") return first + second;
  return Buffer.concat([Buffer.from(first as string), Buffer.from(second as string)]);
}

/** A name inside a directory. */
export function inside(directory: BytePath, name: BytePath): BytePath {
  return joined(joined(directory, "/"), name);
}

/** The folder that a name stands in, without the slash; empty where it stands in none. */
export function folderOf(name: BytePath): BytePath {
  if (typeof name === "string") return name.slice(0, Math.max(0, name.lastIndexOf("/")));
  return bytePath(name.subarray(0, Math.max(0, name.lastIndexOf("/"))));
}
