import { namedValues } from "./named-values.ts";
import { directives, filters, items, queryStrings, valueFirst } from "./notations.ts";
import { pairs } from "./pairs.ts";
import { fragments } from "./query-fragments.ts";
import type { RequestField, Scene } from "./request-field.ts";

/** Every header and parameter that a region sets and whose name tells of a credential, in order of place. */
export function fieldsIn(scene: Scene): RequestField[] {
  return [
    ...pairs(scene),
    ...fragments(scene),
    ...items(scene),
    ...directives(scene),
    ...filters(scene),
    ...queryStrings(scene),
    ...valueFirst(scene),
    ...namedValues(scene),
  ].sort((a, b) => a.at - b.at);
}
