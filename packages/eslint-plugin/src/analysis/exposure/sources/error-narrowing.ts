import type { TSESTree } from "@typescript-eslint/utils";

import type { FileReader } from "../../requests/file-reader.ts";
import { enclosuresOf } from "../../sides/enclosures.ts";

/** Questions whether a value is an error of the client, or an error at all. */
const ASKS = /\bisAxiosError\b|\binstanceof\s+(?:\w+\.)?(?:Axios)?Error\b|\bisError\b/;

/** Has the program found out, before it comes to a node, that no error of axios can stand there? */
export function isRuledOut(node: TSESTree.Identifier, file: FileReader): boolean {
  return enclosuresOf(node, file.sourceCode, file).some((each) => {
    if (each.kind !== "branch" || !ASKS.test(each.condition)) return false;
    const { condition, holds } = each;
    if (!condition.split(/[^\w$]+/).includes(node.name)) return false;
    // Where one of several conditions holds, or one of several fails, nobody knows which.
    const isOneOf = condition.startsWith("!(") !== holds ? condition.includes("||") : condition.includes("&&");
    if (isOneOf) return false;
    return holds === condition.startsWith("!");
  });
}
