import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../bindings.ts";
import { returnedExpressions } from "../function-returns.ts";
import type { FileReader } from "../requests/file-reader.ts";
import { staticName, unwrapped } from "../syntax.ts";
import { isSoOfAny, mentionsOf } from "./mentions.ts";
import { isAsked } from "./status.ts";

/** Members of the body of Nexus' refusals, and of none that holds data: https://api-docs.gpt.nexus/authentication */
const REFUSAL = /^(?:errors?|statusCode|success)$/;
const MAX_DEPTH = 16;

const askedOfPromises = new WeakMap<Variable, boolean>();
const askedOfBodies = new WeakMap<Variable, boolean>();

/** Does the program ask the body of an answer whether Nexus refused: `(await response.json()).error`? */
export function isBodyAsked(promise: TSESTree.Node, file: FileReader, depth = 0): boolean {
  const { parent } = promise;
  if (depth > MAX_DEPTH) return false;
  switch (parent?.type) {
    case "AwaitExpression":
      return isAskedForRefusal(parent, file, depth + 1);
    case "VariableDeclarator":
      return isSoOfAny(variableIn(parent.id, file), askedOfPromises, (mention) =>
        isBodyAsked(mention, file, depth + 1),
      );
    case "ArrowFunctionExpression":
    case "ReturnStatement":
      return false;
    case "MemberExpression": {
      const call =
        parent.parent.type === "CallExpression" && parent.parent.callee === parent ? parent.parent : undefined;
      const [done] = call?.arguments ?? [];
      if (!call || parent.object !== promise || !done) return false;
      if (staticName(parent) !== "then") return isBodyAsked(call, file, depth + 1);
      const handler = file.resolve(done);
      const given = isFunction(handler) ? handler.params[0] : undefined;
      return given !== undefined && isPatternAsked(given, file, depth + 1);
    }
    default:
      return isWrapper(parent) && isBodyAsked(parent, file, depth + 1);
  }
}

/** Does a callback that is given an answer hand on its body: `(response) => response.json()`? */
export function answersBody(callback: TSESTree.Node, file: FileReader): boolean {
  return returnedExpressions(file.resolve(callback)).some((returned) => {
    const value = unwrapped(returned);
    const call = value.type === "AwaitExpression" ? unwrapped(value.argument) : value;
    return (
      call.type === "CallExpression" && call.callee.type === "MemberExpression" && staticName(call.callee) === "json"
    );
  });
}

function isAskedForRefusal(body: TSESTree.Node, file: FileReader, depth: number): boolean {
  const { parent } = body;
  if (depth > MAX_DEPTH) return false;
  switch (parent?.type) {
    case "VariableDeclarator":
      return isPatternAsked(parent.id, file, depth + 1);
    case "AssignmentExpression":
      return parent.right === body && isPatternAsked(parent.left, file, depth + 1);
    case "MemberExpression":
      return parent.object === body && REFUSAL.test(staticName(parent) ?? "") && isAsked(parent, file);
    case "BinaryExpression":
      // "error" in body
      return parent.operator === "in" && parent.left.type === "Literal" && REFUSAL.test(String(parent.left.value));
    default:
      return isWrapper(parent) && isAskedForRefusal(parent, file, depth + 1);
  }
}

function isPatternAsked(pattern: TSESTree.Node, file: FileReader, depth: number): boolean {
  if (pattern.type === "Identifier") {
    return isSoOfAny(file.variableOf(pattern), askedOfBodies, (mention) => isAskedForRefusal(mention, file, depth + 1));
  }
  if (pattern.type !== "ObjectPattern") return false;
  return pattern.properties.some(
    (part) =>
      part.type === "Property" &&
      REFUSAL.test(staticName(part) ?? "") &&
      mentionsOf(variableIn(part.value, file)).some((mention) => isAsked(mention, file)),
  );
}

function variableIn(node: TSESTree.Node, file: FileReader): ReturnType<FileReader["variableOf"]> {
  return node.type === "Identifier" ? file.variableOf(node) : undefined;
}

function isFunction(node: TSESTree.Node): node is TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression {
  return node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression";
}

function isWrapper(node: TSESTree.Node | undefined): node is TSESTree.Node {
  return (
    node !== undefined &&
    /^(?:ChainExpression|TSAsExpression|TSNonNullExpression|TSSatisfiesExpression)$/.test(node.type)
  );
}
