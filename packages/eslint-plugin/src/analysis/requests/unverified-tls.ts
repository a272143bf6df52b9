import type { TSESTree } from "@typescript-eslint/utils";

import { staticName } from "../syntax.ts";
import type { FileReader } from "./file-reader.ts";

/** Options that lead to the settings of a connection. */
const LEADS = /^(?:agent|httpsAgent|httpAgent|dispatcher|https|tls|connect|requestTls|client|agentOptions|options)$/;
const MAX_DEPTH = 8;

/** The `rejectUnauthorized: false` in what a request is given: in its options, or in an agent's. */
export function unverifiedTls(node: TSESTree.Node, file: FileReader, depth = 0): TSESTree.Property | undefined {
  const value = file.resolve(node);
  if (depth > MAX_DEPTH) return undefined;
  if (value.type === "NewExpression" || value.type === "CallExpression") {
    return first(value.arguments, (argument) => unverifiedTls(argument, file, depth + 1));
  }
  if (value.type !== "ObjectExpression") return undefined;
  return first(value.properties, (property) => {
    if (property.type === "SpreadElement") return unverifiedTls(property.argument, file, depth + 1);
    const name = staticName(property) ?? "";
    if (name === "rejectUnauthorized") return isFalse(file.resolve(property.value)) ? property : undefined;
    return LEADS.test(name) ? unverifiedTls(property.value, file, depth + 1) : undefined;
  });
}

function isFalse(node: TSESTree.Node): boolean {
  return node.type === "Literal" && node.value === false;
}

function first<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}
