import { Buffer } from "node:buffer";
import type { Entry } from "./entry.ts";

/** The entries of a folder, named from further above. @param prefix ends in `/`, or is empty */
export async function* prefixed(prefix: Buffer, entries: AsyncIterable<Entry>): AsyncGenerator<Entry, void, undefined> {
  for await (const entry of entries) yield { ...entry, name: Buffer.concat([prefix, entry.name]) };
}
