import { createGunzip } from "node:zlib";
import type { Allowance } from "./allowance.ts";
import type { ArchiveEntry } from "./archive-entry.ts";
import { decompressed } from "./decompressed.ts";
import { HEAD_BYTES } from "./kind.ts";
import { peek } from "../content/peek.ts";
import { isTarHeader } from "./tar-header.ts";
import { tarEntries } from "./tar.ts";

/**
 * The one file in gzip's format; or those of the tar archive that it is.
 *
 * @param path of the packed file: its last part names the one in it
 * @throws {Unread} where the archive is broken.
 */
export async function* gzipEntries(
  packed: Uint8Array,
  path: string,
  allowance: Allowance,
): AsyncGenerator<ArchiveEntry, void, undefined> {
  const stream = createGunzip({ chunkSize: CHUNK_BYTES });
  const { head, content } = await peek(allowance.metered(decompressed(packed, stream), packed.length), HEAD_BYTES);
  if (isTarHeader(head)) {
    for await (const { name, content: file } of tarEntries(content)) yield { name, content: file };
  } else {
    const name = path.slice(path.lastIndexOf("/") + 1).replace(/(?<=.)\.gz$/i, "");
    yield { name, content };
  }
}

const CHUNK_BYTES = 64 * 1024;
