import type { TSESTree } from "@typescript-eslint/utils";

import { staticName } from "../../syntax.ts";
import { ANY, isGone, lacksBelow } from "../access-path.ts";
import type { Path } from "../access-path.ts";
import { isFunction, returnsOf } from "../../functions.ts";
import { asMember, reformed } from "../taint.ts";
import type { Taint } from "../taint.ts";
import { firstTaint } from "./query.ts";
import type { Query, Tracker } from "./query.ts";

/** `[a, ...b]` */
export function ofArray({ elements }: TSESTree.ArrayExpression, query: Query, tracker: Tracker): Taint | undefined {
  const [name, ...path] = query.path;
  const isAny = name === undefined || name === ANY;
  const index = Number(name);
  for (const [i, element] of elements.entries()) {
    // Where something is spread before, nobody knows which element has the number.
    if (!element || (!isAny && i > index)) continue;
    const isSpread = element.type === "SpreadElement";
    if (!isAny && isSpread) return undefined;
    if (!isAny && i < index) continue;
    const part = isSpread ? [ANY, ...path] : path;
    const taint = tracker.taintOf({
      ...query,
      node: isSpread ? element.argument : element,
      path: part,
      lacks: isAny ? [] : query.lacks,
    });
    if (taint) return name === undefined ? reformed(taint, asMember) : taint;
  }
  return undefined;
}

/** `{ a, ...b }`: what is written later takes the place of what was spread before. */
export function ofObject(node: TSESTree.ObjectExpression, query: Query, tracker: Tracker): Taint | undefined {
  const [name, ...path] = query.path;
  const written = new Set<string>();
  for (const property of node.properties.toReversed()) {
    if (property.type === "SpreadElement") {
      const lacks = name === undefined ? [...query.lacks, ...[...written].map((each): Path => [each])] : query.lacks;
      const taint = tracker.taintOf({ ...query, node: property.argument, lacks });
      if (taint && (name !== undefined || taint.form !== "text")) return taint;
      continue;
    }
    const own = nameOf(property, tracker);
    if (name === undefined) {
      if (own !== undefined && (written.has(own) || isGone([own], query.lacks))) continue;
      if (own !== undefined) written.add(own);
      const lacks = own === undefined ? [] : lacksBelow(query.lacks, [own]);
      const taint = reformed(ofProperty(property, { ...query, path, lacks }, tracker), asMember);
      if (taint) return taint;
    } else if (name === ANY) {
      const taint = ofProperty(property, { ...query, path }, tracker);
      if (taint) return taint;
    } else if (own === name) {
      return ofProperty(property, { ...query, path }, tracker);
    }
  }
  return undefined;
}

function ofProperty(property: TSESTree.Property, query: Query, tracker: Tracker): Taint | undefined {
  return property.kind === "get"
    ? ofGetter(property.value, query, tracker)
    : tracker.taintOf({ ...query, node: property.value });
}

/** What a getter of an object or a class returns. */
export function ofGetter(getter: TSESTree.Node, query: Query, tracker: Tracker): Taint | undefined {
  return isFunction(getter)
    ? firstTaint(returnsOf(getter, tracker.file.sourceCode.visitorKeys), { ...query, frame: undefined }, tracker)
    : undefined;
}

/** A property's name; of a computed one, the text that a constant holds. */
function nameOf(property: TSESTree.Property, { file }: Tracker): string | undefined {
  if (!property.computed || property.key.type !== "Identifier") return staticName(property);
  const value = file.resolve(property.key);
  return value.type === "Literal" ? String(value.value) : undefined;
}
