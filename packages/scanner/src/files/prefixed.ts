import { Buffer } from "node:buffer";
import type { Entries } from "./entry.ts";

/** The entries of a folder, named from further above. @param prefix ends in `/`, or is empty */
export async function* prefixed(prefix: Buffer, listed: Entries): Entries {
  for await (const entries of listed) {
    yield entries.map((entry) => ({ ...entry, name: Buffer.concat([prefix, entry.name]) }));
  }
}
