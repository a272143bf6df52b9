import type { Span } from "../finding.ts";
import type { Bracket, Brackets } from "./brackets.ts";
import type { Lines } from "./lines.ts";
import type { Field, Placed } from "./record.ts";
import { place, type Region } from "./region.ts";
import { expressionEnd, literalInside } from "./values.ts";
import { queryIn } from "./urls.ts";
import { parentKey } from "./yaml-mappings.ts";

/** A named value that stands in the place of a header or of a query parameter. */
export interface RequestField {
  readonly place: "header" | "query";
  readonly field: Field;
  /** Offset of its name in the region. */
  readonly at: number;
  /** The offset at which its container opens, or its own: what stands before it names the variable that holds it. */
  readonly statement: number;
  /** Set by a call (`request.set("name", value)`), so it belongs to the request made before. */
  readonly isSetter: boolean;
}

interface Scene {
  readonly region: Region;
  readonly lines: Lines;
  readonly brackets: Brackets;
  readonly commands: readonly Span[];
  readonly commandAt: (offset: number) => Span | undefined;
  /** Whether a line at this offset belongs to a raw HTTP request. */
  readonly isHeaderLine: (offset: number) => boolean;
}

/** Only names that tell of a credential are of interest; looking for them first is what keeps this fast. */
const TELLING = /auth|key|token/gi;
const LONGEST_NAME = 64;
/** What follows a name that is given a value. */
const SEPARATOR = /(?<close>\\*["'`])?(?<separator>\s*\]?\s*(?:=>|:=?(?!:)|={1,2}(?![=~>])|,)[ \t]*(?:\r?\n[ \t]*)?)/y;
const COMMAND_OPTION =
  /(?:^|[\s"'`,[(])(?:-H|--header|--headers|--add-header|-Headers?|-d|--data(?:-urlencode|-raw)?|--url-query)["'`]?(?:\s*,\s*|[\s=]*)(?:@?\{\s*)?(?:[fFrRbBuU$@]{1,2}(?=["'`]))?\\*["'`]?$/;
const HEADER_OPTION =
  /(?:-H|--header|--headers|--add-header|-Headers?)["'`]?(?:\s*,\s*|[\s=]*)(?:@?\{\s*)?(?:[fFrRbBuU$@]{1,2}(?=["'`]))?\\*["'`]?$/;
const SETTER = /[\w.:$>[\]()"'-]*?(?<call>\b[\w$]+(?:(?:\(\))?(?:\.|->|::|\?\.)[\w$]+)*)(?:\(\))?\s*!?\(\s*(?:\(\s*)?$/;
const ELEMENT = /(?<owner>[\w$.]+)(?:\(\))?\s*(?:\.|\[\s*)$/;
const HEADER_NAME = /header|_?hdrs?\b/i;
const QUERY_NAME = /param|query|\bqs\b|\bq\b|\bargs\b|values\b|urlencode/i;
const SET_CALL =
  /(?:^|\.|->|::|\?\.)(?:set|add|append|put|insert|field|(?:set|add|append|insert|with)?_?(?:request)?_?headers?|(?:set|add|append)?_?query_?param\w*|TryAddWithoutValidation)$/i;
/** What is set here is no request's. */
const STORE = /storage|store|cache|cookie|redis|config|env|secret|form|response|\bres\b/i;

/** Every header and parameter that a region sets and whose name tells of a credential, in order of place. */
export function fieldsIn(scene: Scene): RequestField[] {
  return [
    ...pairs(scene),
    ...fragments(scene),
    ...items(scene),
    ...directives(scene),
    ...valueFirst(scene),
    ...namedValues(scene),
  ].sort((a, b) => a.at - b.at);
}

function* pairs(scene: Scene): Generator<RequestField> {
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

/** A parameter in a string or template that says no host: `BASE + "?api-key=" + key`. */
const FRAGMENT = /[?&](?<name>[\w-]{0,40}(?:auth|key|token)[\w-]{0,40})=/gi;

function* fragments(scene: Scene): Generator<RequestField> {
  const { region } = scene;
  for (const { 0: written, index } of region.text.matchAll(FRAGMENT)) {
    const before = /[^\s"'`]*$/.exec(region.text.slice(Math.max(0, index - 200), index))?.[0] ?? "";
    if (/:\/\/|^\//.test(before)) continue;
    const after =
      /^(?:\$?\{\{?[^{}\r\n]{0,200}\}\}?|[^\s"'`<>&]){0,400}/.exec(
        region.text.slice(index + written.length, index + 600),
      )?.[0] ?? "";
    const [field] = queryIn(region, index, index + written.length + after.length);
    if (field) yield { place: "query", field, at: index + 1, statement: index, isSetter: true };
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

interface Found {
  readonly place: "header" | "query";
  readonly statement: number;
  readonly isSetter: boolean;
  readonly isOption: boolean;
}

function placeOf(
  scene: Scene,
  at: number,
  open: string | undefined,
  isClosed: boolean,
  name: string,
  separator: string,
): Found | undefined {
  const { text } = scene.region;
  const start = at - (open?.length ?? 0);
  const before = text.slice(Math.max(0, start - 80), start);
  if (separator === "==") return undefined;
  if (scene.isHeaderLine(at)) {
    return separator.startsWith(":") && isLineStart(text, start)
      ? { place: "header", statement: at, isSetter: false, isOption: false }
      : undefined;
  }
  if (COMMAND_OPTION.test(before) || COMMAND_OPTION.test(before + (open ?? ""))) {
    const isHeader = HEADER_OPTION.test(before) || HEADER_OPTION.test(before + (open ?? ""));
    if (isHeader !== (separator === ":" || (separator === "=" && /-Headers?\b/.test(before)))) return undefined;
    if (!isHeader && !isSentInUrl(scene, start, before)) return undefined;
    return {
      place: isHeader ? "header" : "query",
      statement: at,
      isSetter: false,
      isOption: !/-Headers?\s*@?\{/.test(before),
    };
  }
  if (separator === ",") return setCall(before, start, open, name) ?? listed(scene, start, open);
  if (separator.startsWith("]") || /\.\s*$/.test(before)) return element(before, start, name);
  if (open === undefined ? !mayStartKey(before) : !isClosed && !scene.commandAt(at) && !mayStartString(before))
    return undefined;
  return contained(scene, start, name);
}

/** curl's data goes into the URL with `-G` only. */
function isSentInUrl(scene: Scene, at: number, before: string): boolean {
  if (/--url-query[\s="'`]*$/.test(before)) return true;
  const command = scene.commandAt(at);
  return command !== undefined && /\s(?:-\w*G|--get)\b/.test(scene.region.text.slice(command.start, command.end));
}

/** `request.header("Name", value)`, `HttpHeaders.AUTHORIZATION, value`, `params.append("name", value)`. */
function setCall(before: string, at: number, open: string | undefined, name: string): Found | undefined {
  const qualified = open === undefined ? before.replace(/(?:[\w$]+(?:\.|::))+$/, "") : before;
  const call = SETTER.exec(qualified)?.groups?.["call"];
  if (call === undefined) return pairOf(before, at, name);
  if (open === undefined && !/authorization|api_?key/i.test(name)) return undefined;
  const last = /[\w$]+$/.exec(call)?.[0] ?? "";
  if (HEADER_NAME.test(call)) return { place: "header", statement: at, isSetter: true, isOption: false };
  const receiver = call.slice(0, call.length - last.length);
  if (!SET_CALL.test(call) || STORE.test(receiver)) return undefined;
  const place = QUERY_NAME.test(receiver) || QUERY_NAME.test(last) ? "query" : "header";
  return { place, statement: at, isSetter: true, isOption: false };
}

/** Lists of pairs: `{"Authorization", value}`. Other names stand side by side in lists of names as well. */
function pairOf(before: string, at: number, name: string): Found | undefined {
  const isPair = /[{(]\s*$/.test(before) && /^authorization$/i.test(name);
  return isPair ? { place: "header", statement: at, isSetter: false, isOption: false } : undefined;
}

/** `headers = Map.of("name", value)`. */
function listed(scene: Scene, at: number, open: string | undefined): Found | undefined {
  const bracket = scene.brackets.around(at);
  if (open === undefined || scene.region.text[bracket?.open ?? -1] !== "(" || !bracket) return undefined;
  const container = containerOf(scene.brackets, bracket, at);
  return container && /\.of$|Dict\w*$/.test(scene.brackets.before(bracket, 20))
    ? { ...container, isSetter: false, isOption: false }
    : undefined;
}

/** `headers["Name"] = value`, `headers.Name = value`, `params["name"] = value`. */
function element(before: string, at: number, name: string): Found | undefined {
  const owner = ELEMENT.exec(before)?.groups?.["owner"];
  if (owner === undefined) return undefined;
  if (HEADER_NAME.test(owner)) return { place: "header", statement: at, isSetter: true, isOption: false };
  if (/param|query/i.test(owner)) return { place: "query", statement: at, isSetter: true, isOption: false };
  const isRequest = /^(?:req|request|http|conn|client|session)\w*$/i.test(owner) && isHeaderName(name);
  return isRequest ? { place: "header", statement: at, isSetter: true, isOption: false } : undefined;
}

/** `headers: { name: value }` and `params={"name": value}`; elsewhere only a name that nothing but a header has. */
function contained(scene: Scene, at: number, name: string): Found | undefined {
  const bracket = scene.brackets.around(at);
  const container = bracket ? containerOf(scene.brackets, bracket, at) : undefined;
  if (container) return { ...container, isSetter: false, isOption: false };
  const line = scene.lines.lineOf(at);
  if (!bracket || scene.brackets.isBlock(bracket)) {
    const parent = parentKey(scene.lines, line);
    if (parent !== undefined && /^\s*(?:- )?["']?[\w-]*headers?\w*["']?\s*:\s*(?:[|>&!].*)?$/i.test(parent)) {
      return { place: "header", statement: at, isSetter: false, isOption: false };
    }
    if (parent !== undefined && /^\s*(?:- )?["']?(?:params|query\w*)["']?\s*:\s*$/i.test(parent)) {
      return { place: "query", statement: at, isSetter: false, isOption: false };
    }
  }
  return isHeaderName(name)
    ? { place: "header", statement: bracket?.open ?? at, isSetter: false, isOption: false }
    : undefined;
}

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
    if (
      /header(?:s|map|fields?|s?init|dict\w*|parameters|collection)?\b["'`\]]*[^;{},\n"']{0,40}$/i.test(label) ||
      /HTTP_?HEADER\w*["']?\s*,\s*(?:array)?$/.test(before)
    ) {
      return { place: "header", statement: bracket.open };
    }
    if (
      /(?:params?|query(?:string|params?|parameters)?|\bqs|urlencode|http_build_query)["'`\]]*\s*(?:[:=]>?|:=)?\s*(?:new\s+)?[\w.:]*\s*[([]?\s*$/i.test(
        label,
      )
    ) {
      return { place: "query", statement: bracket.open };
    }
    if (!/(?:[([,]|\(\s*new\s+\w+|\w\s*=>)\s*$/.test(before) || /=>\s*$/.test(before)) return undefined;
    bracket = brackets.parentOf(bracket, at);
  }
  return undefined;
}

/** Authorization, and hyphenated names, which no variable or option has. */
function isHeaderName(name: string): boolean {
  return /^(?:proxy-)?authorization$/i.test(name) || (name.includes("-") && /^(?:x-)?[a-z]+(?:-[a-z]+)*$/i.test(name));
}

function isLineStart(text: string, at: number): boolean {
  return /(?:^|\n|\r)[ \t]*(?:[>*#]|\/\/|--)?[ \t]*$/.test(text.slice(Math.max(0, at - 40), at));
}

/** In front of an unquoted key stands nothing but indentation, a list mark, an opening or a separator; never a word of prose. */
function mayStartKey(before: string): boolean {
  return /(?:^|[\n\r]|\\n|[{([,;|@])[ \t]*(?:-[ \t]+)?(?:(?:const|let|var|val|auto|local|my|final|export|set|string|String)[ \t]+)?[$@]?$/.test(
    before,
  );
}

/** A string such as `"Name: value"` is one of a list, an argument or a value, not a quotation in prose. */
function mayStartString(before: string): boolean {
  return /(?:^|[\n\r[({,=:+>"'`&|-]|\\n)\s*(?:\b[a-zA-Z]{1,2}|[$@]{1,2})?$/.test(before);
}

/** What a string that ends here is joined to, by an operator or, in a shell, by standing next to it. */
const JOINED = /^\\*["'`](?:\s*(?:\+|\.|&|<<|%)\s*[^\n]{0,200}|["'$][^\s]{1,200})/;

/** A header written in one string or line: the value ends with it. */
function lineField(scene: Scene, nameStart: number, name: string, valueStart: number, open: string | undefined): Field {
  const { text } = scene.region;
  const limit = Math.min(text.length, valueStart + 1024);
  const quote = open ?? quoteBefore(text, nameStart);
  let end = valueStart;
  if (text[end - 1] === "\n" || text[end - 1] === "\r") end = valueStart = text.lastIndexOf(":", valueStart) + 1;
  for (; end < limit && text[end] !== "\n" && text[end] !== "\r"; end++) {
    if (quote !== undefined && text.startsWith(quote, end)) break;
    if (quote !== undefined && quote.length === 1 && text[end] === "\\") end++;
  }
  const sent = place(scene.region, valueStart, Math.min(end, limit));
  if (quote === undefined)
    return { name: place(scene.region, nameStart, nameStart + name.length), value: sent, literal: sent };
  const joined = JOINED.exec(text.slice(end, end + 220))?.[0] ?? "";
  return {
    name: place(scene.region, nameStart, nameStart + name.length),
    value: place(scene.region, valueStart, end + joined.length),
    literal: joined === "" ? sent : undefined,
  };
}

/** The quote just before an offset, with the backslashes that escape it. */
function quoteBefore(text: string, at: number): string | undefined {
  return /\\*["'`]$/.exec(text.slice(Math.max(0, at - 4), at))?.[0];
}

function expressionField(scene: Scene, nameStart: number, name: string, valueStart: number): Field {
  const { region } = scene;
  const end = valueStart + region.text.slice(valueStart, expressionEnd(region.text, valueStart)).trimEnd().length;
  const value = assignedTo(region, nameStart, place(region, valueStart, end));
  const inner = literalInside(value.text);
  const isBare = /^[\w.$-]+$/.test(value.text);
  const from = value.start - region.base;
  return {
    name: place(region, nameStart, nameStart + name.length),
    value,
    literal: inner ? place(region, from + inner.start, from + inner.end) : isBare ? value : undefined,
  };
}

/** How far above its use a variable's value is looked for. */
const ASSIGNMENT_REACH = 400;

/** What was assigned to a variable just before, where a value is nothing but that variable; else the value itself. */
function assignedTo(region: Region, at: number, value: Placed): Placed {
  if (!/^\$?[A-Za-z_]\w{1,40}$/.test(value.text)) return value;
  const from = Math.max(0, at - ASSIGNMENT_REACH);
  const before = region.text.slice(from, at);
  const name = value.text.replace("$", "\\$");
  const assignments = before.matchAll(new RegExp(String.raw`(?<![\w$.])${name}(?:\s*:\s*\w+)?\s*:?=(?![=>~])\s*`, "g"));
  const last = [...assignments].at(-1);
  if (!last) return value;
  const start = from + last.index + last[0].length;
  return place(region, start, start + region.text.slice(start, expressionEnd(region.text, start)).trimEnd().length);
}

/** HTTPie's and xh's own: `Name:value` for a header, `name==value` for a parameter. */
const ITEM =
  /(?<=\s["']?)(?<name>[A-Za-z][\w-]{2,63})(?<separator>:(?![/=:])|==)(?<value>"[^"\r\n]{1,200}"|'[^'\r\n]{1,200}'|[^\s"']{1,200})/g;

function* items(scene: Scene): Generator<RequestField> {
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
  /\b(?:proxy_set_header|fastcgi_param|grpc_set_header|header_up|RequestHeader\s+set|set-header)\s+["']?(?<name>[A-Za-z][\w-]{2,63})["']?\s+/gi;

function* directives(scene: Scene): Generator<RequestField> {
  for (const match of scene.region.text.matchAll(DIRECTIVE)) {
    const name = match.groups?.["name"] ?? "";
    const at = match.index + match[0].lastIndexOf(name);
    const field = expressionField(scene, at, name, match.index + match[0].length);
    yield { place: "header", field, at, statement: at, isSetter: false };
  }
}

/** `setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")`. */
const VALUE_FIRST = /\((?<value>[^\n]{1,300}?),\s*forHTTPHeaderField:\s*"(?<name>[\w-]{2,64})"/g;

function* valueFirst(scene: Scene): Generator<RequestField> {
  for (const match of scene.region.text.matchAll(VALUE_FIRST)) {
    const name = match.groups?.["name"] ?? "";
    const at = match.index + match[0].length - 1 - name.length;
    const field = {
      ...expressionField(scene, at, name, match.index + 1),
      name: place(scene.region, at, at + name.length),
    };
    yield { place: "header", field, at, statement: at, isSetter: true };
  }
}

/** `{ "key": "Name", "value": "…" }` and `- name: Name` over `value: …`, as Postman, HAR and workflow tools write fields. */
const NAMED =
  /(?<![\w-])(?<open>\\*["'])?(?:key|name|headerName|Name)(?:\k<open>)?\s*[:=]\s*\\*["'`]?(?<name>[A-Za-z][\w-]{2,63})(?![\w-])/g;
const VALUE = /(?<![\w-])\\*["']?(?:value|headerValue|Value)\\*["']?\s*[:=]\s*/g;

function* namedValues(scene: Scene): Generator<RequestField> {
  const { region, brackets, lines } = scene;
  for (const match of region.text.matchAll(NAMED)) {
    const name = match.groups?.["name"] ?? "";
    const at = match.index + match[0].length - name.length;
    const bracket = brackets.around(at);
    const isObject = bracket !== undefined && region.text[bracket.open] === "{" && bracket.close - bracket.open < 2048;
    const line = lines.lineOf(at);
    const from = isObject ? bracket.open : lines.span(Math.max(0, line - 1)).start;
    const to = isObject ? bracket.close : lines.span(Math.min(lines.count - 1, line + 1)).end;
    const value = [...region.text.slice(from, to).matchAll(VALUE)][0];
    if (!value) continue;
    const container = isObject ? containerOf(brackets, bracket, at) : containerLine(lines, line);
    const kind = container?.place ?? (isHeaderName(name) ? "header" : undefined);
    if (kind === undefined) continue;
    const field = expressionField(scene, at, name, from + value.index + value[0].length);
    yield { place: kind, field, at, statement: container?.statement ?? at, isSetter: false };
  }
}

function containerLine(lines: Lines, line: number): { place: "header" | "query"; statement: number } | undefined {
  const parent = parentKey(lines, line);
  if (parent === undefined) return undefined;
  const statement = lines.span(line).start;
  if (/headers?\w*["']?\s*:\s*$/i.test(parent)) return { place: "header", statement };
  return /(?:query|param)\w*["']?\s*:\s*$/i.test(parent) ? { place: "query", statement } : undefined;
}
