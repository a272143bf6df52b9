import type { LocatedFinding, ScanResult } from "../scan.ts";
import type { Report } from "./report.ts";

/** Raised when a reader of the old form would misread the new one. The form is `schemas/report.schema.json`. */
const VERSION = 1;

export const json: Report = {
  description: "for programs, by a published JSON Schema",
  *render({ unit, findings, coverage }: ScanResult) {
    yield `${JSON.stringify({ version: VERSION, findings: findings.map(entry), coverage: { unit, ...coverage } }, null, 2)}\n`;
  },
};

/** Written out, so that the engine's own types can change without changing the report. */
function entry({ path, where, finding }: LocatedFinding): Record<string, unknown> {
  const { location, span, excerpt } = finding;
  return {
    ruleId: finding.ruleId,
    kind: finding.kind,
    severity: finding.severity,
    confidence: finding.confidence,
    title: finding.title,
    advice: finding.advice,
    path,
    where,
    startLine: location.startLine,
    startColumn: location.startColumn,
    endLine: location.endLine,
    endColumn: location.endColumn,
    startByteColumn: location.startByteColumn,
    endByteColumn: location.endByteColumn,
    startByte: span.start,
    endByte: span.end,
    fingerprint: finding.fingerprint,
    secret: finding.secret?.toString() ?? null,
    encodings: finding.encodings,
    details: finding.details,
    excerpt: { firstLine: excerpt.firstLine, lines: excerpt.lines, mark: excerpt.mark },
  };
}
