import { isTarHeader } from "./tar-header.ts";

export type ArchiveKind = "zip" | "gzip" | "tar";

/** How much of a document's start tells what it is, in bytes. */
export const HEAD_BYTES = 512;

/** A local file header, or the end of an empty archive. Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7 and 4.3.16 */
const ZIP = [0x504b0304, 0x504b0506];
/** Source: https://chromium.googlesource.com/chromium/src/+/main/components/crx_file/crx_file.h */
const CRX = 0x43723234;
/** Before the one method there is. Source: RFC 1952, 2.3.1 */
const GZIP = 0x1f8b08;

/**
 * What a document's first bytes say that it is, whatever it is called.
 *
 * @param head the first {@link HEAD_BYTES}, or all of a shorter document
 */
export function archiveKind(head: Uint8Array): ArchiveKind | undefined {
  if (head.length < 4) return undefined;
  const magic = new DataView(head.buffer, head.byteOffset).getUint32(0);
  if (magic === CRX || ZIP.includes(magic)) return "zip";
  if (magic >>> 8 === GZIP) return "gzip";
  return isTarHeader(head) ? "tar" : undefined;
}

/** ZIP archives that may begin with something else: a program that unpacks them or is run from them. Only their end then tells. */
export function isNamedLikeZip(path: string): boolean {
  return /\.(?:zip|jar|war|apk|ipa|vsix|whl|pyz|exe)$/i.test(path);
}
