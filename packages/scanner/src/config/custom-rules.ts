import { Detector, type Example, type PatternPracticeRule, type Rule, type SecretRule } from "@nxs-guard/core";
import { nearest } from "../nearest.ts";
import { UserError } from "../user-error.ts";
import { LinearityProof } from "./linear-pattern.ts";
import type { ProofTime } from "./proof-time.ts";
import type { CustomRuleConfig } from "./schema.ts";

/**
 * The rules that a configuration adds, ready for a detector.
 *
 * @param known the ids that are taken
 * @param time for all configurations of a scan
 * @throws {UserError} when one of them cannot work: its pattern is none, may take more than linear time, or does not do what its examples say.
 */
export async function customRules(
  file: string,
  configured: readonly CustomRuleConfig[],
  known: ReadonlySet<string>,
  time: ProofTime,
): Promise<Rule[]> {
  const taken = new Set(known);
  const rules: Rule[] = [];
  const proof = new LinearityProof(time);
  try {
    for (const config of configured) {
      const name = `${file}: the rule ${config.id}`;
      if (taken.has(config.id)) throw new UserError(`${name} has an id that is taken.`, "Give it another one.");
      taken.add(config.id);
      const rule = ruleOf(name, config);
      for (const pattern of patternsOf(rule)) await proof.assertLinear(name, pattern);
      tryExamples(name, rule);
      rules.push(rule);
    }
  } finally {
    proof.close();
  }
  return rules;
}

function ruleOf(name: string, config: CustomRuleConfig): SecretRule | PatternPracticeRule {
  const pattern = compiled(name, config.pattern);
  const evidence = (config.evidence ?? []) as SecretRule["evidence"];
  assertGroups(name, pattern, evidence);
  const facts = {
    id: config.id,
    title: config.title,
    advice: config.advice,
    severity: config.severity,
    confidence: config.confidence ?? "medium",
    anchors: config.anchors,
    pattern,
    boundary: config.boundary ?? "token",
    evidence,
    sources: config.sources ?? [],
    examples: {
      leaks: (config.examples?.leaks ?? []) as readonly Example[],
      safe: (config.examples?.safe ?? []) as readonly Example[],
    },
    ...(config.window !== undefined && { window: config.window }),
  } as const;
  if (config.kind === "practice") return { ...facts, kind: "practice" };
  return {
    ...facts,
    kind: "secret",
    specificity: config.specificity ?? DEFAULT_SPECIFICITY,
    ...(config.publicPrefix !== undefined && { publicPrefix: atStart(compiled(name, config.publicPrefix)) }),
  };
}

/** Between the catalogue's exact rules and its general ones. */
const DEFAULT_SPECIFICITY = 60;

function patternsOf(rule: SecretRule | PatternPracticeRule): readonly RegExp[] {
  return [rule.pattern, ...("publicPrefix" in rule ? [rule.publicPrefix] : [])];
}

function compiled(name: string, source: string): RegExp {
  try {
    return new RegExp(source, "");
  } catch {
    throw new UserError(
      `${name} has a pattern that is no regular expression.`,
      "Write it as JavaScript has it, without slashes.",
    );
  }
}

/** It is to take no time where the beginning is another. */
function atStart({ source }: RegExp): RegExp {
  return new RegExp(`^(?:${source})`);
}

function assertGroups(name: string, pattern: RegExp, evidence: SecretRule["evidence"]): void {
  const groups: readonly string[] = pattern.source.match(/(?<=\(\?<)\w+(?=>)/g) ?? [];
  for (const descriptor of evidence) {
    const { group } = Object.values(descriptor)[0] as { readonly group?: string };
    if (group === undefined || groups.includes(group)) continue;
    const suggestion = nearest(group, groups) ?? (groups.length > 0 ? groups.join(", ") : undefined);
    throw new UserError(
      `${name} has evidence about a group "${group}", which its pattern does not name.`,
      suggestion === undefined ? "Name a group in the pattern, or leave `group` out." : `Did you mean ${suggestion}?`,
    );
  }
}

/** @throws {UserError} when the rule does not do what its examples say. They are numbered and not shown: they may hold secrets. */
function tryExamples(name: string, rule: Rule): void {
  const detector = new Detector({ rules: [rule], hosts: [], credentialMarks: [] });
  const finds = (example: Example): boolean => {
    const { text, path } = typeof example === "string" ? { text: example, path: undefined } : example;
    return detector.detect(text, path === undefined ? {} : { path }).findings.length > 0;
  };
  const missed = rule.examples.leaks.findIndex((example) => !finds(example));
  if (missed >= 0) {
    throw new UserError(
      `${name} does not find examples.leaks[${missed}].`,
      "See that the pattern starts at one of the anchors, and what the boundary and the evidence refuse.",
    );
  }
  const found = rule.examples.safe.findIndex(finds);
  if (found >= 0)
    throw new UserError(`${name} finds examples.safe[${found}].`, "Make its pattern or evidence stricter.");
}
