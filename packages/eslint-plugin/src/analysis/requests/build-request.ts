import type { Field } from "@nxs-guard/core";
import { isAdminRequest } from "@nxs-guard/rules";
import type { TSESTree } from "@typescript-eslint/utils";

import type { ClientCall } from "../clients/client.ts";
import { merged, UNKNOWN } from "./entries.ts";
import type { Entries, Entry } from "./entries.ts";
import type { FileReader } from "./file-reader.ts";
import { CREDENTIAL } from "./nexus-request.ts";
import type { Header, NexusRequest } from "./nexus-request.ts";
import { Sheet } from "./sheet.ts";
import type { Text } from "../text.ts";
import { urlPartsOf } from "./url.ts";
import type { UrlParts } from "./url.ts";
import { urlsFromCallers } from "./urls-from-callers.ts";

/** The request to Nexus that a call makes; undefined when it leads elsewhere, or nobody can tell where. */
export function requestOfCall(call: ClientCall, file: FileReader): NexusRequest | undefined {
  const sheet = new Sheet();
  const urls = call.urls.map((text) => urlPartsOf(sheet.write(text)));
  const isNexus = ({ host }: UrlParts): boolean => host !== undefined && file.settings.hosts.includes(host.text);
  const written = urls.find(isNexus);
  const given = written ? [] : call.urls.flatMap((text) => urlsFromCallers(text, file));
  const fromCallers = given.map((text) => urlPartsOf(sheet.write(text))).filter(isNexus);
  const url = written ?? fromCallers[0];
  const isToNexus = url !== undefined || call.traits.isNexusSdk;
  if (!isToNexus && (urls.some(isElsewhere) || !sendsKey(merged([call.headers, call.query]), file))) return undefined;
  const made = request(sheet, url, isToNexus ? "host" : "key", call, call.headers, call.node.callee, file);
  if (!fromCallers.some(({ path }) => isAdminRequest({ ...made.record, path }))) return made;
  // What is right for administrators and for others, nobody can say of a call that asks for both. A key elsewhere than in `Authorization` tells.
  const headers = { ...call.headers, list: call.headers.list.filter(({ name }) => !/^authorization$/i.test(name)) };
  if (!sendsKey(merged([headers, call.query]), file)) return undefined;
  return request(new Sheet(), undefined, "key", call, headers, call.node.callee, file);
}

/** A header that no call in this file is seen to send, but that holds a Nexus key. */
export function requestOfHeader(entry: Entry, file: FileReader): NexusRequest {
  const headers: Entries = { ...UNKNOWN, list: [entry] };
  return request(new Sheet(), undefined, "key", undefined, headers, entry.nameNode, file);
}

function request(
  sheet: Sheet,
  url: UrlParts | undefined,
  toldBy: NexusRequest["toldBy"],
  call: ClientCall | undefined,
  { list }: Entries,
  place: TSESTree.Node,
  file: FileReader,
): NexusRequest {
  const headers = list
    .filter(({ name, value }) => CREDENTIAL.test(name) || file.textsOf(value).some(holdsKey))
    .flatMap((entry) => headersOf(entry, sheet, file));
  const query = (call?.query.list ?? []).flatMap((entry) => headersOf(entry, sheet, file).map(({ field }) => field));
  return {
    record: {
      form: "syntax-tree",
      scheme: url?.scheme,
      host: url?.host ?? sheet.note(file.settings.hosts[0] ?? "", place),
      path: url?.path,
      query: [...(url?.query ?? []), ...query],
      headers: headers.map(({ field }) => field),
      schemes: call?.scheme ? [schemeOf(call.scheme, sheet, file)] : [],
      assignments: [],
      variables: [],
    },
    call,
    toldBy,
    url,
    headers,
    place,
    locate: (span) => sheet.locate(span),
    isWritten: (span) => sheet.isWritten(span),
  };
}

/** A header in each of the values that it may have. */
function headersOf(entry: Entry, sheet: Sheet, file: FileReader): Header[] {
  const name = nameOf(entry, sheet);
  const isForKey = entry.name.toLowerCase() === "api-key";
  return file.textsOf(entry.value).map((text) => {
    // Whatever stands in the place of a key is judged as one.
    const isOnlyHole = isForKey && text.filter((piece) => piece.text === undefined).length === 1;
    const value = sheet.write(text, () => isOnlyHole);
    return { field: { name, value, literal: value }, entry, text };
  });
}

function nameOf({ name, nameNode }: Entry, sheet: Sheet): Field["name"] {
  const start = nameNode.type === "Identifier" ? nameNode.range[0] : nameNode.range[0] + 1;
  const isWritten = nameNode.range[1] - nameNode.range[0] === name.length + (nameNode.type === "Identifier" ? 0 : 2);
  return sheet.write([
    { text: name, node: nameNode, start: isWritten ? start : undefined, inner: undefined, isKey: false },
  ]);
}

function schemeOf(
  { name, credential }: NonNullable<ClientCall["scheme"]>,
  sheet: Sheet,
  file: FileReader,
): NexusRequest["record"]["schemes"][number] {
  const [text = []] = file.textsOf(credential);
  return { name: sheet.note("bearer", name), credential: sheet.write(text) };
}

function isElsewhere({ host, isRelative }: UrlParts): boolean {
  return host !== undefined || isRelative;
}

function sendsKey({ list }: Entries, file: FileReader): boolean {
  return list.some(({ value }) => file.textsOf(value).some(holdsKey));
}

/** A key that is read from somewhere, or one that stands in the text. */
export function holdsKey(text: Text): boolean {
  return text.some((piece) => piece.isKey || (piece.text !== undefined && /nxs_[a-z0-9]/i.test(piece.text)));
}
