import type { Catalogue, Rule } from "@nxs-guard/core";
import { commitRules, eslintRules } from "@nxs-guard/rules";
import { nearest } from "../nearest.ts";
import { UserError } from "../user-error.ts";
import type { Layer } from "./layers.ts";
import type { ProofTime } from "./proof-time.ts";

/** Whether a configuration adds to what is looked for. */
export function addsRules({ config }: Layer): boolean {
  return (config.customRules ?? config.hosts ?? config.envNames) !== undefined;
}

/** A catalogue with what a configuration adds to it. @throws {UserError} when one of its rules cannot work. */
export async function withAdditions(
  { rules, hosts, credentialMarks }: Catalogue,
  { file, config }: Layer,
  time: ProofTime,
): Promise<Catalogue> {
  const { customRules = [], hosts: moreHosts = [], envNames = [] } = config;
  return {
    rules: [
      ...rules,
      ...(await (await import("./custom-rules.ts")).customRules(file, customRules, idsOf(rules), time)),
    ],
    hosts: [...hosts, ...moreHosts],
    credentialMarks: [...credentialMarks, ...envNames],
  };
}

/** @throws {UserError} when the configuration speaks of a rule that there is not, with the one that was most likely meant. */
export function assertKnownRules({ file, config }: Layer, rules: readonly Rule[]): void {
  const eslintIds = Object.keys(eslintRules).map((name) => `nxs-guard/${name}`);
  const ids = new Set([...idsOf(rules), ...commitRules.map(({ id }) => id), ...eslintIds]);
  for (const id of [...Object.keys(config.rules ?? {}), ...(config.suppress ?? []).map(({ rule }) => rule)]) {
    if (ids.has(id)) continue;
    const suggestion = nearest(id, [...ids]);
    throw new UserError(
      `${file}: there is no rule "${id}".`,
      suggestion === undefined ? "`nxs-guard rules list` names all." : `Did you mean "${suggestion}"?`,
    );
  }
}

function idsOf(rules: readonly Rule[]): Set<string> {
  return new Set(rules.map(({ id }) => id));
}
