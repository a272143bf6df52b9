import { printable } from "../printable.ts";
import { closing } from "./closing.ts";
import { codeFrame } from "./code-frame.ts";
import { groups, type Group } from "./groups.ts";
import { palette, severityWord, type Palette } from "./palette.ts";
import type { Report, ReportStyle } from "./report.ts";
import { silencedLines } from "./silenced.ts";
import { details, form, headline, history, onePlace, place, reason } from "./wording.ts";
import { wrapped } from "./wrapped.ts";

export const pretty: Report = {
  *render(result, style, run) {
    const colors = palette(style.color);
    for (const group of groups(result.findings)) {
      for (const line of block(group, style, colors)) yield `${line}\n`;
      yield "\n";
    }
    if (style.showsSilenced) for (const line of silencedLines(result.silenced, colors)) yield `${line}\n`;
    for (const line of closing(result, style, run, colors)) yield `${line}\n`;
  },
};

function* block(group: Group, style: ReportStyle, colors: Palette): Generator<string> {
  const { finding } = group.first;
  const at = printable(place(group.first));
  const rule = "─".repeat(Math.max(3, style.width - at.length - finding.ruleId.length - finding.severity.length - 6));
  yield `${colors.underline(at)}  ${severityWord(finding.severity, colors)} ${colors.dim(`${rule} ${finding.ruleId}`)}`;
  yield "";
  yield `  ${colors.bold(printable(headline(group.first)))}`;
  yield "";
  yield* codeFrame(finding, style.width, colors);
  yield "";
  for (const [label, text] of rows(group, style.detail === "verbose")) {
    const [first = "", ...rest] = wrapped(text, style.width - 8);
    yield `  ${colors.cyan(label.padEnd(5))} ${first}`;
    // Its first word may be anything.
    for (const line of rest) yield `        ${printable(line)}`;
  }
  for (const [index, other] of group.others.entries())
    yield `  ${colors.cyan(index === 0 ? "also " : "     ")} ${colors.underline(printable(onePlace(other)))}`;
}

function* rows({ first }: Group, isVerbose: boolean): Generator<[label: string, text: string]> {
  const { finding, landmark } = first;
  if (landmark !== undefined) yield ["in", printable(landmark)];
  yield ["why", reason(first)];
  yield ["fix", printable(finding.advice)];
  const commit = history(first);
  if (commit !== undefined) yield ["git", printable(commit)];
  const encoded = form(finding);
  if (encoded !== undefined) yield ["form", encoded];
  const info = details(finding);
  if (info !== undefined) yield ["info", printable(info)];
  if (isVerbose) yield ["print", finding.fingerprint];
}
