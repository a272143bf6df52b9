import { Secret, type Finding } from "@nxs-guard/core";
import { hex, sample } from "@nxs-guard/rules/sample";
import type { CoverageSummary } from "../src/coverage.ts";
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
    coverage: { selected: 12 + skipped.length, scanned: 12, bytes: 3456, skipped, excluded, ...coverage },
  };
}
