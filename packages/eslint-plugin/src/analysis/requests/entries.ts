import type { TSESTree } from "@typescript-eslint/utils";

/** A named value: a property of an object, a pair, a call that sets one. */
export interface Entry {
  readonly name: string;
  readonly nameNode: TSESTree.Node;
  readonly value: TSESTree.Node;
}

/** What is known of an object of named values: options, headers, parameters. */
export interface Entries {
  /** In their order; a later one of a name takes the place of an earlier one. */
  readonly list: readonly Entry[];
  /** There may be more than the source shows. */
  readonly isOpen: boolean;
  /** The object literal to which one can be added. */
  readonly literal: TSESTree.ObjectExpression | undefined;
  /** The name under which the object is known: what is set on its members may be found there. */
  readonly holder: TSESTree.Node | undefined;
}

export const NO_ENTRIES: Entries = { list: [], isOpen: false, literal: undefined, holder: undefined };
export const UNKNOWN: Entries = { ...NO_ENTRIES, isOpen: true };

/** Of more entries the last ones are known, so that a hostile file costs no more than a friendly one. */
const MAX_ENTRIES = 128;

/** All of several; those of a later part take the place of earlier ones of their names. */
export function merged(parts: readonly Entries[]): Entries {
  const later = new Set<string>();
  const lists: (readonly Entry[])[] = [];
  for (const { list } of parts.toReversed()) {
    const names = list.map(({ name }) => name.toLowerCase());
    lists.push(list.filter((_, i) => !later.has(names[i] ?? "")));
    for (const name of names) later.add(name);
  }
  return bounded(
    lists.toReversed().flat(),
    parts.some(({ isOpen }) => isOpen),
  );
}

/** Those of objects of which the program takes one. */
export function eitherOf(...choices: readonly Entries[]): Entries {
  return bounded(
    choices.flatMap(({ list }) => list),
    choices.some(({ isOpen }) => isOpen),
  );
}

function bounded(list: readonly Entry[], isOpen: boolean): Entries {
  return { ...NO_ENTRIES, list: list.slice(-MAX_ENTRIES), isOpen: isOpen || list.length > MAX_ENTRIES };
}
