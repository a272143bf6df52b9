import { joined, type BytePath } from "./byte-path.ts";
import type { Entries } from "./entry.ts";

/** The entries of a folder, named from further above. @param prefix ends in `/`, or is empty */
export async function* prefixed(prefix: BytePath, listed: Entries): Entries {
  for await (const entries of listed) {
    yield entries.map((entry) => ({ ...entry, name: joined(prefix, entry.name) }));
  }
}
