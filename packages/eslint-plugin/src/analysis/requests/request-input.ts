import type { TSESTree } from "@typescript-eslint/utils";

import { calleeName, staticName, unwrapped } from "../syntax.ts";
import type { FileReader } from "./file-reader.ts";

/** What a server calls a request, or what it was handed of one. */
const REQUEST = /^(?:req|request|ctx|context|c|event|evt)$/;
const INPUT = /^(?:query|body|params|headers|searchParams|queryStringParameters|rawQuery|formData|json|param|header)$/;
/** Functions of frameworks that read it: Nuxt's, Next's. */
const READS = /^(?:getQuery|readBody|getRouterParam|getHeader|useSearchParams|useParams|useRoute)$/;
const MAX_DEPTH = 24;

const known = new WeakMap<TSESTree.Node, boolean>();

/** Is this value taken from a request that someone else made: `req.query.url`, `(await request.json()).baseUrl`, `getQuery(event)`? */
export function isRequestInput(node: TSESTree.Node, file: FileReader, depth = 0): boolean {
  const inner = unwrapped(node);
  if (depth > MAX_DEPTH) return false;
  let answer = known.get(inner);
  if (answer === undefined) {
    known.set(inner, false);
    known.set(inner, (answer = judge(inner, file, depth + 1)));
  }
  return answer;
}

function judge(node: TSESTree.Node, file: FileReader, depth: number): boolean {
  switch (node.type) {
    case "AwaitExpression":
      return isRequestInput(node.argument, file, depth);
    case "MemberExpression":
      return isInputAt(node.object, staticName(node), file, depth);
    case "CallExpression":
      if (node.callee.type === "Identifier") return READS.test(node.callee.name);
      return isRequestInput(node.callee, file, depth);
    case "LogicalExpression":
      return isRequestInput(node.left, file, depth) || isRequestInput(node.right, file, depth);
    case "Identifier": {
      const definition = file.variableOf(node)?.defs[0];
      const init = definition?.node.type === "VariableDeclarator" ? definition.node.init : undefined;
      if (!definition || !init) return false;
      const { parent } = definition.name;
      // const { query } = request
      return parent.type === "Property"
        ? isInputAt(init, staticName(parent), file, depth)
        : isRequestInput(init, file, depth);
    }
    default:
      return false;
  }
}

function isInputAt(object: TSESTree.Node, name: string | undefined, file: FileReader, depth: number): boolean {
  if (isRequest(object) && INPUT.test(name ?? "")) return true;
  return (name === "searchParams" && isUrlOfRequest(object, file, depth)) || isRequestInput(object, file, depth);
}

/** `request`, `ctx.request`, `c.req` */
function isRequest(node: TSESTree.Node): boolean {
  if (node.type === "Identifier") return REQUEST.test(node.name);
  return node.type === "MemberExpression" && /^req(?:uest)?$/.test(staticName(node) ?? "") && isRequest(node.object);
}

/** `new URL(request.url)`, `request.nextUrl`. Its query is input; as a whole, the `url` of what is called a request may be of a request that is to be made. */
function isUrlOfRequest(node: TSESTree.Node, file: FileReader, depth: number): boolean {
  const url = file.resolve(node);
  if (url.type === "MemberExpression") return /^(?:url|nextUrl)$/.test(staticName(url) ?? "") && isRequest(url.object);
  const [written] = url.type === "NewExpression" && calleeName(url.callee) === "URL" ? url.arguments : [];
  return written !== undefined && depth < MAX_DEPTH && isUrlOfRequest(written, file, depth + 1);
}
