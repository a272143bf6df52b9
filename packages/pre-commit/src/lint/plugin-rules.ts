import type { ESLint, Linter, Rule } from "eslint";

/** A rule of the plugin as a configuration knows it. */
export interface PluginRule {
  /** Without the plugin's name: `no-bearer-prefix`. */
  readonly name: string;
  readonly meta: Rule.RuleMetaData;
}

/** The plugin says so itself, whatever name a project gives it. */
const NAMESPACE = "nxs-guard";

/** The plugin's rules in a configuration, by the ids that they have there. */
export function pluginRules({ plugins = {} }: Linter.Config): ReadonlyMap<string, PluginRule> {
  const rules = new Map<string, PluginRule>();
  for (const [prefix, plugin] of Object.entries(plugins)) {
    if (!isOurs(prefix, plugin)) continue;
    for (const [name, rule] of Object.entries(plugin.rules ?? {})) {
      if (rule.meta) rules.set(`${prefix}/${name}`, { name, meta: rule.meta });
    }
  }
  return rules;
}

function isOurs(prefix: string, { meta }: ESLint.Plugin): boolean {
  return prefix === NAMESPACE || (meta as { namespace?: string } | undefined)?.namespace === NAMESPACE;
}

/** Whether a configuration turns any of them on. */
export function hasAnyOn({ rules = {} }: Linter.Config, ours: ReadonlyMap<string, PluginRule>): boolean {
  return Object.entries(rules).some(([id, entry]) => {
    const severity: unknown = Array.isArray(entry) ? entry[0] : entry;
    return ours.has(id) && severity !== 0 && severity !== "off";
  });
}
