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

/** Is this value taken from a request that someone else made: `req.query.url`, `(await request.json()).baseUrl`, `getQuery(event)`? */
export function isRequestInput(node: TSESTree.Node, file: FileReader, depth = 0): boolean {
  const inner = unwrapped(node);
  if (depth > MAX_DEPTH) return false;
  switch (inner.type) {
    case "AwaitExpression":
      return isRequestInput(inner.argument, file, depth + 1);
    case "MemberExpression": {
      const isRoot = inner.object.type === "Identifier" && REQUEST.test(inner.object.name);
      if (isRoot && INPUT.test(staticName(inner) ?? "")) return true;
      return isRequestInput(inner.object, file, depth + 1);
    }
    case "CallExpression":
      if (inner.callee.type === "Identifier") return READS.test(inner.callee.name);
      return isRequestInput(inner.callee, file, depth + 1);
    case "LogicalExpression":
      return isRequestInput(inner.left, file, depth + 1) || isRequestInput(inner.right, file, depth + 1);
    case "Identifier": {
      const definition = file.variableOf(inner)?.defs[0]?.node;
      return definition?.type === "VariableDeclarator" && definition.init
        ? isRequestInput(definition.init, file, depth + 1)
        : false;
    }
    default:
      return false;
  }
}
