import type { Span } from "../finding.ts";
import { isApiDescription, isServer } from "./api-descriptions.ts";
import { apiKeySchemesIn } from "./api-key-schemes.ts";
import { Brackets } from "./brackets.ts";
import { CREDENTIAL_REACH, recordsOfCredentials } from "./credentials.ts";
import type { RequestField } from "./request-field.ts";
import { Lines } from "./lines.ts";
import type { Extent } from "./extents.ts";
import type { Request } from "./ownership.ts";
import type { Field, Placed, RequestRecord, Scheme } from "./record.ts";
import { affordable, place, REACH, type Region, regionsAround } from "./region.ts";
import { schemesDescribed } from "./schemes.ts";
import { type Survey, survey, type Surveyed } from "./survey.ts";
import { queryIn, urlParts } from "./urls.ts";

/** What the engine has already found in a text. Offsets are in the units of the text. */
export interface CutContext {
  /** Host names in lower case. */
  readonly hosts: readonly string[];
  /** Where one of them was seen, ascending, without regard to case; not yet checked to be whole host names. */
  readonly hostHits: readonly number[];
  /** Where something that tells of a credential was seen, ascending: a key, the beginning of one, the name of the variable that holds one. */
  readonly credentials: readonly Span[];
  /** The document's path, with `/`. */
  readonly path: string | undefined;
  /** Is told when the text holds more requests than are cut for one document, so that a door can say that it was not read to its end. */
  readonly onExhausted?: () => void;
}

/** How far behind a credential what belongs to it may end, in characters, or an environment file be told. */
const FARTHEST = 1 << 17;

/** As many hosts are asked whether they stand among an OpenAPI document's servers. */
const SERVERS_ASKED = 32;

/**
 * Cuts a text into records of the requests around the vendor's hosts and of the credentials that stand without one. The cost is
 * linear in the text: each character is looked at in one bounded region, and each header belongs to one request.
 * @param text one character a byte (latin1) or UTF-16; offsets of the records are in its units
 */
export function cutRequests(text: string, context: CutContext): RequestRecord[] {
  const hosts = affordable(hostSpans(text, context), REACH);
  const credentials = affordable(context.credentials, CREDENTIAL_REACH);
  if (hosts.length < context.hostHits.length || credentials.length < context.credentials.length)
    context.onExhausted?.();
  const records: RequestRecord[] = [];
  const owned = new Set<number>();
  let next = 0;
  for (const region of regionsAround(text, hosts, REACH)) {
    const inside: Span[] = [];
    for (let host = hosts[next]; host && host.start < region.base + region.text.length; host = hosts[++next]) {
      inside.push({ start: host.start - region.base, end: host.end - region.base });
    }
    const surveyed = survey(region, inside, context.path);
    for (const request of surveyed.requests) {
      records.push(...recordsOf(surveyed, request));
      for (const { field } of request.fields) owned.add(field.value.start);
    }
  }
  if (isApiDescription(text)) {
    const server = hosts.slice(0, SERVERS_ASKED).find((host) => isServer(text, host.start));
    if (server) records.push(recordOfDescription(text, server, records));
  }
  records.push(...recordsOfCredentials(text, credentials, context.path, owned));
  return records;
}

/** How much of a text there need be to cut its requests: where there is no host, nothing far behind the last credential counts. */
export function lengthToCut({ hostHits, credentials }: CutContext): number {
  if (hostHits.length > 0) return Infinity;
  return (credentials.at(-1)?.end ?? 0) + FARTHEST;
}

/** What an OpenAPI document says of every request to its server, but for what stands in a record already. */
function recordOfDescription(text: string, host: Span, records: readonly RequestRecord[]): RequestRecord {
  const region = { text, base: 0 };
  const known = new Set(
    records.flatMap(({ headers, query, schemes }) => [...headers, ...query, ...schemes].map(({ name }) => name.start)),
  );
  const fields = apiKeySchemesIn(region, new Brackets(text), new Lines(text)).filter(({ at }) => !known.has(at));
  return {
    form: "object",
    scheme: undefined,
    host: place(region, host.start, host.end),
    path: undefined,
    query: fieldsOf(fields, "query"),
    headers: fieldsOf(fields, "header"),
    schemes: schemesDescribed(region)
      .filter(({ at }) => !known.has(at))
      .map(({ scheme }) => scheme),
    assignments: [],
    variables: [],
  };
}

/** The path of a raw request whose host is in its `Host` header. */
function pathOf(region: Region, { form, start }: Extent): Placed | undefined {
  if (form !== "http") return undefined;
  const line = /^[^\r\n]{0,2048}/.exec(region.text.slice(start, start + 2048))?.[0] ?? "";
  const path = /[ \t](?<path>\/[^\s?]*)/.exec(line)?.groups?.["path"];
  if (path === undefined) return undefined;
  const at = start + line.indexOf(path);
  return place(region, at, at + path.length);
}

/** Parameters on the lines after a raw request's URL. */
function continuedQuery(region: Region, { url, extent }: Request): Field[] {
  if (extent.form !== "http") return [];
  const lines = /^(?:\r?\n[ \t]+[?&]\S*)+/.exec(region.text.slice(url.end, extent.end))?.[0] ?? "";
  return queryIn(region, url.end, url.end + lines.length);
}

function hostSpans(text: string, { hosts, hostHits }: CutContext): Span[] {
  return hostHits.map((start) => {
    const host = hosts.find((name) => text.slice(start, start + name.length).toLowerCase() === name.toLowerCase());
    return { start, end: start + (host?.length ?? 0) };
  });
}

/** A request that is sent to several paths of one base has a record for each, with the fields that belong there. */
function recordsOf({ region, joinedPaths }: Survey, { request, fields, schemes }: Surveyed): RequestRecord[] {
  const { url, extent } = request;
  const { scheme, path: own = pathOf(region, extent), query } = urlParts(region, url);
  const host = url.host && place(region, url.host.start, url.host.end);
  const records = new Map<string | undefined, RequestRecord & Parts>();
  const recordAt = (at: number): Parts => {
    const path = joinedPaths.of(url, own, at);
    const known = records.get(path?.text);
    if (known) return known;
    const parts: Parts = { query: [], headers: [], schemes: [] };
    const record = { form: extent.form, scheme, host, path, ...parts, assignments: [], variables: [] };
    records.set(path?.text, record);
    return record;
  };
  for (const { at, place: kind, field } of fields) {
    const { headers, query: parameters } = recordAt(at);
    (kind === "header" ? headers : parameters).push(field);
  }
  for (const one of schemes) recordAt(one.name.start - region.base).schemes.push(one);
  const written = [...query, ...continuedQuery(region, request)];
  if (records.size === 0 || written.length > 0) recordAt(url.start).query.unshift(...written);
  return [...records.values()];
}

/** What of a record is filled while a request's fields are looked through. */
interface Parts {
  readonly query: Field[];
  readonly headers: Field[];
  readonly schemes: Scheme[];
}

function fieldsOf(fields: readonly RequestField[], kind: RequestField["place"]): Field[] {
  return fields.filter((each) => each.place === kind).map((each) => each.field);
}
