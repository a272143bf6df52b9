import { annotations, type Annotation } from "./annotations.ts";
import { summary } from "./coverage-text.ts";
import type { Report } from "./report.ts";
import { workflowCommand } from "./workflow-command.ts";

export const github: Report = {
  *render(result, { detail }, run) {
    for (const annotation of annotations(result, detail)) yield `${command(annotation)}\n`;
    if (detail !== "quiet") yield `nxs-guard: ${summary(result, run)}\n`;
  },
};

function command({ level, path, region, line, title, message }: Annotation): string {
  // GitHub takes columns only where the place is within a line.
  const isWithinLine = region?.startLine === region?.endLine;
  const place = region
    ? {
        line: region.startLine,
        endLine: region.endLine,
        col: isWithinLine ? region.startColumn : undefined,
        endColumn: isWithinLine ? region.endColumn : undefined,
      }
    : { line };
  return workflowCommand(level, { file: path, ...place, title }, message);
}
