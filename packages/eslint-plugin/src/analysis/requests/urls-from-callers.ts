import type { TSESTree } from "@typescript-eslint/utils";

import { isFunction } from "../functions.ts";
import { memberOf } from "../members.ts";
import { staticName } from "../syntax.ts";
import type { Text } from "../text.ts";
import { usesOf } from "../uses.ts";
import type { FileReader } from "./file-reader.ts";

/** Of more calls than this nothing is asked, so that a hostile file costs no more than a friendly one. */
const MAX_CALLS = 32;

/** What a URL that begins with a parameter becomes by the calls of its function in this file: `const call = (url) => fetch(url); call("https://…")`. */
export function urlsFromCallers(url: Text, file: FileReader): readonly Text[] {
  // A template has an empty stretch before what fills its start.
  const start = url.findIndex(({ text }) => text !== "");
  const first = url[start];
  if (first?.text !== undefined || first?.node.type !== "Identifier") return [];
  const definition = file.variableOf(first.node)?.defs[0];
  if (definition?.type !== "Parameter" || !isFunction(definition.node)) return [];
  const parameter = parameterOf(definition.name);
  const index = definition.node.params.indexOf(parameter.node as TSESTree.Parameter);
  const { calls } = usesOf(definition.node, file);
  if (index < 0 || calls.length > MAX_CALLS) return [];
  return calls.flatMap(({ arguments: given }) => {
    const argument = given[index];
    if (!argument || given.slice(0, index + 1).some(({ type }) => type === "SpreadElement")) return [];
    const value = parameter.name === undefined ? argument : memberOf(file.resolve(argument), parameter.name);
    return value ? file.textsOf(value).map((text) => [...text, ...url.slice(start + 1)]) : [];
  });
}

/** The parameter that declares a name, and the name of the property that it is taken from: `url`, `url = "…"`, `{ url }`, `{ url: address = "…" }`. */
function parameterOf(declared: TSESTree.Node): { readonly node: TSESTree.Node; readonly name: string | undefined } {
  const node = withDefault(declared);
  const { parent } = node;
  if (parent?.type !== "Property" || parent.parent.type !== "ObjectPattern") return { node, name: undefined };
  return { node: withDefault(parent.parent), name: staticName(parent) };
}

function withDefault(node: TSESTree.Node): TSESTree.Node {
  return node.parent?.type === "AssignmentPattern" && node.parent.left === node ? node.parent : node;
}
