import { appendFileSync, statSync, writeFileSync } from "node:fs";
import { Buffer } from "node:buffer";
import { codeSpan, sentence, UserError, type Notice, type ScanResult } from "@nxs-guard/scanner";
import { write } from "../standard-output.ts";
import type { Summary } from "./run.ts";

/**
 * What GitHub takes from a step, in bytes; a longer summary is not shown at all.
 * Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const LONGEST = 1024 * 1024;
/** As many edits are named, and findings. */
const NAMED = 20;

/** What a change has to say about what counts. */
export interface Say {
  /** What it does to that which decides. */
  readonly edits: readonly Notice[];
  readonly silenced: ScanResult["silenced"];
}

/**
 * @param words what was scanned
 * @param report in Markdown
 */
export function summaryText(words: string, { edits, silenced }: Say, report: string): string {
  const edited = edits.map(({ path, line, message }) => item(path, line, message));
  // What stands in a baseline was found before.
  const accepted = silenced
    .filter(({ verdict }) => verdict === "suppressed")
    .map(({ path, finding, why }) => item(path, finding.location.startLine, `${finding.ruleId}: ${why}`));
  return [
    report.trimEnd(),
    sentence(words),
    ...list("This change decides about what counts as well. Look at it yourself:", edited),
    ...list("What this change brings, and a comment or the configuration silences:", accepted),
  ]
    .map((part) => `${part}\n\n`)
    .join("");
}

/** @param words lines that say what happened and what to do */
export function failureText(words: string): string {
  const lines = words.trimEnd().split("\n").map(sentence);
  return `## ❌ nxs-guard: Stopped by an error\n\n${lines.join("\n")}\n\n`;
}

function item(path: string, line: number | undefined, words: string): string {
  return `- ${codeSpan(line === undefined ? path : `${path}:${line}`)} ${sentence(words)}`;
}

function list(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const rest = items.length - NAMED;
  return [`⚠️ **${title}**`, [...items.slice(0, NAMED), ...(rest > 0 ? [`- and ${rest} more`] : [])].join("\n")];
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
