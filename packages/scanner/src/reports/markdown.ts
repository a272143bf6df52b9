import type { Severity } from "@nxs-guard/core";
import { isWhole } from "../coverage.ts";
import { printable } from "../printable.ts";
import type { ScanResult } from "../scan.ts";
import { codeFrame } from "./code-frame.ts";
import { byReason, counted, coverageLine, verdict } from "./coverage-text.ts";
import { groups, type Group } from "./groups.ts";
import { codeBlock, codeSpan, sentence } from "./markdown-text.ts";
import { palette } from "./palette.ts";
import type { Report, Run } from "./report.ts";
import { silencedCount } from "./silenced.ts";
import { details, headline, noticePlace, onePlace, reason, unreadReason } from "./wording.ts";

/** GitHub refuses a longer comment. */
const LONGEST = 65_536;
/** By which whoever writes the comment finds the one of the last run. */
const MARKER = "<!-- nxs-guard -->";
/** As many places of a secret are named, and documents that were not read; and so much of a name is shown. */
const LONGEST_LIST = 20;
const LONGEST_NAME = 300;
/** Columns of code that a comment shows beside each other. */
const WIDTH = 100;
const PLAIN = palette(false);

/** A comment on a pull request; what it has no room for, it says. The places of a secret are one item. */
export const markdown: Report = {
  *render(result, _style, run) {
    const found = groups(result.findings);
    const start = `${MARKER}\n\n## ${mark(result)} nxs-guard: ${sentence(verdict(result))}\n\n`;
    const end = closing(result, run);
    let room = LONGEST - start.length - end.length - cut(found, 0).length;
    yield start;
    for (const [index, group] of found.entries()) {
      const text = item(group);
      room -= text.length;
      if (room < 0) {
        yield cut(found, index);
        break;
      }
      yield text;
    }
    yield end;
  },
};

function mark({ findings, coverage }: ScanResult): string {
  if (findings.length > 0) return "❌";
  return isWhole(coverage) ? "✅" : "⚠️";
}

const DOTS: Record<Severity, string> = { critical: "🔴", high: "🟠", medium: "🟡", low: "🔵" };

function item({ first, others }: Group): string {
  const { finding } = first;
  const secret = finding.secret === undefined ? "" : ` ${codeSpan(finding.secret.toString())}`;
  const info = details(finding);
  return paragraphs([
    `### ${DOTS[finding.severity]} ${sentence(headline(first))}${secret}`,
    [finding.severity, codeSpan(finding.ruleId), ...(info === undefined ? [] : [codeSpan(info)])].join(" · "),
    list([first, ...others].map((each) => codeSpan(shortened(onePlace(each))))),
    codeBlock([...codeFrame(finding, WIDTH, PLAIN)]),
    `**Why** ${sentence(reason(first))}`,
    `**What to do** ${sentence(finding.advice)}`,
  ]);
}

function list(entries: readonly string[]): string {
  const shown = entries.slice(0, LONGEST_LIST);
  const rest = entries.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].map((entry) => `- ${entry}`).join("\n");
}

function cut(found: readonly Group[], shown: number): string {
  const rest = found.slice(shown);
  const places = rest.reduce((sum, { others }) => sum + 1 + others.length, 0);
  return paragraphs([
    `**${counted(rest.length, "item")} more**, in ${counted(places, "place")}, did not fit into this comment.`,
  ]);
}

function closing(result: ScanResult, run: Run): string {
  const { notices, silenced, coverage } = result;
  const { skipped } = coverage;
  const notes = notices.map(
    (notice) => `${codeSpan(shortened(noticePlace(notice)))} ${sentence(shortened(notice.message))}`,
  );
  const unread = skipped.map((one) => `${codeSpan(shortened(one.path))} ${sentence(shortened(unreadReason(one)))}`);
  const parts = paragraphs([
    ...(skipped.length > 0 ? [`⚠️ **Not everything was read:** ${byReason(skipped)}`, list(unread)] : []),
    ...(notes.length > 0 ? ["⚠️ **To be put right:**", list(notes)] : []),
    "---",
    sentence(coverageLine(result, run)),
    ...(silenced.length > 0 ? [silencedCount(silenced)] : []),
  ]);
  return `${parts.trimEnd()}\n`;
}

function shortened(name: string): string {
  const text = printable(name);
  return text.length <= LONGEST_NAME ? text : `${text.slice(0, LONGEST_NAME / 2)}…${text.slice(-LONGEST_NAME / 2)}`;
}

function paragraphs(parts: readonly string[]): string {
  return parts.map((part) => `${part}\n\n`).join("");
}
