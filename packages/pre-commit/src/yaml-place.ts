import { isMap, isSeq, type Document, type Node } from "yaml";

/** Where lines can go in among those of a mapping or a list. */
export interface YamlPlace {
  /** Offset of the start of a line. */
  readonly at: number;
  /** The spaces that stand before each entry. */
  readonly indent: string;
}

/** The place before the first entry of a mapping or list in block form; undefined for anything else, such as one in braces. */
export function beforeFirstEntry(text: string, node: unknown): YamlPlace | undefined {
  if (isMap(node) && !node.flow) return lineOf(text, rangeOf(node.items[0]?.key), "");
  if (isSeq(node) && !node.flow) return lineOf(text, rangeOf(node.items[0]), "-");
  return undefined;
}

/** Whether lines at the end of the text can be entries of its mapping. */
export function canBeAppendedTo({ contents, errors }: Document): boolean {
  return errors.length === 0 && (contents === null || (isMap(contents) && !contents.flow));
}

function rangeOf(node: unknown): number | undefined {
  return (node as Node | undefined)?.range?.[0];
}

/** @param mark what stands between the spaces and the entry */
function lineOf(text: string, start: number | undefined, mark: string): YamlPlace | undefined {
  if (start === undefined) return undefined;
  const at = text.lastIndexOf("\n", start - 1) + 1;
  const [, indent, found = ""] = /^( *)((?:- *)?)$/.exec(text.slice(at, start)) ?? [];
  return indent !== undefined && found.trimEnd() === mark ? { at, indent } : undefined;
}
