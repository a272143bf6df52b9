import { Buffer } from "node:buffer";
import type { Format } from "./format.ts";
import { har } from "./har.ts";
import { notebook } from "./notebook.ts";
import { postman } from "./postman.ts";
import { sourceMap } from "./source-map.ts";

const formats: readonly Format[] = [notebook, postman, har, sourceMap];

/** How much of a document tells its format, in bytes. */
const HEAD_BYTES = 4096;

/** The format of a document, by its name or, if it is JSON by its name, by how it begins. */
export function formatOf(path: string, bytes: Uint8Array): Format | undefined {
  const named = formatNamed(path);
  if (named || !/\.json$/i.test(path)) return named;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES)).toString("latin1");
  return formats.find(({ start }) => start?.test(head));
}

/** The format of documents that are called so. */
export function formatNamed(path: string): Format | undefined {
  return formats.find(({ name }) => name.test(path));
}
