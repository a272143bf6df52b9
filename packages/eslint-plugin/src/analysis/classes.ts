import type { TSESTree } from "@typescript-eslint/utils";

import { functionAround, isFunction } from "./functions.ts";
import type { FunctionNode } from "./functions.ts";
import type { FileReader } from "./requests/file-reader.ts";
import { nodesOf } from "./requests/syntax-walk.ts";
import { calleeName, staticName } from "./syntax.ts";
import { holderOfThis } from "./this-holder.ts";
import type { ThisHolder } from "./this-holder.ts";

/** Something that an instance of a class has, or the class itself. */
export interface Field {
  readonly name: string;
  readonly value: TSESTree.Node;
  readonly isGetter: boolean;
  readonly isStatic: boolean;
  /** `#key`, which no log shows. */
  readonly isPrivate: boolean;
}

const MAX_FIELDS = 200;

/** An instance of a class of the file, or the class itself, as the object that its fields make. */
export type Instance = ThisHolder<TSESTree.ClassBody>;

/** Does a class extend one of errors, as its name says? */
export function isErrorClass({ parent: { superClass } }: TSESTree.ClassBody): boolean {
  return superClass ? /(?:Error|Exception)$/.test(calleeName(superClass) ?? "") : false;
}

/** The body of the class around a node. */
export function classAround(node: TSESTree.Node): TSESTree.ClassBody | undefined {
  let at = node.parent;
  while (at && at.type !== "ClassBody") at = at.parent;
  return at ?? undefined;
}

/** What a receiver is: `this`, `new Client()`, `Client`. */
export function instanceOf(node: TSESTree.Node, file: FileReader): Instance | undefined {
  if (node.type === "ThisExpression") return aroundThis(node);
  if (node.type === "NewExpression") {
    const body = classNamed(node.callee, file);
    return body && { body, isStatic: false };
  }
  const body = classNamed(node, file);
  return body && { body, isStatic: true };
}

function classNamed(node: TSESTree.Node, file: FileReader): TSESTree.ClassBody | undefined {
  if (node.type === "ClassExpression") return node.body;
  if (node.type !== "Identifier") return undefined;
  const definition = file.variableOf(node)?.defs[0];
  if (definition?.type === "ClassName") return definition.node.body;
  const value = file.resolve(node);
  return value.type === "ClassExpression" ? value.body : undefined;
}

/** Of what class `this` is an instance, or which it is. */
function aroundThis(node: TSESTree.Node): Instance | undefined {
  const holder = holderOfThis(node);
  return holder?.body.type === "ClassBody" ? { body: holder.body, isStatic: holder.isStatic } : undefined;
}

/** The method that a call names. */
export function methodOf(callee: TSESTree.Node, file: FileReader): FunctionNode | undefined {
  const name = callee.type === "MemberExpression" ? staticName(callee) : undefined;
  if (callee.type !== "MemberExpression" || name === undefined) return undefined;
  const instance = instanceOf(callee.object, file) ?? instanceOf(file.resolve(callee.object), file);
  const method = instance && methodsIn(instance.body).get(name);
  return method?.static === instance?.isStatic && isFunction(method?.value) ? method.value : undefined;
}

const knownMethods = new WeakMap<TSESTree.ClassBody, ReadonlyMap<string, TSESTree.MethodDefinition>>();

function methodsIn(body: TSESTree.ClassBody): ReadonlyMap<string, TSESTree.MethodDefinition> {
  let methods = knownMethods.get(body);
  if (!methods) {
    const named = body.body.flatMap((each) => {
      const name = each.type === "MethodDefinition" && each.kind === "method" ? staticName(each) : undefined;
      return each.type === "MethodDefinition" && name !== undefined ? [[name, each] as const] : [];
    });
    knownMethods.set(body, (methods = new Map(named)));
  }
  return methods;
}

const known = new WeakMap<FileReader, ReadonlyMap<TSESTree.ClassBody, readonly Field[]>>();

/** What the instances of a class and the class itself have, in the order of the source. */
export function fieldsOf(body: TSESTree.ClassBody, file: FileReader): readonly Field[] {
  let fields = known.get(file);
  if (!fields) known.set(file, (fields = readFields(file)));
  return fields.get(body) ?? [];
}

/** All fields of all classes: one walk, since classes can stand in each other. */
function readFields({ sourceCode }: FileReader): ReadonlyMap<TSESTree.ClassBody, readonly Field[]> {
  const fields = new Map<TSESTree.ClassBody, Field[]>();
  for (const node of nodesOf(sourceCode)) {
    const field = fieldAt(node);
    if (!field) continue;
    const own = fields.get(field.body) ?? [];
    if (own.length < MAX_FIELDS) own.push(field);
    fields.set(field.body, own);
  }
  return fields;
}

function fieldAt(node: TSESTree.Node): (Field & { readonly body: TSESTree.ClassBody }) | undefined {
  switch (node.type) {
    case "PropertyDefinition":
    case "MethodDefinition": {
      const name = staticName(node);
      const isGetter = node.type === "MethodDefinition";
      if (name === undefined || !node.value || (isGetter && node.kind !== "get")) return undefined;
      const isPrivate = node.key.type === "PrivateIdentifier";
      return { body: node.parent, name, value: node.value, isGetter, isStatic: node.static, isPrivate };
    }
    case "TSParameterProperty": {
      const { parameter } = node;
      const name = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
      const method = functionAround(node)?.parent;
      return method?.type === "MethodDefinition"
        ? { body: method.parent, name: name.name, value: name, isGetter: false, isStatic: false, isPrivate: false }
        : undefined;
    }
    case "AssignmentExpression":
      return assignedField(node);
    default:
      return undefined;
  }
}

/** `this.key = key` */
function assignedField(node: TSESTree.AssignmentExpression): ReturnType<typeof fieldAt> {
  const { left, right } = node;
  if (left.type !== "MemberExpression" || left.object.type !== "ThisExpression") return undefined;
  const name = staticName(left);
  const instance = aroundThis(left.object);
  if (name === undefined || !instance) return undefined;
  const isPrivate = left.property.type === "PrivateIdentifier";
  return { ...instance, name, value: right, isGetter: false, isPrivate };
}
