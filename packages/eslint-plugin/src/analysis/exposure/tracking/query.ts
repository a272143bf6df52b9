import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../../bindings.ts";
import type { FileReader } from "../../requests/file-reader.ts";
import type { KeyNames } from "../../key-names.ts";
import type { AccessPath } from "../access-path.ts";
import type { FunctionNode } from "../../functions.ts";
import type { AxiosPlaces } from "../sources/axios-values.ts";
import type { KeySources } from "../sources/key-sources.ts";
import type { WholeEnvironment } from "../sources/whole-environment.ts";
import { asItIs, reformed } from "../taint.ts";
import type { FormChange, Taint } from "../taint.ts";

/** What the parameters of a function are handed in one of its calls. */
export interface Frame {
  readonly of: FunctionNode;
  readonly arguments: ReadonlyMap<Variable, Query>;
}

/** The question whether a part of a value is a key, in the call of a function where it stands in one. */
export interface Query extends AccessPath {
  readonly node: TSESTree.Node;
  readonly frame: Frame | undefined;
}

/** What is asked back while a value is followed. */
export interface Tracker {
  readonly file: FileReader;
  readonly names: KeyNames;
  readonly sources: KeySources;
  readonly environmentOf: WholeEnvironment;
  readonly axiosPlaces: () => AxiosPlaces;
  readonly taintOf: (query: Query) => Taint | undefined;
}

/** The first of several values that brings a key. */
export function firstTaint(
  nodes: readonly TSESTree.Node[],
  query: Omit<Query, "node">,
  { taintOf }: Tracker,
  change: FormChange = asItIs,
): Taint | undefined {
  for (const node of nodes) {
    const taint = reformed(taintOf({ ...query, node }), change);
    if (taint) return taint;
  }
  return undefined;
}
