import { NO_ENTRIES } from "../requests/entries.ts";
import { REQUEST } from "./client.ts";
import type { Client } from "./client.ts";
import { below, headersIn, optionsOf, textsIn } from "./options.ts";

const CLASSES = /^(?:Client|Pool|BalancedPool)$/;
const METHODS = /^(?:request|stream|pipeline|dispatch)$/;

/** Undici's `new Client(origin)` and `new Pool(origin)`, and `client.request({ path, headers })` on what they give. */
export const undiciClient: Client = {
  read(call, { module, path: [name = "", made, step = "", ...others], calls }, file) {
    const isRequest = made === "new()" && METHODS.test(step) && others.length === 0;
    if (module !== "undici" || !CLASSES.test(name) || !isRequest) return undefined;
    const [origin] = calls[0]?.arguments ?? [];
    if (!origin) return undefined;
    const options = optionsOf(call.arguments[0], file);
    return {
      node: call,
      urls: below(file.textsOf(origin), textsIn(options, ["path"], file)),
      headers: headersIn(options, file),
      optionsAt: 0,
      query: NO_ENTRIES,
      transport: calls[0]?.arguments ?? [],
      traits: { ...REQUEST, hasAnswer: step === "request" },
    };
  },
};
