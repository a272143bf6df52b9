import type { Span } from "../finding.ts";
import { apiKeySchemesIn } from "./api-key-schemes.ts";
import { Brackets } from "./brackets.ts";
import { Extents, spanAt } from "./extents.ts";
import { fieldsIn } from "./fields.ts";
import { JoinedPaths } from "./joined-paths.ts";
import { httpBlocksIn } from "./http-blocks.ts";
import { Lines } from "./lines.ts";
import { Ownership, type Request } from "./ownership.ts";
import type { Scheme } from "./record.ts";
import type { Region } from "./region.ts";
import type { RequestField } from "./request-field.ts";
import { schemesIn } from "./schemes.ts";
import { commandsIn } from "./shell-commands.ts";
import { urlsIn } from "./urls.ts";

/** A request with all that was found of it. */
export interface Surveyed {
  readonly request: Request;
  readonly fields: RequestField[];
  readonly schemes: Scheme[];
}

export interface Survey {
  readonly region: Region;
  readonly lines: Lines;
  readonly joinedPaths: JoinedPaths;
  /** The vendor's requests. */
  readonly requests: readonly Surveyed[];
  /** Every field of the region, whoever's it is. */
  readonly fields: readonly RequestField[];
}

/** A header that by its name carries the request's credential. */
function isCredential({ place, field }: RequestField): boolean {
  return place === "header" && /^(?:authorization|x-api-key|api[-_]?key)$/i.test(field.name.text);
}

/** What a statement is about: `req` of `req.Header.Set(…)`, `nexus` of `[nexus setValue:…]`. */
const LEAD = /^[[({\s]*(?:(?:const|let|var|val|auto|final|await|return)\s+)*(?<lead>[$\w]+)/;

/** Whether a call sets a value on something else than the call that has set the request's credential. */
function isOfOtherStatement(lines: Lines, field: RequestField, fields: readonly RequestField[]): boolean {
  const credential = field.isSetter ? fields.find((other) => isCredential(other) && other.isSetter) : undefined;
  if (!credential) return false;
  const [own, other] = [field, credential].map(({ at }) => LEAD.exec(lines.text(lines.lineOf(at)))?.groups?.["lead"]);
  return own !== undefined && other !== undefined && own !== other;
}

function isInside({ extent }: Request, at: number): boolean {
  return extent.start <= at && at < extent.end;
}

/** Reads a region once and says which header, parameter and scheme belongs to which of the vendor's requests. */
export function survey(region: Region, hosts: readonly Span[], path: string | undefined): Survey {
  const { text } = region;
  const lines = new Lines(text);
  const brackets = new Brackets(text);
  const commands = commandsIn(text);
  const blocks = httpBlocksIn(text, lines);
  const blockStarts = blocks.map((block) => block.start);
  const urls = urlsIn(region, hosts);
  const commandStarts = commands.map((command) => command.start);
  const commandAt = (offset: number): Span | undefined => spanAt(commands, commandStarts, offset);
  const isHeaderLine = (offset: number): boolean => spanAt(blocks, blockStarts, offset) !== undefined;
  const fields = [
    ...fieldsIn({ region, lines, brackets, commands, commandAt, isHeaderLine }),
    ...apiKeySchemesIn(region, brackets, lines),
  ];
  const credentials = fields.filter(isCredential).map(({ at }) => at);
  const extents = new Extents({ region, lines, brackets, commands, blocks, urls, credentials, path });
  const requests = urls.filter((url) => url.isRequest).map((url) => ({ url, extent: extents.of(url) }));
  const ownership = new Ownership({ region, lines, brackets, commands, blocks }, requests, credentials);
  const surveyed = new Map<Request, Surveyed>();
  for (const request of requests) {
    if (request.url.host) surveyed.set(request, { request, fields: [], schemes: [] });
  }
  for (const field of fields) {
    const owner = ownership.ownerOf(field.at, field.statement, field.isSetter);
    const known = owner && surveyed.get(owner);
    if (known && (isInside(owner, field.at) || !isOfOtherStatement(lines, field, known.fields)))
      known.fields.push(field);
  }
  for (const { at, scheme } of schemesIn(region)) {
    const owner = ownership.ownerOf(at, at, true);
    const known = owner && surveyed.get(owner);
    // A request that has its credential in a header is not the one that another client beside it asks for a scheme.
    if (known && (isInside(owner, at) || !known.fields.some(isCredential))) known.schemes.push(scheme);
  }
  const writtenAt = (offset: number): Span | undefined => commandAt(offset) ?? spanAt(blocks, blockStarts, offset);
  return {
    region,
    lines,
    joinedPaths: new JoinedPaths(region, brackets, writtenAt),
    requests: [...surveyed.values()],
    fields,
  };
}
