/** Where a document is, as SARIF says it: relative to a base, or absolute. Source: SARIF 2.1.0 §3.4, RFC 3986, RFC 8089. */
export interface UriReference {
  readonly uri: string;
  readonly uriBaseId?: string;
}

export const SOURCE_ROOT = "%SRCROOT%";

/** @param path with `/`; relative to the source root, or absolute */
export function uriReference(path: string): UriReference {
  if (path.startsWith("/")) return { uri: `file://${encoded(path)}` };
  const drive = /^[A-Za-z]:(?=\/)/.exec(path)?.[0];
  if (drive !== undefined) return { uri: `file:///${drive}${encoded(path.slice(drive.length))}` };
  return { uri: encoded(path), uriBaseId: SOURCE_ROOT };
}

/** Every segment percent-encoded; a lone surrogate, which no URI can hold, as a replacement character. */
function encoded(path: string): string {
  return path
    .replace(/\p{Cs}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}
