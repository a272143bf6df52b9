import type { Buffer } from "node:buffer";
import {
  locate,
  practiceFingerprint,
  type Finding,
  type Location,
  type Rule,
  type RuleDescription,
  type Span,
} from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";
import type { Problem } from "./configuration.ts";
import { byPlace, excerpts, type UnshownFinding } from "../shown-findings.ts";
import { Places } from "./places.ts";

/** A problem at its place. */
interface Placed extends Problem {
  readonly span: Span;
  readonly location: Location;
}

/** What the plugin's rules say of themselves: https://eslint.org/docs/latest/extend/custom-rules#rule-structure */
interface Docs {
  readonly description?: string;
  readonly url?: string;
  /** The catalogue rules that a rule stands for. */
  readonly catalogue?: readonly string[];
}

const catalogueRules = new Map<string, Rule>(catalogue.rules.map((rule) => [rule.id, rule]));

/** Makes findings of what ESLint reports. */
export class LintFindings {
  readonly #key: string | Uint8Array | undefined;
  readonly #rules = new Map<string, RuleDescription>();

  /** @param key of fingerprints; by default the public one */
  constructor(key: string | Uint8Array | undefined) {
    this.#key = key;
  }

  /** The rules of what was found that are not in the catalogue. */
  get rules(): readonly RuleDescription[] {
    return [...this.#rules.values()];
  }

  /** What was found in a document, and the problems that are not among it: sorted by place. */
  with(found: readonly Finding[], bytes: Buffer, problems: readonly Problem[]): readonly Finding[] {
    const own = placed(bytes, problems).filter((problem) => !isAmong(problem, found));
    if (own.length === 0) return found;
    // A secret that is put together of parts is seen by ESLint alone.
    const parts = own.filter(standsForSecrets).map(({ span }) => span);
    const shown = excerpts(bytes, found, parts);
    const others = parts.length > 0 ? found.map((one) => ({ ...one, excerpt: shown(one) })) : found;
    const findings = own.map((problem) => this.#finding(problem, bytes));
    return [...others, ...findings.map((one) => ({ ...one, excerpt: shown(one) }))].sort(byPlace);
  }

  #finding({ rule, message, span, location }: Placed, bytes: Buffer): UnshownFinding {
    const known = catalogueRuleOf(docsOf({ rule }));
    const { id, severity, confidence, title, advice } = known ?? this.#describe(rule, message.message);
    return {
      ...{ ruleId: id, confidence, title, advice, span, location },
      kind: "practice",
      // A warning is for the reader's judgement, whatever it is about.
      severity: message.severity === 1 ? "low" : severity,
      secret: undefined,
      fingerprint: practiceFingerprint(id, bytes.toString("utf8", span.start, span.end), this.#key),
      encodings: [],
      details: known ? { eslint: `nxs-guard/${rule.name}` } : {},
    };
  }

  /** The words of one problem, under the rule's own id. */
  #describe(rule: Problem["rule"], words: string): RuleDescription {
    const { description = rule.name, url = "" } = docsOf({ rule });
    const id = `nxs-guard/${rule.name}`;
    const facts = { id, kind: "practice", severity: "high", confidence: "high", sources: [url] } as const;
    this.#rules.set(id, { ...facts, title: description, advice: `See ${url}` });
    const [title = words, ...advice] = words.split(/(?<=[.!?]) (?=\p{Lu})/u);
    if (!words.includes(url)) advice.push(`See ${url}`);
    return { ...facts, title: title.replace(/\.$/, ""), advice: advice.join(" ") };
  }
}

function placed(bytes: Buffer, problems: readonly Problem[]): Placed[] {
  const places = new Places(bytes);
  const sorted = problems
    .map((problem) => ({ ...problem, span: places.spanOf(problem.message) }))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const locations = locate(
    bytes,
    sorted.map(({ span }) => span),
  );
  return sorted.map((problem, index) => ({ ...problem, location: locations[index] as Location }));
}

/** Whether one of the rules that it stands for was found on its lines. The two engines may point at different parts of one mistake. */
function isAmong({ rule, location }: Placed, found: readonly Finding[]): boolean {
  const { catalogue: ids = [] } = docsOf({ rule });
  return found.some(
    (finding) =>
      ids.includes(finding.ruleId) &&
      finding.location.startLine <= location.endLine &&
      location.startLine <= finding.location.endLine,
  );
}

function standsForSecrets({ rule }: Pick<Problem, "rule">): boolean {
  return docsOf({ rule }).catalogue?.some((id) => catalogueRules.get(id)?.kind === "secret") ?? false;
}

/** Where an ESLint rule stands for a single one of the catalogue. */
function catalogueRuleOf({ catalogue: ids = [] }: Docs): Rule | undefined {
  return ids.length === 1 ? catalogueRules.get(ids[0] ?? "") : undefined;
}

function docsOf({ rule }: Pick<Problem, "rule">): Docs {
  return (rule.meta.docs ?? {}) as Docs;
}
