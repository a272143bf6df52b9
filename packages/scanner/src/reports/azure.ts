import { visible } from "../printable.ts";
import { annotations, type Annotation } from "./annotations.ts";
import { summary } from "./coverage-text.ts";
import type { Report } from "./report.ts";

export const azure: Report = {
  *render(result, { detail }, run) {
    for (const annotation of annotations(result, detail)) yield `${loggingCommand(annotation)}\n`;
    if (detail !== "quiet") yield `nxs-guard: ${summary(result, run)}\n`;
  },
};

/**
 * A command in the log of an Azure pipeline, which knows two levels and no end of a place.
 * Source: https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands#logissue-log-an-error-or-warning; escapes as in
 * https://github.com/microsoft/azure-pipelines-agent/blob/master/src/Agent.Sdk/CommandStringConvertor.cs
 */
function loggingCommand({ level, path, region, line, title, message }: Annotation): string {
  const properties = {
    type: level === "error" ? "error" : "warning",
    sourcepath: path,
    linenumber: region?.startLine ?? line,
    columnnumber: region?.startColumn,
  };
  const written = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${escaped(String(value))};`,
  );
  return `##vso[task.logissue ${written.join("")}]${escaped(`${title}: ${message}`)}`;
}

/** Line breaks have an escape of their own; of everything else that a terminal or the agent acts on, the log shows the code. */
function escaped(text: string): string {
  return text
    .replace(/[^\r\n]+/g, visible)
    .replaceAll("%", "%AZP25")
    .replaceAll("\r", "%0D")
    .replaceAll("\n", "%0A")
    .replaceAll(";", "%3B")
    .replaceAll("]", "%5D");
}
