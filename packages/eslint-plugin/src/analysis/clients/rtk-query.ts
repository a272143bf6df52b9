import { REQUEST } from "./client.ts";
import type { Client } from "./client.ts";
import { headersIn, optionsOf, textsIn } from "./options.ts";
import { NO_ENTRIES } from "../requests/entries.ts";

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
    return {
      node: call,
      urls: textsIn(options, ["baseUrl"], file),
      headers: isQuery ? { ...NO_ENTRIES, isOpen: true } : headersIn(options, file),
      query: NO_ENTRIES,
      transport: [],
      traits: { ...REQUEST, isRequest: !isQuery, hasAnswer: isQuery },
    };
  },
};
