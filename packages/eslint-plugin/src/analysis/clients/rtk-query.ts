import { REQUEST } from "./client.ts";
import type { CallNode, Client } from "./client.ts";
import { headersIn, optionsOf, textsIn } from "./options.ts";
import { NO_ENTRIES } from "../requests/entries.ts";
import type { FileReader } from "../requests/file-reader.ts";

/**
 * Redux Toolkit's `fetchBaseQuery({ baseUrl, headers, prepareHeaders })`, which makes every request of an API, and the calls of what it
 * gives.
 */
export const rtkQueryClient: Client = {
  read(call, { module, path: [name, ...steps], calls }, file) {
    const isOwn = name === "fetchBaseQuery" && (module === undefined || module.startsWith("@reduxjs/toolkit"));
    const isQuery = steps.length === 1 && steps[0] === "()";
    if (!isOwn || (steps.length > 0 && !isQuery)) return undefined;
    const options = optionsOf((calls[0] ?? call).arguments[0], file);
    const headers = headersIn(options, file);
    return {
      node: call,
      urls: textsIn(options, ["baseUrl"], file),
      headers: isQuery
        ? { ...NO_ENTRIES, isOpen: true }
        : { ...headers, isOpen: headers.isOpen || areSetElsewhere(call, file) },
      query: NO_ENTRIES,
      transport: [],
      traits: { ...REQUEST, isRequest: !isQuery, hasAnswer: isQuery },
    };
  },
};

/** An endpoint may bring headers of its own, and a function around the query too. */
function areSetElsewhere({ range: [start, end] }: CallNode, file: FileReader): boolean {
  const { first, last } = mentionsOfHeaders(file);
  return first < start || last >= end;
}

/** Offsets in a file's text. */
interface Mentions {
  readonly first: number;
  readonly last: number;
}

const mentioned = new WeakMap<FileReader, Mentions>();

/** Where `headers` is named first and last. */
function mentionsOfHeaders(file: FileReader): Mentions {
  let mentions = mentioned.get(file);
  if (!mentions) {
    const places = [...file.sourceCode.text.matchAll(/\bheaders\b/g)].map(({ index }) => index);
    mentioned.set(file, (mentions = { first: places[0] ?? Infinity, last: places.at(-1) ?? -1 }));
  }
  return mentions;
}
