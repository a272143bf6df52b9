import type { Span } from "../finding.ts";
import { envAssignmentAt, isEnvFile } from "./env-file.ts";
import { lastAtMost } from "./lines.ts";
import type { Field, RequestRecord, Scheme } from "./record.ts";
import { regionsAround } from "./region.ts";
import { queryIn } from "./urls.ts";
import { survey } from "./survey.ts";
import { variableAt } from "./variables.ts";

/** How far around a credential its header is looked for, in characters. */
export const CREDENTIAL_REACH = 512;
const SCHEME_BEFORE = /\b(?<scheme>Bearer)(?:\s|%20|\\+u0020|\+){1,8}["'`]?$/i;
/** The end of a URL up to a parameter's value, or to its name. */
const PARAMETER_BEFORE = /(?:[?&#]|&amp;|\\+u0026|%(?:25)?(?:3F|26|23))[\w.~[\]-]{0,64}(?:=|%(?:25)?3D|\\+u003d)?$/i;
const ENDS_PARAMETER = /[=?&#\dDF;]/i;
const NO_URL: UrlParts = { path: undefined, query: [] };
const LONGEST_URL = 300;
/** What a parameter's value may be made of. */
const VALUE_REST = /(?:\$?\{\{?[^{}\r\n]{0,200}\}\}?|[^\s"'`<>\\&]){0,400}/y;
/** Without such a name before it, a credential is in no header. */
const TELLING = /auth|key|token/gi;
const HEADER_NAME_REACH = 120;
/** A URL that names its host; one in which a variable or nothing stands for it may be the vendor's. */
const HOST_IN_URL = /:\/\/(?![$#{<])/;

/** The records of credentials that stand without one of the vendor's hosts. @param owned where the values start that a request's record has */
export function recordsOfCredentials(
  text: string,
  credentials: readonly Span[],
  path: string | undefined,
  owned: ReadonlySet<number>,
): RequestRecord[] {
  const records: RequestRecord[] = [];
  const isEnv = lazily(() => isEnvFile(text, path));
  const assigned = new Set<number>();
  const fieldsAround = fieldFinder(text, credentials, path);
  for (const credential of credentials) {
    const field = fieldsAround(credential);
    const isOwned = field !== undefined && owned.has(field.value.start);
    const variable = variableAt(text, credential, path);
    const assignment = isEnv() ? envAssignmentAt(text, credential.start) : undefined;
    const isNew = assignment !== undefined && !assigned.has(assignment.value.start);
    if (isNew) assigned.add(assignment.value.start);
    const scheme = isOwned ? undefined : schemeBefore(text, credential);
    const url = urlAround(text, credential);
    const header = isNew || isOwned ? undefined : field;
    if (url.query.length === 0 && !(header ?? scheme ?? variable) && !isNew) continue;
    records.push({
      form: isNew ? "assignment" : "nearby",
      scheme: undefined,
      host: undefined,
      ...url,
      headers: header ? [header] : [],
      schemes: scheme ? [scheme] : [],
      assignments: isNew ? [assignment] : [],
      variables: variable ? [variable] : [],
    });
  }
  return records;
}

/** Finds the header whose value holds a credential. */
function fieldFinder(
  text: string,
  credentials: readonly Span[],
  path: string | undefined,
): (credential: Span) => Field | undefined {
  const isTold = tellingBefore(text);
  const near = credentials.filter(({ start }) => isTold(start));
  const fields: Field[] = [];
  for (const region of regionsAround(text, near, CREDENTIAL_REACH)) {
    for (const { place, field } of survey(region, [], path).fields) {
      if (place === "header") fields.push(field);
    }
  }
  fields.sort((a, b) => a.value.start - b.value.start);
  const starts = fields.map((field) => field.value.start);
  return (credential) => {
    const field = fields[lastAtMost(starts, credential.start)];
    return field && field.value.end > credential.start ? field : undefined;
  };
}

/** Whether a telling name stands not far before an offset. Asked for ascending ones, it goes through the text once. */
function tellingBefore(text: string): (at: number) => boolean {
  const telling = new RegExp(TELLING);
  let next = { start: -1, end: -1 };
  return (at) => {
    const from = Math.max(0, at - HEADER_NAME_REACH);
    if (next.start < from) {
      telling.lastIndex = from;
      const match = telling.exec(text);
      next = match ? { start: match.index, end: telling.lastIndex } : { start: Infinity, end: Infinity };
    }
    return next.end <= at;
  };
}

function schemeBefore(text: string, credential: Span): Scheme | undefined {
  const from = Math.max(0, credential.start - 24);
  if (!/bearer/i.test(text.slice(from, credential.start))) return undefined;
  const match = SCHEME_BEFORE.exec(text.slice(from, credential.start));
  const scheme = match?.groups?.["scheme"];
  if (!match || scheme === undefined) return undefined;
  const start = from + match.index;
  const word = /^[\w-]{0,80}/.exec(text.slice(credential.start, credential.start + 80))?.[0] ?? "";
  const end = Math.max(credential.end, credential.start + word.length);
  return {
    name: { text: scheme, start, end: start + scheme.length },
    credential: { text: text.slice(credential.start, end), start: credential.start, end },
  };
}

type UrlParts = Pick<RequestRecord, "path" | "query">;

/** The path and the parameter of the URL in whose query a credential, or the name of its parameter, stands. */
function urlAround(text: string, credential: Span): UrlParts {
  if (!ENDS_PARAMETER.test(text[credential.start - 1] ?? "")) return NO_URL;
  const tail = text.slice(Math.max(0, credential.start - 80), credential.start);
  const parameter = PARAMETER_BEFORE.exec(tail);
  if (!parameter) return NO_URL;
  const start = urlStart(text, credential.start);
  const url = text.slice(start, credential.start);
  const question = start + Math.max(0, url.search(/[?#&]|%3F/i));
  VALUE_REST.lastIndex = credential.end;
  const end = credential.end + (VALUE_REST.exec(text)?.[0].length ?? 0);
  const query = queryIn({ text, base: 0 }, credential.start - tail.length + parameter.index, end).filter(
    ({ name, value }) =>
      name.end >= credential.start || (value.start <= credential.start && credential.start < value.end),
  );
  const pathStart = start + url.search(/(?<![:/])\/(?!\/)/);
  if (pathStart < start || pathStart > question || HOST_IN_URL.test(url)) return { path: undefined, query };
  return { path: { text: text.slice(pathStart, question), start: pathStart, end: question }, query };
}

function urlStart(text: string, from: number): number {
  let start = from;
  while (start > 0 && from - start < LONGEST_URL) {
    const character = text[start - 1] ?? "";
    if (/[\s"'`<>|]/.test(character) || (character === "\\" && !/[/u\\]/.test(text[start] ?? ""))) break;
    start--;
  }
  return start;
}

function lazily<T>(compute: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => (value ??= { it: compute() }).it;
}
