import type { Rule } from "@nxs-guard/core";
import { commitRules, type CommitRule } from "@nxs-guard/rules";
import { nearest, printable, redact, UserError, type Settings } from "@nxs-guard/scanner";
import type { ConfigOptions } from "../options.ts";
import { here } from "../place.ts";
import { SEVERITIES } from "../report-request.ts";
import { settingsOf } from "../settings.ts";
import { write } from "../standard-output.ts";

/** @throws {UserError} when a configuration is wrong. */
export async function listRules(words: ConfigOptions): Promise<void> {
  const settings = await settingsOf(words, here(), new Date());
  const rules = [...settings.detector.catalogue.rules, ...commitRules];
  const width = Math.max(...rules.map(({ id }) => id.length));
  const severities = rules.map((rule) => severityOf(rule, settings));
  const severityWidth = Math.max(...severities.map(({ length }) => length));
  await write(
    rules.map((rule, index) => {
      const severity = (severities[index] ?? "").padEnd(severityWidth);
      return `${rule.id.padEnd(width)}  ${severity}  ${rule.kind.padEnd("practice".length)}  ${printable(rule.title)}\n`;
    }),
  );
}

/** @throws {UserError} when there is no such rule. */
export async function showRule(id: string, words: ConfigOptions): Promise<void> {
  const settings = await settingsOf(words, here(), new Date());
  const rules = [...settings.detector.catalogue.rules, ...commitRules];
  const rule = rules.find((one) => one.id === id);
  if (!rule) {
    const suggestion = nearest(
      id,
      rules.map((one) => one.id),
    );
    throw new UserError(
      `There is no rule "${id}".`,
      suggestion === undefined ? "`nxs-guard rules list` names all." : `Did you mean ${suggestion}?`,
    );
  }
  const safe = (text: string): string => printable(redact(text, settings.detector));
  await write(
    [
      rule.id,
      `  ${safe(rule.title)}`,
      "",
      ...facts(rule, settings).map(([label, text]) => `  ${label.padEnd(11)} ${safe(text)}`),
      ...examples("found", rule.examples.leaks, safe),
      ...examples("left alone", rule.examples.safe, safe),
    ].map((line) => `${line}\n`),
  );
}

function facts(rule: Rule | CommitRule, settings: Settings): [label: string, text: string][] {
  const shape: [string, string][] =
    "pattern" in rule
      ? [
          ["anchors", rule.anchors.join(", ")],
          ["pattern", rule.pattern.source],
          ["boundary", rule.boundary],
          ["evidence", rule.evidence.map((one) => JSON.stringify(one)).join(", ") || "none"],
        ]
      : [["looks at", "looksAt" in rule ? rule.looksAt : PLACES[rule.where]]];
  return [
    ["kind", rule.kind === "secret" ? "a secret, to be rotated" : "a practice: a wrong use"],
    ["severity", severityOf(rule, settings)],
    ["confidence", rule.confidence],
    ...(rule.danger === undefined ? [] : [["why", rule.danger] satisfies [string, string]]),
    ["advice", rule.advice],
    ...shape,
    ...rule.sources.map((source): [string, string] => ["source", source]),
  ];
}

/** What a rule about commits looks at. */
const PLACES: Readonly<Record<CommitRule["where"], string>> = {
  index: "the files of commits, by `nxs-guard staged`, `pushed`, `range` and `ci`",
  "work tree": "files beside a commit that git neither tracks nor ignores, by `nxs-guard staged`",
};

/** As many examples are shown of each kind. */
const SHOWN = 2;

function examples(label: string, all: Rule["examples"]["leaks"], safe: (text: string) => string): string[] {
  const shown = all.slice(0, SHOWN).map((example) => safe(typeof example === "string" ? example : example.text));
  return shown.length > 0 ? ["", `  ${label}, for example:`, ...shown.map((text) => `    ${text}`)] : [];
}

/** As the configuration says, or else all that a finding may have, the worst first. */
function severityOf(rule: Rule | CommitRule, { layers }: Settings): string {
  const said = layers.above.map(({ config }) => config.rules?.[rule.id]).findLast((one) => one !== undefined);
  const variants =
    "variants" in rule ? Object.values({ ...rule.variants.cases, otherwise: rule.variants.otherwise }) : [];
  const possible = new Set([rule.severity, ...variants.map((variant) => variant?.severity)]);
  return said ?? SEVERITIES.filter((severity) => possible.has(severity)).join(" or ");
}
