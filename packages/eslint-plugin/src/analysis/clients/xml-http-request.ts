import { NO_ENTRIES, UNKNOWN } from "../requests/entries.ts";
import { REQUEST } from "./client.ts";
import type { Client } from "./client.ts";

/** `xhr.open(method, url)`, with the headers of `xhr.setRequestHeader(…)` on the same name. */
export const xmlHttpRequestClient: Client = {
  read(call, { path }, file) {
    const [holder, made, step] = path.slice(-3);
    if (holder !== "XMLHttpRequest" || made !== "new()" || step !== "open") return undefined;
    const [, url] = call.arguments;
    const object = call.callee.type === "MemberExpression" ? call.callee.object : undefined;
    const variable = object?.type === "Identifier" ? file.variableOf(object) : undefined;
    if (!url) return undefined;
    return {
      node: call,
      urls: file.textsOf(url),
      headers: object ? file.changesOf(file.mentionsOf(object)) : UNKNOWN,
      query: NO_ENTRIES,
      transport: [],
      connection: variable,
      traits: { ...REQUEST, hasAnswer: false },
    };
  },
};
