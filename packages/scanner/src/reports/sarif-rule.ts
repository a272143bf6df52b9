import type { RuleDescription, Severity } from "@nxs-guard/core";
import { danger } from "./wording.ts";

/** A rule as SARIF describes it (reportingDescriptor, SARIF 2.1.0 §3.49). */
export function sarifRule(rule: RuleDescription): Record<string, unknown> {
  const { id, title, advice, kind, severity, confidence } = rule;
  const page = rule.sources.find((source) => /^https?:\/\//.test(source));
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. ${advice}` },
    ...(page === undefined ? {} : { helpUri: page }),
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ["security", kind],
      precision: confidence,
      "security-severity": SECURITY_SEVERITIES[severity],
    },
  };
}

export const LEVELS = { critical: "error", high: "error", medium: "warning", low: "note" } as const satisfies Record<
  Severity,
  string
>;

/**
 * GitHub sorts alerts by a number: critical is above 9.0, high from 7.0, medium from 4.0.
 * Source: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#reportingdescriptor-object
 */
const SECURITY_SEVERITIES: Record<Severity, string> = { critical: "9.5", high: "8.0", medium: "5.0", low: "2.0" };

function helpText(rule: RuleDescription): string {
  const { title, advice, sources } = rule;
  return `${title}\n\n${danger(rule)}\n\n${advice}\n\nSources: ${sources.join(", ")}`;
}

function helpMarkdown(rule: RuleDescription): string {
  const { id, title, advice, severity, sources } = rule;
  return [
    `# ${title}`,
    `\`${id}\` · ${severity}`,
    `**Why** ${danger(rule)}`,
    `**What to do** ${advice}`,
    ["**Sources**", ...sources.map((source) => `- ${source}`)].join("\n"),
  ].join("\n\n");
}
