import type { TSESTree } from "@typescript-eslint/utils";

import type { FileReader } from "../../requests/file-reader.ts";
import { staticName } from "../../syntax.ts";
import type { Sink } from "./sink.ts";

type Attribute = TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute;

/** Attributes that React keeps for itself. */
const NOT_RENDERED = /^(?:key|ref)$/;
/** A path of the project's own, and in it what frameworks and people mark client modules with. */
const OWN_MODULE = /^(?:\.{0,2}\/|[@~]\/|[#$][\w-]*\/)/;
const CLIENT_MODULE = /[./_-]client(?:\.[jt]sx?)?$|\/client\//i;
const CLIENT_NAME = /(?:[a-z\d]Client|ClientComponent|Island)$/;

/** What an attribute or a spread of an element shows: in the page, for an element of HTML; to the client's code, for a component of the client. */
export function attributeAt(attribute: Attribute, file: FileReader, takesAny: boolean): Sink | undefined {
  const { parent: element } = attribute;
  const value = valueOf(attribute);
  if (!value) return undefined;
  const name = attribute.type === "JSXAttribute" ? attributeName(attribute) : "...";
  if (name === "dangerouslySetInnerHTML") return { kind: "html", name, values: [htmlIn(value)] };
  // Astro writes such variables into the script as JSON.
  if (name === "define:vars") return { kind: "html", name, values: [value] };
  if (isHost(element)) {
    return NOT_RENDERED.test(name)
      ? undefined
      : { kind: "html", name: `<${elementName(element)}>`, values: [value], showsTextOnly: name !== "..." };
  }
  return takesAny || isClientComponent(element, file)
    ? { kind: "props", name: `<${elementName(element)}>`, values: [value] }
    : undefined;
}

function valueOf(attribute: Attribute): TSESTree.Node | undefined {
  if (attribute.type === "JSXSpreadAttribute") return attribute.argument;
  return attribute.value?.type === "JSXExpressionContainer" ? attribute.value.expression : undefined;
}

function attributeName({ name }: TSESTree.JSXAttribute): string {
  return name.type === "JSXIdentifier" ? name.name : `${name.namespace.name}:${name.name.name}`;
}

/** `{ __html: … }` */
function htmlIn(value: TSESTree.Node): TSESTree.Node {
  if (value.type !== "ObjectExpression") return value;
  const property = value.properties.find((each) => each.type === "Property" && staticName(each) === "__html");
  return property?.type === "Property" ? property.value : value;
}

function isHost({ name }: TSESTree.JSXOpeningElement): boolean {
  return name.type === "JSXIdentifier" && /^[a-z]/.test(name.name);
}

function elementName({ name }: TSESTree.JSXOpeningElement): string {
  if (name.type === "JSXIdentifier") return name.name;
  return name.type === "JSXMemberExpression" ? name.property.name : `${name.namespace.name}:${name.name.name}`;
}

/** Astro's `client:load`, a module or a name that says so, `dynamic(…, { ssr: false })`. */
function isClientComponent(element: TSESTree.JSXOpeningElement, file: FileReader): boolean {
  const isHydrated = element.attributes.some(
    (each) => each.type === "JSXAttribute" && attributeName(each).startsWith("client:"),
  );
  if (isHydrated) return true;
  const name = rootName(element.name);
  const variable = name && variableFor(name, file);
  const definition = variable?.defs[0];
  if (definition?.type === "Variable" && definition.node.init?.type === "CallExpression") {
    return isDynamic(definition.node.init, file);
  }
  if (definition?.type !== "ImportBinding") return false;
  const source = (definition.parent as TSESTree.ImportDeclaration).source.value;
  return OWN_MODULE.test(source) && (CLIENT_MODULE.test(source) || CLIENT_NAME.test(elementName(element)));
}

function rootName(name: TSESTree.JSXTagNameExpression): TSESTree.JSXIdentifier | undefined {
  let root = name;
  while (root.type === "JSXMemberExpression") root = root.object;
  return root.type === "JSXIdentifier" ? root : undefined;
}

/** Parsers differ in whether a tag's name is a reference; its scope always knows the variable. */
function variableFor(name: TSESTree.JSXIdentifier, file: FileReader): ReturnType<FileReader["variableOf"]> {
  return file.variableOf(name as unknown as TSESTree.Identifier);
}

/** `dynamic(() => import("./chat"), { ssr: false })` */
function isDynamic(call: TSESTree.CallExpression, file: FileReader): boolean {
  const [, options] = call.arguments;
  if (file.originOf(call.callee)?.module !== "next/dynamic" || options?.type !== "ObjectExpression") return false;
  return options.properties.some(
    (each) =>
      each.type === "Property" &&
      staticName(each) === "ssr" &&
      each.value.type === "Literal" &&
      each.value.value === false,
  );
}
