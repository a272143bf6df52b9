import { Buffer } from "node:buffer";
import type { Document } from "../document.ts";
import { parts } from "./parts.ts";

/**
 * The content of a file in an archive, or in archives in it.
 *
 * @param name as reports give it: `app.apk!/assets/index.js`
 * @returns undefined when there is none of that name, or it lies beyond what scans look into.
 * @throws {Unread} when it cannot be read to its end.
 */
export async function packedFile(
  archive: Pick<Document, "path" | "content">,
  name: string,
): Promise<Uint8Array | undefined> {
  for await (const { path, content, isPacked } of parts(archive)) {
    if (!isPacked || path !== name) continue;
    if (content instanceof Uint8Array) return Buffer.from(content);
    const pieces: Buffer[] = [];
    // A piece is valid until the next one is asked for.
    for await (const piece of content) pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces);
  }
  return undefined;
}
