import type { Span } from "../finding.ts";
import type { Lines } from "./lines.ts";

const KEY = /^(?<indent>[ \t]*(?:- +)*)["']?[\w./-]+["']?:(?:[ \t]|$)/;
const LIST_ITEM = /^(?<indent>[ \t]*- +)\S/;
/** Keys under which tools put a URL's parts, so that the request is the mapping around. */
const PART_OF_REQUEST = /^[ \t]*(?:- +)?["']?(?:url|uri|request|server|endpoint)["']?:[ \t]*$/;
const LONGEST = 80;

/**
 * The YAML mapping that the key of a line belongs to, or nothing where the text around is not YAML.
 * @param rootToo whether a mapping without indentation counts; only a file known to be YAML can say so
 */
export function yamlMapping(lines: Lines, line: number, rootToo: boolean): Span | undefined {
  const indent = indentOf(lines.text(line));
  if (indent === undefined || (indent === 0 && !rootToo)) return undefined;
  let first = line;
  while (
    line - first < LONGEST &&
    first > 0 &&
    !startsItem(lines.text(first), indent) &&
    belongs(lines.text(first - 1), indent)
  )
    first--;
  let last = line;
  while (last - line < LONGEST && last + 1 < lines.count) {
    const next = lines.text(last + 1);
    if (!belongs(next, indent) || startsItem(next, indent)) break;
    last++;
  }
  if (!rootToo && !looksLikeYaml(lines, first, last)) return undefined;
  if (first > 0 && PART_OF_REQUEST.test(lines.text(first - 1))) {
    return yamlMapping(lines, first - 1, rootToo);
  }
  return { start: lines.span(first).start, end: lines.span(last).end };
}

/** The line of the key that a line stands under. */
export function parentKey(lines: Lines, line: number): string | undefined {
  const own = lines.text(line);
  const indent = own.length - own.trimStart().length;
  const isItem = own.trimStart().startsWith("- ");
  for (let above = line - 1; above >= 0 && line - above < LONGEST; above--) {
    const text = lines.text(above);
    if (text.trim() === "") continue;
    const aboveIndent = text.length - text.trimStart().length;
    if (aboveIndent < indent || (isItem && aboveIndent === indent && !text.trimStart().startsWith("- "))) return text;
  }
  return undefined;
}

/** The column in which a line's key starts, after the dashes of list items. */
function indentOf(line: string): number | undefined {
  return (KEY.exec(line) ?? LIST_ITEM.exec(line))?.groups?.["indent"]?.length;
}

function startsItem(line: string, indent: number): boolean {
  return /^[ \t]*-/.test(line) && line.search(/[^ \t-]/) === indent;
}

function belongs(line: string, indent: number): boolean {
  return line.trim() === "" || line.search(/[^ \t]/) >= indent || startsItem(line, indent);
}

function looksLikeYaml(lines: Lines, first: number, last: number): boolean {
  for (let line = first; line <= last; line++) {
    const text = lines.text(line);
    if (text.trim() !== "" && !/[;{,(]\s*$/.test(text)) continue;
    if (text.trim() !== "") return false;
  }
  return true;
}
