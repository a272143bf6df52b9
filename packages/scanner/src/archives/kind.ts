import { isTarHeader } from "./tar-header.ts";

export type ArchiveKind = "zip" | "gzip" | "tar";

/** How much of a document's start tells what it is, in bytes. */
export const HEAD_BYTES = 512;

const SIGNATURES: readonly (readonly [kind: ArchiveKind, bytes: readonly number[]])[] = [
  // A file's header, or the end of an empty archive. Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7 and 4.3.16
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  // `Cr24`. Source: https://chromium.googlesource.com/chromium/src/+/main/components/crx_file/crx_file.h
  ["zip", [0x43, 0x72, 0x32, 0x34]],
  // With the one method that there is. Source: RFC 1952, 2.3.1
  ["gzip", [0x1f, 0x8b, 0x08]],
];

const FIRST_BYTES = new Set(SIGNATURES.map(([, bytes]) => bytes[0]));

/**
 * What a document's first bytes say that it is, whatever it is called.
 *
 * @param head the first {@link HEAD_BYTES} or more, or all of a shorter document
 */
export function archiveKind(head: Uint8Array): ArchiveKind | undefined {
  // Hardly any document comes further.
  const signed = FIRST_BYTES.has(head[0]) ? SIGNATURES.find(([, bytes]) => beginsWith(head, bytes)) : undefined;
  return signed ? signed[0] : isTarHeader(head) ? "tar" : undefined;
}

function beginsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

/** ZIP archives that may begin with something else: a program that unpacks them or is run from them. Only their end then tells. */
export function isNamedLikeZip(path: string): boolean {
  return /\.(?:zip|jar|war|apk|ipa|vsix|whl|pyz|exe)$/i.test(path);
}
