import { createHash } from "node:crypto";
import type { Severity } from "@nxs-guard/core";
import { isWhole, type Unscanned } from "../coverage.ts";
import { printable } from "../printable.ts";
import type { LocatedFinding, ScanResult } from "../scan.ts";
import { summary } from "./coverage-text.ts";
import { groups, type Group } from "./groups.ts";
import { each, jsonPieces } from "./json-pieces.ts";
import { codeSpan, sentence } from "./markdown-text.ts";
import type { Report, Run } from "./report.ts";
import { facts, headline, noticePlace, reason, unreadReason } from "./wording.ts";

/** Source: https://gitlab.com/gitlab-org/security-products/security-report-schemas */
const SCHEMA_VERSION = "15.2.1";
const SCHEMA = `https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v${SCHEMA_VERSION}/dist/secret-detection-report-format.json`;

export const gitlab: Report = {
  *render(result, _style, run) {
    const report = {
      version: SCHEMA_VERSION,
      schema: SCHEMA,
      scan: scan(result, run),
      vulnerabilities: each(groups(result.findings), vulnerability),
    };
    yield* jsonPieces(report);
    yield "\n";
  },
};

function scan(result: ScanResult, run: Run): Record<string, unknown> {
  const { notices, coverage } = result;
  const tool = { id: "nxs-guard", name: "nxs-guard", version: run.version, vendor: { name: "nxs-guard" } };
  return {
    type: "secret_detection",
    // What was not read may leak: whoever asks whether all is well must not hear that it is.
    status: isWhole(coverage) ? "success" : "failure",
    start_time: time(run.startedAt),
    end_time: time(run.endedAt),
    analyzer: tool,
    scanner: tool,
    messages: [
      { level: "info", value: summary(result, run) },
      ...coverage.skipped.map(notRead),
      ...notices.map((notice) => ({ level: "warn", value: printable(`${noticePlace(notice)}: ${notice.message}`) })),
    ],
  };
}

function notRead(one: Unscanned<string>): Record<string, string> {
  const level = one.allowed === undefined ? "warn" : "info";
  return { level, value: printable(`Not read: ${one.path}: ${unreadReason(one)}`) };
}

/** UTC, without fractions and zone, as the schema has it. */
function time(date: Date): string {
  return date.toISOString().slice(0, 19);
}

const SEVERITIES = { critical: "Critical", high: "High", medium: "Medium", low: "Low" } as const satisfies Record<
  Severity,
  string
>;

/** A vulnerability has one place; the secret's other places are among the details. */
function vulnerability({ first, others }: Group): Record<string, unknown> {
  const { finding } = first;
  return {
    id: uuid(`${finding.ruleId} ${finding.fingerprint}`),
    name: printable(headline(first)).slice(0, 255),
    description: description(first),
    severity: SEVERITIES[finding.severity],
    solution: printable(finding.advice).slice(0, 7000),
    identifiers: [{ type: "nxs_guard_rule_id", name: `nxs-guard rule ${finding.ruleId}`, value: finding.ruleId }],
    location: location(first),
    details: {
      ...(finding.secret === undefined
        ? {}
        : { secret: { name: "Secret, masked", type: "text", value: finding.secret.toString() } }),
      fingerprint: { name: "Fingerprint", type: "text", value: finding.fingerprint },
      places: { name: "Places", type: "list", items: [first, ...others].map(fileLocation) },
    },
  };
}

/** In GitLab's Markdown. */
function description(located: LocatedFinding): string {
  const { finding } = located;
  const secret = finding.secret === undefined ? "" : ` ${codeSpan(finding.secret.toString())}`;
  return [`${sentence(headline(located))}${secret}`, ...facts(located).map(codeSpan), sentence(reason(located))].join(
    "\n\n",
  );
}

/** GitLab asks for a commit; where none is known it gets zeros, as from GitLab's own analyzer outside a repository. */
const NO_COMMIT = "0000000";

function location({ path, where, finding, origin }: LocatedFinding): Record<string, unknown> {
  const { startLine, endLine } = finding.location;
  const lines = where === "name" ? {} : { start_line: startLine, end_line: endLine };
  const date = origin?.authorDate === undefined ? {} : { date: origin.authorDate };
  return { file: path, ...lines, commit: { sha: origin?.commit ?? NO_COMMIT, ...date } };
}

function fileLocation({ path, where, finding }: LocatedFinding): Record<string, unknown> {
  const { startLine, startColumn, endLine, endColumn } = finding.location;
  const place = where === "name" ? { line_start: 1 } : { line_start: startLine, line_end: endLine };
  const columns = where === "name" ? {} : { column_start: startColumn, column_end: endColumn };
  return { type: "file-location", file_name: path, ...place, ...columns };
}

/** The same for the same secret everywhere. A UUID of version 8, whose content its maker decides: RFC 9562 §5.8. */
function uuid(text: string): string {
  const hash = createHash("sha256").update(text).digest("hex");
  const variant = ((parseInt(hash.charAt(16), 16) & 3) | 8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
