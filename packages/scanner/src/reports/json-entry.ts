import { byPlace } from "../by-place.ts";
import type { LocatedFinding, ScanResult, SilencedFinding } from "../scan.ts";

/** Raised when a reader of the old form would misread the new one. The form is `schemas/report.schema.json`. */
export const VERSION = 1;

/** A finding, written out so that the engine's own types can change without changing the report. */
export function jsonEntry({ path, where, finding, origin }: LocatedFinding): Record<string, unknown> {
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
    origin: origin ? { commit: origin.commit, authorDate: origin.authorDate ?? null, isInHead: origin.isInHead } : null,
    excerpt: { firstLine: excerpt.firstLine, lines: excerpt.lines, mark: excerpt.mark },
  };
}
