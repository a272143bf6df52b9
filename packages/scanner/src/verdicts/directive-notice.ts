import type { Detector, DirectiveProblem } from "@nxs-guard/core";
import { eslintRules } from "@nxs-guard/rules";
import { nearest } from "../nearest.ts";
import { redact } from "../redact.ts";
import type { Notice } from "./verdict.ts";

/** What is wrong with a comment that is to silence findings, as a sentence at its place. */
export function directiveNotice(
  { directive, fault, rule = "" }: DirectiveProblem,
  path: string,
  detector: Detector,
  ruleIds: readonly string[],
): Notice {
  const safe = (text: string): string => redact(text, detector);
  const sentence = (): string => {
    switch (fault) {
      case "unused":
        return "This suppression matches no finding: remove it.";
      case "no reason":
        return "This suppression gives no reason and silences nothing: say why after `--`.";
      case "expired":
        return `This suppression expired on ${safe(directive.until ?? "")}.`;
      case "no such date":
        return `This suppression names no day and silences nothing: write \`until\` with a date such as 2027-01-31.`;
      case "unknown rule": {
        const suggestion = nearest(rule, [...ruleIds, ...Object.keys(eslintRules)]);
        return `This suppression names a rule that does not exist, "${safe(rule)}"${suggestion ? `; did you mean ${suggestion}?` : "."}`;
      }
    }
  };
  return { path, line: directive.line, message: sentence() };
}
