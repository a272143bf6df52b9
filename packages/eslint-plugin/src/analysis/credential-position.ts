import type { TSESTree } from "@typescript-eslint/utils";

import { keyName } from "./key-name.ts";
import type { Certainty } from "./key-name.ts";
import { staticName } from "./syntax.ts";

/** Methods that take a name and its value: of `Headers`, requests, responses, `Deno.env`, `URLSearchParams`. */
const SETTERS = new Set(["set", "append", "setHeader", "setRequestHeader", "header", "stubEnv"]);
/** Functions that take a credential as their only business. */
const TAKES_KEY = /^(?:set|with|use).*(?:key|token|secret|credential)s?$|^api_?key$|^auth$|^bearer/i;

const known = new WeakMap<TSESTree.Node, Certainty | "none">();

/** Is the value of this expression used as a credential: a header's value, an `apiKey` option, or under a name that says key? */
export function credentialPosition(node: TSESTree.Node): Certainty | undefined {
  // A loop that remembers, since code can be nested as deeply as its author likes.
  const passed: { readonly node: TSESTree.Node; readonly isMember: boolean }[] = [];
  let at = node;
  let answer = known.get(at);
  while (answer === undefined) {
    const step = positionOf(at);
    const isOpen = typeof step === "object";
    passed.push({ node: at, isMember: isOpen && step.isMember });
    if (isOpen) at = step.within;
    answer = isOpen ? known.get(at) : (step ?? "none");
  }
  for (const { node: inner, isMember } of passed.toReversed()) {
    // const API_KEYS = { production: "…" }
    if (isMember && answer !== "none") answer = "likely";
    known.set(inner, answer);
  }
  return answer === "none" ? undefined : answer;
}

/** An expression whose position is that of what is in it, or tells of its members. */
interface Outer {
  readonly within: TSESTree.Node;
  readonly isMember: boolean;
}

function within(node: TSESTree.Node): Outer {
  return { within: node, isMember: false };
}

function positionOf(node: TSESTree.Node): Certainty | Outer | undefined {
  const parent = node.parent;
  switch (parent?.type) {
    case "LogicalExpression":
      // A fallback stands for what it falls back from.
      return (parent.right === node ? nameOfTarget(parent.left) : undefined) ?? within(parent);
    case "ConditionalExpression":
      return parent.test === node ? undefined : within(parent);
    case "SequenceExpression":
      return parent.expressions.at(-1) === node ? within(parent) : undefined;
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "ChainExpression":
    case "JSXExpressionContainer":
      return within(parent);
    case "VariableDeclarator":
      return parent.init === node ? nameOfTarget(parent.id) : undefined;
    case "AssignmentExpression":
      return parent.right === node ? (nameOfTarget(parent.left) ?? within(parent)) : undefined;
    case "AssignmentPattern":
      return parent.right === node ? nameOfDefault(parent) : undefined;
    case "Property":
      return parent.value === node ? ofProperty(parent) : undefined;
    case "PropertyDefinition":
    case "AccessorProperty":
      return parent.value === node ? keyName(staticName(parent)) : undefined;
    case "TSEnumMember":
      return parent.initializer === node && parent.id.type === "Identifier" ? keyName(parent.id.name) : undefined;
    case "JSXAttribute":
      return parent.name.type === "JSXIdentifier" ? keyName(parent.name.name) : undefined;
    case "ArrayExpression":
      return ofElement(parent, node);
    case "CallExpression":
      return ofArgument(parent, node);
    case "ArrowFunctionExpression":
      return parent.body === node ? ofFunction(parent) : undefined;
    case "ReturnStatement":
      return ofFunction(enclosingFunction(parent));
    default:
      return undefined;
  }
}

/** What the name of a variable or member that receives a value says. */
function nameOfTarget(target: TSESTree.Node): Certainty | undefined {
  switch (target.type) {
    case "Identifier":
      return keyName(target.name);
    case "MemberExpression":
      return keyName(staticName(target));
    case "ChainExpression":
      return nameOfTarget(target.expression);
    case "CallExpression": {
      const [argument] = target.arguments;
      return argument?.type === "Literal" ? keyName(String(argument.value)) : undefined;
    }
    default:
      return undefined;
  }
}

/** `{ apiKey = "…" }`, `{ apiKey: key = "…" }`, `(apiKey = "…") => …` */
function nameOfDefault(pattern: TSESTree.AssignmentPattern): Certainty | undefined {
  const property = pattern.parent.type === "Property" ? keyName(staticName(pattern.parent)) : undefined;
  return property ?? nameOfTarget(pattern.left);
}

function ofProperty(property: TSESTree.Property): Certainty | Outer | undefined {
  const name = staticName(property);
  const own = keyName(name);
  if (own) return own;
  const object = property.parent;
  if (name === "value" && object.type === "ObjectExpression") {
    return ofNamed(object);
  }
  return isHeaders(object) ? "likely" : { within: object, isMember: true };
}

const namings = new WeakMap<TSESTree.ObjectExpression, Certainty | "none">();

/** `{ name: "api-key", value: "…" }` */
function ofNamed(object: TSESTree.ObjectExpression): Certainty | undefined {
  let answer = namings.get(object);
  if (!answer) {
    const naming = object.properties.find(
      (each) => each.type === "Property" && /^(?:name|key)$/.test(staticName(each) ?? ""),
    );
    const named = naming?.type === "Property" ? nameOfText(naming.value) : undefined;
    answer = named ?? "none";
    namings.set(object, answer);
  }
  return answer === "none" ? undefined : answer;
}

/** The object of `headers: { … }`, `const headers = { … }`, `new Headers({ … })`. */
function isHeaders(object: TSESTree.Node): boolean {
  const holder = object.parent;
  switch (holder?.type) {
    case "Property":
      return /headers$/i.test(staticName(holder) ?? "");
    case "VariableDeclarator":
      return holder.id.type === "Identifier" && /headers$/i.test(holder.id.name);
    case "NewExpression":
      return holder.callee.type === "Identifier" && holder.callee.name === "Headers";
    default:
      return false;
  }
}

/** `["api-key", "…"]`, and `keys: ["…", "…"]` */
function ofElement(array: TSESTree.ArrayExpression, element: TSESTree.Node): Certainty | Outer | undefined {
  const [name] = array.elements;
  if (array.elements.length === 2 && array.elements[1] === element && name) {
    const pair = nameOfText(name);
    if (pair) return pair;
  }
  return array.parent.type === "ArrayExpression" ? undefined : within(array);
}

/** `headers.set("api-key", "…")`, `client.setApiKey("…")` */
function ofArgument(call: TSESTree.CallExpression, argument: TSESTree.Node): Certainty | undefined {
  const [name, value] = call.arguments;
  const callee = call.callee.type === "MemberExpression" ? staticName(call.callee) : identifierName(call.callee);
  if (callee === undefined) return undefined;
  if (value === argument && name && SETTERS.has(callee)) return nameOfText(name);
  if (name !== argument || !TAKES_KEY.test(callee)) return undefined;
  return keyName(callee) ?? "likely";
}

/** What a function returns stands under the function's name. */
function ofFunction(node: TSESTree.Node | undefined): Certainty | undefined {
  if (!node) return undefined;
  if ("id" in node && node.id?.type === "Identifier") return keyName(node.id.name);
  const holder = node.parent;
  switch (holder?.type) {
    case "VariableDeclarator":
      return nameOfTarget(holder.id);
    case "Property":
    case "PropertyDefinition":
    case "MethodDefinition":
      return keyName(staticName(holder));
    default:
      return undefined;
  }
}

function enclosingFunction(node: TSESTree.Node): TSESTree.Node | undefined {
  let at: TSESTree.Node | undefined = node.parent;
  while (at && !at.type.includes("Function")) at = at.parent;
  return at;
}

function nameOfText(node: TSESTree.Node): Certainty | undefined {
  return node.type === "Literal" ? keyName(String(node.value)) : undefined;
}

function identifierName(node: TSESTree.Node): string | undefined {
  return node.type === "Identifier" ? node.name : undefined;
}
