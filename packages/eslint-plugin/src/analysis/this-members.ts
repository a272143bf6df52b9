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
  /** Every `this.name` of the same holder and name. */
  readonly mentionsOf: (member: TSESTree.MemberExpression) => readonly TSESTree.MemberExpression[];
}

type Holder = ThisHolder["body"];
type Mentions = ReadonlyMap<string, readonly TSESTree.MemberExpression[]>;

export function thisMembers(sourceCode: Readonly<TSESLint.SourceCode>): ThisMembers {
  let mentions: ReadonlyMap<Holder | undefined, Mentions> | undefined;
  const initial = new Map<TSESTree.ClassBody, ReadonlyMap<string, TSESTree.Node>>();
  const values = new Map<Holder, Map<string, TSESTree.Node | undefined>>();

  function mentionsOf(member: TSESTree.MemberExpression): readonly TSESTree.MemberExpression[] {
    const holder = holderOfThis(member)?.body;
    mentions ??= mentionsIn(sourceCode);
    return (holder && mentions.get(holder)?.get(staticName(member) ?? "")) ?? [];
  }

  function valueOfMember(member: TSESTree.MemberExpression): TSESTree.Node | undefined {
    const holder = holderOfThis(member)?.body;
    const name = staticName(member);
    if (!holder || name === undefined) return undefined;
    const known = values.get(holder) ?? new Map<string, TSESTree.Node | undefined>();
    values.set(holder, known);
    if (!known.has(name)) known.set(name, valueIn(holder, name, mentionsOf(member)));
    return known.get(name);
  }

  function valueIn(
    holder: Holder,
    name: string,
    used: readonly TSESTree.MemberExpression[],
  ): TSESTree.Node | undefined {
    const own = holder.type === "ClassBody" ? initialValues(holder).get(name) : memberOf(holder, name);
    const [assigned, ...others] = used.map(assignmentTo).filter((value) => value !== undefined);
    if (!assigned) return own ?? memberOf(holder.parent, name);
    // What a constructor assigns takes the place of the field's own value.
    return others.length === 0 && (!own || isInConstructor(assigned)) ? assigned.right : undefined;
  }

  function initialValues(body: TSESTree.ClassBody): ReadonlyMap<string, TSESTree.Node> {
    let found = initial.get(body);
    if (!found) {
      const fields = body.body.flatMap((each) => ("static" in each && each.static ? [] : valueOf(each)));
      initial.set(body, (found = new Map([...fields, ...body.body.flatMap(parameterProperties)])));
    }
    return found;
  }

  return { valueOf: valueOfMember, mentionsOf };
}

function mentionsIn(sourceCode: Readonly<TSESLint.SourceCode>): ReadonlyMap<Holder | undefined, Mentions> {
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

function isInConstructor(node: TSESTree.Node): boolean {
  let at: TSESTree.Node | undefined = node;
  while (at && at.type !== "MethodDefinition") at = at.parent;
  return at?.kind === "constructor";
}

/** `constructor(private baseUrl = "…")` */
function parameterProperties(element: TSESTree.ClassElement): (readonly [string, TSESTree.Node])[] {
  if (element.type !== "MethodDefinition" || element.kind !== "constructor") return [];
  return element.value.params.flatMap((parameter) => {
    const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : undefined;
    return inner?.type === "AssignmentPattern" ? [[inner.left.name, inner.right] as const] : [];
  });
}
