import type { Span } from "../finding.ts";
import { place, type Region } from "./region.ts";
import type { Field, Placed } from "./record.ts";

/** A URL in a region, with offsets relative to it. */
export interface Url {
  readonly start: number;
  readonly end: number;
  readonly scheme: Span | undefined;
  /** Where the vendor's host stands in it; absent for every other URL. */
  readonly host: Span | undefined;
  /** False for URLs that nothing is sent to: a referer, a schema, a link in a comment. */
  readonly isRequest: boolean;
}

const SLASH = String.raw`(?:\\*\/|%(?:25)?2F|\\+u002f)`;
const COLON = String.raw`(?:\\?:|%(?:25)?3A|\\+u003a)`;
const SCHEME = new RegExp(String.raw`(?:(?<![a-z])|(?<=\\[nrt]))(?:https?|wss?)${COLON}(?:${SLASH}{2}|/\$\(\)/)`, "gi");
const ENDS_ESCAPE = new RegExp(String.raw`${SLASH}$|\\+[nrt]$`, "i");
/** What a URL may go on with: template holes, `<placeholders>` and escapes are part of it, quotes and space end it. */
const REST =
  /(?:\$?\{\{?[^{}\r\n]{0,200}\}\}?|#\{[^{}\r\n]{0,200}\}|<[\w .-]{1,60}>|\\+\/|\\+u00[0-9a-f]{2}|\\\([^()\r\n]{0,100}\)|[^\s"'`<>\\\u2018-\u201d]){0,2048}/iy;
const COMPARED =
  /(?:starts_?with|has_?prefix|replace(?:all|first)?|includes|contains|index_?of|match(?:es)?|===?|!==?|\bxmlns(?::\w+)?=|namespace=)\s*(?:\(\s*)?["'`/\\]{0,3}$/i;
const NOT_SENT_TO =
  /(?:referer|referrer|origin|schema|callback|webhook|redirect|image|icon|avatar|logo|doc|documentation|homepage|repository|website|license|x?import|from|xmlns)[\w-]{0,30}["'`\\]{0,3}(?: {0,2}, {0,2}["'\\]{0,3}value["'\\]{0,3})?\s{0,3}(?:(?:=>|[:=(,])\s{0,3})?["'`\\]{0,3}$/i;

/** Prose that warns of the URL; an apostrophe may be a curly one, in the bytes of UTF-8. */
const WARNED_OF = /\b(?:never|avoid|instead of|rather than|(?:do not|don(?:'|\xe2\x80\x99)t) use)\b[^.;:\n"]{0,20}$/i;

/** Every URL of a region, in order. @param hosts places of the vendor's hosts, not yet checked to be whole host names */
export function urlsIn(region: Region, hosts: readonly Span[]): Url[] {
  const { text } = region;
  const urls: Url[] = [];
  let next = 0;
  const takeHosts = (limit: number, scheme: Span | undefined): void => {
    for (let host = hosts[next]; host && host.start < limit; host = hosts[++next]) {
      const isSchemes = scheme !== undefined && isAuthority(text, scheme.end, host.start);
      const url = urlOfHost(text, host, isSchemes ? scheme : undefined, hosts[next + 1]?.start ?? text.length);
      if (url) urls.push(url);
      else if (scheme && isSchemes) pushOther(scheme);
      scheme = undefined;
    }
  };
  const pushOther = ({ start, end }: Span): void => {
    if (/[\s"'`]/.test(text[end] ?? " ")) return;
    urls.push({
      start,
      end: restEnd(text, end, end + 256),
      scheme: undefined,
      host: undefined,
      isRequest: isSentTo(text, start),
    });
  };
  let scheme: Span | undefined;
  for (const { 0: written, index } of text.matchAll(SCHEME)) {
    takeHosts(index, scheme);
    scheme = { start: index, end: index + written.length };
    const host = hosts[next];
    if (!host || !isAuthority(text, scheme.end, host.start)) pushOther(scheme);
  }
  takeHosts(Infinity, scheme);
  return urls;
}

/** Whether nothing but a user's name stands between a scheme and a host. */
function isAuthority(text: string, schemeEnd: number, host: number): boolean {
  if (host === schemeEnd) return true;
  return host > schemeEnd && host - schemeEnd < 102 && /^[^\s/@"'`<>]{1,100}@$/.test(text.slice(schemeEnd, host));
}

/** The parts of the URL that a vendor's host stands in. */
export function urlParts(
  region: Region,
  url: Url,
): { scheme: Placed | undefined; path: Placed | undefined; query: Field[] } {
  const { text } = region;
  const host = url.host ?? { start: url.start, end: url.start };
  const scheme = url.scheme && /^[a-z]+/i.exec(text.slice(url.scheme.start, url.scheme.start + 8))?.[0];
  const port = /^(?::|%3A)\d{1,5}/i.exec(text.slice(host.end, host.end + 8))?.[0].length ?? 0;
  const rest = text.slice(host.end + port, url.end);
  const path = /^(?:\\*\/|%2F|\\+u002f)(?:(?!%3F)[^?#])*/i.exec(rest)?.[0];
  const pathStart = host.end + port;
  return {
    scheme:
      scheme === undefined
        ? undefined
        : { ...place(region, url.start, url.start + scheme.length), text: scheme.toLowerCase() },
    path: path === undefined ? undefined : place(region, pathStart, pathStart + path.length),
    query: queryIn(region, pathStart + (path?.length ?? 0), url.end),
  };
}

const PARAMETER =
  /(?:[?&;#]|&amp;|\\+u0026|%(?:25)?(?:3F|26|23))(?<name>[\w.~[\]-]{1,64})(?:=|%(?:25)?3D|\\+u003d)(?<value>(?:(?!&|;|#(?!\{)|%(?:25)?26|\\+u0026)[^\r\n]){0,1024})/giy;
const PARAMETER_START = /[?&;#]|\\+u0026|%(?:25)?(?:3F|26|23)/gi;
/** A string that ends just after `=` goes on with what is joined to it: `"…?api-key=" + key`. */
const JOINED = /\\?["'`](?:\s*(?:[+&~]|\.{1,2})\s*|\s+)(?=[\w$@(:])[\w$@.()[\]:'">-]{1,100}|["'`]\s*%\s*[\w(]\S{0,60}/y;

/** The parameters between two offsets of a URL. */
export function queryIn(region: Region, start: number, end: number): Field[] {
  const fields: Field[] = [];
  const text = region.text.slice(start, end);
  PARAMETER_START.lastIndex = 0;
  for (let found = PARAMETER_START.exec(text); found; found = PARAMETER_START.exec(text)) {
    PARAMETER.lastIndex = found.index;
    const groups = PARAMETER.exec(text)?.groups;
    if (groups?.["name"] === undefined) continue;
    const afterName = PARAMETER.lastIndex;
    const value = groups["value"] ?? "";
    const nameStart = text.indexOf(groups["name"], found.index);
    const valueEnd = start + afterName;
    const joined = value === "" ? joinedAt(region.text, valueEnd) : "";
    const name = place(region, start + nameStart, start + nameStart + groups["name"].length);
    const written = place(region, valueEnd - value.length, valueEnd + joined.length);
    fields.push({ name, value: written, literal: joined === "" ? written : undefined });
    PARAMETER_START.lastIndex = Math.max(PARAMETER_START.lastIndex, afterName);
  }
  return fields;
}

function joinedAt(text: string, at: number): string {
  JOINED.lastIndex = at;
  return JOINED.exec(text)?.[0] ?? "";
}

function urlOfHost(text: string, host: Span, scheme: Span | undefined, limit: number): Url | undefined {
  if (!isWholeHost(text, host)) return undefined;
  const start = scheme?.start ?? host.start;
  const before = text.slice(Math.max(0, start - 40), start);
  // What begins with `^` is a pattern.
  if ((/["'`/=(]$/.test(before) && COMPARED.test(before)) || before.endsWith("^") || WARNED_OF.test(before))
    return undefined;
  return { start, end: restEnd(text, host.end, limit), scheme, host, isRequest: true };
}

/** `api.example.com.evil.com`, `my-api.example.com` and `api.example.com@evil.com` are other hosts. */
function isWholeHost(text: string, host: Span): boolean {
  if (
    /[\w.-]/.test(text[host.start - 1] ?? "") &&
    !ENDS_ESCAPE.test(text.slice(Math.max(0, host.start - 8), host.start))
  )
    return false;
  const next = text[host.end] ?? "";
  if (/[\w-]/.test(next)) return false;
  if (!/[.:@]/.test(next)) return true;
  return !/^(?:\.[\w-]|(?::[^\s/@"'`<>]{0,64})?@)/.test(text.slice(host.end, host.end + 70));
}

function restEnd(text: string, from: number, limit: number): number {
  REST.lastIndex = from;
  const rest = (REST.exec(text)?.[0] ?? "").slice(0, limit - from);
  const closing = /[).,;:\]}*]+$/.exec(rest)?.[0] ?? "";
  return from + rest.length - (closing.includes("}") && /[{$]/.test(rest) ? 0 : closing.length);
}

function isSentTo(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  return !NOT_SENT_TO.test(before) && !COMPARED.test(before) && !/(?:^|\n)[ \t]*(?:\/\/|#|\*|<!--)[^\n]*$/.test(before);
}
