import type { Severity } from "@nxs-guard/core";
import type { ScanResult } from "../scan.ts";
import { SEVERITIES } from "../severity.ts";
import type { ReportStyle } from "./report.ts";
import { facts, headline, unreadReason } from "./wording.ts";

/** What a CI system shows beside the code. Nothing in it is escaped. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly path: string;
  /** 1-based lines and columns, the end column behind the last character; missing where the whole file is meant. */
  readonly region?: {
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
  };
  /** 1-based, where only a line is known. */
  readonly line?: number;
  readonly title: string;
  /** Of several lines. */
  readonly message: string;
}

const LEVELS = { critical: "error", high: "error", medium: "warning", low: "notice" } as const satisfies Record<
  Severity,
  Annotation["level"]
>;

/** The worst come first: the systems show about ten of a level, and drop the rest. */
export function* annotations(result: ScanResult, detail: ReportStyle["detail"]): Generator<Annotation> {
  for (const severity of SEVERITIES)
    for (const located of result.findings.filter(({ finding }) => finding.severity === severity)) {
      const { path, where, finding } = located;
      const secret = finding.secret === undefined ? "" : ` ${finding.secret.toString()}`;
      yield {
        level: LEVELS[severity],
        path,
        ...(where === "content" && { region: finding.location }),
        title: `${finding.ruleId} (${severity})`,
        message: [`${headline(located)}${secret}`, ...facts(located), finding.advice].join("\n"),
      };
    }
  for (const one of result.coverage.skipped) {
    const level = one.allowed === undefined ? "warning" : "notice";
    yield { level, path: one.path, title: "nxs-guard", message: `Not read: ${unreadReason(one)}` };
  }
  if (detail === "quiet") return;
  for (const { path, line, message } of result.notices)
    yield { level: "warning", path, ...(line !== undefined && { line }), title: "nxs-guard", message };
}
