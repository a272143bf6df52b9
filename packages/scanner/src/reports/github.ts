import type { Severity } from "@nxs-guard/core";
import { printable } from "../printable.ts";
import type { LocatedFinding } from "../scan.ts";
import { SEVERITIES } from "../severity.ts";
import { coverageLine, verdict } from "./coverage-text.ts";
import type { Report } from "./report.ts";
import { facts, headline } from "./wording.ts";
import { workflowCommand } from "./workflow-command.ts";

/** The worst come first, as GitHub shows ten annotations of a level in a step and drops the rest. */
export const github: Report = {
  *render(result, { detail }, run) {
    for (const severity of SEVERITIES)
      for (const located of result.findings.filter(({ finding }) => finding.severity === severity))
        yield `${annotation(located)}\n`;
    for (const { path, reason } of result.coverage.skipped)
      yield `${workflowCommand("warning", { file: path, title: "nxs-guard: not read" }, `Not read: ${reason}`)}\n`;
    if (detail !== "quiet") yield `nxs-guard: ${verdict(result)}. ${printable(coverageLine(result, run))}\n`;
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

function message(located: LocatedFinding): string {
  const { finding } = located;
  const secret = finding.secret === undefined ? "" : ` ${finding.secret.toString()}`;
  return [`${headline(located)}${secret}`, ...facts(located), finding.advice].join("\n");
}
