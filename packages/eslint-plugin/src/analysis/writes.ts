import type { TSESLint } from "@typescript-eslint/utils";

import type { Variable } from "./bindings.ts";

const known = new WeakMap<Variable, readonly TSESLint.Scope.Reference[]>();

/** Where a variable is written, in their order. Found once: generated code has variables with thousands of references. */
export function writesOf(variable: Variable | undefined): readonly TSESLint.Scope.Reference[] {
  if (!variable) return [];
  let writes = known.get(variable);
  if (!writes) known.set(variable, (writes = variable.references.filter((reference) => reference.isWrite())));
  return writes;
}
