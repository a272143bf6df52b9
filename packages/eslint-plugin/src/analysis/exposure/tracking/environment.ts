import type { TSESTree } from "@typescript-eslint/utils";

import { ANY } from "../access-path.ts";
import { source } from "../taint.ts";
import type { Taint } from "../taint.ts";
import type { Query, Tracker } from "./query.ts";

/** What a part of the whole environment brings, or of all settings. */
export function ofEnvironment(
  node: TSESTree.Node,
  name: string,
  { path: [first, ...rest], lacks }: Query,
  { file, names }: Tracker,
): Taint | undefined {
  if (first === undefined) {
    const isTakenOut = lacks.some(
      ([gone, ...below]) => gone !== undefined && below.length === 0 && names.isKeyName(gone),
    );
    return isTakenOut ? undefined : { ...source(node, name), form: "plain", isHolder: true };
  }
  if (rest.length > 0) return undefined;
  if (first === ANY) return source(node, file.settings.envNames[0] ?? name);
  return names.isKeyName(first) ? source(node, first) : undefined;
}
