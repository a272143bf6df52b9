import type { ConfigObject, Plugin } from "@eslint/core";

/**
 * JavaScript and its dialects. Without it a preset would reach the JSON, Markdown and CSS of a repository, and ESLint refuses to
 * run a rule on a language that it does not name.
 */
export const JAVASCRIPT = ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"];

/** The rules that hardly anyone will want to turn off. */
export function recommended(plugin: Plugin): ConfigObject {
  return preset("recommended", plugin, (docs) => docs?.recommended === true);
}

/** Every rule for JavaScript, each with what its `meta.docs.strict` asks for. */
export function strict(plugin: Plugin): ConfigObject {
  return preset("strict", plugin, () => true);
}

type Docs = NonNullable<NonNullable<NonNullable<Plugin["rules"]>[string]["meta"]>["docs"]>;

function preset(name: string, plugin: Plugin, isIncluded: (docs: Docs | undefined) => boolean): ConfigObject {
  const rules = Object.entries(plugin.rules ?? {}).filter(
    ([, { meta }]) => meta?.languages?.includes("js/js") && isIncluded(meta.docs),
  );
  return {
    name: `nxs-guard/${name}`,
    files: JAVASCRIPT,
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { "nxs-guard": plugin },
    rules: Object.fromEntries(rules.map(([id, { meta }]) => [`nxs-guard/${id}`, severityOf(name, meta?.docs)])),
  };
}

function severityOf(name: string, docs: Docs | undefined): "error" | ["error", object] {
  const switches = name === "strict" && docs && "strict" in docs ? docs.strict : undefined;
  return typeof switches === "object" && switches !== null ? ["error", switches] : "error";
}
