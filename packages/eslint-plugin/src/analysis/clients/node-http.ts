import { merged, NO_ENTRIES } from "../requests/entries.ts";
import type { Entries } from "../requests/entries.ts";
import type { FileReader } from "../requests/file-reader.ts";
import { madePiece, wholeText } from "../text.ts";
import type { Text } from "../text.ts";
import { REQUEST } from "./client.ts";
import type { CallNode, Client } from "./client.ts";
import { headersIn, isFunction, optionsOf, textsIn, variableOf } from "./options.ts";

/** Node's `http.request(url, options, callback)` and `https.get(options, callback)`, and the same of follow-redirects. */
export const nodeHttpClient: Client = {
  read(call, { module, path }, file) {
    const [step = "", ...others] = path.at(0) === "https" || path.at(0) === "http" ? path.slice(1) : path;
    const protocol = module === "follow-redirects" ? path[0] : module;
    if ((protocol !== "http" && protocol !== "https") || others.length > 0 || !/^(?:request|get)$/.test(step))
      return undefined;
    const [first, second] = call.arguments;
    if (!first) return undefined;
    const value = file.resolve(first);
    const isUrl = value.type !== "ObjectExpression";
    const options = optionsOf(isUrl ? (second && isFunction(second, file) ? undefined : second) : first, file);
    const headers = headersIn(options, file);
    return {
      node: call,
      urls: isUrl ? file.textsOf(first) : urlsIn(options, protocol, call, file),
      headers: { ...merged([headers, laterHeaders(call, file)]), literal: headers.literal },
      query: NO_ENTRIES,
      transport: call.arguments,
      handlers: call.arguments.filter((argument) => isFunction(argument, file)),
      connection: variableOf(call, file),
      traits: { ...REQUEST, hasAnswer: false, speaksPlainOnly: protocol === "http" },
    };
  },
};

/** `{ protocol, hostname, path }` as a URL. The scheme is brought by the module where no option says it. */
function urlsIn(options: Entries, protocol: string, call: CallNode, file: FileReader): readonly Text[] {
  const hosts = textsIn(options, ["hostname", "host"], file);
  const [path = []] = textsIn(options, ["path"], file);
  const [port] = textsIn(options, ["port"], file);
  const colon = port ? [madePiece(":", call.callee)] : [];
  const [given] = textsIn(options, ["protocol"], file);
  const scheme: Text = given && wholeText(given) !== undefined ? given : [madePiece(`${protocol}:`, call.callee)];
  return hosts.map((host) => [...scheme, madePiece("//", call.callee), ...host, ...colon, ...(port ?? []), ...path]);
}

/** `const request = https.request(…); request.setHeader("name", value);` */
function laterHeaders(call: CallNode, file: FileReader): Entries {
  const { parent } = call;
  return parent.type === "VariableDeclarator" ? file.changesOf(file.mentionsOf(parent.id)) : NO_ENTRIES;
}
