import type { Location, Severity } from "@nxs-guard/core";
import { isWhole, type Unscanned } from "../coverage.ts";
import type { LocatedFinding, ScanResult } from "../scan.ts";
import { isAtLeast } from "../severity.ts";
import type { Notice } from "../verdicts/verdict.ts";
import { reasonCounts } from "./coverage-text.ts";
import { each, jsonPieces } from "./json-pieces.ts";
import { seconds, type Report, type Run } from "./report.ts";
import { sarifMessage } from "./sarif-message.ts";
import { LEVELS, sarifRule } from "./sarif-rule.ts";
import { SOURCE_ROOT, uriReference } from "./uri-reference.ts";
import { facts, headline, unreadReason } from "./wording.ts";

/** Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html */
export const sarif: Report = {
  *render(result, _style, run) {
    const log = {
      $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      version: "2.1.0",
      runs: [sarifRun(result, run)],
    };
    yield* jsonPieces(log);
    yield "\n";
  },
};

function sarifRun(result: ScanResult, run: Run): Record<string, unknown> {
  const indexes = new Map(run.rules.map(({ id }, index) => [id, index]));
  const occurrences = new Occurrences();
  const worst = worstSeverities(result.findings);
  const masks = new Set(result.findings.flatMap(({ finding }) => finding.secret?.toString() ?? []));
  return {
    tool: {
      driver: {
        name: "nxs-guard",
        version: run.version,
        informationUri: "https://www.npmjs.com/package/nxs-guard",
        rules: run.rules.map((rule) => sarifRule({ ...rule, severity: worst.get(rule.id) ?? rule.severity })),
      },
    },
    invocations: [invocation(result, run)],
    originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: "The directory that the command was run in." } } },
    columnKind: "utf16CodeUnits",
    redactionTokens: [...masks],
    results: each(result.findings, (located) => sarifResult(located, indexes, occurrences)),
    properties: { coverage: coverage(result, run) },
  };
}

/**
 * By rule. GitHub knows no severity of a single result, and shows its rule's for it; that of a finding may differ, by the kind of the key or by the
 * configuration.
 */
function worstSeverities(findings: ScanResult["findings"]): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const { finding } of findings) {
    const { ruleId, severity } = finding;
    const before = worst.get(ruleId);
    if (before === undefined || isAtLeast(severity, before)) worst.set(ruleId, severity);
  }
  return worst;
}

function invocation({ notices, coverage: { skipped } }: ScanResult, run: Run): Record<string, unknown> {
  return {
    // What was not read may leak: whoever asks whether all is well must not hear that it is.
    executionSuccessful: isWhole({ skipped }),
    startTimeUtc: run.startedAt.toISOString(),
    endTimeUtc: run.endedAt.toISOString(),
    toolExecutionNotifications: skipped.map(notRead),
    toolConfigurationNotifications: notices.map(configurationNotice),
  };
}

function notRead(one: Unscanned<string>): Record<string, unknown> {
  return {
    level: one.allowed === undefined ? "error" : "note",
    message: sarifMessage(`Not read: ${unreadReason(one)}`),
    locations: [{ physicalLocation: { artifactLocation: uriReference(one.path) } }],
  };
}

function configurationNotice({ path, line, message: text }: Notice): Record<string, unknown> {
  const region = line === undefined ? {} : { region: { startLine: line } };
  return {
    level: "warning",
    message: sarifMessage(text),
    locations: [{ physicalLocation: { artifactLocation: uriReference(path), ...region } }],
  };
}

function coverage({ unit, silenced, coverage }: ScanResult, run: Run): Record<string, unknown> {
  const { selected, scanned, remembered, bytes, skipped, excluded } = coverage;
  return {
    unit,
    selected,
    scanned,
    ...(remembered !== undefined && { remembered }),
    bytes,
    seconds: seconds(run),
    skipped: Object.fromEntries(reasonCounts(skipped)),
    excluded: Object.fromEntries(reasonCounts(excluded)),
    // Not among the results, as GitHub would open alerts for them.
    silenced: silenced.length,
  };
}

function sarifResult(
  located: LocatedFinding,
  indexes: ReadonlyMap<string, number>,
  occurrences: Occurrences,
): Record<string, unknown> {
  const { finding, origin } = located;
  const ruleIndex = indexes.get(finding.ruleId);
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[finding.severity],
    message: sarifMessage(message(located)),
    locations: [{ physicalLocation: physicalLocation(located), ...logicalLocations(located) }],
    ...fixes(located),
    partialFingerprints: {
      "nxsGuard/v1": finding.fingerprint,
      // The name that GitHub knows: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#data-for-preventing-duplicated-alerts
      primaryLocationLineHash: `${finding.fingerprint.slice(0, 16)}:${occurrences.next(located)}`,
    },
    properties: {
      kind: finding.kind,
      severity: finding.severity,
      confidence: finding.confidence,
      where: located.where,
      encodings: finding.encodings,
      details: finding.details,
      ...(origin && { commit: origin.commit, authorDate: origin.authorDate, isInHead: origin.isInHead }),
    },
  };
}

function message(located: LocatedFinding): string {
  const { finding } = located;
  const secret = finding.secret === undefined ? "" : ` ${finding.secret.toString()}`;
  const known = facts(located);
  return `${headline(located)}${secret}${known.length > 0 ? ` (${known.join("; ")})` : ""}. ${finding.advice}`;
}

function logicalLocations({ landmark }: LocatedFinding): Record<string, unknown> {
  return landmark === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: landmark }] };
}

/** A secret in a name has no place in the content. */
function physicalLocation({ path, where, finding }: LocatedFinding): Record<string, unknown> {
  const artifactLocation = uriReference(path);
  if (where === "name") return { artifactLocation };
  const { excerpt, location } = finding;
  return {
    artifactLocation,
    region: region(location),
    contextRegion: {
      startLine: excerpt.firstLine,
      endLine: Math.max(location.endLine, excerpt.firstLine + excerpt.lines.length - 1),
      snippet: { text: excerpt.lines.join("\n") },
    },
  };
}

/** Only where a replacement is right whatever stands around it. */
function fixes({ path, finding }: LocatedFinding): Record<string, unknown> {
  const { replacement, location } = finding;
  if (replacement === undefined) return {};
  const change = { deletedRegion: region(location), insertedContent: { text: replacement } };
  return {
    fixes: [
      {
        description: sarifMessage(`Write "${replacement}" instead.`),
        artifactChanges: [{ artifactLocation: uriReference(path), replacements: [change] }],
      },
    ],
  };
}

function region({ startLine, startColumn, endLine, endColumn }: Location): Record<string, number> {
  return { startLine, startColumn, endLine, endColumn };
}

/** Numbers the places of one secret in one file, so that each has a name of its own that no moved line changes. */
class Occurrences {
  readonly #counts = new Map<string, number>();

  next({ path, finding: { ruleId, fingerprint } }: LocatedFinding): number {
    const key = `${ruleId} ${fingerprint} ${path}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count;
  }
}
