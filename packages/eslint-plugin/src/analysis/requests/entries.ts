import type { TSESTree } from "@typescript-eslint/utils";

import type { Bindings, Variable } from "../bindings.ts";
import { calleeName, staticName, unwrapped } from "../syntax.ts";
import { wholeText } from "../text.ts";
import type { TextsOf } from "../static-text.ts";

/** A named value: a property of an object, a pair, a call that sets one. */
export interface Entry {
  readonly name: string;
  readonly nameNode: TSESTree.Node;
  readonly value: TSESTree.Node;
}

/** What is known of an object of named values: options, headers, parameters. */
export interface Entries {
  /** In their order; a later one of a name takes the place of an earlier one. */
  readonly list: readonly Entry[];
  /** There may be more than the source shows. */
  readonly isOpen: boolean;
  /** The object literal to which one can be added. */
  readonly literal: TSESTree.ObjectExpression | undefined;
}

export const NO_ENTRIES: Entries = { list: [], isOpen: false, literal: undefined };
const UNKNOWN: Entries = { list: [], isOpen: true, literal: undefined };
/** Classes whose value holds the entries that they are made with. */
const HOLDERS = /^(?:Headers|HttpHeaders|AxiosHeaders|URLSearchParams|HttpParams|Map)$/;
const SETTERS = /^(?:set|append|setHeader|setRequestHeader|header)$/;
/** Functions that are handed an object and leave it as it is. */
const READERS = /^(?:entries|keys|values|freeze|fromEntries|stringify|log|debug|info|Headers|fetch)$/;
/** A function that is handed the headers beside something else may add one. */
const CHANGERS = /auth|header|sign|inject|apply|propagate/i;
const MAX_DEPTH = 16;

export interface EntryReader {
  readonly entriesOf: (node: TSESTree.Node) => Entries;
  /** What is put into a variable's object after it is made. */
  readonly changesOf: (variable: Variable) => Entries;
  /** What the expression around a mention of an object puts into it. */
  readonly changeAt: (mention: TSESTree.Node) => Entries;
  /** The entry of a name and a value, as a setter is given them. */
  readonly entryOf: (name?: TSESTree.Node | null, value?: TSESTree.Node | null) => Entries;
  /** What a function does to the headers that it is handed as an argument or as `argument.headers`. */
  readonly setBy: (handler: TSESTree.Node) => Entries;
  /** The value of an option; undefined where there is none, `unknown` where there may be one. */
  readonly optionOf: (options: Entries, ...names: string[]) => TSESTree.Node | "unknown" | undefined;
}

export function entryReader(bindings: Bindings, textsOf: TextsOf): EntryReader {
  let depth = 0;

  function entriesOf(node: TSESTree.Node): Entries {
    if (depth >= MAX_DEPTH) return UNKNOWN;
    depth++;
    const entries = read(unwrapped(node));
    depth--;
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
        return value === node ? UNKNOWN : entriesOf(value);
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
      case "SpreadElement":
        return UNKNOWN;
      default:
        return UNKNOWN;
    }
  }

  function ofObject(node: TSESTree.ObjectExpression): Entries {
    const parts = node.properties.map((property): Entries => {
      if (property.type === "SpreadElement") return entriesOf(property.argument);
      const name = property.computed ? textOf(property.key) : staticName(property);
      if (name === undefined) return UNKNOWN;
      return { ...NO_ENTRIES, list: [{ name, nameNode: property.key, value: property.value }] };
    });
    return { ...merged(parts), literal: node };
  }

  /** `[["name", value], …]` */
  function ofPairs(node: TSESTree.ArrayExpression): Entries {
    return merged(
      node.elements.map((pair) => {
        if (pair?.type !== "ArrayExpression") return UNKNOWN;
        const [name, value] = pair.elements;
        return entryOf(name, value);
      }),
    );
  }

  function ofName(identifier: TSESTree.Identifier): Entries {
    if (identifier.name === "undefined") return NO_ENTRIES;
    const value = bindings.resolve(identifier);
    if (value === identifier) return UNKNOWN;
    const variable = bindings.variableOf(identifier);
    const own = entriesOf(value);
    if (!variable) return own;
    return { ...merged([own, changesOf(variable)]), literal: own.literal };
  }

  function ofCall(node: TSESTree.CallExpression): Entries {
    const returned = bindings.returnedBy(node);
    if (returned) return { ...entriesOf(returned), literal: undefined };
    const name = calleeName(node.callee) ?? "";
    if (name === "freeze" && node.arguments[0]) return entriesOf(node.arguments[0]);
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

  function changesOf(variable: Variable): Entries {
    const identifiers = variable.references
      .filter((reference) => reference.isRead())
      .map(({ identifier }) => identifier);
    return merged(identifiers.map((identifier) => changeAt(identifier)));
  }

  function changeAt(mention: TSESTree.Node): Entries {
    const { parent } = mention;
    if (parent?.type === "CallExpression" && parent.callee !== mention) return changeByCall(parent, mention);
    if (parent?.type !== "MemberExpression" || parent.object !== mention) return NO_ENTRIES;
    const use = parent.parent;
    if (use.type === "AssignmentExpression" && use.left === parent) {
      const name = parent.computed ? textOf(parent.property) : staticName(parent);
      if (name === undefined) return UNKNOWN;
      return { ...NO_ENTRIES, list: [{ name, nameNode: parent.property, value: use.right }] };
    }
    const isSetter = use.type === "CallExpression" && use.callee === parent && SETTERS.test(staticName(parent) ?? "");
    return isSetter ? entryOf(...use.arguments) : NO_ENTRIES;
  }

  function changeByCall(call: TSESTree.CallExpression, mention: TSESTree.Node): Entries {
    const name = calleeName(call.callee) ?? "";
    const isFirst = call.arguments[0] === mention;
    if (name === "assign" && isFirst) return merged(call.arguments.slice(1).map(entriesOf));
    return (isFirst && !READERS.test(name) && name !== "assign") || CHANGERS.test(name) ? UNKNOWN : NO_ENTRIES;
  }

  function setBy(handler: TSESTree.Node): Entries {
    const node = functionBehind(bindings.resolve(handler));
    if (!node) return UNKNOWN;
    const [parameter] = node.params;
    const set: Entries[] = [];
    for (const variable of parameter ? variablesIn(parameter) : []) {
      set.push(changesOf(variable));
      for (const { identifier } of variable.references) {
        const { parent } = identifier;
        const isHeaders =
          parent.type === "MemberExpression" && parent.object === identifier && staticName(parent) === "headers";
        if (isHeaders) set.push(headersWrittenAt(parent));
      }
    }
    return merged(set);
  }

  /** `config.headers["name"] = value`, `config.headers.set(…)`, `config.headers = { … }` */
  function headersWrittenAt(member: TSESTree.MemberExpression): Entries {
    const { parent } = member;
    if (parent.type === "AssignmentExpression" && parent.left === member) return entriesOf(parent.right);
    return changeAt(member.parent.type === "TSNonNullExpression" ? member.parent : member);
  }

  function variablesIn(parameter: TSESTree.Node): Variable[] {
    if (parameter.type === "Identifier") {
      const variable = bindings.variableOf(parameter);
      return variable ? [variable] : [];
    }
    if (parameter.type !== "ObjectPattern") return [];
    return parameter.properties.flatMap((property) =>
      property.type === "Property" && /^(?:headers|options|request)$/.test(staticName(property) ?? "")
        ? variablesIn(property.value)
        : [],
    );
  }

  function textOf(node: TSESTree.Node): string | undefined {
    const [text] = textsOf(node);
    return text && wholeText(text);
  }

  function optionOf({ list, isOpen }: Entries, ...names: string[]): TSESTree.Node | "unknown" | undefined {
    return list.findLast(({ name }) => names.includes(name))?.value ?? (isOpen ? "unknown" : undefined);
  }

  return { entriesOf, changesOf, changeAt, entryOf, setBy, optionOf };
}

/** All of several; a later entry takes the place of an earlier one of its name. */
export function merged(parts: readonly Entries[]): Entries {
  const list = parts.flatMap((part) => part.list);
  return {
    list: list.filter(
      ({ name }, i) => !list.slice(i + 1).some((later) => later.name.toLowerCase() === name.toLowerCase()),
    ),
    isOpen: parts.some(({ isOpen }) => isOpen),
    literal: undefined,
  };
}

/** Those of two objects of which the program takes one. */
function eitherOf(a: Entries, b: Entries): Entries {
  return { list: [...a.list, ...b.list], isOpen: a.isOpen || b.isOpen, literal: undefined };
}

function functionBehind(
  node: TSESTree.Node,
): TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression | undefined {
  return node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression" ? node : undefined;
}
