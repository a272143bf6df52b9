import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../bindings.ts";
import { calleeName, staticName } from "../syntax.ts";

/** Something that is put into a variable's object after it is made, or taken out of it. */
export interface Change {
  /** The names that lead to what is changed; empty where a whole object is poured in. */
  readonly path: readonly string[];
  /** Undefined for what is deleted. */
  readonly value: TSESTree.Node | undefined;
  /** Where it happens, in UTF-16 code units from the file's beginning. */
  readonly position: number;
}

const MAX_MENTIONS = 300;
const PUTS = /^(?:set|append|add|setHeader|setRequestHeader|header)$/;
const PUSHES = /^(?:push|unshift|splice|add)$/;

const known = new WeakMap<Variable, readonly Change[]>();

/** What the file does to the object in a variable: `config.headers["api-key"] = key`, `headers.set(…)`, `Object.assign(config, …)`. */
export function changesOf(variable: Variable): readonly Change[] {
  let changes = known.get(variable);
  if (!changes) {
    const mentions = variable.references.filter((reference) => reference.isRead()).slice(0, MAX_MENTIONS);
    changes = mentions.flatMap(({ identifier }) => changesAt(identifier));
    known.set(variable, changes);
  }
  return changes;
}

function changesAt(mention: TSESTree.Node): Change[] {
  const position = mention.range[0];
  const path: string[] = [];
  let at = mention;
  while (at.parent && (isMemberOf(at.parent, at) || at.parent.type === "TSNonNullExpression")) {
    at = at.parent;
    if (at.type === "MemberExpression") path.push(staticName(at) ?? "");
  }
  const { parent } = at;
  if (parent?.type === "AssignmentExpression" && parent.left === at && path.length > 0) {
    return [{ path, value: parent.right, position }];
  }
  if (parent?.type === "UnaryExpression" && parent.operator === "delete") return [{ path, value: undefined, position }];
  if (parent?.type !== "CallExpression") return [];
  if (parent.callee === at) return byMethod(path, parent, position);
  const [first, ...sources] = parent.arguments;
  const isAssigned =
    first === at && calleeName(parent.callee) === "assign" && parent.callee.type === "MemberExpression";
  return isAssigned ? sources.map((value) => ({ path, value, position })) : [];
}

function byMethod(path: readonly string[], call: TSESTree.CallExpression, position: number): Change[] {
  const method = path.at(-1) ?? "";
  const holder = path.slice(0, -1);
  const [first, second] = call.arguments;
  if (method === "delete" && first?.type === "Literal") {
    return [{ path: [...holder, String(first.value)], value: undefined, position }];
  }
  if (PUTS.test(method) && second && first?.type === "Literal") {
    return [{ path: [...holder, String(first.value)], value: second, position }];
  }
  return PUSHES.test(method) ? call.arguments.map((value) => ({ path: [...holder, "*"], value, position })) : [];
}

function isMemberOf(parent: TSESTree.Node, object: TSESTree.Node): parent is TSESTree.MemberExpression {
  return parent.type === "MemberExpression" && parent.object === object;
}
