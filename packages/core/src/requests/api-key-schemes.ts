import type { Brackets } from "./brackets.ts";
import type { RequestField } from "./request-field.ts";
import type { Lines } from "./lines.ts";
import { place, type Region } from "./region.ts";

const API_KEY_TYPE = /(?<![\w-])\\*["']?type\\*["']?\s*:\s*\\*["']?apikey\b/gi;
const IN =
  /(?<![\w-])(?:["']?in["']?\s*:|["']key["']\s*:\s*["']in["']\s*,\s*["']value["']\s*:)\s*["']?(?<where>header|query)\b/i;
/** OpenAPI's `name: X`, Postman 2.0's `"key": "X"` and 2.1's `{ "key": "key", "value": "X" }`. */
const NAME =
  /(?<![\w-])(?:["']key["']\s*:\s*["']key["']\s*,\s*["']value["']\s*:|["']?name["']?\s*:|["']key["']\s*:(?!\s*["'](?:key|value|in|type)["']))\s*["']?(?<name>[A-Za-z][\w-]{1,63})/;
const LONGEST = 1500;

/** The header or parameter that an `apiKey` security scheme (OpenAPI) or an `apikey` authentication (Postman, Insomnia) names. */
export function apiKeySchemesIn(region: Region, brackets: Brackets, lines: Lines): RequestField[] {
  const found: RequestField[] = [];
  for (const { 0: type, index } of region.text.matchAll(API_KEY_TYPE)) {
    const { start, end } = objectAround(region, brackets, lines, index);
    const text = region.text.slice(start, end);
    const name = NAME.exec(text);
    const written = name?.groups?.["name"];
    if (!name || written === undefined) continue;
    const at = start + name.index + name[0].length - written.length;
    // The document names no value; that every request carries one is what the scheme says.
    const value = place(region, index + type.length - "apikey".length, index + type.length);
    const where = IN.exec(text)?.groups?.["where"]?.toLowerCase() === "query" ? "query" : "header";
    const field = { name: place(region, at, at + written.length), value, literal: undefined };
    found.push({ place: where, field, at, statement: at, isSetter: false });
  }
  return found;
}

function objectAround(region: Region, brackets: Brackets, lines: Lines, at: number): { start: number; end: number } {
  const bracket = brackets.around(at);
  if (bracket && bracket.close - bracket.open < LONGEST) return { start: bracket.open, end: bracket.close };
  const line = lines.lineOf(at);
  const indent = region.text.slice(lines.span(line).start, at).length;
  const isSibling = (other: number): boolean =>
    other >= 0 && other < lines.count && lines.text(other).search(/[^ -]/) >= indent;
  let first = line;
  while (line - first < 8 && isSibling(first - 1)) first--;
  let last = line;
  while (last - line < 8 && isSibling(last + 1)) last++;
  return { start: lines.span(first).start, end: lines.span(last).end };
}
