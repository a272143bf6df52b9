import { byPlace } from "../by-place.ts";
import type { LocatedFinding, ScanResult, SilencedFinding } from "../scan.ts";

/** Raised when a reader of the old form would misread the new one. The form is `schemas/report.schema.json`. */
export const VERSION = 1;

/** Everything that was found, each with its verdict, made while it is asked for. */
export function* jsonEntries({ findings, silenced }: ScanResult): Generator<Record<string, unknown>> {
  for (const located of [...findings, ...silenced].sort(byPlace)) yield jsonEntry(located);
}

/** A finding, written out so that the engine's own types can change without changing the report. */
function jsonEntry(located: LocatedFinding | SilencedFinding): Record<string, unknown> {
  const { path, where, finding, landmark, origin } = located;
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
    landmark: landmark ?? null,
    fingerprint: finding.fingerprint,
    secret: finding.secret?.toString() ?? null,
    encodings: finding.encodings,
    details: finding.details,
    verdict: "verdict" in located ? located.verdict : "new",
    why: "why" in located ? located.why : null,
    origin: origin ? { commit: origin.commit, authorDate: origin.authorDate ?? null, isInHead: origin.isInHead } : null,
    excerpt: { firstLine: excerpt.firstLine, lines: excerpt.lines, mark: excerpt.mark },
  };
}
