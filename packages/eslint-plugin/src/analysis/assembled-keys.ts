import type { Finding } from "@nxs-guard/core";
import type { TSESTree } from "@typescript-eslint/utils";

import { keysIn, mayHoldKey, SHORTEST_KEY } from "./keys-in-text.ts";
import { countBefore } from "./sorted.ts";
import type { MostOf } from "./static-text/most.ts";
import { stretchesOf } from "./static-text/parts.ts";
import type { Part } from "./static-text/reading.ts";
import { operandsOf } from "./syntax.ts";
import { lengthOf } from "./text.ts";

export interface AssembledKey {
  readonly finding: Finding;
  /** The parts that bring at least one character of the key, in their order. */
  readonly parts: readonly [TSESTree.Node, ...TSESTree.Node[]];
  /** Is the key all that the parts make? */
  readonly isWhole: boolean;
}

interface Run {
  text: string;
  /** Where each part's stretch of the run begins. */
  readonly starts: { readonly at: number; readonly node: TSESTree.Node }[];
}

/** A first look at what is put together, without a look at what names stand for: of most nothing, or nothing long enough, can come of it. */
export function mayAssembleKey(node: TSESTree.Node, mostOf: MostOf): boolean {
  const operands = directOperands(node);
  if (!operands) return true;
  let [length, count] = [0, 0];
  for (const operand of operands) {
    const most = mostOf(operand);
    if (most === undefined) [length, count] = [0, 0];
    else if (most > 0) [length, count] = [length + most, count + 1];
    if (count > 1 && length >= SHORTEST_KEY) return true;
  }
  return false;
}

/** What an expression puts together by itself; undefined where it is a call that does. */
function directOperands(node: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  switch (node.type) {
    case "AssignmentExpression":
      return [node.left, node.right];
    case "BinaryExpression":
      return operandsOf(node);
    case "TemplateLiteral":
      return stretchesOf(node);
    default:
      return undefined;
  }
}

/**
 * The keys that exist only when the parts are put together. One that stands wholly in a single part is left to that part, so that a
 * key is met once: at the smallest expression that holds it.
 */
export function assembledKeys(parts: readonly Part[]): readonly AssembledKey[] {
  if (longest(parts) < SHORTEST_KEY) return [];
  const keys: AssembledKey[] = [];
  for (const runs of alternatives(parts)) keys.push(...keysOf(runs));
  return keys;
}

/** How long the text of all parts can be, in UTF-16 code units, as far as the source fixes it. */
function longest(parts: readonly Part[]): number {
  return parts.reduce((sum, { texts }) => sum + Math.max(0, ...texts.map(lengthOf)), 0);
}

/** One choice after another for all parts at once, so that each is met and the cost does not multiply. */
function alternatives(parts: readonly Part[]): (readonly Run[])[] {
  const count = parts.reduce((most, { texts }) => Math.max(most, texts.length), 1);
  return Array.from({ length: count }, (_, i) => knownRuns(parts, i));
}

function keysOf(runs: readonly Run[]): readonly AssembledKey[] {
  const keys: AssembledKey[] = [];
  for (const run of runs) {
    if (run.starts.length < 2 || !mayHoldKey(run.text)) continue;
    for (const finding of keysIn(run.text)) {
      const { start, end } = finding.span;
      const [first, ...others] = partsUnder(run, start, end);
      const isWhole = runs.length === 1 && start === 0 && end === run.text.length;
      if (first && others.length > 0) keys.push({ finding, parts: [first, ...others], isWhole });
    }
  }
  return keys;
}

/** The longest stretches of neighbouring text that the source fixes: what only run time knows ends one. */
function knownRuns(parts: readonly Part[], choice: number): readonly Run[] {
  const runs: Run[] = [];
  let run: Run = { text: "", starts: [] };
  for (const { node, texts } of parts) {
    for (const { text: stretch } of texts[choice] ?? texts.at(-1) ?? []) {
      if (stretch === undefined) {
        runs.push(run);
        run = { text: "", starts: [] };
      } else if (stretch !== "") {
        if (run.starts.at(-1)?.node !== node) run.starts.push({ at: run.text.length, node });
        run.text += stretch;
      }
    }
  }
  return [...runs, run];
}

function partsUnder({ starts }: Run, start: number, end: number): readonly TSESTree.Node[] {
  const [first, last] = [start + 1, end].map((place) => countBefore(starts, place, ({ at }) => at));
  return starts.slice((first ?? 0) - 1, last).map(({ node }) => node);
}
