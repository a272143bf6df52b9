import type { TSESTree } from "@typescript-eslint/utils";

import { staticName, unwrapped } from "../syntax.ts";
import type { FileReader } from "./file-reader.ts";

/** What a server calls a request, or what it was handed of one. */
const REQUEST = /^(?:req|request|ctx|context|c|event|evt)$/;
const INPUT =
  /^(?:query|body|params|headers|searchParams|queryStringParameters|rawQuery|formData|json|url|nextUrl|param|header)$/;
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
    case "MemberExpression": {
      const isRoot = node.object.type === "Identifier" && REQUEST.test(node.object.name);
      return (isRoot && INPUT.test(staticName(node) ?? "")) || isRequestInput(node.object, file, depth);
    }
    case "CallExpression":
      if (node.callee.type === "Identifier") return READS.test(node.callee.name);
      return isRequestInput(node.callee, file, depth);
    case "LogicalExpression":
      return isRequestInput(node.left, file, depth) || isRequestInput(node.right, file, depth);
    case "Identifier": {
      const definition = file.variableOf(node)?.defs[0]?.node;
      return definition?.type === "VariableDeclarator" && definition.init
        ? isRequestInput(definition.init, file, depth)
        : false;
    }
    default:
      return false;
  }
}
