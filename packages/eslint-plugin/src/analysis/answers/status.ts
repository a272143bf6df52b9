import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../bindings.ts";
import { logAt } from "../exposure/sinks/logs.ts";
import { calleeOf } from "../exposure/sinks/sink.ts";
import type { FileReader } from "../requests/file-reader.ts";
import { calleeName } from "../syntax.ts";
import { isSoOfAny } from "./mentions.ts";

/** Members that tell whether the request was refused; `error` of composables and hooks. */
export const STATUS =
  /^(?:ok|:?status|statusCode|statusText|status_code|(?:client|server)?[eE]rror|is(?:Client|Server)?Error|unauthorized|forbidden)$/;
/** Functions that only write a value down. */
const WRITES_DOWN = /^(?:String|stringify|inspect|format)$/;
const MAX_DEPTH = 8;

const asked = new WeakMap<Variable, boolean>();

/** Does the program do something by a status that it reads? What is only logged changes nothing. */
export function isAsked(status: TSESTree.Node, file: FileReader, depth = 0): boolean {
  if (depth > MAX_DEPTH) return true;
  const { parent } = status;
  switch (parent?.type) {
    case "ExpressionStatement":
      return false;
    case "VariableDeclarator":
      return (
        parent.id.type !== "Identifier" ||
        isSoOfAny(file.variableOf(parent.id), asked, (mention) => isAsked(mention, file, depth + 1))
      );
    case "CallExpression":
      if (parent.callee === status || isLogged(parent, file)) return false;
      return !WRITES_DOWN.test(calleeName(parent.callee) ?? "") || isAsked(parent, file, depth + 1);
    case "Property":
    case "ObjectExpression":
    case "ArrayExpression":
    case "TemplateLiteral":
    case "ChainExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
      return isAsked(parent, file, depth + 1);
    case "BinaryExpression":
      return parent.operator !== "+" || isAsked(parent, file, depth + 1);
    default:
      return true;
  }
}

/** `console.log(response)` shows the answer, and goes on whatever it says. */
export function isLogged(call: TSESTree.CallExpression, file: FileReader): boolean {
  const callee = calleeOf(call, file);
  return callee !== undefined && logAt(callee) !== undefined;
}
