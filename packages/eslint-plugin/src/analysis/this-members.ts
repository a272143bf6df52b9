import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { grouped } from "./grouped.ts";
import { memberOf, valueOf } from "./members.ts";
import { nodesOf } from "./requests/syntax-walk.ts";
import { staticName } from "./syntax.ts";
import { holderOfThis } from "./this-holder.ts";
import type { ThisHolder } from "./this-holder.ts";

/** What `this.name` stands for in the classes and objects of a file. */
export interface ThisMembers {
  /** The member's own value, or the only one that is assigned to it. */
  readonly valueOf: (member: TSESTree.MemberExpression) => TSESTree.Node | undefined;
  /** All of its values where there are several: its own, and those that branches and methods assign. None where it grows. */
  readonly valuesOf: (member: TSESTree.MemberExpression) => readonly TSESTree.Node[];
  /** Every `this.name` of the same holder and name. */
  readonly mentionsOf: (member: TSESTree.MemberExpression) => readonly TSESTree.MemberExpression[];
}

type Holder = ThisHolder["body"];
type Mentions = ReadonlyMap<string, readonly TSESTree.MemberExpression[]>;

/** What is known of the values of one member. */
interface Values {
  readonly only: TSESTree.Node | undefined;
  readonly all: readonly TSESTree.Node[];
}

const NONE: Values = { only: undefined, all: [] };
/** Longer chains of classes are left alone. */
const MAX_CLASSES = 8;
const SETS = /^(?:=|\?\?=|\|\|=)$/;

/** @param classNamed the body of the class of this file that a name stands for */
export function thisMembers(
  sourceCode: Readonly<TSESLint.SourceCode>,
  classNamed: (name: TSESTree.Identifier) => TSESTree.ClassBody | undefined,
): ThisMembers {
  let mentions: ReadonlyMap<Holder | undefined, Mentions> | undefined;
  const initial = new Map<TSESTree.ClassBody, ReadonlyMap<string, TSESTree.Node>>();
  const values = new Map<Holder, Map<string, Values>>();

  function mentionsOf(member: TSESTree.MemberExpression): readonly TSESTree.MemberExpression[] {
    const holder = holderOfThis(member)?.body;
    return holder ? mentionsIn(holder, staticName(member) ?? "") : [];
  }

  function mentionsIn(holder: Holder, name: string): readonly TSESTree.MemberExpression[] {
    mentions ??= allMentions(sourceCode);
    return mentions.get(holder)?.get(name) ?? [];
  }

  function valuesOfMember(member: TSESTree.MemberExpression): Values {
    const holder = holderOfThis(member)?.body;
    const name = staticName(member);
    if (!holder || name === undefined) return NONE;
    const known = values.get(holder) ?? new Map<string, Values>();
    values.set(holder, known);
    let found = known.get(name);
    if (!found) known.set(name, (found = valuesIn(holder, name)));
    return found;
  }

  function valuesIn(holder: Holder, name: string): Values {
    const holders = withBases(holder);
    const own = holders.map((each) => ownValue(each, name)).find((value) => value !== undefined);
    const used = holders.flatMap((each) => mentionsIn(each, name));
    const assignments = used.map(assignmentTo).filter((value) => value !== undefined);
    const [assigned, ...others] = assignments;
    if (!assigned) return { ...NONE, only: own ?? memberOf(holder.parent, name) };
    const all = assignments.every(({ operator }) => SETS.test(operator))
      ? [...(own ? [own] : []), ...assignments.map(({ right }) => right)]
      : [];
    const isOnly = others.length === 0 && all.length > 0 && (!own || takesPlace(assigned, used));
    return { only: isOnly ? assigned.right : undefined, all };
  }

  function ownValue(holder: Holder, name: string): TSESTree.Node | undefined {
    return holder.type === "ClassBody" ? initialValues(holder).get(name) : memberOf(holder, name);
  }

  /** A class with those of this file that it extends. */
  function withBases(holder: Holder): readonly Holder[] {
    const holders: Holder[] = [holder];
    for (let at = holder; at.type === "ClassBody" && holders.length < MAX_CLASSES;) {
      const { superClass } = at.parent;
      const base = superClass?.type === "Identifier" ? classNamed(superClass) : undefined;
      if (!base) break;
      holders.push((at = base));
    }
    return holders;
  }

  function initialValues(body: TSESTree.ClassBody): ReadonlyMap<string, TSESTree.Node> {
    let found = initial.get(body);
    if (!found) {
      const fields = body.body.flatMap((each) => ("static" in each && each.static ? [] : valueOf(each)));
      initial.set(body, (found = new Map([...fields, ...body.body.flatMap(parameterProperties)])));
    }
    return found;
  }

  return {
    valueOf: (member) => valuesOfMember(member).only,
    valuesOf: (member) => valuesOfMember(member).all,
    mentionsOf,
  };
}

function allMentions(sourceCode: Readonly<TSESLint.SourceCode>): ReadonlyMap<Holder | undefined, Mentions> {
  const found: TSESTree.MemberExpression[] = [];
  for (const node of nodesOf(sourceCode)) {
    if (node.type === "MemberExpression" && node.object.type === "ThisExpression") found.push(node);
  }
  const byHolder = [...grouped(found, (member) => holderOfThis(member)?.body)];
  return new Map(byHolder.map(([holder, members]) => [holder, grouped(members, (member) => staticName(member) ?? "")]));
}

function assignmentTo(member: TSESTree.MemberExpression): TSESTree.AssignmentExpression | undefined {
  const { parent } = member;
  return parent.type === "AssignmentExpression" && parent.left === member ? parent : undefined;
}

/** What a constructor assigns whatever happens takes the place of the field's own value, unless it comes from that. */
function takesPlace(assigned: TSESTree.AssignmentExpression, used: readonly TSESTree.MemberExpression[]): boolean {
  const [start, end] = assigned.right.range;
  const block = assigned.parent.type === "ExpressionStatement" ? assigned.parent.parent : undefined;
  const method = block?.type === "BlockStatement" ? block.parent.parent : undefined;
  const isInConstructor = method?.type === "MethodDefinition" && method.kind === "constructor";
  return (
    isInConstructor && assigned.operator === "=" && !used.some(({ range }) => range[0] >= start && range[1] <= end)
  );
}

/** `constructor(private baseUrl = "…")` */
function parameterProperties(element: TSESTree.ClassElement): (readonly [string, TSESTree.Node])[] {
  if (element.type !== "MethodDefinition" || element.kind !== "constructor") return [];
  return element.value.params.flatMap((parameter) => {
    const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : undefined;
    return inner?.type === "AssignmentPattern" ? [[inner.left.name, inner.right] as const] : [];
  });
}
