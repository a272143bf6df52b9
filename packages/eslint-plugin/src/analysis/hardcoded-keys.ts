import type { Finding } from "@nxs-guard/core";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

import { assembledKeys, mayAssembleKey } from "./assembled-keys.ts";
import { decodingCall } from "./decoding-call.ts";
import { keysIn, mayHoldKey, specificityOf } from "./keys-in-text.ts";
import { RangeIndex } from "./range-index.ts";
import type { Range } from "./replacement.ts";
import type { StaticTextReader } from "./static-text.ts";
import { wholeText } from "./text.ts";

/** A key in the source. */
export interface HardcodedKey {
  readonly finding: Finding;
  readonly range: Range;
  /** The smallest expression, or stretch of a template, whose replacement takes away this key and nothing of another. */
  readonly replaceable: TSESTree.Node | undefined;
  /** The key is in no single place: parts are put together within `range`. */
  readonly isAssembled: boolean;
}

/** Told of the nodes of a file in any order, then asked for every key in it, each once. */
export interface KeyCollector {
  visitText: (node: TSESTree.Literal | TSESTree.TemplateElement | TSESTree.JSXText) => void;
  visitAssembly: (node: TSESTree.Node) => void;
  visitDecoding: (call: TSESTree.CallExpression) => void;
  keys: () => readonly HardcodedKey[];
}

export function keyCollector({ text }: Readonly<TSESLint.SourceCode>, reader: () => StaticTextReader): KeyCollector {
  const written = keysIn(text).map((finding): HardcodedKey => {
    return { finding, range: [finding.span.start, finding.span.end], replaceable: undefined, isAssembled: false };
  });
  const assembled: HardcodedKey[] = [];
  const decoded: HardcodedKey[] = [];

  /** Notes the literal around a key; of one whose text means more than it shows (`\x6e`, `&#110;`), reads the meaning. */
  function visitText(node: TSESTree.Literal | TSESTree.TemplateElement | TSESTree.JSXText): void {
    const inside = indexesWithin(written, node.range);
    for (const index of inside) {
      const key = written[index] as HardcodedKey;
      const isPlain = key.finding.encodings.every((encoding) => encoding === "escape");
      if (isPlain && isReplaceable(node, inside.length)) written[index] = { ...key, replaceable: node };
    }
    const meaning = inside.length > 0 ? undefined : meaningBeyondText(node, text);
    if (meaning === undefined || !mayHoldKey(meaning)) return;
    for (const finding of keysIn(meaning)) {
      const replaceable = node.type !== "JSXText" && isWhole(finding, meaning) ? node : undefined;
      assembled.push({ finding, range: node.range, replaceable, isAssembled: false });
    }
  }

  function visitAssembly(node: TSESTree.Node): void {
    const { mostOf, partsOf } = reader();
    const assembly = mayAssembleKey(node, mostOf) ? partsOf(node) : undefined;
    if (!assembly) return;
    for (const { finding, parts, isWhole } of assembledKeys(assembly)) {
      const [first] = parts;
      const last = parts.at(-1) ?? first;
      // Of a chain of `+` the operands that bring the key can be shown alone.
      const range: Range = node.type === "BinaryExpression" && !isWhole ? [first.range[0], last.range[1]] : node.range;
      const isReplaceable = isWhole && node.type !== "AssignmentExpression";
      assembled.push({ finding, range, replaceable: isReplaceable ? node : undefined, isAssembled: true });
    }
  }

  function visitDecoding(call: TSESTree.CallExpression): void {
    const argument = decodingCall(call)?.argument;
    const [text] = argument ? reader().textsOf(call) : [];
    const plain = text && wholeText(text);
    if (plain === undefined || !mayHoldKey(plain)) return;
    for (const finding of keysIn(plain)) {
      const replaceable = isWhole(finding, plain) ? call : undefined;
      decoded.push({ finding, range: argument?.range ?? call.range, replaceable, isAssembled: false });
    }
  }

  function keys(): readonly HardcodedKey[] {
    const kept = [...withAssembled(written, assembled)];
    const indexes = new Map<string, number>();
    for (const [index, key] of kept.entries()) if (!indexes.has(idOf(key))) indexes.set(idOf(key), index);
    for (const key of decoded) {
      const index = indexes.get(idOf(key)) ?? kept.length;
      const other = kept[index];
      if (!other) {
        indexes.set(idOf(key), index);
        kept.push(key);
      } else if (key.replaceable && contains(key.replaceable.range, (other.replaceable ?? other).range)) {
        kept[index] = { ...other, replaceable: key.replaceable };
      }
    }
    return kept;
  }

  return { visitText, visitAssembly, visitDecoding, keys };
}

/** What is put together is told where no key of the same value stands already, and in place of what a part of it alone passes for. */
function withAssembled(
  written: readonly HardcodedKey[],
  assembled: readonly HardcodedKey[],
): ReadonlySet<HardcodedKey> {
  const kept = new Set<HardcodedKey>();
  const byValue = new Map<string, RangeIndex<HardcodedKey>>();
  const bySpecificity = new Map<number, RangeIndex<HardcodedKey>>();

  function keep(key: HardcodedKey): void {
    kept.add(key);
    indexAt(byValue, idOf(key)).add(key);
    indexAt(bySpecificity, specificityOf(key.finding)).add(key);
  }

  function drop(key: HardcodedKey): void {
    kept.delete(key);
    byValue.get(idOf(key))?.delete(key);
    bySpecificity.get(specificityOf(key.finding))?.delete(key);
  }

  written.forEach(keep);
  for (const key of assembled) {
    if (byValue.get(idOf(key))?.overlaps(key.range)) continue;
    for (const [specificity, others] of bySpecificity) {
      if (specificity < specificityOf(key.finding)) [...others.overlapping(key.range)].forEach(drop);
    }
    keep(key);
  }
  return kept;
}

function indexAt<Key>(indexes: Map<Key, RangeIndex<HardcodedKey>>, at: Key): RangeIndex<HardcodedKey> {
  const index = indexes.get(at) ?? new RangeIndex();
  indexes.set(at, index);
  return index;
}

/** In a template a key gives way alone; a string is written anew, and must not carry a second key with it. */
function isReplaceable(node: TSESTree.Literal | TSESTree.TemplateElement | TSESTree.JSXText, keys: number): boolean {
  return node.type === "TemplateElement" || (node.type === "Literal" && typeof node.value === "string" && keys === 1);
}

/** What a literal stands for, where its characters in the source are others. */
function meaningBeyondText(
  node: TSESTree.Literal | TSESTree.TemplateElement | TSESTree.JSXText,
  text: string,
): string | undefined {
  const meaning = node.type === "TemplateElement" ? node.value.cooked : node.value;
  if (typeof meaning !== "string" || node.range[1] - node.range[0] < meaning.length + 3) return undefined;
  return /[\\&]/.test(text.slice(...node.range)) ? meaning : undefined;
}

/** The indexes of the keys that lie in a range; `keys` are sorted by place. */
function indexesWithin(keys: readonly HardcodedKey[], range: Range): readonly number[] {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as HardcodedKey).range[0] < range[0]) low = middle + 1;
    else high = middle;
  }
  const indexes: number[] = [];
  for (let i = low; i < keys.length && (keys[i] as HardcodedKey).range[0] < range[1]; i++) {
    if (contains(range, (keys[i] as HardcodedKey).range)) indexes.push(i);
  }
  return indexes;
}

function isWhole({ span }: Finding, text: string): boolean {
  return span.start === 0 && span.end === text.length;
}

function idOf({ finding }: HardcodedKey): string {
  return finding.fingerprint;
}

function contains(outer: Range, inner: Range): boolean {
  return outer[0] <= inner[0] && outer[1] >= inner[1];
}
