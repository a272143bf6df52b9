import type { TSESTree } from "@typescript-eslint/utils";

import type { Bindings, Variable } from "../bindings.ts";
import { memoisedBy } from "../function-returns.ts";
import { calleeName, staticName, unwrapped } from "../syntax.ts";
import { wholeText } from "../text.ts";
import type { TextsOf } from "../static-text/reading.ts";
import { eitherOf, merged, NO_ENTRIES, UNKNOWN } from "./entries.ts";
import type { Entries } from "./entries.ts";
import { entryChanges } from "./entry-changes.ts";
import type { EntryChanges } from "./entry-changes.ts";

/** Classes whose value holds the entries that they are made with. */
const HOLDERS = /^(?:Headers|HttpHeaders|AxiosHeaders|URLSearchParams|HttpParams|Map)$/;
const SETTERS = /^(?:set|append|setHeader|setRequestHeader|header)$/;
/** Functions whose result holds the entries of what they are given. */
const SAME_ENTRIES = /^(?:entries|freeze|from|fromEntries|structuredClone)$/;
const MAX_DEPTH = 16;

export interface EntryReader extends EntryChanges {
  readonly entriesOf: (node: TSESTree.Node) => Entries;
  /** The entry of a name and a value, as a setter is given them. */
  readonly entryOf: (name?: TSESTree.Node | null, value?: TSESTree.Node | null) => Entries;
  /** The value of an option; undefined where there is none, `unknown` where there may be one. */
  readonly optionOf: (options: Entries, ...names: string[]) => TSESTree.Node | "unknown" | undefined;
}

export function entryReader(bindings: Bindings, textsOf: TextsOf): EntryReader {
  const known = new Map<TSESTree.Node, Entries>();
  const ofVariables = new Map<Variable, Entries>();
  let depth = 0;

  function entriesOf(node: TSESTree.Node): Entries {
    const inner = unwrapped(node);
    const before = known.get(inner);
    if (before) return before;
    if (depth >= MAX_DEPTH) return UNKNOWN;
    // An object that refers to itself may hold anything.
    known.set(inner, UNKNOWN);
    depth++;
    const entries = read(inner);
    depth--;
    known.set(inner, entries);
    return entries;
  }

  function read(node: TSESTree.Node): Entries {
    switch (node.type) {
      case "ObjectExpression":
        return ofObject(node);
      case "ArrayExpression":
        return ofPairs(node);
      case "Literal":
        return node.value === null || node.value === "" || node.value === false ? NO_ENTRIES : UNKNOWN;
      case "Identifier":
        return ofName(node);
      case "MemberExpression": {
        const value = bindings.resolve(node);
        return value === node ? UNKNOWN : withChanges(entriesOf(value), node);
      }
      case "ConditionalExpression":
        return eitherOf(entriesOf(node.consequent), entriesOf(node.alternate));
      case "LogicalExpression":
        if (node.operator === "&&") return entriesOf(node.right);
        return eitherOf(entriesOf(node.left), entriesOf(node.right));
      case "NewExpression":
        if (!HOLDERS.test(calleeName(node.callee) ?? "")) return UNKNOWN;
        return node.arguments[0] ? entriesOf(node.arguments[0]) : NO_ENTRIES;
      case "CallExpression":
        return ofCall(node);
      case "AwaitExpression":
        return entriesOf(node.argument);
      default:
        return UNKNOWN;
    }
  }

  function ofObject(node: TSESTree.ObjectExpression): Entries {
    const parts = node.properties.map((property): Entries => {
      if (property.type === "SpreadElement") return entriesOf(property.argument);
      const name = property.computed ? (textOf(property.key) ?? http2Header(property.key)) : staticName(property);
      if (name === undefined) return UNKNOWN;
      return { ...NO_ENTRIES, list: [{ name, nameNode: property.key, value: property.value }] };
    });
    return { ...merged(parts), literal: node };
  }

  /** `[["name", value], …]`, and Node's and undici's `["name", value, …]` */
  function ofPairs({ elements }: TSESTree.ArrayExpression): Entries {
    if (elements.length % 2 === 0 && elements.some((each) => each?.type === "Literal")) {
      return merged(elements.flatMap((name, i) => (i % 2 === 0 ? [entryOf(name, elements[i + 1])] : [])));
    }
    return merged(
      elements.map((pair) => {
        if (pair?.type !== "ArrayExpression") return UNKNOWN;
        const [name, value] = pair.elements;
        return entryOf(name, value);
      }),
    );
  }

  function ofName(identifier: TSESTree.Identifier): Entries {
    if (identifier.name === "undefined") return NO_ENTRIES;
    const variable = bindings.variableOf(identifier);
    if (!variable) return UNKNOWN;
    let entries = ofVariables.get(variable);
    if (!entries) {
      // The old value of an object that takes its own place: `headers = headers.set(…)`.
      ofVariables.set(variable, NO_ENTRIES);
      const value = bindings.resolve(identifier);
      const own = value === identifier ? ofWrites(variable) : entriesOf(value);
      ofVariables.set(variable, (entries = withChanges(own, identifier)));
    }
    return entries;
  }

  function withChanges(own: Entries, holder: TSESTree.Node): Entries {
    return { ...merged([own, changes.changesOf(bindings.mentionsOf(holder))]), literal: own.literal, holder };
  }

  /** `let headers = new HttpHeaders(); headers = headers.set("name", value);` */
  function ofWrites({ references }: Variable): Entries {
    const writes = references.filter((reference) => reference.isWrite());
    const grows = writes.every(({ init, identifier, writeExpr }) => {
      const isAssigned = identifier.parent.type === "AssignmentExpression" && identifier.parent.operator === "=";
      return init === true || (isAssigned && writeExpr && isMadeFrom(writeExpr, identifier.name));
    });
    if (writes.length === 0 || !grows) return UNKNOWN;
    return merged(writes.map(({ writeExpr }) => (writeExpr ? entriesOf(writeExpr) : UNKNOWN)));
  }

  function ofCall(node: TSESTree.CallExpression): Entries {
    const returned = bindings.returnedBy(node);
    const made = returned.length > 0 ? returned : memoisedBy(node);
    if (made.length > 0) return eitherOf(...made.map(entriesOf));
    const name = calleeName(node.callee) ?? "";
    if (SAME_ENTRIES.test(name) && node.arguments[0]) return entriesOf(node.arguments[0]);
    if (name === "assign") return merged(node.arguments.map(entriesOf));
    if (node.callee.type === "MemberExpression" && SETTERS.test(name)) {
      // new HttpHeaders().set("name", value)
      return merged([entriesOf(node.callee.object), entryOf(...node.arguments)]);
    }
    return UNKNOWN;
  }

  function entryOf(name?: TSESTree.Node | null, value?: TSESTree.Node | null): Entries {
    const text = name ? textOf(name) : undefined;
    if (!name || text === undefined) return name?.type === "ObjectExpression" ? entriesOf(name) : UNKNOWN;
    return value ? { ...NO_ENTRIES, list: [{ name: text, nameNode: name, value }] } : NO_ENTRIES;
  }

  function textOf(node: TSESTree.Node): string | undefined {
    const [text] = textsOf(node);
    return text && wholeText(text);
  }

  function optionOf({ list, isOpen }: Entries, ...names: string[]): TSESTree.Node | "unknown" | undefined {
    return list.findLast(({ name }) => names.includes(name))?.value ?? (isOpen ? "unknown" : undefined);
  }

  const changes = entryChanges(bindings, { entriesOf, entryOf, textOf });
  return { entriesOf, entryOf, optionOf, ...changes };
}

/** `[http2.constants.HTTP2_HEADER_PATH]` is `":path"`: https://nodejs.org/api/http2.html#headers-object */
function http2Header(key: TSESTree.Node): string | undefined {
  const name = /^HTTP2_HEADER_(?<name>\w+)$/.exec(calleeName(key) ?? "")?.groups?.["name"]?.toLowerCase();
  if (name === undefined) return undefined;
  return /^(?:authority|method|path|protocol|scheme|status)$/.test(name) ? `:${name}` : name.replaceAll("_", "-");
}

/** `headers.set(…).set(…)`, `{ ...headers, … }` */
function isMadeFrom(value: TSESTree.Node, name: string): boolean {
  let node = unwrapped(value);
  if (node.type === "ObjectExpression") {
    const [first] = node.properties;
    return first?.type === "SpreadElement" && first.argument.type === "Identifier" && first.argument.name === name;
  }
  while (node.type === "CallExpression" && node.callee.type === "MemberExpression") node = node.callee.object;
  return node.type === "Identifier" && node.name === name;
}
