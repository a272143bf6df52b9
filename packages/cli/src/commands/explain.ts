import { existsSync, readFileSync } from "node:fs";
import type { Field, RequestForm, RequestRecord } from "@nxs-guard/core";
import {
  explainPlace,
  packedFile,
  printable,
  redact,
  Unread,
  UserError,
  type ExplainedDocument,
  type LinePlace,
  type PlaceExplanation,
  type Settings,
} from "@nxs-guard/scanner";
import type { ConfigOptions } from "../options.ts";
import { here } from "../place.ts";
import { settingsOf } from "../settings.ts";
import { write } from "../standard-output.ts";

/** @throws {UserError} when there is no such place. */
export async function explainTarget(target: string, words: ConfigOptions): Promise<void> {
  const { path, place } = parseTarget(target);
  const now = new Date();
  const document = await documentAt(path);
  const settings = await settingsOf(words, here([document.file ?? path]), now);
  const explanation = await explainPlace(document, place, settings, now);
  await write(lines(path, place, explanation, settings));
}

function parseTarget(target: string): { path: string; place: LinePlace } {
  const [, path, line, column] = /^([\s\S]+?):(\d+)(?::(\d+))?$/.exec(target) ?? [];
  if (path === undefined || Number(line) < 1 || (column !== undefined && Number(column) < 1)) {
    throw new UserError(`"${target}" names no place.`, "Write it as <file>:<line>, or <file>:<line>:<column>.");
  }
  return { path, place: { line: Number(line), ...(column !== undefined && { column: Number(column) }) } };
}

/** A file, or one in an archive: `app.apk!/assets/index.js`. */
async function documentAt(path: string): Promise<ExplainedDocument> {
  const file = existsSync(path) ? undefined : archivesAround(path).find((archive) => existsSync(archive));
  if (file === undefined) return { path, content: read(path) };
  let content: Uint8Array | undefined;
  try {
    content = await packedFile({ path: file, content: read(file) }, path);
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    throw new UserError(`"${path}" cannot be read: ${error.reason}.`, "Scans say the same of it.");
  }
  if (content) return { path, content, file };
  throw new UserError(`"${file}" holds no such file.`, "Write the place as reports do: <archive>!/<file>:<line>.");
}

/** What stands before each `!/`. */
function archivesAround(path: string): string[] {
  return Array.from(path.matchAll(/!\//g), ({ index }) => path.slice(0, index));
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(`"${path}" cannot be read: ${code ?? "unknown"}.`, "Check the name, and its permissions.");
  }
}

function* lines(
  path: string,
  place: LinePlace,
  { findings, attempts, requests, isSelected }: PlaceExplanation,
  { detector }: Settings,
): Generator<string> {
  const safe = (text: string): string => printable(redact(text, detector));
  const column = place.column === undefined ? "" : `:${place.column}`;
  yield `${safe(path)}:${place.line}${column}\n`;
  if (!isSelected) yield "  The configuration excludes this file: scans do not read it.\n";
  for (const { finding, judged } of findings) {
    const { startLine, startColumn } = finding.location;
    const what = finding.secret ? ` ${printable(String(finding.secret))}` : "";
    yield `\n  ${finding.ruleId} at ${startLine}:${startColumn}${what}\n`;
    yield `    found: ${printable(finding.title)}\n`;
    yield `    verdict: ${verdict(judged)}\n`;
    yield `    fingerprint: ${finding.fingerprint}\n`;
  }
  if (findings.length === 0) yield "  Nothing is found here.\n";
  const here = place.column === undefined ? "here" : "near here";
  if (attempts.length > 0) yield `\n  Rules that begin ${here}, and how far they came:\n`;
  for (const { explanation, location } of attempts) {
    const { ruleId, stage, reason, encodings } = explanation;
    const form = encodings.length > 0 ? ` (in ${encodings.join(" in ")})` : "";
    const how = stage === "reported" ? "matches" : `stopped at ${stage}`;
    yield `    ${ruleId} at ${location.startLine}:${location.startColumn}${form}: ${how}, ${printable(reason)}\n`;
  }
  if (attempts.length === 0) yield "  No rule begins here: none of their anchors stands in this text.\n";
  for (const { request, judgements } of requests) {
    yield `\n  A request, as it was understood (${FORMS[request.form]}):\n`;
    for (const [label, words] of requestFacts(request)) yield `    ${label}: ${safe(words).slice(0, LONGEST)}\n`;
    yield "  What the rules say of it:\n";
    for (const { ruleId, looksAt, places } of judgements) {
      const at = places.map(({ startLine, startColumn }) => `${startLine}:${startColumn}`).join(", ");
      yield `    ${ruleId}: ${at === "" ? `nothing to report, by ${looksAt}` : `reports ${at}`}\n`;
    }
  }
  if (requests.length === 0)
    yield "  No request is understood here: neither a Nexus host nor a credential tells of one.\n";
}

/** As much is shown of a path, or of a list of names. */
const LONGEST = 200;

const FORMS: Readonly<Record<RequestForm, string>> = {
  shell: "a shell command",
  http: "a raw request",
  object: "an object of settings",
  call: "a call",
  nearby: "the text around",
  assignment: "a line of an environment file",
  "syntax-tree": "code",
};

/** What a request's record says, without values: they may be secret. */
function requestFacts({
  scheme,
  host,
  path,
  query,
  headers,
  schemes,
  assignments,
  variables,
}: RequestRecord): [string, string][] {
  const names = (fields: readonly Field[]): string => fields.map(({ name }) => name.text).join(", ");
  const facts: [string, string][] = [
    ["scheme", scheme?.text ?? ""],
    ["host", host?.text ?? "none of Nexus"],
    ["path", path?.text ?? ""],
    ["parameters", names(query)],
    ["headers that tell of a credential", names(headers)],
    ["authentication schemes", schemes.map(({ name }) => name.text).join(", ")],
    ["assigned", names(assignments)],
    ["environment variables", variables.map(({ text }) => text).join(", ")],
  ];
  return facts.filter(([, words]) => words !== "");
}

function verdict(judged: PlaceExplanation["findings"][number]["judged"]): string {
  if (!judged) return "none: the configuration has the rule off";
  const { verdict: word, why, finding } = judged;
  return word === "new" ? `new, ${finding.severity}` : `${word}: ${printable(why)}`;
}
