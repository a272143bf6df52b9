import { REQUEST } from "./client.ts";
import type { Client } from "./client.ts";
import { headersIn, optionsOf, textsIn } from "./options.ts";
import { NO_ENTRIES } from "../requests/entries.ts";

/** Redux Toolkit's `fetchBaseQuery({ baseUrl, headers, prepareHeaders })`, which makes every request of an API. */
export const rtkQueryClient: Client = {
  read(call, { module, path }, file) {
    if (
      path.length !== 1 ||
      path[0] !== "fetchBaseQuery" ||
      (module !== undefined && !module.startsWith("@reduxjs/toolkit"))
    ) {
      return undefined;
    }
    const options = optionsOf(call.arguments[0], file);
    return {
      node: call,
      urls: textsIn(options, ["baseUrl"], file),
      headers: headersIn(options, file),
      query: NO_ENTRIES,
      transport: [],
      traits: { ...REQUEST, hasAnswer: false },
    };
  },
};
