import { NO_ENTRIES } from "../requests/entries.ts";
import { REQUEST } from "./client.ts";
import type { Client } from "./client.ts";
import { below, optionsOf, textsIn, variableOf } from "./options.ts";

/** Node's `http2.connect(authority, options)`, and `session.request({ ":path": …, … })` on what it gives. */
export const http2Client: Client = {
  read(call, { module, path, calls }, file) {
    if (module !== "http2" || path[0] !== "connect") return undefined;
    const isRequest = path.length === 3 && path[2] === "request";
    const connect = isRequest ? calls[0] : path.length === 1 ? call : undefined;
    const authority = connect?.arguments[0];
    if (!authority) return undefined;
    const authorities = file.textsOf(authority);
    const headers = isRequest ? optionsOf(call.arguments[0], file) : NO_ENTRIES;
    return {
      node: call,
      urls: below(authorities, textsIn(headers, [":path"], file)),
      headers: { ...headers, list: headers.list.filter(({ name }) => !name.startsWith(":")) },
      query: NO_ENTRIES,
      transport: connect.arguments,
      connection: isRequest ? variableOf(call, file) : undefined,
      traits: { ...REQUEST, isRequest, hasAnswer: false },
    };
  },
};
