import { Secret, type Finding } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";
import { hex, sample } from "@nxs-guard/rules/sample";
import type { CoverageSummary } from "../src/coverage.ts";
import type { Report, ReportStyle, Run } from "../src/reports/report.ts";
import type { LocatedFinding, ScanResult } from "../src/scan.ts";

export const key = sample("nxs_u_", hex(32));

/** A finding in `src/chat.ts`, but for what is said. */
export function finding(over: Partial<Finding> = {}, path = "src/chat.ts"): LocatedFinding {
  const secret = new Secret(key, "nxs_u_");
  return {
    path,
    where: "content",
    finding: {
      ruleId: "nexus-api-key",
      kind: "secret",
      severity: "critical",
      confidence: "high",
      title: "Nexus API key",
      advice: "Revoke it, and read the new one from the environment.",
      span: { start: 12, end: 50 },
      location: { startLine: 2, startColumn: 8, endLine: 2, endColumn: 46, startByteColumn: 8, endByteColumn: 46 },
      excerpt: {
        firstLine: 1,
        lines: ["first", `\tkey = "${String(secret)}";`],
        mark: { line: 1, start: 8, end: 8 + String(secret).length },
      },
      secret,
      fingerprint: "0".repeat(32),
      encodings: [],
      details: {},
      ...over,
    },
  };
}

export function result(findings: readonly LocatedFinding[], coverage: Partial<CoverageSummary> = {}): ScanResult {
  const { skipped = [], excluded = [] } = coverage;
  return {
    unit: "file",
    findings,
    silenced: [],
    notices: [],
    coverage: { selected: 12 + skipped.length, scanned: 12, bytes: 3456, skipped, excluded, ...coverage },
  };
}

/** It took a second and a half. */
export const run: Run = {
  version: "1.2.3",
  rules: catalogue.rules,
  startedAt: new Date("2026-01-02T03:04:05.678Z"),
  endedAt: new Date("2026-01-02T03:04:07.178Z"),
};

export function rendered(report: Report, scanned: ScanResult, style: Partial<ReportStyle> = {}): string {
  return [...report.render(scanned, { color: false, width: 80, detail: "normal", ...style }, run)].join("");
}

/** What a hostile file may be called: it speaks to terminals, workflows, XML, Markdown, URIs and whoever reads from right to left. */
export const HOSTILE_NAME =
  "::stop-commands::a b/##vso[x]\x1b]0;x\x07\u009b2J\u202e%41#?[x](javascript:x) `c` ``` @all #1 <img src=x>&amp;]]>|*_~\r\n::error::x,y:z\ud800\uffff\u2028.ts";
