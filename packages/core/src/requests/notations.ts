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

/** Servers' own words: `proxy_set_header Name value;`. */
const DIRECTIVE =
  /\b(?:proxy_set_header|fastcgi_param|grpc_set_header|header_up|RequestHeader\s+set|set-header)\s+["']?(?<name>[A-Z][\w-]{2,63})["']?\s+/gi;

export function* directives(scene: Scene): Generator<RequestField> {
  for (const match of scene.region.text.matchAll(DIRECTIVE)) {
    const name = match.groups?.["name"] ?? "";
    const at = match.index + match[0].lastIndexOf(name);
    const field = expressionField(scene, at, name, match.index + match[0].length);
    yield { place: "header", field, at, statement: at, isSetter: false };
  }
}

/** Spring Cloud Gateway's filters: `AddRequestHeader=Name, value`, `AddRequestParameter=name, value`. */
const FILTER = /\b(?:Add|Set)Request(?<kind>Header|Parameter)=[ \t]*(?<name>[A-Za-z][\w-]{2,63})[ \t]*,[ \t]*/g;

export function* filters(scene: Scene): Generator<RequestField> {
  for (const match of scene.region.text.matchAll(FILTER)) {
    const { name = "", kind } = match.groups ?? {};
    const at = match.index + match[0].lastIndexOf(name);
    const field = expressionField(scene, at, name, match.index + match[0].length);
    yield { place: kind === "Header" ? "header" : "query", field, at, statement: at, isSetter: false };
  }
}

/** `QueryHelpers.AddQueryString(url, "name", value)`. */
const QUERY_STRING = /\bAddQueryString\([^()\n]{1,200},\s*"(?<name>[\w-]{2,64})"\s*,\s*/g;

export function* queryStrings(scene: Scene): Generator<RequestField> {
  for (const match of scene.region.text.matchAll(QUERY_STRING)) {
    const name = match.groups?.["name"] ?? "";
    const at = match.index + match[0].lastIndexOf(name);
    const field = expressionField(scene, at, name, match.index + match[0].length);
    yield { place: "query", field, at, statement: at, isSetter: true };
  }
}

/** `setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")`, `[request setValue:key forHTTPHeaderField:@"api-key"]`. */
const VALUE_FIRST = /(?:\(|(?:set|add)Value:)[^\n]{1,300}?(?:,\s*|\s)forHTTPHeaderField:\s*@?"(?<name>[\w-]{2,64})"/g;

export function* valueFirst(scene: Scene): Generator<RequestField> {
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
