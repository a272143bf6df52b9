export type { ArchiveLimits } from "./archives/limits.ts";
export type { BaselineEntry } from "./baseline/baseline.ts";
export {
  auditBaseline,
  createBaseline,
  draftBaseline,
  pruneBaseline,
  UNJUDGED,
  updateBaseline,
} from "./baseline/keep-baseline.ts";
export type { AuditedEntry, BaselineDraft, Kept, KeepOptions } from "./baseline/keep-baseline.ts";
export { UNION_MERGE, withUnionMerge } from "./baseline/union-merge.ts";
export { userCache } from "./cache-file.ts";
export { defaultBranch, isCheckedOut, isPartial, isShallow, locateRange } from "./commits/locate-range.ts";
export { settingEdits } from "./commits/setting-edits.ts";
export type { SettingEdit } from "./commits/setting-edits.ts";
export { loadSettings } from "./config/settings.ts";
export type { Settings, SettingsOptions } from "./config/settings.ts";
export type { CoverageSummary, ExclusionReason, SkipReason, Unscanned } from "./coverage.ts";
export type { Severity } from "@nxs-guard/core";
export type { Document, Novelty, UnopenedFile } from "./document.ts";
export { packedFile } from "./archives/packed-file.ts";
export { Unread } from "./unread.ts";
export { explainPlace } from "./explain-place.ts";
export type { ExplainedDocument, LinePlace, PlaceExplanation } from "./explain-place.ts";
export { exitCode, ExitCode } from "./exit-code.ts";
export { git } from "./git/git.ts";
export type { Log, LogLevel } from "./log.ts";
export type { Origin } from "./origin.ts";
export { nearest } from "./nearest.ts";
export { palette } from "./reports/palette.ts";
export { printable } from "./printable.ts";
export { Profile } from "./profile.ts";
export type { Spent } from "./profile.ts";
export { redact } from "./redact.ts";
export { codeSpan, sentence } from "./reports/markdown-text.ts";
export { reports } from "./reports/index.ts";
export type { ReportKind, ReportName } from "./reports/index.ts";
export type { Report, ReportStyle, Run } from "./reports/report.ts";
export { scan } from "./scan.ts";
export type { LocatedFinding, Scan, ScanOptions, ScanResult, SilencedFinding } from "./scan.ts";
export type { Duration, Look, SecondLook } from "./second-look.ts";
export { withSizeLimit } from "./size-limit.ts";
export { CHECKPOINT } from "./source.ts";
export type { Given, Source } from "./source.ts";
export { commitMessage } from "./sources/commit-message.ts";
export { history } from "./sources/history.ts";
export type { HistoryOptions } from "./sources/history.ts";
export { pushed } from "./sources/pushed.ts";
export type { PushedOptions } from "./sources/pushed.ts";
export { range } from "./sources/range.ts";
export type { AddedSuppression, RangeOptions } from "./sources/range.ts";
export { staged } from "./sources/staged.ts";
export type { StagedOptions } from "./sources/staged.ts";
export { stdin } from "./sources/stdin.ts";
export { workingTree } from "./sources/working-tree.ts";
export type { WorkingTreeOptions } from "./sources/working-tree.ts";
export { UserError } from "./user-error.ts";
export type { Notice, Verdict } from "./verdicts/verdict.ts";
export { workTreeTop } from "./work-tree-top.ts";
