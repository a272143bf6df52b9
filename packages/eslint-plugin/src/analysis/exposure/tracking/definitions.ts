import type { TSESTree } from "@typescript-eslint/utils";

import type { Variable } from "../../bindings.ts";
import { ANY, WHOLE } from "../access-path.ts";
import type { AccessPath } from "../access-path.ts";
import { pathTo, patternAround } from "./patterns.ts";
import { isPassedOneWay, mayReach, siteOf } from "./sites.ts";
import type { Site } from "./sites.ts";

/** A value that is written to a variable. */
interface Definition extends AccessPath {
  readonly value: TSESTree.Node;
  /** The loop that writes one element after the other. */
  readonly loop?: TSESTree.ForOfStatement | undefined;
  /** Is it only written where nothing is given? */
  readonly isDefault?: boolean;
}

/** The values that a variable may have where it is mentioned: compilers call it its reaching definitions. */
interface ReachingDefinitions {
  /** The latest first. */
  readonly definitions: readonly Definition[];
  /** May it still have the value that it came with, as a parameter has? */
  readonly keepsFirst: boolean;
}

type Loop = TSESTree.ForInStatement | TSESTree.ForOfStatement;

interface Write {
  readonly definition: Definition | undefined;
  readonly site: Site;
  readonly replaces: boolean;
}

/** Of a variable with more writes than this the last ones before the mention count, so that a hostile file costs no more than a friendly one. */
const MAX_WRITES = 64;

const known = new WeakMap<Variable, readonly Write[]>();

export function definitionsFor(mention: TSESTree.Identifier, variable: Variable): ReachingDefinitions {
  const definitions: Definition[] = [];
  const use = siteOf(mention);
  const covered = new Set<TSESTree.Node>();
  const declared = variable.defs[0]?.name as TSESTree.Node | undefined;
  for (const { definition, site, replaces } of nearest(writesOf(variable), mention)) {
    if (!mayReach(site, use, declared)) continue;
    if (definition) definitions.push(definition);
    if (replaces && isPassedOneWay(site, covered, use)) return { definitions, keepsFirst: false };
  }
  return { definitions, keepsFirst: true };
}

function nearest(writes: readonly Write[], { range: [start] }: TSESTree.Node): readonly Write[] {
  if (writes.length <= MAX_WRITES) return writes.toReversed();
  let [low, high] = [0, writes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((writes[middle] as Write).site.range[1] <= start) low = middle + 1;
    else high = middle;
  }
  return writes.slice(Math.max(0, low - MAX_WRITES), low).reverse();
}

function writesOf(variable: Variable): readonly Write[] {
  let writes = known.get(variable);
  if (!writes) {
    const references = variable.references.filter((reference) => reference.isWrite());
    writes = references
      .flatMap(({ identifier, writeExpr }) => (writeExpr ? [writeOf(identifier, writeExpr)] : []))
      .sort((a, b) => a.site.range[1] - b.site.range[1]);
    known.set(variable, writes);
  }
  return writes;
}

function writeOf(name: TSESTree.Node, value: TSESTree.Node): Write {
  const { parent } = name;
  if (parent?.type === "AssignmentPattern" && parent.left === name && parent.right === value) {
    return { definition: { value, ...WHOLE, isDefault: true }, site: siteOf(parent), replaces: false };
  }
  const pattern = patternAround(name);
  const whole = pattern.parent ?? pattern;
  const part = pathTo(name, pattern);
  const loop = loopOf(whole);
  return {
    definition: part && definitionOf(value, part, loop),
    site: siteOf(loop?.left ?? whole),
    replaces: whole.type === "VariableDeclarator" || (whole.type === "AssignmentExpression" && whole.operator === "="),
  };
}

function definitionOf(value: TSESTree.Node, part: AccessPath, loop: Loop | undefined): Definition | undefined {
  if (!loop) return { value, ...part };
  // A loop over the names of an object writes no values.
  return loop.type === "ForOfStatement" ? { ...part, value, path: [ANY, ...part.path], loop } : undefined;
}

/** `for (const { a } of objects)`, `for (a of objects)` */
function loopOf(write: TSESTree.Node): Loop | undefined {
  const loop = write.type === "VariableDeclarator" ? write.parent.parent : write;
  const isLoop = loop.type === "ForOfStatement" || loop.type === "ForInStatement";
  return isLoop && (write === loop || loop.left === write.parent) ? loop : undefined;
}
