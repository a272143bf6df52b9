import type { Finding } from "@nxs-guard/core";
import { printable } from "../printable.ts";
import type { LocatedFinding, ScanResult } from "../scan.ts";
import { codeFrame } from "./code-frame.ts";
import { palette, severityWord, type Palette } from "./palette.ts";
import type { Report, ReportStyle } from "./report.ts";
import { closing } from "./closing.ts";
import { wrapped } from "./wrapped.ts";

export const pretty: Report = {
  description: "for people: each finding with its code, and what to do",
  *render(result: ScanResult, style: ReportStyle) {
    const colors = palette(style.color);
    for (const located of result.findings) {
      for (const line of block(located, style, colors)) yield `${line}\n`;
      yield "\n";
    }
    for (const line of closing(result, style, colors)) yield `${line}\n`;
  },
};

function* block({ path, where, finding }: LocatedFinding, style: ReportStyle, colors: Palette): Generator<string> {
  const { startLine, startColumn } = finding.location;
  const place = where === "content" ? `${printable(path)}:${startLine}:${startColumn}` : printable(path);
  const rule = "─".repeat(
    Math.max(3, style.width - place.length - finding.ruleId.length - finding.severity.length - 6),
  );
  yield `${colors.underline(place)}  ${severityWord(finding.severity, colors)} ${colors.dim(`${rule} ${finding.ruleId}`)}`;
  yield "";
  yield `  ${colors.bold(sentence(finding, where))}`;
  yield "";
  yield* codeFrame(finding, style.width, colors);
  yield "";
  for (const [label, text] of facts({ path, where, finding }, style.detail === "verbose")) {
    const [first = "", ...rest] = wrapped(text, style.width - 8);
    yield `  ${colors.cyan(label.padEnd(5))} ${first}`;
    for (const line of rest) yield `        ${line}`;
  }
}

function sentence({ title, confidence }: Finding, where: LocatedFinding["where"]): string {
  const doubt = confidence === "low" ? " (less sure)" : "";
  return `${printable(title)}${where === "name" ? " in the name of a file or folder" : ""}${doubt}`;
}

function* facts({ where, finding }: LocatedFinding, isVerbose: boolean): Generator<[label: string, text: string]> {
  yield ["why", reason(finding, where)];
  yield ["fix", printable(finding.advice)];
  if (finding.encodings.length > 0) yield ["form", `encoded: ${finding.encodings.join(" in ")}`];
  const details = Object.entries(finding.details).map(([name, value]) => `${name} ${value}`);
  if (details.length > 0) yield ["info", printable(details.join(", "))];
  if (!isVerbose) return;
  yield ["print", finding.fingerprint];
}

function reason({ kind }: Finding, where: LocatedFinding["where"]): string {
  if (kind === "practice") return "Used like this, the key can be read by others, or Nexus refuses the call.";
  const text = where === "name" ? "this name" : "this text";
  return `Whoever can read ${text} can use the secret, until it is revoked.`;
}
