import type { TSESTree } from "@typescript-eslint/utils";

import { functionAround } from "../functions.ts";
import type { FunctionNode } from "../functions.ts";
import type { FileReader } from "../requests/file-reader.ts";
import { calleeName, staticName } from "../syntax.ts";
import { usesOf } from "../uses.ts";

/** Methods of a promise or an observable that are handed its rejection. */
export const CATCHES = /^(?:catch|fail|catchError)$/;
/** Functions that are handed another and catch what it throws, by their names: `asyncHandler`, `catchAsync`, `createAsyncThunk`. */
const CATCHING = /catch|try|safe|wrap|handler$|thunk$|boundary|^use(?:Async|Query|Mutation|SWR)/i;
/** Options of such that are functions. */
const CATCHING_OPTION = /^(?:queryFn|mutationFn)$/;
/** Helpers that call helpers that call others are followed so far. */
const MAX_DEPTH = 8;

/** Does a `try` with a `catch` stand around it, in the function that it is in? */
export function isInTry(node: TSESTree.Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === "TryStatement" && parent.block === at && parent.handler) return true;
    if (parent.type.includes("Function")) return false;
  }
  return false;
}

/** Does everybody in this file who calls the function around a place catch what it throws? */
export function areCallersCatching(place: TSESTree.Node, file: FileReader): boolean {
  const around = functionAround(place);
  return around !== undefined && isCaughtByCallers(around, file, 0);
}

const known = new WeakMap<FunctionNode, boolean>();

function isCaughtByCallers(callee: FunctionNode, file: FileReader, depth: number): boolean {
  const before = known.get(callee);
  if (before !== undefined) return before;
  if (depth > MAX_DEPTH) return false;
  // Functions that only call each other are caught by nobody.
  known.set(callee, false);
  const { calls } = usesOf(callee, file);
  const isCaught =
    isHandedToCatcher(callee) || (calls.length > 0 && calls.every((call) => isRejectionCaught(call, file, depth)));
  known.set(callee, isCaught);
  return isCaught;
}

/** `load().catch(…)`, `try { await load(); } catch { … }`, or a call in a function whose callers do such. */
function isRejectionCaught(call: TSESTree.Node, file: FileReader, depth: number): boolean {
  const { parent } = call;
  switch (parent?.type) {
    case "MemberExpression": {
      const next = parent.parent;
      if (next.type !== "CallExpression" || next.callee !== parent) return false;
      const name = staticName(parent) ?? "";
      const isCaught = CATCHES.test(name) || (name === "then" && next.arguments.length > 1);
      return isCaught || isRejectionCaught(next, file, depth);
    }
    case "ChainExpression":
      return isRejectionCaught(parent, file, depth);
    case "AwaitExpression": {
      if (isInTry(parent)) return true;
      const around = functionAround(parent);
      return around !== undefined && isCaughtByCallers(around, file, depth + 1);
    }
    case "ArrowFunctionExpression":
      return isCaughtByCallers(parent, file, depth + 1);
    case "ReturnStatement": {
      const around = functionAround(parent);
      return around !== undefined && isCaughtByCallers(around, file, depth + 1);
    }
    default:
      return false;
  }
}

/** `app.get("/", asyncHandler(async () => …))`, `useQuery({ queryFn: async () => … })` */
function isHandedToCatcher(callback: FunctionNode): boolean {
  const { parent } = callback;
  if (parent.type === "Property") return parent.value === callback && CATCHING_OPTION.test(staticName(parent) ?? "");
  return (
    parent.type === "CallExpression" && parent.callee !== callback && CATCHING.test(calleeName(parent.callee) ?? "")
  );
}
