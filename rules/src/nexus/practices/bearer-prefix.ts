import type { Field, Misuse, Placed, RequestPracticeRule, RequestRecord } from "@nxs-guard/core";
import { bearerPrefixExamples } from "./bearer-prefix.examples.ts";
import { GUIDE, holdsKey, isAdminRequest } from "./nexus-request.ts";

/** `Bearer` where a string starts, and something after it: a value, a hole, or what is joined to the string. */
const PREFIX =
  /(?:^|["'`([\s=])(?<bearer>bearer)(?:\s*\\*["'`]\s*(?:[,+.&;%]|<<|\|\|)+\s*[\w$"'`([{@:%\\]|(?:\s|\\u0020|%20|\+)+["'`]{0,2}(?:(?!\\+["'`])[^\s"'`)\]},;.]|\.{3})|\s*["'`]\s+[\w$(@])/i;
/** `authorizationHeader` is Dart's name for it. */
const JUDGED = /^(?:authorization(?:header)?|api-key)$/i;
/** Code that looks for the prefix or takes it off does not set it. */
const TAKEN_OFF =
  /(?:starts_?with|has_?prefix|replace\w*|split|slice|substring\w*|remove_?prefix|trim\w*|strip\w*|match|test|includes|index_?of|length)\s*\(|={2,3}|!=/i;
/** What it is named for goes to `/api/admin`, where the text does not say a path. */
const ADMIN_TOKEN = /admin_?(?:token|jwt)/i;

export const bearerPrefix: RequestPracticeRule = {
  id: "nexus-bearer-prefix",
  kind: "practice",
  severity: "medium",
  confidence: "high",
  title: "Bearer prefix on a Nexus API key",
  advice: "Send the bare key in the `api-key` header, without `Bearer`; the guide's answer to a prefixed key is 401.",
  sources: [GUIDE],
  looksAt: "the values of its `Authorization` and `api-key` headers, at `/api/admin` only those that hold a Nexus key",
  judge: bearerPrefixes,
  examples: bearerPrefixExamples,
};

function bearerPrefixes(request: RequestRecord): Misuse[] {
  const isAdmin = isAdminRequest(request);
  const inHeaders = request.headers
    .filter((header) => isJudged(header, request) && (!isAdmin || holdsKey(header.value.text)))
    .filter((header) => request.path !== undefined || !ADMIN_TOKEN.test(header.value.text))
    .flatMap((header) => prefixOf(header.value));
  const schemes = request.schemes.filter(
    ({ credential }) => (request.host !== undefined && !isAdmin) || holdsKey(credential?.text ?? ""),
  );
  return [...inHeaders, ...schemes.map(({ name }) => ({ start: name.start, end: name.end }))];
}

function isJudged(header: Field, request: RequestRecord): boolean {
  return request.host !== undefined && JUDGED.test(header.name.text);
}

function prefixOf(value: Placed): { start: number; end: number }[] {
  const match = PREFIX.exec(value.text);
  const bearer = match?.groups?.["bearer"];
  if (!match || bearer === undefined || TAKEN_OFF.test(value.text.slice(0, match.index))) return [];
  const start = value.start + match.index + match[0].indexOf(bearer);
  return [{ start, end: start + bearer.length }];
}
