import type { Bracket, Brackets } from "./brackets.ts";
import type { Lines } from "./lines.ts";
import { parentKey } from "./yaml-mappings.ts";

/** `params: `, `query = `, `new URLSearchParams(`, `params = dict(`. */
const QUERY_LABEL =
  /(?:params?|query(?:string|params?|parameters)?|\bqs|urlencode|http_build_query)["'`\]]{0,2} {0,2}(?:(?:[:=]>?|:=) {0,2})?(?:new )?[\w.:]{0,40} ?[([]? {0,2}&?$/i;
/** Names of headers that someone else sends, or that are hidden: no request has them by that. */
const NAMES_ONLY = /allow|expos|cors|vary|redact|sensitive/i;
/** Insomnia's `"parameters": [`; n8n has one in each of `queryParameters`, `headerParameters` and `bodyParameters`. */
const PARAMETERS = /(?<![\w-])["'`]?parameters["'`]{0,2} {0,2}: {0,2}$/i;

/** A function's body, `headers(): HeadersInit {`, or a statement's, `if header != "" {`: what is named there are variables. */
const BODY = /\)[\w&<>[\],.?|*: -]{0,120}$|=> ?$|^\s*(?:\} ?)?(?:else )?(?:if|for|while|switch|match|unless)\b/;

/** What the brackets around say: they are looked at outwards as long as one opens directly inside another. */
export function containerOf(
  brackets: Brackets,
  innermost: Bracket,
  at: number,
): { place: "header" | "query"; statement: number } | undefined {
  let bracket: Bracket | undefined = innermost;
  for (let level = 0; bracket && level < 4; level++) {
    const before = brackets.before(bracket, 80);
    const label = /[^;{},\n]{0,60}$/.exec(before)?.[0] ?? "";
    if (NAMES_ONLY.test(label) || isBody(brackets, bracket)) return undefined;
    if (PARAMETERS.test(label)) {
      const around = brackets.parentOf(bracket, at);
      const kind = around && /(?<kind>header|query|body|form)\w*["'`]?\s*:\s*$/i.exec(brackets.before(around, 40));
      const place = kind?.groups?.["kind"]?.toLowerCase() ?? "query";
      return place === "header" || place === "query" ? { place, statement: bracket.open } : undefined;
    }
    if (
      /header(?:s|map|fields?|s?init|dict\w*|parameters|collection)?\b["'`\]]*[^;{},\n"']{0,40}$/i.test(label) ||
      /(?:HTTP_?HEADER\w*["']?\s*,\s*(?:array)?|Middleware\.Headers,\s*)$/.test(before)
    ) {
      return { place: "header", statement: bracket.open };
    }
    if (QUERY_LABEL.test(label)) {
      return { place: "query", statement: bracket.open };
    }
    if (!/(?:[([{,]&?|\(\s*new\s+\w+|\w\s*=>)\s*$/.test(before) || /=>\s*$/.test(before)) return undefined;
    bracket = brackets.parentOf(bracket, at);
  }
  return undefined;
}

function isBody(brackets: Brackets, bracket: Bracket): boolean {
  if (!brackets.isBlock(bracket)) return false;
  const line = /[^\n]*$/.exec(brackets.before(bracket, 160))?.[0] ?? "";
  return BODY.test(line) && !/\bnew /.test(line);
}

export function containerLine(
  lines: Lines,
  line: number,
): { place: "header" | "query"; statement: number } | undefined {
  const parent = parentKey(lines, line);
  if (parent === undefined) return undefined;
  const statement = lines.span(line).start;
  if (/header\w*["']?\s*:\s*$/i.test(parent)) return { place: "header", statement };
  return /(?:query|param)\w*["']?\s*:\s*$/i.test(parent) ? { place: "query", statement } : undefined;
}
