import { merged } from "../requests/entries.ts";
import { REQUEST } from "./client.ts";
import type { Client } from "./client.ts";
import { headersIn, optionsOf, queryIn } from "./options.ts";

const VERBS = /^(?:get|delete|head|options|post|put|patch|request)$/;

/** Angular's `HttpClient`, which is injected under any name, in files that import it. */
export const angularClient: Client = {
  read(call, { module, path }, file) {
    const verb = path.at(-1) ?? "";
    const isInjected = module === undefined ? path.length > 1 : module.startsWith("@angular/");
    if (!isInjected || !VERBS.test(verb) || !file.sourceCode.text.includes("@angular/common/http")) return undefined;
    const [first, second, third] = call.arguments;
    const [url, init] = verb === "request" ? [second, third] : [first, verb.startsWith("p") ? third : second];
    if (!url) return undefined;
    const options = optionsOf(init, file);
    const headers = headersIn(options, file);
    return {
      node: call,
      urls: file.textsOf(url),
      // Interceptors, which stand in files of their own, are the usual way to add a header to all requests.
      headers: file.optionOf(options, "headers") === undefined ? { ...merged([headers]), isOpen: true } : headers,
      query: queryIn(options, ["params"], file),
      transport: [],
      traits: {
        ...REQUEST,
        throwsOnRefusal: true,
        answersBody: file.optionOf(options, "observe") === undefined,
      },
    };
  },
};
