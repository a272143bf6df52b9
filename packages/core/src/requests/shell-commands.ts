import type { Span } from "../finding.ts";

/** Programs that send requests. `http` and `https` (HTTPie) are words of prose too, so something of their syntax must follow. */
const CLIENT =
  /(?:(?<![\w.$@-])|(?<=\\[nrt]))(?:(?:curl(?:ie)?|wget2?|xhs?|httpie|aria2c|websocat|wscat|rclone|hey|invoke-(?:restmethod|webrequest)|irm|iwr)(?:\.exe)?|https?(?=\s+(?:-|GET\b|POST\b|PUT\b|PATCH\b|DELETE\b|HEAD\b|https?:|:\d|api)))(?=\s)/gi;
const LONGEST = 4096;
/** A line that starts with an option is no command of its own: folded YAML joins it to the one before. */
const OPTION_LINE = /^\r?\n[ \t]*(?:\\[ \t]*\r?\n[ \t]*)?--?[A-Za-z]/;

/** The commands of a text that send requests, each from its program to its end, continuation lines and quoted newlines included. */
export function commandsIn(text: string): Span[] {
  const commands: Span[] = [];
  let end = 0;
  for (const { index: start } of text.matchAll(CLIENT)) {
    if (start < end) continue;
    end = commandEnd(text, start, enclosingQuote(text, start));
    commands.push({ start, end });
  }
  return commands;
}

/** The quote of another language's string that the command is written in, seen from the start of its line. */
function enclosingQuote(text: string, at: number): string | undefined {
  const from = Math.max(0, at - LONGEST);
  let quote: string | undefined;
  for (let i = from + text.slice(from, at).lastIndexOf("\n") + 1; i < at; i++) {
    const character = text[i];
    if (character === "\\") i++;
    else if (quote === undefined && opensQuote(text, i)) quote = character;
    else if (character === quote) quote = undefined;
  }
  return quote;
}

/** An apostrophe inside a word of prose opens nothing. */
function opensQuote(text: string, at: number): boolean {
  const character = text[at];
  return character === '"' || character === "`" || (character === "'" && !/\w/.test(text[at - 1] ?? ""));
}

function commandEnd(text: string, start: number, outer: string | undefined): number {
  const limit = Math.min(text.length, start + LONGEST);
  let firstLineEnd = limit;
  let quote: string | undefined;
  let depth = 0;
  for (let i = start; i < limit; i++) {
    const character = text[i] ?? "";
    if (isLineEnd(character)) firstLineEnd = Math.min(firstLineEnd, i);
    if (isLineEnd(character) && quote === undefined && depth === 0 && OPTION_LINE.test(text.slice(i, i + 80))) continue;
    if (quote === undefined && continuesLine(text, i)) i += text[i + 1] === "\r" ? 2 : 1;
    else if (outer !== undefined && quote === undefined && endsEscapedLine(text, i)) return i;
    else if (character === "\\") i++;
    else if (character === outer) return i;
    else if (quote !== undefined) quote = character === quote ? undefined : quote;
    else if (character === "'" || character === '"') quote = opensQuote(text, i) ? character : undefined;
    else if (character === "(" || character === "{") depth++;
    else if (character === ")" || character === "}") depth--;
    else if (depth === 0 && endsCommand(text, i)) return i;
    if (depth < 0) return i;
  }
  return quote === undefined && depth === 0 ? limit : firstLineEnd;
}

/** A `\n` of the string around, unless the command's own backslash (`\\` there) or an option on the next line carries it on. */
function endsEscapedLine(text: string, at: number): boolean {
  if (text[at] !== "\\" || text[at + 1] !== "n" || text[at - 1] === "\\") return false;
  return !/^\\n[ \t]*--?[A-Za-z]/.test(text.slice(at, at + 80));
}

/** `\`, PowerShell's backtick and cmd's `^` before the end of a line. */
function continuesLine(text: string, at: number): boolean {
  const character = text[at];
  if (character !== "\\" && character !== "`" && character !== "^") return false;
  return isLineEnd(text[at + 1] ?? "");
}

function endsCommand(text: string, at: number): boolean {
  const character = text[at] ?? "";
  if (character === "&") return text[at + 1] === "&" || /\s/.test(text[at + 1] ?? "\n");
  return isLineEnd(character) || character === ";" || character === "|" || character === "`";
}

function isLineEnd(character: string): boolean {
  return character === "\n" || character === "\r";
}
