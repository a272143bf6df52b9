import type { Text } from "./text.ts";

/** RFC 3986, section 3: what stands in the first piece, and what the rest may go on with. */
const BEGINNING = /^(?<protocol>[a-z]+:)\/\/(?<host>(?<hostname>[^/?#:]+)(?::\d+)?)/i;
const PARTS = new Set(["href", "origin", "protocol", "host", "hostname", "pathname"]);

/** Is this a member of a `URL`: https://developer.mozilla.org/docs/Web/API/URL */
export function isUrlPart(name: string): boolean {
  return PARTS.has(name);
}

/** What a member of a `URL` holds; undefined where the URL's beginning is not known. */
export function urlPart(url: Text, name: string): Text | undefined {
  if (name === "href") return url;
  const [first, ...others] = url;
  const match = BEGINNING.exec(first?.text ?? "");
  if (!first || !match) return undefined;
  if (name === "pathname") return [part(first, match[0].length, first.text?.length ?? 0), ...others];
  if (name === "origin") return [part(first, 0, match[0].length)];
  const text = match.groups?.[name] ?? "";
  const start = match[0].indexOf(text);
  return [part(first, start, start + text.length)];
}

/** Scheme, host and port of a URL; all of one whose host is not in its first piece. */
export function originPart(absolute: Text): Text {
  return urlPart(absolute, "origin") ?? absolute;
}

function part(piece: Text[number], start: number, end: number): Text[number] {
  return {
    ...piece,
    text: piece.text?.slice(start, end),
    start: piece.start === undefined ? undefined : piece.start + start,
    inner: undefined,
  };
}
