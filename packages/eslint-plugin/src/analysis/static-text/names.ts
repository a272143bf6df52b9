import type { TSESTree } from "@typescript-eslint/utils";

import { membersAt } from "../bindings.ts";
import { calleeName, staticName, unwrapped } from "../syntax.ts";
import { hole } from "../text.ts";
import type { Text } from "../text.ts";
import { isUrlPart, urlPart, withParts } from "../url-text.ts";
import { writesOf } from "../writes.ts";
import { MAX_ALTERNATIVES, MAX_PIECES } from "./limits.ts";
import type { Reading } from "./reading.ts";

/** Whether the file says nothing of what a name, or a member of one, stands for: of most that are put into a text. */
export function isBare(node: TSESTree.Node, { variableOf }: Pick<Reading["bindings"], "variableOf">): boolean {
  let root = node;
  while (root.type === "MemberExpression") root = unwrapped(root.object);
  if (root.type !== "Identifier") return false;
  const variable = variableOf(root);
  const [definition] = variable?.defs ?? [];
  if (writesOf(variable).length > 0) return false;
  switch (definition?.type) {
    case undefined:
    case "CatchClause":
    case "FunctionName":
    case "ImportBinding":
      return true;
    case "Parameter":
      // `[a, b].map((url) => …)`
      return definition.node.parent.type !== "CallExpression";
    default:
      return false;
  }
}

/** The text of the one value that a name or member stands for. */
export function throughName(node: TSESTree.Node, reading: Reading): readonly Text[] | undefined {
  const { bindings, textsOf, repeated } = reading;
  const value = bindings.resolve(node);
  if (value === node) return undefined;
  const texts = repeated(textsOf(value))?.map((text) => placedAt(node, text));
  const isUrl = value.type === "NewExpression" && calleeName(value.callee) === "URL";
  return isUrl ? texts?.flatMap((url) => withNewParts(url, node, reading)) : texts;
}

/** What only run time knows is shown where it is used, not where a name was given to it. */
function placedAt(node: TSESTree.Node, text: Text): Text {
  const [piece] = text;
  return piece && text.length === 1 && piece.text === undefined ? [hole(node, () => piece.isKey)] : text;
}

/** `url.pathname = "/…"`, `url.hostname = "…"` */
function withNewParts(url: Text, name: TSESTree.Node, { bindings, textsOf }: Reading): readonly Text[] {
  const mentions = bindings.mentionsOf(name);
  return withParts(url, (part) => {
    const [value, ...others] = membersAt(mentions, part).flatMap(({ parent }) =>
      parent?.type === "AssignmentExpression" && parent.operator === "=" ? [parent.right] : [],
    );
    return value && others.length === 0 ? textsOf(value) : [];
  });
}

/** `const { origin } = new URL("…")` */
export function throughPattern(
  name: TSESTree.Identifier,
  { bindings, textsOf, repeated }: Reading,
): readonly Text[] | undefined {
  const variable = bindings.variableOf(name);
  const definition = variable?.defs[0];
  const declarator = definition?.node.type === "VariableDeclarator" ? definition.node : undefined;
  const property = definition?.name.parent;
  if (!declarator?.init || property?.type !== "Property" || property.parent !== declarator.id) return undefined;
  const part = staticName(property) ?? "";
  if (!isUrlPart(part) || writesOf(variable).length > 1) return undefined;
  const texts = textsOf(declarator.init).map((url) => urlPart(url, part));
  return texts.every((text) => text !== undefined) ? repeated(texts) : undefined;
}

/** What a variable may hold that is written in branches (`if (…) base = "…"`), or that grows (`url += "…"`). */
export function throughWrites(name: TSESTree.Identifier, reading: Reading): readonly Text[] | undefined {
  const grown = writtenBefore(name, reading);
  if (grown) return [grown];
  const writes = writesOf(reading.bindings.variableOf(name));
  const isKnown = writes.length > 1 || writes.some(({ identifier }) => isWrittenByDefault(identifier));
  if (!isKnown || writes.length > MAX_ALTERNATIVES) return undefined;
  const values = writes.flatMap(({ init, identifier, writeExpr }) => {
    const isBranch = init === true || isWrittenInBranch(identifier) || isWrittenByDefault(identifier);
    return writeExpr && isBranch ? [writeExpr] : [];
  });
  return values.length === writes.length ? reading.repeated(values.flatMap(reading.textsOf)) : undefined;
}

/** Is this the target of a plain assignment that a condition decides on? */
function isWrittenInBranch({ parent }: TSESTree.Node): boolean {
  const statement = parent?.type === "AssignmentExpression" && parent.operator === "=" ? parent.parent : undefined;
  const block = statement?.type === "ExpressionStatement" ? statement.parent : undefined;
  const branch = block?.type === "BlockStatement" ? block.parent : block;
  return branch?.type === "IfStatement" || branch?.type === "SwitchCase";
}

/** `base ??= "…"`, `base ||= "…"` */
function isWrittenByDefault({ parent }: TSESTree.Node): boolean {
  return parent?.type === "AssignmentExpression" && (parent.operator === "??=" || parent.operator === "||=");
}

/** What stands in a variable that only grows at `target`, a place that reads or writes it: its first value and the `+=` before. */
export function writtenBefore(target: TSESTree.Identifier, { bindings, textsOf, repeated }: Reading): Text | undefined {
  const variable = bindings.variableOf(target);
  const [definition, ...others] = variable?.defs ?? [];
  const declarator = definition?.node.type === "VariableDeclarator" ? definition.node : undefined;
  const init = declarator?.id.type === "Identifier" ? declarator.init : undefined;
  if (!variable || !init || others.length > 0 || variable.references.length > MAX_PIECES) return undefined;
  const additions: TSESTree.Node[] = [];
  for (const { identifier } of writesOf(variable).filter((reference) => !reference.init)) {
    const write = identifier.parent;
    if (write.type !== "AssignmentExpression" || write.operator !== "+=") return undefined;
    if (identifier.range[0] < target.range[0]) additions.push(write.right);
  }
  return repeated([[init, ...additions].flatMap((each) => textsOf(each)[0] ?? [])])?.[0];
}

/** `this.baseUrl` that has a value of its own, and is given others */
export function ofField(
  node: TSESTree.MemberExpression,
  { bindings, repeated, textsOf }: Reading,
): readonly Text[] | undefined {
  const values = bindings.valuesOfField(node);
  return values.length > 0 && values.length <= MAX_ALTERNATIVES ? repeated(values.flatMap(textsOf)) : undefined;
}

/** `URLS[environment]`: any of them */
export function ofAnyMember(
  { object, computed, property }: TSESTree.MemberExpression,
  { bindings, textsOf, repeated }: Reading,
): readonly Text[] | undefined {
  const holder = computed && property.type !== "Literal" ? bindings.resolve(object) : undefined;
  if (holder?.type !== "ObjectExpression" || holder.properties.length > MAX_ALTERNATIVES) return undefined;
  return repeated(holder.properties.flatMap((each) => (each.type === "Property" ? textsOf(each.value) : [])));
}
