import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../../bindings.ts";
import type { FileReader } from "../../requests/file-reader.ts";
import { calleeName, staticName } from "../../syntax.ts";
import { ANY, UNKNOWN } from "../access-path.ts";
import type { Path } from "../access-path.ts";
import { isFunction } from "../../functions.ts";
import { sanitizesInPlace } from "../sanitizers.ts";
import { siteOf } from "./sites.ts";
import type { Site } from "./sites.ts";

/** Something that is put into a variable's object after it is made, or taken out of it. */
export interface Mutation {
  /** The names that lead to what is changed; empty where the object itself is. */
  readonly path: Path;
  /** Undefined for what is only taken out. */
  readonly value: TSESTree.Node | undefined;
  /** Is what stood there before gone? */
  readonly replaces: boolean;
  readonly site: Site;
}

type Change = Omit<Mutation, "site">;

const MAX_MENTIONS = 300;
const PUTS = /^(?:set|setHeader|setRequestHeader|header)$/;
const ADDS = /^(?:append|add)$/;
const PUSHES = /^(?:push|unshift|splice|add)$/;

const known = new WeakMap<Variable, readonly Mutation[]>();
const knownOwn = new WeakMap<Variable, readonly Mutation[]>();

/**
 * What the file does to the object in a variable, in the order of the source: `config.headers["api-key"] = key`, `headers.set(…)`,
 * `Object.assign(config, …)`, a function of the file that does such to its parameter, but none that hands it on.
 */
export function mutationsOf(variable: Variable, file: FileReader): readonly Mutation[] {
  let mutations = known.get(variable);
  if (!mutations) {
    mutations = read(variable, file, (changed) => [...changesBy(changed), ...byFunction(changed, file)]);
    known.set(variable, mutations);
  }
  return mutations;
}

function ownMutationsOf(variable: Variable, file: FileReader): readonly Mutation[] {
  let mutations = knownOwn.get(variable);
  if (!mutations) knownOwn.set(variable, (mutations = read(variable, file, changesBy)));
  return mutations;
}

function read(
  variable: Variable,
  file: FileReader,
  changesOf: (changed: Changed) => readonly Change[],
): readonly Mutation[] {
  const mentions = variable.references.filter((reference) => reference.isRead()).slice(0, MAX_MENTIONS);
  const textOf = (node: TSESTree.Node): string => file.sourceCode.getText(node);
  return mentions.flatMap(({ identifier }) => {
    const changed = changedBy(identifier);
    const changes = changesOf(changed);
    if (changes.length === 0) return [];
    const site = siteOf(changed.by ?? identifier, variable.name, textOf);
    return changes.map((change): Mutation => ({ ...change, site }));
  });
}

/** A member of an object, and the expression that does something with it. */
interface Changed {
  readonly member: TSESTree.Node;
  readonly path: Path;
  readonly by: TSESTree.Node | undefined;
}

function changedBy(mention: TSESTree.Node): Changed {
  const path: string[] = [];
  let member = mention;
  while (member.parent && (isMemberOf(member.parent, member) || member.parent.type === "TSNonNullExpression")) {
    member = member.parent;
    if (member.type === "MemberExpression") path.push(staticName(member) ?? UNKNOWN);
  }
  return { member, path, by: member.parent };
}

function changesBy({ member, path, by }: Changed): readonly Change[] {
  switch (by?.type) {
    case "AssignmentExpression":
      return by.left === member && path.length > 0 ? [{ path, value: by.right, replaces: by.operator === "=" }] : [];
    case "UnaryExpression":
      return by.operator === "delete" ? [{ path, value: undefined, replaces: true }] : [];
    case "CallExpression":
      return by.callee === member ? byMethod(path, by) : byKnownFunction(path, member, by);
    default:
      return [];
  }
}

function byMethod(path: Path, { arguments: given }: TSESTree.CallExpression): Change[] {
  const method = path.at(-1) ?? "";
  const holder = path.slice(0, -1);
  const [first, second] = given;
  const name = first?.type === "Literal" ? String(first.value) : UNKNOWN;
  if (method === "delete" && first) return [{ path: [...holder, name], value: undefined, replaces: true }];
  if (second && (PUTS.test(method) || ADDS.test(method)) && first?.type === "Literal") {
    return [{ path: [...holder, name], value: second, replaces: PUTS.test(method) }];
  }
  return PUSHES.test(method) ? given.map((value) => ({ path: [...holder, ANY], value, replaces: false })) : [];
}

/** `Object.assign(config, …)`, `redact(config);` */
function byKnownFunction(path: Path, member: TSESTree.Node, call: TSESTree.CallExpression): Change[] {
  const { callee, arguments: given, parent } = call;
  const name = calleeName(callee) ?? "";
  if (name === "assign" && callee.type === "MemberExpression") {
    return given[0] === member ? given.slice(1).map((value) => ({ path, value, replaces: false })) : [];
  }
  const isSanitized = parent.type === "ExpressionStatement" && sanitizesInPlace(name);
  return isSanitized ? [{ path, value: undefined, replaces: true }] : [];
}

/** What a function of the file does to the object that it is handed. */
function byFunction({ member, path, by }: Changed, file: FileReader): readonly Change[] {
  if (by?.type !== "CallExpression" || by.callee === member) return [];
  const called = file.functionOf(by.callee);
  const index = by.arguments.indexOf(member as TSESTree.CallExpressionArgument);
  const parameter = isFunction(called) ? called.params[index] : undefined;
  const variable = parameter?.type === "Identifier" ? file.variableOf(parameter) : undefined;
  if (!variable) return [];
  return ownMutationsOf(variable, file).map((each) => ({ ...each, path: [...path, ...each.path] }));
}

function isMemberOf(parent: TSESTree.Node, object: TSESTree.Node): parent is TSESTree.MemberExpression {
  return parent.type === "MemberExpression" && parent.object === object;
}
