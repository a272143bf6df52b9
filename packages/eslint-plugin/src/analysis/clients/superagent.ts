import type { TSESTree } from "@typescript-eslint/utils";

import { merged, NO_ENTRIES } from "../requests/entries.ts";
import type { Entries } from "../requests/entries.ts";
import type { FileReader } from "../requests/file-reader.ts";
import { calleeName, staticName } from "../syntax.ts";
import { REQUEST } from "./client.ts";
import type { CallNode, Client, ClientCall } from "./client.ts";
import { variableOf } from "./options.ts";

const MODULES = /^superagent(?:-.*)?$/;
const VERBS = /^(?:get|post|put|patch|head|delete|del)$/;

/** `superagent.post(url).set("name", value).query(…).auth(…)` */
export const superagentClient: Client = {
  read(call, { module, path }, file) {
    const isOwn = module === undefined ? path[0] === "superagent" : MODULES.test(module);
    const steps = module === undefined ? path.slice(1) : path.filter((step) => step !== "agent" && step !== "()");
    const [verb, ...others] = steps;
    if (!isOwn || others.length > 0 || (verb !== undefined && !VERBS.test(verb))) return undefined;
    const [first, second] = call.arguments;
    const url = verb === undefined && second ? second : first;
    if (!url) return undefined;
    const chain = chainOn(call);
    const scheme = chain.map(schemeOf).find((each) => each !== undefined);
    return {
      node: call,
      urls: file.textsOf(url),
      headers: {
        ...merged([...chain.map((link) => headersOf(link, file)), laterHeaders(chain, call, file)]),
        literal: undefined,
      },
      query: merged(
        chain.map((link) => (calleeName(link.callee) === "query" ? argumentEntries(link, file) : NO_ENTRIES)),
      ),
      scheme,
      transport: [...call.arguments, ...chain.filter(({ callee }) => calleeName(callee) === "disableTLSCerts")],
      traits: { ...REQUEST, throwsOnRefusal: true },
    };
  },
};

/** The calls that follow one upon another: `.set(…)`, `.send(…)`. */
function chainOn(call: CallNode): TSESTree.CallExpression[] {
  const chain: TSESTree.CallExpression[] = [];
  let node = call;
  while (
    node.parent.type === "MemberExpression" &&
    node.parent.object === node &&
    node.parent.parent.type === "CallExpression"
  ) {
    node = node.parent.parent;
    chain.push(node);
  }
  return chain;
}

function headersOf(link: TSESTree.CallExpression, file: FileReader): Entries {
  const name = calleeName(link.callee);
  if (name === "set") return argumentEntries(link, file);
  return { ...NO_ENTRIES, isOpen: name === "use" || name === "auth" };
}

/** `.set("name", value)` or `.set({ name: value })` */
function argumentEntries(link: TSESTree.CallExpression, file: FileReader): Entries {
  return link.arguments.length > 1
    ? file.entryOf(...link.arguments)
    : link.arguments[0]
      ? file.entriesOf(link.arguments[0])
      : NO_ENTRIES;
}

/** `const request = superagent.post(url); request.set("name", value);` */
function laterHeaders(chain: readonly TSESTree.Node[], call: CallNode, file: FileReader): Entries {
  const variable = variableOf(chain.at(-1) ?? call, file);
  return variable ? file.changesOf(variable) : NO_ENTRIES;
}

/** `.auth(key, { type: "bearer" })` */
function schemeOf(link: TSESTree.CallExpression): ClientCall["scheme"] {
  const [credential, options] = link.arguments;
  if (calleeName(link.callee) !== "auth" || !credential || options?.type !== "ObjectExpression") return undefined;
  const type = options.properties.find((each) => each.type === "Property" && staticName(each) === "type");
  const name = type?.type === "Property" ? type.value : undefined;
  return name?.type === "Literal" && name.value === "bearer" ? { name, credential } : undefined;
}
