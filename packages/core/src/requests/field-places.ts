import type { Scene } from "./request-field.ts";
import type { Bracket } from "./brackets.ts";
import { containerLine, containerOf } from "./containers.ts";
import { expressionEnd } from "./values.ts";

export interface Found {
  readonly place: "header" | "query";
  readonly statement: number;
  readonly isSetter: boolean;
  readonly isOption: boolean;
}

/** What may stand between an option and the name in its value: `-H "`, `--header=`, `"-H", f"`, `-Headers @{ `. */
const UP_TO_NAME = String.raw`["'\x60]?(?:\s*,\s*|[\s=]*)(?:@?\{\s*)?(?:(?:[fFrRbBuU$@]{1,2}|\\{0,3})["'\x60])?$`;
const HEADER_OPTION = new RegExp(String.raw`(?:^|[\s"'\x60,[(])(?:-H|--headers?|--add-header|-Headers?)${UP_TO_NAME}`);
const DATA_OPTION = new RegExp(
  String.raw`(?:^|[\s"'\x60,[(])(?:-d|--data(?:-urlencode|-raw)?|--url-query)${UP_TO_NAME}`,
);
const SETTER = /[\w.:$>[\]()"'-]*?(?<call>\b[\w$]+(?:(?:\(\))?(?:\.|->|::|\?\.)[\w$]+)*)(?:\(\))?\s*!?\(\s*(?:\(\s*)?$/;
const ELEMENT = /(?<owner>[\w$.]+)(?:\(\))?\s*(?:\.|\[\s*)$/;
const HEADER_NAME = /header|_?hdrs?\b/i;
const QUERY_NAME = /param|query|\bqs\b|\bq\b|\bargs\b|values\b|urlencode/i;
const SET_CALL =
  /(?:^|\.|->|::|\?\.)(?:set|add|append|put|insert|field|(?:set|add|append|insert|with)?_?(?:request)?_?headers?|(?:set|add|append)?_?query_?param\w*|parameter|(?:set|add)RequestProperty|TryAddWithoutValidation)$/i;
/** Visual Basic's way to call: `http.setRequestHeader "Name", value`. */
const WORD_SETTER = /\.setRequestHeader[ \t]+$/i;

/** What is set here is no request's. */
const STORE = /storage|store|cache|cookie|redis|config|env|secret|form|response|\bres\b/i;

export function placeOf(
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
  const option = before + (open ?? "");
  if (HEADER_OPTION.test(option)) {
    const isTable = /-Headers?\s*@?\{/.test(before);
    if (separator !== ":" && !(separator === "=" && isTable)) return undefined;
    return { place: "header", statement: at, isSetter: false, isOption: !isTable };
  }
  if (DATA_OPTION.test(option)) {
    const isQuery = separator === "=" && isSentInUrl(scene, start, before);
    return isQuery ? { place: "query", statement: at, isSetter: false, isOption: true } : undefined;
  }
  if (separator === ",") return setCall(before, start, open, name) ?? listed(scene, start, open, name);
  if (separator.startsWith("]") || /\.\s*$/.test(before)) return element(scene, before, start, name);
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
  if (call === undefined) {
    if (WORD_SETTER.test(before)) return { place: "header", statement: at, isSetter: true, isOption: false };
    return pairOf(before, at, name);
  }
  if (open === undefined && !/authorization|api_?key/i.test(name)) return undefined;
  const last = /[\w$]+$/.exec(call)?.[0] ?? "";
  if (HEADER_NAME.test(call)) return { place: "header", statement: at, isSetter: true, isOption: false };
  const receiver = call.slice(0, call.length - last.length);
  if (!SET_CALL.test(call) || STORE.test(receiver)) return undefined;
  const place = QUERY_NAME.test(receiver) || QUERY_NAME.test(last) ? "query" : "header";
  return { place, statement: at, isSetter: true, isOption: false };
}

/** Lists of pairs: `{"Authorization", value}`, `["Authorization", value]`. Other names stand side by side in lists of names as well. */
function pairOf(before: string, at: number, name: string): Found | undefined {
  const isPair = /[{([]\s*$/.test(before) && /^authorization$/i.test(name);
  return isPair ? { place: "header", statement: at, isSetter: false, isOption: false } : undefined;
}

/** `headers = Map.of("name", value)`, `headers: [["name", value]]`, `query(&[("name", value)])`, `cpr::Header{{"name", value}}`. */
function listed(scene: Scene, at: number, open: string | undefined, name: string): Found | undefined {
  const { brackets, region } = scene;
  const bracket = brackets.around(at);
  if (open === undefined || !bracket) return undefined;
  const before = brackets.before(bracket, 20);
  const isCall = region.text[bracket.open] === "(" && /\.of$|Dict\w*$/.test(before);
  if (!isCall && !(ITEM_BEFORE.test(before) && isWholePair(region.text, bracket, at, name))) return undefined;
  const container = containerOf(brackets, bracket, at);
  return container && { ...container, isSetter: false, isOption: false };
}

/** What stands before an item of a list. */
const ITEM_BEFORE = /[([{,]\s*$/;

/** Whether nothing but a name and one value stands in a pair of brackets: a list of names may be longer. */
function isWholePair(text: string, bracket: Bracket, at: number, name: string): boolean {
  if (text.slice(bracket.open + 1, at).trim() !== "") return false;
  const value = text.indexOf(",", at + name.length) + 1;
  return value > 0 && expressionEnd(text, value) === bracket.close;
}

/** `headers["Name"] = value`, `headers.Name = value`, `params["name"] = value`; Lua's `headers = { ["Name"] = value }`. */
function element(scene: Scene, before: string, at: number, name: string): Found | undefined {
  const owner = ELEMENT.exec(before)?.groups?.["owner"];
  if (owner === undefined) return /[{,;]\s*\[\s*$/.test(before) ? inTable(scene, before, at, name) : undefined;
  if (HEADER_NAME.test(owner)) return { place: "header", statement: at, isSetter: true, isOption: false };
  if (/param|query/i.test(owner)) return { place: "query", statement: at, isSetter: true, isOption: false };
  const isRequest = /^(?:req|request|http|conn|client|session)\w*$/i.test(owner) && isHeaderName(name);
  return isRequest ? { place: "header", statement: at, isSetter: true, isOption: false } : undefined;
}

/** The brackets around a name in a Lua table are no part of the table. */
function inTable(scene: Scene, before: string, at: number, name: string): Found | undefined {
  return contained(scene, at - (before.length - before.lastIndexOf("[")), name);
}

/** `headers: { name: value }` and `params={"name": value}`; elsewhere only a name that nothing but a header has. */
function contained(scene: Scene, at: number, name: string): Found | undefined {
  const bracket = scene.brackets.around(at);
  const container = bracket ? containerOf(scene.brackets, bracket, at) : undefined;
  if (container) return { ...container, isSetter: false, isOption: false };
  const line = scene.lines.lineOf(at);
  if (!bracket || scene.brackets.isBlock(bracket)) {
    const parent = containerLine(scene.lines, line);
    if (parent) return { ...parent, isSetter: false, isOption: false };
  }
  if (!isHeaderName(name)) return undefined;
  const isInObject = bracket !== undefined && !scene.brackets.isBlock(bracket);
  return { place: "header", statement: isInObject ? bracket.open : at, isSetter: false, isOption: false };
}

/** Authorization, and hyphenated names, which no variable or option has. */
export function isHeaderName(name: string): boolean {
  return /^(?:proxy-)?authorization$/i.test(name) || (name.includes("-") && /^(?:x-)?[a-z]+(?:-[a-z]+)*$/i.test(name));
}

function isLineStart(text: string, at: number): boolean {
  return /(?:^|\n|\r)[ \t]*(?:(?:[>*#]|\/\/|--)[ \t]*)?$/.test(text.slice(Math.max(0, at - 40), at));
}

/** In front of an unquoted key stands nothing but indentation, a list mark, an opening or a separator; never a word of prose. */
function mayStartKey(before: string): boolean {
  return /(?:^|[\n\r{([,;|@]|\\n)[ \t]*(?:-[ \t]+)?(?:(?:const|let|var|val|auto|local|my|final|export|set|string|String)[ \t]+)?[$@]?$/.test(
    before,
  );
}

/** A string such as `"Name: value"` is one of a list, an argument or a value, not a quotation in prose. */
function mayStartString(before: string): boolean {
  return /(?:^|[\n\r[({,=:+>"'`&|-]|\\n)\s*(?:\b[a-zA-Z]{1,2}|[$@]{1,2})?$/.test(before);
}
