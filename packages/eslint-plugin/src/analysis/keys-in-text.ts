import { Detector } from "@nxs-guard/core";
import type { Finding } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";

const secretRules = catalogue.rules.filter((rule) => rule.kind === "secret");
const detector = new Detector({ ...catalogue, rules: secretRules });

/** The catalogue's secret rules, in its order. */
export const secretRuleIds: readonly string[] = secretRules.map((rule) => rule.id);

const specificities = new Map(secretRules.map((rule) => [rule.id, rule.specificity]));

/** How exactly the rule of a finding knows what it found: of two findings at one place, the higher one says more. */
export function specificityOf(finding: Finding): number {
  return specificities.get(finding.ruleId) ?? 0;
}

/** Every secret in a text, encoded ones too. Spans count UTF-16 code units, as ESLint's ranges do. */
export function keysIn(text: string): readonly Finding[] {
  return detector.detect(text, { now: new Date() }).findings;
}

/** In UTF-16 code units. Every secret of the catalogue, in every encoding, has at least so long a run of a few characters. */
export const SHORTEST_KEY = 24;
const LONG_RUN = new RegExp(String.raw`[\w+/=%\\.-]{${String(SHORTEST_KEY)}}`);

/** A cheap look that tells apart nearly all texts that hold no secret. */
export function mayHoldKey(text: string): boolean {
  return text.length >= SHORTEST_KEY && LONG_RUN.test(text);
}
