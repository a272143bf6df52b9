import { merged, NO_ENTRIES } from "../requests/entries.ts";
import { REQUEST } from "./client.ts";
import type { CallNode, Client } from "./client.ts";
import { optionsOf, textsIn } from "./options.ts";

const CLASSES = /^(?:NexusClient|HttpClient)$/;

/**
 * Nexus' own SDK: `new NexusClient({ apiKey, baseUrl, defaultHeaders })`, `new HttpClient(…)`, `createBrowserChatClient(…)`. It sends
 * `apiKey` as the header `api-key`. Classes of the same names from other packages are other products'.
 */
export const nexusSdkClient: Client = {
  read(call, { module, path: [name = "", ...others] }, file) {
    if (!module?.startsWith("@agent-nexus/")) return undefined;
    if (others.length > 0) return callOnClient(call, name, others);
    const isClient = call.type === "NewExpression" ? CLASSES.test(name) : name === "createBrowserChatClient";
    if (!isClient) return undefined;
    const options = optionsOf(call.arguments[0], file);
    const key = options.list.findLast((entry) => entry.name === "apiKey");
    const defaults = file.optionOf(options, "defaultHeaders");
    return {
      node: call,
      urls: textsIn(options, ["baseUrl"], file),
      headers: merged([
        key ? { ...NO_ENTRIES, list: [{ ...key, name: "api-key" }] } : NO_ENTRIES,
        defaults && defaults !== "unknown" ? file.entriesOf(defaults) : NO_ENTRIES,
      ]),
      query: NO_ENTRIES,
      transport: call.arguments,
      traits: { ...REQUEST, isRequest: false, hasAnswer: false, isNexusSdk: true },
    };
  },
};

/** `client.agents.list()`, `http.request(…)`: the client says what they are sent with. */
function callOnClient(node: CallNode, name: string, [made, ...steps]: readonly string[]): ReturnType<Client["read"]> {
  const isCall = made === "new()" && steps.length > 0 && !steps.includes("()") && node.type === "CallExpression";
  if (!CLASSES.test(name) || !isCall) return undefined;
  return {
    ...{ node, urls: [], headers: { ...NO_ENTRIES, isOpen: true }, query: NO_ENTRIES, transport: [] },
    traits: { ...REQUEST, isRequest: false, throwsOnRefusal: true, answersBody: true, isNexusSdk: true },
  };
}
