import type { TSESTree } from "@typescript-eslint/utils";

import type { FileReader } from "../../requests/file-reader.ts";
import { nodesOf } from "../../requests/syntax-walk.ts";
import { staticName } from "../../syntax.ts";
import { ANY } from "../access-path.ts";
import type { Path } from "../access-path.ts";
import { functionAround, isFunction } from "../functions.ts";
import type { FunctionNode } from "../functions.ts";
import { asMember, reformed } from "../taint.ts";
import type { Taint } from "../taint.ts";
import { ofGetter } from "./literals.ts";
import type { Query, Tracker } from "./query.ts";

/** Something that an instance of a class has, or the class itself. */
interface Field {
  readonly name: string;
  readonly value: TSESTree.Node;
  readonly isGetter: boolean;
  readonly isStatic: boolean;
  /** `#key`, which no log shows. */
  readonly isPrivate: boolean;
}

const MAX_FIELDS = 200;

/** An instance of a class of the file, or the class itself, as the object that its fields make. */
export interface Instance {
  readonly body: TSESTree.ClassBody;
  readonly isStatic: boolean;
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

/** Of what `this` is an instance: arrow functions have the `this` of what is around them, other functions one of their own. */
function aroundThis(node: TSESTree.Node): Instance | undefined {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === "MethodDefinition" || at.type === "PropertyDefinition") {
      return { body: at.parent, isStatic: at.static };
    }
    const isMethod = at.parent?.type === "MethodDefinition" || at.parent?.type === "PropertyDefinition";
    if (at.type === "FunctionDeclaration" || (at.type === "FunctionExpression" && !isMethod)) return undefined;
  }
  return undefined;
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

/** What a part of an instance brings: `this.headers`, `client.key`; the whole where it is shown whole. */
export function ofInstance({ body, isStatic }: Instance, query: Query, tracker: Tracker): Taint | undefined {
  const [name, ...path] = query.path;
  const isWhole = name === undefined;
  if (isWhole && (isStatic || showsItself(body))) return undefined;
  for (const field of fieldsOf(body, tracker.file)) {
    if (field.isStatic !== isStatic || !isAsked(field, query.path, query.lacks)) continue;
    const part: Query = { node: field.value, path, lacks: isWhole ? [] : query.lacks, frame: undefined };
    const taint = field.isGetter ? ofGetter(field.value, part, tracker) : tracker.taintOf(part);
    if (taint) return isWhole ? reformed(taint, asMember) : taint;
  }
  return undefined;
}

function isAsked({ name, isGetter, isPrivate }: Field, [asked]: Path, lacks: readonly Path[]): boolean {
  if (asked !== undefined) return asked === name || (asked === ANY && !isPrivate);
  // Getters stand on the prototype, where neither logs nor JSON look.
  return !isPrivate && !isGetter && !lacks.some((gone) => gone[0] === name);
}

/** Has the class its own way to be written? */
function showsItself({ body }: TSESTree.ClassBody): boolean {
  return body.some((each) => {
    if (each.type !== "MethodDefinition") return false;
    return staticName(each) === "toJSON" || (each.computed && each.key.type !== "Literal");
  });
}

const known = new WeakMap<FileReader, ReadonlyMap<TSESTree.ClassBody, readonly Field[]>>();

function fieldsOf(body: TSESTree.ClassBody, file: FileReader): readonly Field[] {
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
