import type { Span } from "../finding.ts";
import type { CutContext } from "./cut.ts";
import { envAssignmentAt, isEnvFile } from "./env-file.ts";
import { lastAtMost } from "./lines.ts";
import type { Field, Placed, RequestRecord, Scheme } from "./record.ts";
import { regionsAround } from "./region.ts";
import { queryIn } from "./urls.ts";
import { survey } from "./survey.ts";
import { variableAt } from "./variables.ts";

/** How far around a credential its header is looked for, in characters. */
const REACH = 512;
const SCHEME_BEFORE = /\b(?<scheme>Bearer)(?:\s|%20|\\+u0020|\+){1,8}["'`]?$/i;
/** From the start of a URL, or of a path or hole that one starts with, to a parameter's value. */
const URL_BEFORE =
  /(?<url>(?:[^\s"'`<>|\\]|\\\/|\\+u00[0-9a-f]{2}){0,300}(?:[?&#]|&amp;|\\+u0026|%(?:3F|26|23))[\w.~[\]-]{0,64}(?:=|%3D|\\+u003d)?)$/i;

/** A URL that names its host; one in which a variable or nothing stands for it may be the vendor's. */
const HOST_IN_URL = /:\/\/(?![$#{<])/;

/** The records of credentials that stand without one of the vendor's hosts. @param owned where the values start that a request's record has */
export function recordsOfCredentials(text: string, context: CutContext, owned: ReadonlySet<number>): RequestRecord[] {
  const records: RequestRecord[] = [];
  const isEnv = lazily(() => isEnvFile(text, context.path));
  const assigned = new Set<number>();
  const fieldsAround = fieldFinder(text, context);
  for (const credential of context.credentials) {
    const field = fieldsAround(credential);
    const isOwned = field !== undefined && owned.has(field.value.start);
    const variable = variableAt(text, credential);
    const assignment = isEnv() ? envAssignmentAt(text, credential.start) : undefined;
    const isNew = assignment !== undefined && !assigned.has(assignment.value.start);
    if (isNew) assigned.add(assignment.value.start);
    const scheme = isOwned ? undefined : schemeBefore(text, credential);
    const { path, query } = urlAround(text, credential);
    const record: RequestRecord = {
      form: isNew ? "assignment" : "nearby",
      scheme: undefined,
      host: undefined,
      path,
      query,
      headers: field && !isNew && !isOwned ? [field] : [],
      schemes: scheme ? [scheme] : [],
      assignments: isNew ? [assignment] : [],
      variables: variable ? [variable] : [],
    };
    const parts = [record.query, record.headers, record.schemes, record.assignments, record.variables];
    if (parts.some((part) => part.length > 0)) records.push(record);
  }
  return records;
}

/** Finds the header whose value holds a credential. */
function fieldFinder(text: string, context: CutContext): (credential: Span) => Field | undefined {
  const fields: Field[] = [];
  for (const region of regionsAround(text, context.credentials, REACH)) {
    fields.push(
      ...survey(region, [], context.path)
        .fields.filter((each) => each.place === "header")
        .map((each) => each.field),
    );
  }
  fields.sort((a, b) => a.value.start - b.value.start);
  const starts = fields.map((field) => field.value.start);
  return (credential) => {
    const field = fields[lastAtMost(starts, credential.start)];
    return field && field.value.end > credential.start ? field : undefined;
  };
}

function schemeBefore(text: string, credential: Span): Scheme | undefined {
  const from = Math.max(0, credential.start - 40);
  const match = SCHEME_BEFORE.exec(text.slice(from, credential.start));
  const scheme = match?.groups?.["scheme"];
  if (!match || scheme === undefined) return undefined;
  const start = from + match.index;
  const end =
    credential.start + (/^[\w-]{0,80}/.exec(text.slice(credential.start, credential.start + 80))?.[0].length ?? 0);
  return {
    name: { text: scheme, start, end: start + scheme.length },
    credential: { text: text.slice(credential.start, end), start: credential.start, end },
  };
}

/** The path and parameters of the URL in whose query a credential, or the name of its parameter, stands. */
function urlAround(text: string, credential: Span): { path: Placed | undefined; query: Field[] } {
  const from = Math.max(0, credential.start - 380);
  const url = URL_BEFORE.exec(text.slice(from, credential.start))?.groups?.["url"];
  if (url === undefined) return { path: undefined, query: [] };
  const start = credential.start - url.length;
  const question = start + url.search(/[?#]|%3F|&/i);
  const rest =
    /^(?:\$?\{\{?[^{}\r\n]{0,200}\}\}?|[^\s"'`<>\\]){0,400}/.exec(text.slice(credential.end, credential.end + 400))?.[0]
      .length ?? 0;
  const query = queryIn({ text, base: 0 }, question, credential.end + rest);
  const pathStart = url.search(/(?<![:/])\/(?!\/)/);
  const path =
    pathStart < 0 || HOST_IN_URL.test(url)
      ? undefined
      : { text: text.slice(start + pathStart, question), start: start + pathStart, end: question };
  return {
    path,
    query: query.filter(
      (field) =>
        field.name.end >= credential.start ||
        (field.value.start <= credential.start && credential.start < field.value.end),
    ),
  };
}

function lazily<T>(compute: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => (value ??= { it: compute() }).it;
}
