import { LineCursor, type Position } from "../location.ts";
import { COMMENT_END, COMMENT_START } from "./comment.ts";
import { PLUGIN_PREFIX, type Directive } from "./directive.ts";

/** A document that holds more is made to cost time: what comes behind silences nothing. */
const MOST = 10_000;
/** How much of a line before and behind the first word is read, in bytes. */
const BEFORE = 16;
const BEHIND = 1000;

/**
 * The directives of a document of UTF-8.
 *
 * @param places where one of the anchors stands, in bytes, ascending
 * @param start where the first byte stands, when the bytes are a later part of a document
 */
export function readDirectives(bytes: Buffer, places: readonly number[], start: Position): readonly Directive[] {
  const cursor = new LineCursor(bytes, start);
  const starts = new Set(places.slice(0, MOST).flatMap((at) => startsAround(bytes, at)));
  return [...starts]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const words = wordsAt(bytes, at);
      return words ? directive(words, bytes, at, cursor) : [];
    });
}

/** Where directives may start that hold the anchor at `at`: there, or before it on its line when it is the name of a rule for ESLint. */
function startsAround(bytes: Buffer, at: number): readonly number[] {
  if (bytes.toString("latin1", at, at + PLUGIN_PREFIX.length) !== PLUGIN_PREFIX) return [at];
  const from = Math.max(0, at - BEHIND);
  const before = bytes.toString("latin1", from, at);
  const line = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  return Array.from(before.slice(line).matchAll(/eslint-disable/g), ({ index }) => from + line + index);
}

/** The text from the first word to the end of its line, when that word is the first of a comment. */
function wordsAt(bytes: Buffer, at: number): string | undefined {
  const from = Math.max(0, at - BEFORE);
  const before = bytes.toString("latin1", from, at);
  const line = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
  const isCut = line.length === before.length && from > 0;
  if (!COMMENT_START.test(isCut ? `x${line}` : line)) return undefined;
  const behind = bytes.toString("utf8", at, at + BEHIND);
  return behind.slice(0, /[\n\r]/.exec(behind)?.index);
}

const ONLY_COMMENT_END = /^[\s*]*(?:\*\/|--!?>|%>|#\}|\*\)|-\}|\|#|\*@|\]\]|#>|=#|(?:--)?\}\})\s*$/;

const FIRST_WORD =
  /^(?<tool>nxs-guard|eslint)-(?<effect>disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])/;

function directive(words: string, bytes: Buffer, at: number, cursor: LineCursor): Directive[] {
  const { tool, effect } = FIRST_WORD.exec(words)?.groups ?? {};
  if (tool === undefined || effect === undefined) return [];
  const end = COMMENT_END.exec(words)?.index;
  const said = words.slice(tool.length + 1 + effect.length, end);
  // XML allows no `--` in a comment: there a dash does it.
  const separator = /(?:^|\s)(?:-{2,}|\u2014)(?=\s|$)/.exec(said);
  const named = said
    .slice(0, separator?.index)
    .split(/[\s,]+/)
    .filter((word) => word !== "");
  const rules = tool === "eslint" ? ofPlugin(named) : named;
  // What ESLint says of other rules is not about ours; `eslint-enable` alone ends everything.
  if (tool === "eslint" && rules.length === 0 && !(effect === "enable" && named.length === 0)) return [];
  const { line } = cursor.positionAt(at);
  const after = separator ? said.slice(separator.index + separator[0].length).trim() : "";
  return [
    {
      tool: tool as Directive["tool"],
      effect: EFFECTS[effect] ?? "disable",
      rules,
      reason: after
        .replace(UNTIL, "")
        .replace(/^[\s,;:.()]+$/, "")
        .trim(),
      until: UNTIL.exec(after)?.groups?.["date"],
      start: at,
      line,
      target: effect === "disable-next-line" ? line + 1 + (end === undefined ? endLinesBehind(bytes, at) : 0) : line,
    },
  ];
}

const EFFECTS: Readonly<Record<string, Directive["effect"]>> = {
  "disable-next-line": "line",
  "disable-line": "line",
  "disable-file": "file",
  disable: "disable",
  enable: "enable",
};

const UNTIL = /[,;(]?\s*\buntil\s+(?<date>\d[\d\-/.]*\d)\)?/i;

function ofPlugin(rules: readonly string[]): string[] {
  return rules.flatMap((rule) => (rule.startsWith(PLUGIN_PREFIX) ? rule.slice(PLUGIN_PREFIX.length) : []));
}

/** How many lines that only end a comment come next: in a comment of several lines, they stand between it and what it speaks of. */
function endLinesBehind(bytes: Buffer, at: number): number {
  const [, next = ""] = bytes.toString("latin1", at, at + BEHIND + 100).split(/\r\n|\n|\r/, 2);
  return ONLY_COMMENT_END.test(next) ? 1 : 0;
}
