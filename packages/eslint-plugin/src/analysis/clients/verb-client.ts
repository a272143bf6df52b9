import type { TSESTree } from "@typescript-eslint/utils";

import { returnedExpressions } from "../function-returns.ts";
import type { Origin } from "../origin.ts";
import { merged, NO_ENTRIES } from "../requests/entries.ts";
import type { Entries, Entry } from "../requests/entries.ts";
import type { FileReader } from "../requests/file-reader.ts";
import type { Text } from "../text.ts";
import { REQUEST } from "./client.ts";
import type { CallNode, Client, ClientCall, Traits } from "./client.ts";
import { below, headersIn, isFunction, optionsOf, queryIn, textsIn } from "./options.ts";

/** A client that is called by itself or by a method's name: `ky(url, options)`, `axios.post(url, data, options)`. */
export interface VerbClient {
  /** Names of its module, or of the global where there is no import. */
  readonly modules: RegExp;
  readonly globals: RegExp;
  /** Named exports that are called as the client itself is. */
  readonly itself: RegExp;
  readonly verbs: RegExp;
  /** Verbs that take the body before the options. */
  readonly bodyVerbs?: RegExp;
  /** Verbs whose first argument is the method's name; the empty one is the client itself. */
  readonly methodFirst?: RegExp;
  /** Methods that make an instance with defaults. */
  readonly factories: RegExp;
  /** Options that hold the URL, the base of it, and its parameters. */
  readonly url: readonly string[];
  readonly base: readonly string[];
  readonly query: readonly string[];
  readonly throwsOnRefusal: boolean;
  readonly keepsRequest?: boolean;
  /** Named exports that neither throw nor give the body, but an object that tells of both. */
  readonly composables?: RegExp;
  /** Calls that give the body alone: undefined where none does. */
  readonly bodyOf?: (step: string | undefined) => boolean;
  readonly defaults?: (call: CallNode, file: FileReader) => Defaults;
}

/** What is set apart from the calls, such as `axios.defaults`. */
export interface Defaults {
  readonly headers: Entries;
  readonly bases: readonly Text[];
  readonly isWatched: boolean;
}

/** Options by which a function gets to see the answer, or its status. */
const WATCHES = /^(?:hooks|onResponse|onResponseError|validateStatus|complete|statusCode|error)$/;

type Arguments = readonly TSESTree.CallExpressionArgument[];

export function verbClient(facts: VerbClient): Client {
  return { read: (call, origin, file) => read(facts, call, origin, file) };
}

function read(facts: VerbClient, call: CallNode, origin: Origin, file: FileReader): ClientCall | undefined {
  const steps = stepsOf(facts, origin);
  if (!steps) return undefined;
  const made: CallNode[] = [];
  let rest = [...steps];
  for (let length = madeBy(facts, rest); length > 0; length = madeBy(facts, rest)) {
    const factory = origin.calls[made.length];
    if (factory) made.push(factory);
    rest = rest.slice(length);
  }
  const [step, ...others] = rest;
  if (others.length > 0 || call.type === "NewExpression") return undefined;
  const instances = made.map(({ arguments: given }) => optionsOf(given[0], file));
  const isInstance = step !== undefined && facts.factories.test(step);
  const split = isInstance ? { url: undefined, optionsAt: 0 } : argumentsOf(facts, step, call.arguments, file);
  if (!split) return undefined;
  const isComposable = facts.composables?.test(origin.path[0] ?? "") === true;
  return callOf(
    facts,
    [...made, call],
    split.url ? urlsIn(split.url, file) : [],
    [...instances, ownOptions(call.arguments[split.optionsAt], file)],
    split.optionsAt,
    file,
    {
      isRequest: !isInstance,
      hasAnswer: !isInstance,
      throwsOnRefusal: facts.throwsOnRefusal && !isComposable,
      answersBody: !isComposable && facts.bodyOf?.(step) === true,
    },
  );
}

/** How many steps make an instance: `create()`, `new Axios()`. */
function madeBy(facts: VerbClient, [first = "", second]: readonly string[]): number {
  if (first === "new()") return 1;
  return second === "()" && facts.factories.test(first) ? 2 : 0;
}

/** The path from the client on, or undefined where a callee is none of it. */
function stepsOf(facts: VerbClient, { module, path }: Origin): readonly string[] | undefined {
  const [root = "", ...rest] = path;
  if (module !== undefined) {
    if (!facts.modules.test(module)) return undefined;
    return facts.itself.test(root) ? rest : path;
  }
  if (facts.globals.test(root)) return rest;
  // this.$axios.get, ctx.$axios.get
  const own = path.findLastIndex((step) => facts.globals.test(step));
  if (own <= 0) return undefined;
  // event.$fetch(url)
  const isCalled = own === path.length - 1 && (path[own] ?? "").startsWith("$");
  return isCalled || own < path.length - 1 ? path.slice(own + 1) : undefined;
}

/** Which arguments are the URL and the options; undefined for a member that makes no request. */
function argumentsOf(
  facts: VerbClient,
  step: string | undefined,
  [first, second, , fourth]: Arguments,
  file: FileReader,
): { readonly url: TSESTree.Node | undefined; readonly optionsAt: number } | undefined {
  if (!first) return undefined;
  if (facts.methodFirst?.test(step ?? "") && second) return { url: second, optionsAt: fourth ? 3 : 2 };
  if (step !== undefined && !facts.verbs.test(step)) return undefined;
  if (file.resolve(first).type === "ObjectExpression") return { url: undefined, optionsAt: 0 };
  const takesBody = step !== undefined && facts.bodyVerbs?.test(step) === true;
  return { url: first, optionsAt: takesBody ? 2 : 1 };
}

/** A function in the options' place is called with the answer: `$.get(url, (data) => …)`. */
function ownOptions(given: TSESTree.Node | undefined, file: FileReader): Entries {
  return given && isFunction(given, file) ? NO_ENTRIES : optionsOf(given, file);
}

/** `useFetch(() => url)` has the URL of a function. */
function urlsIn(url: TSESTree.Node, file: FileReader): readonly Text[] {
  const returned = returnedExpressions(file.resolve(url));
  return returned.length > 0 ? returned.flatMap(file.textsOf) : file.textsOf(url);
}

function callOf(
  facts: VerbClient,
  calls: readonly CallNode[],
  urls: readonly Text[],
  options: readonly Entries[],
  optionsAt: number,
  file: FileReader,
  traits: Partial<Traits>,
): ClientCall {
  const call = calls.at(-1) as CallNode;
  const made = calls.slice(0, -1);
  const own = options.at(-1) ?? NO_ENTRIES;
  const defaults = facts.defaults?.(call, file);
  const bases = options.map((each) => textsIn(each, facts.base, file)).findLast((texts) => texts.length > 0);
  const headers = options.map((each) => headersIn(each, file));
  const given = options.flatMap(({ list }) => list);
  return {
    node: call,
    made,
    optionsAt,
    urls: below(bases ?? defaults?.bases ?? [], urls.length > 0 ? urls : textsIn(own, facts.url, file)),
    headers: {
      ...merged([...(defaults ? [defaults.headers] : []), ...headers]),
      literal: headers.at(-1)?.literal,
    },
    query: merged(options.map((each) => queryIn(each, facts.query, file))),
    transport: calls.flatMap((each) => each.arguments),
    handlers: [
      ...call.arguments.filter((argument) => isFunction(argument, file)),
      ...given.filter(({ name }) => name === "success").map(({ value }) => value),
    ],
    isWatched: defaults?.isWatched === true || given.some(({ name }) => WATCHES.test(name)),
    traits: {
      ...REQUEST,
      keepsRequest: facts.keepsRequest ?? false,
      ...traits,
      ...(given.some((option) => isQuiet(option, file)) && { throwsOnRefusal: false }),
    },
  };
}

/** An option by which the client does not throw: of got and ky, and of ofetch. */
function isQuiet({ name, value }: Entry, file: FileReader): boolean {
  const set = file.resolve(value);
  return (
    set.type === "Literal" &&
    ((name === "throwHttpErrors" && set.value === false) || (name === "ignoreResponseError" && set.value === true))
  );
}
