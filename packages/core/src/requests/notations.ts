import { expressionField } from "./field-values.ts";
import { place } from "./region.ts";
import type { RequestField, Scene } from "./request-field.ts";
import { literalInside } from "./values.ts";

/** HTTPie's and xh's own: `Name:value` for a header, `name==value` for a parameter. */
const ITEM =
  /(?<=\s["']?)(?<name>[A-Za-z][\w-]{2,63})(?<separator>:(?![/=:])|==)(?<value>"[^"\r\n]{1,200}"|'[^'\r\n]{1,200}'|[^\s"']{1,200})/g;

export function* items(scene: Scene): Generator<RequestField> {
  const { region } = scene;
  for (const command of scene.commands) {
    const text = region.text.slice(command.start, command.end);
    if (!/^(?:https?|xhs?|httpie)\s/i.test(text)) continue;
    for (const match of text.matchAll(ITEM)) {
      const { name = "", separator, value = "" } = match.groups ?? {};
      const at = command.start + match.index;
      const valueStart = at + match[0].length - value.length;
      const written = place(region, valueStart, valueStart + value.length);
      const inner = literalInside(value) ?? { start: 0, end: value.length };
      const literal = place(region, valueStart + inner.start, valueStart + inner.end);
      const field = { name: place(region, at, at + name.length), value: written, literal };
      yield { place: separator === "==" ? "query" : "header", field, at, statement: at, isSetter: false };
    }
  }
}

interface NameFirst {
  readonly place: RequestField["place"];
  readonly isSetter: boolean;
  /** From what tells the notation up to the value. */
  readonly upToValue: RegExp;
}

const NAMES_FIRST: readonly NameFirst[] = [
  // Servers' own words: `proxy_set_header Name value;`.
  {
    place: "header",
    isSetter: false,
    upToValue:
      /\b(?:proxy_set_header|fastcgi_param|grpc_set_header|header_up|RequestHeader\s+set|set-header)\s+["']?(?<name>[A-Z][\w-]{2,63})["']?\s+/gi,
  },
  // Spring Cloud Gateway's filters: `AddRequestHeader=Name, value`, `AddRequestParameter=name, value`.
  {
    place: "header",
    isSetter: false,
    upToValue: /\b(?:Add|Set)RequestHeader=[ \t]*(?<name>[A-Za-z][\w-]{2,63})[ \t]*,[ \t]*/g,
  },
  {
    place: "query",
    isSetter: false,
    upToValue: /\b(?:Add|Set)RequestParameter=[ \t]*(?<name>[A-Za-z][\w-]{2,63})[ \t]*,[ \t]*/g,
  },
  // `QueryHelpers.AddQueryString(url, "name", value)`.
  {
    place: "query",
    isSetter: true,
    upToValue: /\bAddQueryString\([^()\n]{1,200},\s*"(?<name>[\w-]{2,64})"\s*,\s*/g,
  },
];

/** Names that words of a notation stand before, and values behind. */
export function* namesFirst(scene: Scene): Generator<RequestField> {
  for (const { place: kind, isSetter, upToValue } of NAMES_FIRST) {
    for (const match of scene.region.text.matchAll(upToValue)) {
      const name = match.groups?.["name"] ?? "";
      const at = match.index + match[0].lastIndexOf(name);
      const field = expressionField(scene, at, name, match.index + match[0].length);
      yield { place: kind, field, at, statement: at, isSetter };
    }
  }
}

/** `setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")`, `[request setValue:key forHTTPHeaderField:@"api-key"]`. */
const VALUE_FIRST = /(?:\(|(?:set|add)Value:)[^\n]{1,300}?(?:,\s*|\s)forHTTPHeaderField:\s*@?"(?<name>[\w-]{2,64})"/g;

export function* valuesFirst(scene: Scene): Generator<RequestField> {
  for (const match of scene.region.text.matchAll(VALUE_FIRST)) {
    const name = match.groups?.["name"] ?? "";
    const at = match.index + match[0].length - 1 - name.length;
    const field = {
      ...expressionField(scene, at, name, match.index + (/^\w+:|^\(/.exec(match[0])?.[0].length ?? 0)),
      name: place(scene.region, at, at + name.length),
    };
    yield { place: "header", field, at, statement: at, isSetter: true };
  }
}
