import type { TSESTree } from "@typescript-eslint/utils";

import type { Bindings } from "../bindings.ts";
import type { NexusKeyTest } from "../nexus-key.ts";
import type { Text } from "../text.ts";

/** What text an expression can have: one alternative for each branch of `a ? b : c` and for each default. At least one. */
export type TextsOf = (node: TSESTree.Node) => readonly Text[];

/** A direct part of an assembled value, such as an operand of `+`. */
export interface Part {
  readonly node: TSESTree.Node;
  readonly texts: readonly Text[];
}

/** What those that read one kind of expression have in common: the reader of all kinds, and what a file may cost. */
export interface Reading {
  readonly bindings: Bindings;
  readonly isKey: NexusKeyTest;
  readonly textsOf: TextsOf;
  /** Values that are read once more; undefined when the file has repeated itself too often. */
  readonly repeated: (texts: readonly Text[]) => readonly Text[] | undefined;
}
