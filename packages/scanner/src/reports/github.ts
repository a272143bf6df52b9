import type { Severity } from "@nxs-guard/core";
import type { Unscanned } from "../coverage.ts";
import type { LocatedFinding } from "../scan.ts";
import { SEVERITIES } from "../severity.ts";
import { summary } from "./coverage-text.ts";
import type { Report } from "./report.ts";
import { facts, headline, unreadReason } from "./wording.ts";
import { workflowCommand } from "./workflow-command.ts";

/** The worst come first, as GitHub shows ten annotations of a level in a step and drops the rest. */
export const github: Report = {
  *render(result, { detail }, run) {
    for (const severity of SEVERITIES)
      for (const located of result.findings.filter(({ finding }) => finding.severity === severity))
        yield `${annotation(located)}\n`;
    for (const one of result.coverage.skipped) yield `${notRead(one)}\n`;
    if (detail === "quiet") return;
    for (const { path, line, message } of result.notices)
      yield `${workflowCommand("warning", { file: path, line, title: "nxs-guard" }, message)}\n`;
    yield `nxs-guard: ${summary(result, run)}\n`;
  },
};

const COMMANDS = { critical: "error", high: "error", medium: "warning", low: "notice" } as const satisfies Record<
  Severity,
  string
>;

function annotation(located: LocatedFinding): string {
  const { path, where, finding } = located;
  const { startLine, startColumn, endLine, endColumn } = finding.location;
  // GitHub takes columns only where the place is within a line.
  const isWithinLine = startLine === endLine;
  const region =
    where === "name"
      ? {}
      : {
          line: startLine,
          endLine,
          col: isWithinLine ? startColumn : undefined,
          endColumn: isWithinLine ? endColumn : undefined,
        };
  const title = `${finding.ruleId} (${finding.severity})`;
  return workflowCommand(COMMANDS[finding.severity], { file: path, ...region, title }, message(located));
}

function notRead(one: Unscanned<string>): string {
  const level = one.allowed === undefined ? "warning" : "notice";
  return workflowCommand(level, { file: one.path, title: "nxs-guard" }, `Not read: ${unreadReason(one)}`);
}

function message(located: LocatedFinding): string {
  const { finding } = located;
  const secret = finding.secret === undefined ? "" : ` ${finding.secret.toString()}`;
  return [`${headline(located)}${secret}`, ...facts(located), finding.advice].join("\n");
}
