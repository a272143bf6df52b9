import { NO_ENTRIES } from "../requests/entries.ts";
import { REQUEST } from "./client.ts";
import type { Client } from "./client.ts";
import { headersIn, optionsOf } from "./options.ts";

const CLASSES = /^(?:WebSocket|EventSource(?:Polyfill)?|NativeEventSource|ReconnectingWebSocket)$/;
const MODULES = /^(?:ws|isomorphic-ws|eventsource|undici|event-source-polyfill|reconnecting-websocket)$/;
/** Of these the classes that take headers, as an option. */
const TAKE_HEADERS = /^(?:ws|isomorphic-ws|eventsource|undici|event-source-polyfill)$/;

/** What a browser sends without headers of one's own: `sendBeacon`, `EventSource`, `WebSocket`. Node's versions take headers as an option. */
export const headerlessClient: Client = {
  read(call, { module, path }, file) {
    const isBeacon = call.type === "CallExpression" && module === undefined && path.at(-1) === "sendBeacon";
    const isClass = path.length === 0 ? module !== undefined : path.length === 1 && CLASSES.test(path[0] ?? "");
    const isConnection = call.type === "NewExpression" && isClass && (module === undefined || MODULES.test(module));
    const [url, ...others] = call.arguments;
    if ((!isBeacon && !isConnection) || !url) return undefined;
    // React Native's and Bun's own take options as Node's do.
    const given = isConnection ? others.findLast((each) => file.resolve(each).type === "ObjectExpression") : undefined;
    const last = isConnection && module !== undefined ? others.at(-1) : undefined;
    const options = optionsOf(given ?? last, file);
    const hasHeaders = file.optionOf(options, "headers") !== undefined;
    return {
      node: call,
      urls: file.textsOf(url),
      headers: headersIn(options, file),
      query: NO_ENTRIES,
      transport: call.arguments,
      traits: { ...REQUEST, takesHeaders: hasHeaders || TAKE_HEADERS.test(module ?? ""), hasAnswer: false },
    };
  },
};
