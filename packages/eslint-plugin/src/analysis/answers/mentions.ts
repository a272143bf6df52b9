import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../bindings.ts";

const known = new WeakMap<Variable, readonly TSESTree.Node[]>();

/** Where a variable is read. */
export function mentionsOf(variable: Variable | undefined): readonly TSESTree.Node[] {
  if (!variable) return [];
  let mentions = known.get(variable);
  if (!mentions) {
    mentions = variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
    known.set(variable, mentions);
  }
  return mentions;
}

/**
 * Is this so of any place where a variable is read? Asked once of each variable: one that is written to itself leads back to itself.
 *
 * @param answers to the same question
 */
export function isSoOfAny(
  variable: Variable | undefined,
  answers: WeakMap<Variable, boolean>,
  isSo: (mention: TSESTree.Node) => boolean,
): boolean {
  if (!variable) return false;
  let answer = answers.get(variable);
  if (answer === undefined) {
    answers.set(variable, false);
    answers.set(variable, (answer = mentionsOf(variable).some(isSo)));
  }
  return answer;
}

/** Of a name with more mentions nobody asks what becomes of an answer in it, so that a hostile file costs no more than a friendly one. */
const MOST_FOLLOWED = 256;

/** Is a variable read in more places than any that a person writes for one answer? */
export function isReadTooOften(variable: Variable): boolean {
  return mentionsOf(variable).length > MOST_FOLLOWED;
}
