import type { TSESTree } from "@typescript-eslint/utils";

import { membersAt } from "../bindings.ts";
import type { Bindings } from "../bindings.ts";
import { returnedExpressions } from "../function-returns.ts";
import { calleeName, staticName, withWrappers } from "../syntax.ts";
import { merged, NO_ENTRIES, UNKNOWN } from "./entries.ts";
import type { Entries } from "./entries.ts";

const SETTERS = /^(?:set|append|setHeader|setRequestHeader|header)$/;
/** Functions that are handed an object and leave it as it is. */
const READERS = /^(?:entries|keys|values|freeze|fromEntries|stringify|structuredClone|log|debug|info|Headers|fetch)$/;
/** A function that is handed the headers beside something else may add one. */
const CHANGERS = /auth|header|sign|inject|apply|propagate/i;
/** Where a hook finds the headers in what it is handed: `config.headers`, `context.options.headers`. */
const LEADS = ["options", "request"];

/** What is put into an object after it is made. */
export interface EntryChanges {
  /** By all that the places of its name do. */
  readonly changesOf: (mentions: readonly TSESTree.Node[]) => Entries;
  /** By the expression around one of them. */
  readonly changeAt: (mention: TSESTree.Node) => Entries;
  /** By a function to the headers that it is handed as an argument, or as a member of one. */
  readonly setBy: (handler: TSESTree.Node) => Entries;
}

interface Reads {
  readonly entriesOf: (node: TSESTree.Node) => Entries;
  readonly entryOf: (name?: TSESTree.Node | null, value?: TSESTree.Node | null) => Entries;
  readonly textOf: (node: TSESTree.Node) => string | undefined;
}

export function entryChanges(bindings: Bindings, { entriesOf, entryOf, textOf }: Reads): EntryChanges {
  const known = new WeakMap<readonly TSESTree.Node[], Entries>();

  function changesOf(mentions: readonly TSESTree.Node[]): Entries {
    let changes = known.get(mentions);
    if (!changes) {
      known.set(mentions, NO_ENTRIES);
      known.set(mentions, (changes = merged(mentions.map(changeAt))));
    }
    return changes;
  }

  function changeAt(mention: TSESTree.Node): Entries {
    const holder = withWrappers(mention);
    const { parent } = holder;
    if (parent?.type === "CallExpression" && parent.callee !== holder) return changeByCall(parent, holder);
    if (parent?.type !== "MemberExpression" || parent.object !== holder) return NO_ENTRIES;
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
    const node = bindings.functionOf(handler) ?? handler;
    if (node.type === "ArrayExpression") {
      return merged(node.elements.map((each) => (each ? setBy(each) : NO_ENTRIES)));
    }
    if (!("params" in node) || !node.type.includes("Function")) return UNKNOWN;
    const [parameter] = node.params;
    const returned = returnedExpressions(node).map((value) => {
      const options =
        value.type === "NewExpression" && calleeName(value.callee) === "Request" ? value.arguments[1] : value;
      const headers = options?.type === "ObjectExpression" ? entriesOf(options).list.findLast(isHeaders) : undefined;
      return headers ? entriesOf(headers.value) : NO_ENTRIES;
    });
    return merged([...(parameter ? setOn(parameter) : []), ...returned]);
  }

  function setOn(parameter: TSESTree.Node): Entries[] {
    if (parameter.type === "ObjectPattern") {
      return parameter.properties.flatMap((property) =>
        property.type === "Property" && /^(?:headers|options|request)$/.test(staticName(property) ?? "")
          ? setOn(property.value)
          : [],
      );
    }
    const mentions = bindings.mentionsOf(parameter);
    const headers = [mentions, ...LEADS.map((name) => membersAt(mentions, name))].flatMap((each) =>
      membersAt(each, "headers"),
    );
    return [changesOf(mentions), ...headers.map(writtenAt)];
  }

  /** `config.headers["name"] = value`, `config.headers.set(…)`, `config.headers = { … }` */
  function writtenAt(member: TSESTree.Node): Entries {
    const { parent } = member;
    if (parent?.type === "AssignmentExpression" && parent.left === member) return entriesOf(parent.right);
    return changeAt(member);
  }

  return { changesOf, changeAt, setBy };
}

function isHeaders({ name }: Entries["list"][number]): boolean {
  return name === "headers";
}
