import { merged } from "../requests/entries.ts";
import { returnedExpressions } from "../function-returns.ts";
import type { FileReader } from "../requests/file-reader.ts";
import { REQUEST } from "./client.ts";
import type { CallNode, Client } from "./client.ts";
import { headersIn, optionsOf, queryIn, textsIn } from "./options.ts";

const VERBS = /^(?:get|delete|head|options|post|put|patch|request)$/;

/** Angular's `HttpClient`, which is injected under any name, in files that import it. */
export const angularClient: Client = {
  read(call, { module, path }, file) {
    const verb = path.at(-1) ?? "";
    if (module === "@angular/common/http" && path.length === 1) return ofFunction(verb, call, file);
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

/** `new HttpRequest(method, url, body, options)`, and `httpResource(() => ({ url, headers }))` */
function ofFunction(name: string, call: CallNode, file: FileReader): ReturnType<Client["read"]> {
  const [first, url, ...others] = call.arguments;
  if (name === "HttpRequest" && call.type === "NewExpression" && url) {
    return requestOf(call, file.textsOf(url), optionsOf(others.at(-1), file), file);
  }
  const [made] = name === "httpResource" && first ? returnedExpressions(file.resolve(first)) : [];
  if (!made) return undefined;
  const isUrl = file.resolve(made).type !== "ObjectExpression";
  const options = optionsOf(isUrl ? undefined : made, file);
  return requestOf(call, isUrl ? file.textsOf(made) : textsIn(options, ["url"], file), options, file);
}

function requestOf(
  call: CallNode,
  urls: ReturnType<FileReader["textsOf"]>,
  options: ReturnType<typeof optionsOf>,
  file: FileReader,
): ReturnType<Client["read"]> {
  const headers = { ...headersIn(options, file), isOpen: true };
  const query = queryIn(options, ["params"], file);
  return { node: call, urls, headers, query, transport: [], traits: { ...REQUEST, hasAnswer: false } };
}
