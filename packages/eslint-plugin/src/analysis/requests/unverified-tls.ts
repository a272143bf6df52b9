import type { TSESTree } from "@typescript-eslint/utils";

import { calleeName, staticName } from "../syntax.ts";
import type { FileReader } from "./file-reader.ts";

/** Options that lead to the settings of a connection. */
const LEADS = /^(?:agent|httpsAgent|httpAgent|dispatcher|https|tls|connect|requestTls|client|agentOptions|options)$/;
const MAX_DEPTH = 8;

/** Of Node, Bun and Deno alike: https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue */
const VARIABLE = "NODE_TLS_REJECT_UNAUTHORIZED";

/** Does this stop the whole process from looking at certificates: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"`? */
export function isVerificationOff(node: TSESTree.Node): boolean {
  if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression") {
    return staticName(node.left) === VARIABLE && isZero(node.right);
  }
  if (node.type !== "CallExpression") return false;
  const [name, value] = node.arguments;
  return name?.type === "Literal" && name.value === VARIABLE && isZero(value) && calleeName(node.callee) === "set";
}

function isZero(node: TSESTree.Node | undefined): boolean {
  return node?.type === "Literal" && String(node.value) === "0";
}

const known = new WeakMap<TSESTree.Node, TSESTree.Node | undefined>();

/** The `rejectUnauthorized: false` in what a request is given: in its options, or in an agent's. */
export function unverifiedTls(node: TSESTree.Node, file: FileReader, depth = 0): TSESTree.Node | undefined {
  const value = file.resolve(node);
  if (depth > MAX_DEPTH) return undefined;
  if (!known.has(value)) {
    known.set(value, undefined);
    known.set(value, findIn(value, file, depth + 1));
  }
  return known.get(value);
}

function findIn(value: TSESTree.Node, file: FileReader, depth: number): TSESTree.Node | undefined {
  const isDisabled = value.type === "CallExpression" && calleeName(value.callee) === "disableTLSCerts";
  if (isDisabled && value.callee.type === "MemberExpression") return value.callee.property;
  if (value.type === "NewExpression" || value.type === "CallExpression") {
    return first(value.arguments, (argument) => unverifiedTls(argument, file, depth));
  }
  if (value.type !== "ObjectExpression") return undefined;
  return first(value.properties, (property) => {
    if (property.type === "SpreadElement") return unverifiedTls(property.argument, file, depth);
    const name = staticName(property) ?? "";
    if (name === "rejectUnauthorized") return isFalse(file.resolve(property.value)) ? property : undefined;
    return LEADS.test(name) ? unverifiedTls(property.value, file, depth) : undefined;
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
