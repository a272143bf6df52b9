import type { TSESTree } from "@typescript-eslint/utils";

import { staticName, unwrapped } from "../../syntax.ts";
import { isFunction } from "../../functions.ts";
import { nameOf } from "./sink.ts";
import type { Callee, Sink } from "./sink.ts";

const RESPONSE = /^(?:res|response|resp|reply|rep|httpRes|httpResponse|serverResponse)$/;
const RESPONDS =
  /^(?:json|jsonp|send|end|write|writeHead|render|view|cookie|setCookie|set|header|headers|setHeader|setHeaders|append|redirect|links|status)$/;
/** Takes a name before the value. */
const NAMES_FIRST = /^(?:view|render|cookie|setCookie|set|header|setHeader|append)$/;
const CONTEXT = /^(?:c|ctx|context)$/;
const CONTEXT_RESPONDS = /^(?:json|text|html|body|render|header|newResponse)$/;
const RESPONSE_CLASS = /^(?:Next|Http)?Response$/;
/** Modules whose functions make a response by themselves. */
const MODULES =
  /^(?:@sveltejs\/kit|@remix-run\/[\w-]+|react-router(?:-dom)?|@react-router\/[\w-]+|itty-router\S*|@tanstack\/[\w-]+-start(?:\/server)?|@shopify\/remix-oxygen)$/;
const MAKES = /^(?:json|data|defer|text|html|redirect|fail|jsonResponse)$/;
const H3 =
  /^(?:send|sendRedirect|setHeader|setHeaders|setResponseHeader|setResponseHeaders|appendHeader|appendHeaders|appendResponseHeader|appendResponseHeaders|setResponseStatus)$/;

/** `res.json(…)`, `reply.send(…)`, `c.json(…)`, `Response.json(…)`, `new Response(…)`. */
export function responseAt({ node, method, holder, module, path, name, values }: Callee): Sink | undefined {
  const response = (shown = values): Sink => ({ kind: "response", name, values: shown });
  const [root = "", member = ""] = path;
  if (node.type === "NewExpression") return RESPONSE_CLASS.test(method) && path.length < 3 ? response() : undefined;
  const isOwn = module === undefined && path.length > 1;
  if (isOwn && RESPONSE.test(root) && RESPONDS.test(method)) {
    return response(NAMES_FIRST.test(method) && values.length > 1 ? values.slice(1) : values);
  }
  if (isOwn && RESPONSE.test(root) && /^(?:headers|cookies)$/.test(holder) && /^(?:set|append)$/.test(method))
    return response();
  if (isOwn && path.length === 2 && CONTEXT.test(root) && CONTEXT_RESPONDS.test(method)) return response();
  if (RESPONSE_CLASS.test(holder) && /^(?:json|redirect)$/.test(method) && !path.includes("()")) return response();
  if (
    RESPONSE_CLASS.test(root) &&
    path.includes("()") &&
    member !== "" &&
    holder === "headers" &&
    /^(?:set|append)$/.test(method)
  )
    return response();
  if (module !== undefined && MODULES.test(module) && path.length === 1 && MAKES.test(root)) return response();
  const isH3 = (module === "h3" || module === "nitropack/runtime" || module === undefined) && path.length === 1;
  return isH3 && H3.test(root) && /^(?:event|e|evt)$/.test(nameOf(values[0] ?? node))
    ? response(values.slice(1))
    : undefined;
}

/** `ctx.body = …` of Koa, `context.res = …` of Azure. */
export function assignedResponseAt({ left, right }: TSESTree.AssignmentExpression): Sink | undefined {
  if (left.type !== "MemberExpression") return undefined;
  const [holder, name] = [nameOf(left.object), staticName(left) ?? ""];
  const isBody = (CONTEXT.test(holder) && /^(?:body|res)$/.test(name)) || (RESPONSE.test(holder) && name === "body");
  return isBody ? { kind: "response", name: `${holder}.${name}`, values: [right] } : undefined;
}

/** `return { statusCode: 200, body: … }`, as serverless platforms take it. */
export function returnedResponseAt(node: TSESTree.ObjectExpression): Sink | undefined {
  const isGiven =
    node.parent.type === "ReturnStatement" ||
    isFunction(node.parent) ||
    (node.parent.type === "CallExpression" && nameOf(node.parent.callee) === "callback");
  if (!isGiven) return undefined;
  const properties = new Map<string, TSESTree.Node>();
  for (const each of node.properties) {
    if (each.type === "Property") properties.set(staticName(each) ?? "", unwrapped(each.value));
  }
  const body = properties.get("body");
  if (!body || !properties.has("statusCode")) return undefined;
  const headers = properties.get("headers");
  return { kind: "response", name: "body", values: headers ? [body, headers] : [body] };
}
