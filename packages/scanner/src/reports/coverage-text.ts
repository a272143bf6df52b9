import type { Severity } from "@nxs-guard/core";
import { isWhole, type Unscanned } from "../coverage.ts";
import type { ScanResult } from "../scan.ts";
import { SEVERITIES } from "../severity.ts";
import { seconds, type Run } from "./report.ts";
import { silencedCount } from "./silenced.ts";

/** `3 findings in 2 files: 2 critical, 1 medium`; where there are none, that, and never more than was read. */
export function verdict({ findings, silenced, coverage }: ScanResult): string {
  if (findings.length === 0) {
    const nothing = silenced.length === 0 ? "Nothing found" : "Nothing new";
    return isWhole(coverage) ? nothing : `${nothing} in what was read`;
  }
  const places = new Set(findings.map(({ path }) => path)).size;
  const severities = SEVERITIES.flatMap((severity) => {
    const count = countOf(findings, severity);
    return count > 0 ? `${count} ${severity}` : [];
  });
  return `${counted(findings.length, "finding")} in ${counted(places, "file")}: ${severities.join(", ")}`;
}

function countOf(findings: ScanResult["findings"], severity: Severity): number {
  return findings.filter(({ finding }) => finding.severity === severity).length;
}

/** `12 files, 3456 bytes scanned, 1 skipped (1 vanished) of 13 selected, 0.4 s`, and behind it `, 0.3 s of it by ESLint` */
export function coverageLine({ unit, coverage }: ScanResult, run: Run): string {
  const { selected, scanned, bytes, skipped, remembered = 0 } = coverage;
  const documents = counted(scanned, unit);
  const read =
    unit === "file"
      ? `${documents}, ${counted(bytes, "byte")} scanned`
      : `${documents} scanned, ${counted(bytes, "byte")}`;
  const known = remembered > 0 ? `, ${remembered} of them known to be clean` : "";
  const missed = `${skipped.length} skipped${skipped.length > 0 ? ` (${byReason(skipped)})` : ""}`;
  const parts = (run.durations ?? []).map(
    ({ by, milliseconds }) => `, ${(milliseconds / 1000).toFixed(1)} s of it by ${by}`,
  );
  return `${read}${known}, ${missed} of ${selected} selected, ${seconds(run).toFixed(1)} s${parts.join("")}`;
}

/** `2 no permission, 1 vanished` */
export function byReason(entries: readonly Unscanned<string>[]): string {
  return reasonCounts(entries)
    .map(([reason, count]) => `${count} ${reason}`)
    .join(", ");
}

/** How many for each reason, sorted by reason. */
export function reasonCounts(entries: readonly Unscanned<string>[]): [reason: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { reason } of entries) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** All of it in a line. */
export function summary(result: ScanResult, run: Run): string {
  const silenced = result.silenced.length > 0 ? [silencedCount(result.silenced)] : [];
  return [verdict(result), coverageLine(result, run), ...silenced].join("; ");
}
