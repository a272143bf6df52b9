import type { TSESTree } from "@typescript-eslint/utils";

import type { Origin } from "../origin.ts";
import { merged, NO_ENTRIES } from "../requests/entries.ts";
import type { Entries } from "../requests/entries.ts";
import type { FileReader } from "../requests/file-reader.ts";
import { calleeName, staticName } from "../syntax.ts";
import { REQUEST } from "./client.ts";
import type { CallNode, Client, ClientCall } from "./client.ts";

const MODULES = /^superagent(?:-.*)?$/;
const VERBS = /^(?:get|post|put|patch|head|delete|del)$/;

/** `superagent.post(url).set("name", value).query(…).auth(…)` */
export const superagentClient: Client = {
  read(call, origin, file) {
    const { module, path } = origin;
    const isOwn = module === undefined ? path[0] === "superagent" : MODULES.test(module);
    const { steps, made } = pathOf(origin);
    const [verb, ...others] = steps;
    if (!isOwn || others.length > 0 || (verb !== undefined && !VERBS.test(verb))) return undefined;
    const [first, second] = call.arguments;
    const url = verb === undefined && second ? second : first;
    if (!url) return undefined;
    const chain = [...made, ...chainOn(call)];
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

/** What is called, and what was called before on an agent that it is called on: `superagent.agent().set("name", value)`. */
function pathOf({ module, path, calls }: Origin): {
  readonly steps: readonly string[];
  readonly made: readonly TSESTree.CallExpression[];
} {
  const steps = module === undefined ? path.slice(1) : path;
  if (steps[0] !== "agent") return { steps, made: [] };
  return { steps: steps.slice(-1), made: calls.slice(1).filter((each) => each.type === "CallExpression") };
}

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
  const { parent } = chain.at(-1) ?? call;
  return parent?.type === "VariableDeclarator" ? file.changesOf(file.mentionsOf(parent.id)) : NO_ENTRIES;
}

/** `.auth(key, { type: "bearer" })` */
function schemeOf(link: TSESTree.CallExpression): ClientCall["scheme"] {
  const [credential, options] = link.arguments;
  if (calleeName(link.callee) !== "auth" || !credential || options?.type !== "ObjectExpression") return undefined;
  const type = options.properties.find((each) => each.type === "Property" && staticName(each) === "type");
  const name = type?.type === "Property" ? type.value : undefined;
  return name?.type === "Literal" && name.value === "bearer" ? { name, credential } : undefined;
}
