import type { Span } from "../finding.ts";
import { placeOf } from "./field-places.ts";
import { expressionField, lineField, quoteBefore } from "./field-values.ts";
import type { RequestField, Scene } from "./request-field.ts";

/** Only names that tell of a credential are of interest; looking for them first is what keeps this fast. */
const TELLING = /auth|key|token/gi;
const LONGEST_NAME = 64;

/** What follows a name that is given a value. */
const SEPARATOR =
  /(?<close>\\*["'`])?(?<separator>\s*(?:\]\s*)?(?:=>|:=?(?!:)|={1,2}(?![=~>])|,)[ \t]*(?:\r?\n[ \t]*)?)/y;

export function* pairs(scene: Scene): Generator<RequestField> {
  const { text } = scene.region;
  let last = 0;
  for (const { index } of text.matchAll(TELLING)) {
    if (index < last) continue;
    const name = nameAround(text, index);
    last = name.end;
    SEPARATOR.lastIndex = name.end;
    const { close, separator } = SEPARATOR.exec(text)?.groups ?? {};
    if (separator === undefined || name.end - name.start > LONGEST_NAME) continue;
    const valueStart = SEPARATOR.lastIndex;
    const open = quoteBefore(text, name.start);
    if (open === undefined && /[$@%]/.test(text[name.start - 1] ?? "")) continue;
    if (!isWellQuoted(open, close, separator.trim())) continue;
    const written = text.slice(name.start, name.end);
    const found = placeOf(scene, name.start, open, close !== undefined, written, separator.trim());
    if (found === undefined) continue;
    const isLine = close === undefined && (open !== undefined || scene.isHeaderLine(name.start) || found.isOption);
    const field = isLine
      ? lineField(scene, name.start, written, valueStart, open)
      : expressionField(scene, name.start, written, valueStart);
    const bracket = scene.brackets.around(name.start);
    const isStatement = bracket === undefined || scene.brackets.isBlock(bracket);
    const isVariable = isStatement && open === undefined && separator.trim() === "=" && !isLine;
    const statement = isVariable ? valueStart : found.statement;
    yield { place: found.place, field, at: name.start, statement, isSetter: found.isSetter };
  }
}

/** The whole name around an offset: letters, digits, `_` and `-`, from a letter on. */
function nameAround(text: string, at: number): Span {
  let start = at;
  while (at - start < LONGEST_NAME && /[\w-]/.test(text[start - 1] ?? "")) start--;
  while (/[\d_-]/.test(text[start] ?? "")) start++;
  // The letter of `\n` in a string is no part of a name.
  if (text[start - 1] === "\\" && /[nrt]/.test(text[start] ?? "")) start++;
  let end = at;
  while (end - at < LONGEST_NAME && /[\w-]/.test(text[end] ?? "")) end++;
  return { start, end };
}

/** A quote that only opens begins a line such as `"Name: value"`; a pair of backquotes before a colon is prose. */
function isWellQuoted(open: string | undefined, close: string | undefined, separator: string): boolean {
  if (open !== undefined && close === undefined) return separator === ":" || separator === "=";
  if (open === undefined && close !== undefined) return separator === ":" || separator === ",";
  return open !== "`" || separator === "," || separator.startsWith("]");
}
