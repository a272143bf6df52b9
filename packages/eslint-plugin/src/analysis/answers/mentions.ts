import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../bindings.ts";

/** Where a variable is read. */
export function mentionsOf(variable: Variable | undefined): readonly TSESTree.Node[] {
  return (variable?.references ?? []).filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
}
