import type { TSESTree } from "@typescript-eslint/utils";

import type { FileReader } from "../requests/file-reader.ts";
import { enclosuresOf } from "../sides/enclosures.ts";

/** Questions whether a value is an error of the client, or an error at all. */
const ASKS = /\bisAxiosError\b|\binstanceof\s+(?:\w+\.)?(?:Axios)?Error\b|\bisError\b/;

/** Has the program found out, before it comes to a node, that no error of axios can stand there? */
export function isRuledOut(node: TSESTree.Node, file: FileReader): boolean {
  return enclosuresOf(node, file.sourceCode, file).some((each) => {
    if (each.kind !== "branch" || !ASKS.test(each.condition)) return false;
    // Where one of several conditions fails, nobody knows which.
    if (!each.holds && each.condition.includes("&&")) return false;
    return each.holds === each.condition.startsWith("!");
  });
}
