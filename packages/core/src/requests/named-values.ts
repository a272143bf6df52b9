import { containerLine, containerOf } from "./containers.ts";
import { isHeaderName } from "./field-places.ts";
import { expressionField } from "./field-values.ts";
import type { RequestField, Scene } from "./request-field.ts";

/** `{ "key": "Name", "value": "…" }` and `- name: Name` over `value: …`, as Postman, HAR and workflow tools write fields. */
const NAMED =
  /(?<![\w-])(?:key|name|headerName|Name)(?:\\*["'])?\s*[:=]\s*\\*["'`]?(?<name>[A-Za-z][\w-]{2,63})(?![\w-])/g;
const VALUE = /(?<![\w-])\\*["']?(?:value|headerValue|Value)\\*["']?\s*[:=]\s*/g;

/** How long an object with both is at most, and how far on a line they stand apart: each name is one look at so much text. */
const LONGEST = 2048;

export function* namedValues(scene: Scene): Generator<RequestField> {
  const { region, brackets, lines } = scene;
  for (const match of region.text.matchAll(NAMED)) {
    const name = match.groups?.["name"] ?? "";
    const at = match.index + match[0].length - name.length;
    const bracket = brackets.around(at);
    const isObject =
      bracket !== undefined && region.text[bracket.open] === "{" && bracket.close - bracket.open < LONGEST;
    const line = lines.lineOf(at);
    const from = isObject ? bracket.open : Math.max(lines.span(Math.max(0, line - 1)).start, at - LONGEST);
    const to = isObject ? bracket.close : Math.min(lines.span(Math.min(lines.count - 1, line + 1)).end, at + LONGEST);
    const [value] = region.text.slice(from, to).matchAll(VALUE);
    if (!value) continue;
    const container = isObject ? containerOf(brackets, bracket, at) : containerLine(lines, line);
    const isQuery = bracket !== undefined && isQueryItem(brackets.before(bracket, 40), region.text.slice(from, to));
    const kind = isQuery ? "query" : (container?.place ?? (isHeaderName(name) ? "header" : undefined));
    if (kind === undefined) continue;
    const field = expressionField(scene, at, name, from + value.index + value[0].length);
    yield { place: kind, field, at, statement: container?.statement ?? at, isSetter: isQuery };
  }
}

/** Swift's `URLQueryItem(name: "…", value: …)`; Bruno's `placement: queryparams`. */
function isQueryItem(before: string, text: string): boolean {
  return before.endsWith("URLQueryItem") || /^[ \t]*placement:[ \t]*query/m.test(text);
}
