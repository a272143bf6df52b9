import { isUtf8, type Buffer } from "node:buffer";

/**
 * A file's name as text. Names are bytes; where they are no UTF-8, each byte above 127 becomes `\xNN`. The text is neither masked nor
 * safe to print.
 *
 * @param directory what the name counts from; nothing is put before it when that is empty
 */
export function pathText(name: string | Buffer, directory = ""): string {
  if (name.length === 0) return directory;
  const prefix = directory === "" || directory.endsWith("/") ? directory : `${directory}/`;
  return prefix + decoded(name);
}

function decoded(name: string | Buffer): string {
  if (typeof name === "string") return name;
  if (isUtf8(name)) return name.toString();
  return name.toString("latin1").replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}
