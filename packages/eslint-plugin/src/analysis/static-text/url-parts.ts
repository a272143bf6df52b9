import type { TSESTree } from "@typescript-eslint/utils";

import { memberOf } from "../members.ts";
import { calleeName, staticName } from "../syntax.ts";
import { madePiece, wholeText } from "../text.ts";
import type { Text } from "../text.ts";
import { withParts } from "../url-text.ts";
import { MAX_ALTERNATIVES } from "./limits.ts";
import type { Reading } from "./reading.ts";

/** `Object.assign(new URL("…"), { pathname: "/…" })` */
export function urlWithParts(
  { arguments: given }: TSESTree.CallExpression,
  reading: Reading,
): readonly Text[] | undefined {
  const [target, parts, ...others] = given;
  if (!target || parts?.type !== "ObjectExpression" || others.length > 0 || !isUrl(target, reading)) return undefined;
  if (parts.properties.some(({ type }) => type === "SpreadElement")) return undefined;
  const partOf = partsIn(parts, reading);
  const moved = reading.textsOf(target).flatMap((url) => withParts(url, partOf));
  const [search = []] = partOf("search");
  return moved.map((url) => [...url, ...search]);
}

/** Node's `url.format({ protocol, hostname, pathname, query })` */
export function urlOfParts(
  { arguments: [given] }: TSESTree.CallExpression,
  reading: Reading,
): readonly Text[] | undefined {
  if (!given || isUrl(given, reading)) return given && reading.textsOf(given);
  const parts = reading.bindings.resolve(given);
  if (parts.type !== "ObjectExpression" || parts.properties.some(({ type }) => type === "SpreadElement"))
    return undefined;
  const partOf = partsIn(parts, reading);
  const [protocol] = partOf("protocol");
  const hosts = [...partOf("host"), ...partOf("hostname")];
  if (!protocol || hosts.length === 0) return undefined;
  const slashes = madePiece(wholeText(protocol)?.endsWith(":") === false ? "://" : "//", given);
  const [path = []] = partOf("pathname");
  const [search = queryOf(memberOf(parts, "query"), reading)] = partOf("search");
  return hosts.map((host) => [...protocol, slashes, ...host, ...path, ...search]);
}

/** The parameters of an object, behind their `?`. */
function queryOf(query: TSESTree.Node | undefined, { bindings, textsOf }: Reading): Text {
  const object = query && bindings.resolve(query);
  if (object?.type !== "ObjectExpression") return [];
  return object.properties.slice(0, MAX_ALTERNATIVES).flatMap((each, i) => {
    const name = each.type === "Property" ? staticName(each) : undefined;
    if (each.type !== "Property" || name === undefined) return [];
    return [madePiece(`${i === 0 ? "?" : "&"}${name}=`, each.key), ...(textsOf(each.value)[0] ?? [])];
  });
}

function partsIn(parts: TSESTree.ObjectExpression, { textsOf }: Reading): (name: string) => readonly Text[] {
  return (name) => {
    const value = memberOf(parts, name);
    return value ? textsOf(value) : [];
  };
}

function isUrl(node: TSESTree.Node, { bindings }: Reading): boolean {
  const made = bindings.resolve(node);
  return made.type === "NewExpression" && calleeName(made.callee) === "URL";
}
