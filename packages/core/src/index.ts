export { AnchorSearch } from "./anchor-search.ts";
export type { Anchor } from "./anchors.ts";
export { decodeUtf16, documentUtf16 } from "./decode/utf16.ts";
export { Detector } from "./detector.ts";
export type { DetectOptions, Detection } from "./detector.ts";
export { excerpt } from "./excerpt.ts";
export { explain } from "./explain.ts";
export type { Explanation } from "./explain.ts";
export { explainRequests } from "./explain-requests.ts";
export type { RequestExplanation, RequestJudgement } from "./explain-requests.ts";
export type { Observer } from "./observer.ts";
export { practiceFingerprint } from "./fingerprint.ts";
export { locate } from "./location.ts";
export { groupFindings } from "./grouping.ts";
export type { FindingGroup } from "./grouping.ts";
export { DocumentStream } from "./stream.ts";
export { isPlaceholder } from "./evidence/placeholder.ts";
export type { Evidence } from "./evidence/evidence.ts";
export type { Encoding, Excerpt, Finding, Location, Span } from "./finding.ts";
export type { Field, Misuse, Placed, RequestForm, RequestRecord } from "./requests/record.ts";
export type {
  Catalogue,
  Confidence,
  Example,
  PatternPracticeRule,
  PracticeRule,
  RequestPracticeRule,
  Rule,
  RuleDescription,
  RuleKind,
  SecretRule,
  Severity,
  Variant,
} from "./rule.ts";
export { Secret } from "./secret.ts";
export { placedInUtf16 } from "./utf16-findings.ts";
export { COMMENT_END, COMMENT_START } from "./suppressions/comment.ts";
export type { Directive } from "./suppressions/directive.ts";
export { dayOf, isOver, Suppressions } from "./suppressions/suppressions.ts";
export type { DirectiveFault, DirectiveProblem, Place, SuppressionsOptions } from "./suppressions/suppressions.ts";
