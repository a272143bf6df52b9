import type { TSESTree } from "@typescript-eslint/utils";

import { calleeName } from "../syntax.ts";
import type { FileReader } from "./file-reader.ts";

const MODULES =
  /^(?:msw(?:\/.*)?|nock|fetch-mock.*|axios-mock-adapter|jest-fetch-mock|vitest-fetch-mock|@playwright\/test|playwright|sinon|@pollyjs\/.*|pretender|miragejs)$/;
/** Objects and functions that answer requests, or compare what was sent. */
const NAMES =
  /mock|nock|^(?:rest|scope|interceptor|expect|assert|page|route|intercept|stub.*|when.*|on(?:Get|Post|Put|Patch|Delete)|reply|matchHeader|to[A-Z]\w*)$/i;

/** Does this stand in what is handed to a mock or to an assertion? Such code describes a request and makes none. */
export function isMocked(node: TSESTree.Node, file: FileReader): boolean {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
    const { parent }: TSESTree.Node = at;
    if (parent?.type === "CallExpression" && parent.callee !== at && answers(parent, file)) return true;
    if (at.type.includes("Function") && parent?.type !== "Property") return false;
  }
  return false;
}

function answers(call: TSESTree.CallExpression, file: FileReader): boolean {
  const origin = file.originOf(call.callee);
  if (origin?.module !== undefined && MODULES.test(origin.module)) return true;
  if (NAMES.test(calleeName(call.callee) ?? "")) return true;
  let root = call.callee;
  while (root.type === "MemberExpression" || root.type === "CallExpression") {
    root = root.type === "MemberExpression" ? root.object : root.callee;
  }
  return root.type === "Identifier" && NAMES.test(root.name);
}
