import { printable } from "../printable.ts";
import { isWhole } from "../coverage.ts";
import type { ScanResult } from "../scan.ts";
import { byReason, coverageLine, verdict } from "./coverage-text.ts";
import type { Palette } from "./palette.ts";
import type { ReportStyle, Run } from "./report.ts";
import { silencedCount } from "./silenced.ts";
import { noticePlace, unreadReason } from "./wording.ts";

/** As many skipped documents are named without being asked. */
const NAMED = 10;

/** For whoever knows better. */
const ACCEPTING = "To accept one, say why: `nxs-guard-disable-next-line <rule> -- <why>`, or `suppress` in a config.";

/** What the scan came to, and what it covered. */
export function* closing(result: ScanResult, { detail }: ReportStyle, run: Run, colors: Palette): Generator<string> {
  const { skipped, excluded } = result.coverage;
  const isQuiet = detail === "quiet";
  if (!isQuiet) yield `${mark(result, colors)} ${verdict(result)}`;
  if (skipped.length > 0) {
    yield `${colors.yellow("!")} Not everything was read: ${byReason(skipped)}`;
    const named = detail === "verbose" ? skipped : skipped.slice(0, NAMED);
    for (const one of named) yield `    ${printable(one.path)} ${colors.dim(printable(unreadReason(one)))}`;
    if (named.length < skipped.length)
      yield colors.dim(`    and ${skipped.length - named.length} more (--verbose names them)`);
  }
  if (isQuiet) return;
  if (result.findings.length > 0) yield colors.dim(`  ${ACCEPTING}`);
  yield `  ${coverageLine(result, run)}`;
  if (result.silenced.length > 0) yield `  ${silencedCount(result.silenced)}`;
  if (excluded.length > 0) yield colors.dim(`  Left out: ${byReason(excluded)}`);
  for (const notice of result.notices)
    yield `${colors.yellow("!")} ${printable(noticePlace(notice))} ${printable(notice.message)}`;
  if (detail === "verbose")
    for (const { path, reason } of excluded) yield `    ${printable(path)} ${colors.dim(reason)}`;
}

function mark({ findings, coverage }: ScanResult, colors: Palette): string {
  if (findings.length > 0) return colors.red("✖");
  return isWhole(coverage) ? colors.green("✔") : colors.yellow("!");
}
