import type { TSESTree } from "@typescript-eslint/utils";

import type { FileReader } from "../../requests/file-reader.ts";
import { calleeText, directivesOf } from "../../sides/enclosures.ts";
import { staticName, unwrapped } from "../../syntax.ts";
import { returnsOf } from "../../functions.ts";
import type { FunctionNode } from "../../functions.ts";
import type { Sink } from "./sink.ts";

type Role = Pick<Sink, "kind" | "name">;

const NEXT_DATA = /^(?:getServerSideProps|getStaticProps|getInitialProps)$/;
const SVELTEKIT_FILE = /(?:^|[\\/])\+(?:page|layout)(?:\.server)?\.[jt]s$/;
const SVELTEKIT_TYPE = /\b(?:Page|Layout)(?:Server)?Load\b/;
const ROUTE_FILE = /[\\/](?:routes[\\/].+|root\.[jt]sx?)$/;
const REMIX_MODULE = /^(?:@remix-run\/|react-router|@react-router\/|@shopify\/remix)/;
const REMIX_EXPORT = /^(?:loader|action)$/;
/** Calls whose function answers a request, or is called by the client and answers that. */
const HANDLERS =
  /^(?:defineEventHandler|eventHandler|defineCachedEventHandler|cachedEventHandler|defineCachedFunction|defineLazyEventHandler|defineWebSocketHandler)$/;
const SERVER_FUNCTIONS =
  /^(?:createServerFn\(\).*\.handler|server\$|.*[pP]rocedure\b.*\.(?:query|mutation)|.*\bactionClient\b.*\.action)$/;
const SERVER_DATA = /^(?:routeLoader\$|routeAction\$|globalAction\$|createRouteLoader)$/;
const ANSWERING_MODULES = /^(?:fastify|elysia|@hapi\/hapi|@elysiajs\/)/;
const VERB = /^(?:get|post|put|patch|delete|all|head|options|route)$/;
/** https://svelte.dev/docs/kit/remote-functions */
const REMOTE_FUNCTION = /^(?:command|form|prerender|query(?:\.batch)?)$/;
const NEST = /^(?:Get|Post|Put|Patch|Delete|All|Head|Options|Sse|Render|Query|Mutation)$/;

/** What a function returns, where a framework sends that to the client. */
export function returnedBy(node: FunctionNode, file: FileReader, path: string): Sink | undefined {
  const role = roleOf(node, file, path);
  if (!role) return undefined;
  const values = returnsOf(node, file.sourceCode.visitorKeys);
  return { ...role, values: NEXT_DATA.test(role.name) ? values.map(propsIn) : values };
}

/** The `props` of `{ props: …, revalidate: 60 }`. */
function propsIn(value: TSESTree.Node): TSESTree.Node {
  const object = unwrapped(value);
  if (object.type !== "ObjectExpression") return value;
  const props = object.properties.find((each) => each.type === "Property" && staticName(each) === "props");
  return props?.type === "Property" ? props.value : value;
}

function roleOf(node: FunctionNode, file: FileReader, path: string): Role | undefined {
  if (directivesOf(node.body).includes("use server")) return { kind: "response", name: "use server" };
  let holder: TSESTree.Node = node;
  while (holder.parent && isWrapper(holder.parent, holder)) {
    holder = holder.parent;
    const role = holder.type === "CallExpression" ? roleOfCall(holder, file) : undefined;
    if (role) return role;
  }
  const name = nameOf(holder);
  if (NEXT_DATA.test(name)) return { kind: "props", name };
  if (isNestHandler(holder)) return { kind: "response", name: "the handler" };
  if (name === "load" && isExported(holder) && isSvelteKit(holder, file, path)) return { kind: "props", name };
  if (REMIX_EXPORT.test(name) && isExported(holder) && isRoute(file, path)) return { kind: "props", name };
  if (name === "loader" && holder.parent?.type === "Property" && isRouteOptions(holder.parent, file))
    return { kind: "props", name };
  const isAction = directivesOf(file.sourceCode.ast).includes("use server") && isExported(holder);
  return isAction ? { kind: "response", name: "use server" } : undefined;
}

/** A cast, or a call that is handed the function: `withSession(async () => …)`. */
function isWrapper(parent: TSESTree.Node, inner: TSESTree.Node): boolean {
  if (parent.type === "CallExpression")
    return parent.callee !== inner && parent.arguments.some((each) => each === inner);
  if (parent.type === "Property") return parent.value === inner && staticName(parent) === "handler";
  if (parent.type === "ObjectExpression") return inner.type === "Property" && staticName(inner) === "handler";
  return parent.type === "TSAsExpression" || parent.type === "TSSatisfiesExpression";
}

function roleOfCall(call: TSESTree.CallExpression, file: FileReader): Role | undefined {
  const name = calleeText(call.callee, file);
  if (HANDLERS.test(name) || SERVER_FUNCTIONS.test(name) || name === "defineAction") return { kind: "response", name };
  if (SERVER_DATA.test(name)) return { kind: "props", name };
  const origin = file.originOf(call.callee);
  const [step = ""] = origin?.path.slice(-1) ?? [];
  const isRemote = origin?.module === "$app/server" && REMOTE_FUNCTION.test(origin.path.join("."));
  const isAnswer = isRemote || (ANSWERING_MODULES.test(origin?.module ?? "") && VERB.test(step));
  return isAnswer ? { kind: "response", name } : undefined;
}

/** The name under which a function stands: its own, its variable's, its member's. */
function nameOf(holder: TSESTree.Node): string {
  if (holder.type === "FunctionDeclaration") return holder.id?.name ?? "";
  const { parent } = holder;
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.id.type === "Identifier" ? parent.id.name : "";
    case "AssignmentExpression":
      return parent.left.type === "MemberExpression" ? (staticName(parent.left) ?? "") : "";
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      return staticName(parent) ?? "";
    default:
      return "";
  }
}

function isExported(holder: TSESTree.Node): boolean {
  const declaration = holder.type === "FunctionDeclaration" ? holder : holder.parent?.parent;
  return declaration?.parent?.type === "ExportNamedDeclaration";
}

function isSvelteKit(holder: TSESTree.Node, { sourceCode }: FileReader, path: string): boolean {
  if (SVELTEKIT_FILE.test(path)) return true;
  const declaration = holder.type === "FunctionDeclaration" ? holder : (holder.parent ?? holder);
  return SVELTEKIT_TYPE.test(sourceCode.getText(declaration).slice(0, 200));
}

function isRoute({ sourceCode }: FileReader, path: string): boolean {
  return (
    ROUTE_FILE.test(path) ||
    sourceCode.ast.body.some((each) => each.type === "ImportDeclaration" && REMIX_MODULE.test(each.source.value))
  );
}

/** `createFileRoute("/")({ loader: … })` */
function isRouteOptions(property: TSESTree.Property, file: FileReader): boolean {
  const call = property.parent.parent;
  return call.type === "CallExpression" && /Route\b/.test(calleeText(call.callee, file));
}

function isNestHandler({ parent }: TSESTree.Node): boolean {
  if (parent?.type !== "MethodDefinition") return false;
  // Only parsers of TypeScript know decorators.
  const decorators = "decorators" in parent ? parent.decorators : [];
  return decorators.some(
    ({ expression }) =>
      expression.type === "CallExpression" &&
      expression.callee.type === "Identifier" &&
      NEST.test(expression.callee.name),
  );
}
