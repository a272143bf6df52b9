import type { TSESTree } from "@typescript-eslint/utils";

import { fieldsOf, isErrorClass } from "../../classes.ts";
import type { Field, Instance } from "../../classes.ts";
import { staticName } from "../../syntax.ts";
import { ANY } from "../access-path.ts";
import type { Path } from "../access-path.ts";
import { asInspected, asMember, reformed } from "../taint.ts";
import type { Taint } from "../taint.ts";
import { ofGetter } from "./literals.ts";
import type { Query, Tracker } from "./query.ts";

/** What a part of an instance brings: `this.headers`, `client.key`; the whole where it is shown whole. */
export function ofInstance({ body, isStatic }: Instance, query: Query, tracker: Tracker): Taint | undefined {
  const [name, ...path] = query.path;
  const isWhole = name === undefined;
  if (isWhole && (isStatic || showsItself(body))) return undefined;
  for (const field of fieldsOf(body, tracker.file)) {
    if (field.isStatic !== isStatic || !isAsked(field, query.path, query.lacks)) continue;
    const part: Query = { node: field.value, path, lacks: isWhole ? [] : query.lacks, frame: undefined };
    const taint = field.isGetter ? ofGetter(field.value, part, tracker) : tracker.taintOf(part);
    if (taint) return isWhole ? reformed(taint, isErrorClass(body) ? asInspected : asMember) : taint;
  }
  return undefined;
}

function isAsked({ name, isGetter, isPrivate }: Field, [asked]: Path, lacks: readonly Path[]): boolean {
  if (asked !== undefined) return asked === name || (asked === ANY && !isPrivate);
  // Getters stand on the prototype, where neither logs nor JSON look.
  return !isPrivate && !isGetter && !lacks.some((gone) => gone[0] === name);
}

/** Has the class its own way to be written? */
function showsItself({ body }: TSESTree.ClassBody): boolean {
  return body.some((each) => {
    if (each.type !== "MethodDefinition") return false;
    return staticName(each) === "toJSON" || (each.computed && each.key.type !== "Literal");
  });
}
