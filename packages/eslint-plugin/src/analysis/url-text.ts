import { madePiece, stretchOf, wholeText } from "./text.ts";
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
  if (name === "pathname") return [stretchOf(first, match[0].length, first.text?.length ?? 0), ...others];
  if (name === "origin") return [stretchOf(first, 0, match[0].length)];
  const text = match.groups?.[name] ?? "";
  const start = match[0].indexOf(text);
  return [stretchOf(first, start, start + text.length)];
}

/** A URL as a reference to it is resolved: RFC 3986, section 5.2, as far as the base's beginning is known. */
export function resolvedAgainst(base: Text, reference: Text): Text {
  const beginning = reference[0]?.text;
  if (beginning !== undefined && /^[a-z]+:\/\//i.test(beginning)) return reference;
  const origin = urlPart(base, "origin") ?? base;
  if (beginning === undefined || /^[/?#]/.test(beginning)) return [...origin, ...reference];
  const folder = wholeText(base)?.replace(/[^/]*$/, "");
  const [first] = base;
  if (!first || folder === undefined) return [...origin, ...reference];
  const isBare = folder.endsWith("://");
  return [...(isBare ? [...origin, madePiece("/", first.node)] : [{ ...first, text: folder }]), ...reference];
}

/** A URL that was given other parts, where `partOf` knows any: `url.pathname = "/…"`, `url.hostname = "…"`. */
export function withParts(url: Text, partOf: (name: string) => readonly Text[]): readonly Text[] {
  const hosts = [...partOf("hostname"), ...partOf("host")];
  const moved = hosts.length > 0 ? hosts.map((host) => withHost(url, host, partOf("protocol")[0])) : [url];
  const paths = partOf("pathname");
  return paths.length > 0 ? moved.flatMap((each) => paths.map((path) => resolvedAgainst(each, path))) : moved;
}

/** A URL that was given another host, of which nothing else need be known: `url.hostname = "…"`. */
function withHost(url: Text, host: Text, protocol: Text | undefined): Text {
  const [first] = url;
  if (!first) return url;
  const rest = urlPart(url, "pathname") ?? [];
  return [...(protocol ?? urlPart(url, "protocol") ?? []), madePiece("//", first.node), ...host, ...rest];
}
