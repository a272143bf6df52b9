import type { TSESTree } from "@typescript-eslint/utils";

import { isFunction } from "../../functions.ts";
import type { FunctionNode } from "../../functions.ts";

/** Where a place stands in the course of its function. */
export interface Site {
  /** In UTF-16 code units from the file's beginning, when it begins and when it is done. */
  readonly range: readonly [start: number, end: number];
  /** Undefined at the top of the file. */
  readonly function: FunctionNode | undefined;
  /** The largest part of the code that is only reached through the place: its block, where that hangs on a condition. */
  readonly region: TSESTree.Node;
  /** The loops around it in its function. */
  readonly loops: readonly TSESTree.Node[];
  /** What the program runs in its stead: the other branches of the conditions around it. */
  readonly instead: readonly TSESTree.Node[];
  /** The block that the program does not leave on its way from here to the end of the function, since it ends with `return`. */
  readonly last: TSESTree.Node | undefined;
}

const LOOP = /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/;
/** Tests of whether something is missing. */
const ASKS_FOR_LACK = /^!|[=]==?\s*(?:undefined|null|""|'')/;
/** In characters. Longer conditions are not read. */
const MAX_CONDITION = 400;

/**
 * @param name A condition that asks for what has this name is none: `if (headers["api-key"]) delete headers["api-key"]`
 */
export function siteOf(place: TSESTree.Node, name?: string, textOf?: (node: TSESTree.Node) => string): Site {
  let region: TSESTree.Node | undefined;
  let last: TSESTree.Node | undefined;
  const loops: TSESTree.Node[] = [];
  const instead: TSESTree.Node[] = [];
  let at = place;
  for (; at.parent && !isFunction(at.parent); at = at.parent) {
    const { parent } = at;
    if (!region && isConditional(parent, at) && !isGuard(parent, at, name, textOf)) region = at;
    if (LOOP.test(parent.type)) loops.push(parent);
    const other = otherBranch(parent, at);
    if (other) instead.push(other);
    if (!last && parent.type === "BlockStatement" && parent.body.at(-1)?.type === "ReturnStatement") last = parent;
  }
  const around = isFunction(at.parent) ? at.parent : undefined;
  return { range: place.range, function: around, region: region ?? at, loops, instead, last };
}

function otherBranch(parent: TSESTree.Node, branch: TSESTree.Node): TSESTree.Node | undefined {
  if (parent.type !== "IfStatement" && parent.type !== "ConditionalExpression") return undefined;
  if (parent.consequent === branch) return parent.alternate ?? undefined;
  return parent.alternate === branch ? parent.consequent : undefined;
}

/** Whether the program runs a part of a statement or expression only under a condition, or not in its turn. */
function isConditional(parent: TSESTree.Node, part: TSESTree.Node): boolean {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return parent.test !== part;
    case "LogicalExpression":
    case "AssignmentPattern":
      return parent.right === part;
    case "SwitchStatement":
      return parent.discriminant !== part;
    case "ForStatement":
      return parent.body === part || parent.update === part;
    case "ForInStatement":
    case "ForOfStatement":
      return parent.right !== part;
    case "WhileStatement":
      return parent.body === part;
    case "TryStatement":
      return parent.handler === part;
    default:
      return isFunction(parent);
  }
}

function isGuard(
  parent: TSESTree.Node,
  part: TSESTree.Node,
  name: string | undefined,
  textOf: ((node: TSESTree.Node) => string) | undefined,
): boolean {
  if (name === undefined || !textOf) return false;
  const test = conditionOf(parent, part);
  if (!test || test.range[1] - test.range[0] > MAX_CONDITION) return false;
  const text = textOf(test);
  return text.split(/[^\w$]+/).includes(name) && !ASKS_FOR_LACK.test(text);
}

/** The condition under which a part is run, where it must hold. */
function conditionOf(parent: TSESTree.Node, part: TSESTree.Node): TSESTree.Node | undefined {
  if (parent.type === "IfStatement" || parent.type === "ConditionalExpression") {
    return parent.consequent === part ? parent.test : undefined;
  }
  return parent.type === "LogicalExpression" && parent.operator === "&&" ? parent.left : undefined;
}

/** May what is done at a place still hold at another? `declared`: where the variable is that it is done to. */
export function mayReach(write: Site, use: Site, declared: TSESTree.Node | undefined): boolean {
  if (write.function !== use.function) return true;
  if (write.last && !contains(write.last, use.range)) return false;
  if (write.range[1] <= use.range[0] && !write.instead.some((branch) => contains(branch, use.range))) return true;
  // Once more around.
  return write.loops.some((loop) => contains(loop, use.range) && !(declared && contains(loop, declared.range)));
}

/** Has the program always come through a place when it comes to another, further down? */
function isPassed(write: Site, use: Site): boolean {
  return write.range[1] <= use.range[0] && contains(write.region, use.range);
}

/**
 * The same, where each branch of a condition has its place.
 *
 * @param covered The regions of the places that were asked about before, to which this one's is added.
 */
export function isPassedOneWay(write: Site, covered: Set<TSESTree.Node>, use: Site): boolean {
  if (isPassed(write, use)) return true;
  covered.add(write.region);
  const { parent } = write.region;
  const other = parent && otherBranch(parent, write.region);
  if (!parent || !other || !covered.has(other)) return false;
  return isPassedOneWay(siteOf(parent), covered, use);
}

/** The same, where what a function elsewhere does is taken for done by what stands below it. */
export function isDone(write: Site, covered: Set<TSESTree.Node>, use: Site): boolean {
  const isElsewhere = write.function !== undefined && !contains(write.function, use.range);
  return isElsewhere ? write.range[1] <= use.range[0] : isPassedOneWay(write, covered, use);
}

function contains({ range: [start, end] }: TSESTree.Node, part: readonly [number, number]): boolean {
  return start <= part[0] && part[1] <= end;
}

/** Does a place stand under a condition, or behind one that leads away, within an outer node? `name` itself may be asked for. */
export function isSelected(
  place: TSESTree.Node,
  outer: TSESTree.Node,
  name: string,
  textOf: (node: TSESTree.Node) => string,
): boolean {
  for (let at = place; at !== outer && at.parent; at = at.parent) {
    const { parent } = at;
    const test = conditionOf(parent, at);
    if (test ? textOf(test) !== name : parent !== outer && isConditional(parent, at) && !isFunction(parent))
      return true;
    if (parent.type === "BlockStatement" && hasExitBefore(parent, at)) return true;
  }
  return false;
}

/** `if (…) continue;` */
function hasExitBefore({ body }: TSESTree.BlockStatement, statement: TSESTree.Node): boolean {
  for (const each of body) {
    if (each === statement) return false;
    if (each.type === "IfStatement" && isExit(each.consequent)) return true;
  }
  return false;
}

function isExit(statement: TSESTree.Statement): boolean {
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : statement;
  return last !== undefined && /^(?:Break|Continue|Return|Throw)Statement$/.test(last.type);
}
