import type { Severity } from "@nxs-guard/core";
import type { Unscanned } from "../coverage.ts";
import { printable } from "../printable.ts";
import type { ScanResult } from "../scan.ts";
import type { Palette } from "./palette.ts";
import type { ReportStyle } from "./report.ts";

/** As many skipped documents are named without being asked. */
const NAMED = 10;

/** What the scan came to, and what it covered. */
export function* closing(result: ScanResult, { detail }: ReportStyle, colors: Palette): Generator<string> {
  const { skipped, excluded } = result.coverage;
  const isQuiet = detail === "quiet";
  if (!isQuiet) yield verdict(result, colors);
  if (skipped.length > 0) {
    yield `${colors.yellow("!")} Not everything was read: ${byReason(skipped)}`;
    const named = detail === "verbose" ? skipped : skipped.slice(0, NAMED);
    for (const { path, reason } of named) yield `    ${printable(path)} ${colors.dim(reason)}`;
    if (named.length < skipped.length)
      yield colors.dim(`    and ${skipped.length - named.length} more (--verbose names them)`);
  }
  if (isQuiet) return;
  yield `  ${coverageLine(result)}`;
  if (excluded.length > 0) yield colors.dim(`  Left out: ${byReason(excluded)}`);
  if (detail === "verbose")
    for (const { path, reason } of excluded) yield `    ${printable(path)} ${colors.dim(reason)}`;
}

function verdict({ findings, coverage: { skipped } }: ScanResult, colors: Palette): string {
  if (findings.length === 0) {
    return skipped.length === 0
      ? `${colors.green("✔")} Nothing found`
      : `${colors.yellow("!")} Nothing found in what was read`;
  }
  const places = new Set(findings.map(({ path }) => path)).size;
  const severities = SEVERITIES.flatMap((severity) => {
    const count = findings.filter(({ finding }) => finding.severity === severity).length;
    return count > 0 ? `${count} ${severity}` : [];
  });
  return `${colors.red("✖")} ${counted(findings.length, "finding")} in ${counted(places, "file")}: ${severities.join(", ")}`;
}

const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low"];

function coverageLine({ unit, coverage: { scanned, bytes, skipped } }: ScanResult): string {
  const documents = counted(scanned, unit);
  const what =
    unit === "file"
      ? `${documents}, ${counted(bytes, "byte")} scanned`
      : `${documents} scanned, ${counted(bytes, "byte")}`;
  return `${what}, ${skipped.length} skipped${skipped.length > 0 ? ` (${byReason(skipped)})` : ""}`;
}

/** `2 no permission, 1 vanished` */
function byReason(entries: readonly Unscanned<string>[]): string {
  const counts = new Map<string, number>();
  for (const { reason } of entries) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, count]) => `${count} ${reason}`)
    .join(", ");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
