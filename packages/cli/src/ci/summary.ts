import { appendFileSync, statSync, writeFileSync } from "node:fs";
import { Buffer } from "node:buffer";
import { codeSpan, sentence, UserError, type Notice } from "@nxs-guard/scanner";
import { write } from "../standard-output.ts";
import type { Summary } from "./run.ts";

/**
 * What GitHub takes from a step, in bytes; a longer summary is not shown at all.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const LONGEST = 1024 * 1024;
/** As many edits are named. */
const NAMED = 20;

/**
 * @param words what was scanned
 * @param edits what the change does to that which decides what counts
 * @param report in Markdown
 */
export function summaryText(words: string, edits: readonly Notice[], report: string): string {
  const named = edits
    .slice(0, NAMED)
    .map(
      ({ path, line, message }) =>
        `- ${codeSpan(line === undefined ? path : `${path}:${line}`)} ${sentence(message)}\n`,
    );
  const rest = edits.length - named.length;
  const list =
    edits.length === 0
      ? ""
      : `⚠️ **This change decides about what counts as well. Look at it yourself:**\n\n${named.join("")}${rest > 0 ? `- and ${rest} more\n` : ""}\n`;
  return `${report.trimEnd()}\n\n${sentence(words)}\n\n${list}`;
}

/** @throws {UserError} when the file cannot be written. */
export async function writeSummary({ file, by }: Summary, text: string): Promise<void> {
  try {
    if (by === "append") appendFileSync(file, fitting(text, file));
    else writeFileSync(file, text);
  } catch (error) {
    throw new UserError(
      `The summary cannot be written to "${file}": ${(error as NodeJS.ErrnoException).code ?? ""}.`,
      "The CI system names that file: see that its folder exists and can be written to.",
    );
  }
  // Source: https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands#uploadsummary-add-some-markdown-content-to-the-build-summary
  if (by === "announce") await write([`##vso[task.uploadsummary]${file}\n`]);
}

function fitting(text: string, file: string): string {
  const standing = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return standing + Buffer.byteLength(text) <= LONGEST
    ? text
    : "nxs-guard: this summary has no room for the report. The log has it.\n";
}
