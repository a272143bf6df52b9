import { namedValues } from "./named-values.ts";
import { items, namesFirst, valuesFirst } from "./notations.ts";
import { pairs } from "./pairs.ts";
import { fragments } from "./query-fragments.ts";
import type { RequestField, Scene } from "./request-field.ts";

/** Every header and parameter that a region sets and whose name tells of a credential, in order of place. */
export function fieldsIn(scene: Scene): RequestField[] {
  return [
    ...pairs(scene),
    ...fragments(scene),
    ...items(scene),
    ...namesFirst(scene),
    ...valuesFirst(scene),
    ...namedValues(scene),
  ].sort((a, b) => a.at - b.at);
}
