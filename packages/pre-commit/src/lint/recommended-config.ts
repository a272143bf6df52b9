import type { Linter } from "eslint";
import type { NamedNexus } from "./named-nexus.ts";
import { requireFrom, resolved } from "./project-eslint.ts";

interface Dialect {
  readonly files: string;
  readonly parser: string;
  /** A package that brings the parser along. */
  readonly broughtBy: string;
}

const TYPESCRIPT: Dialect = {
  files: "**/*.{ts,mts,cts,tsx}",
  parser: "@typescript-eslint/parser",
  broughtBy: "typescript-eslint",
};
const FRAMEWORKS: readonly Dialect[] = [
  { files: "**/*.vue", parser: "vue-eslint-parser", broughtBy: "eslint-plugin-vue" },
  { files: "**/*.svelte", parser: "svelte-eslint-parser", broughtBy: "eslint-plugin-svelte" },
  { files: "**/*.astro", parser: "astro-eslint-parser", broughtBy: "eslint-plugin-astro" },
];

/**
 * The plugin's `recommended` for every dialect of JavaScript that the project's parsers read.
 *
 * @param folder absolute: parsers are found as from there
 * @param settings of the plugin
 */
export async function recommendedConfig(folder: string, settings: NamedNexus): Promise<Linter.Config[]> {
  const { default: plugin } = await import("eslint-plugin-nxs-guard");
  const recommended: Linter.Config = { ...plugin.configs.recommended, settings: { "nxs-guard": settings } };
  const parserOptions = recommended.languageOptions?.["parserOptions"] as object | undefined;
  const typescript = parserFrom(folder, TYPESCRIPT);
  const inScripts = { parserOptions: { ...parserOptions, ...(typescript && { parser: typescript }) } };
  return [
    { ...recommended, files: ["**/*.{js,mjs,cjs,jsx}"] },
    ...readBy(TYPESCRIPT, typescript, {}),
    ...FRAMEWORKS.flatMap((dialect) => readBy(dialect, parserFrom(folder, dialect), inScripts)),
  ];

  function readBy(
    { files }: Dialect,
    parser: Linter.Parser | undefined,
    more: Linter.LanguageOptions,
  ): Linter.Config[] {
    return parser
      ? [
          {
            ...recommended,
            files: [files],
            languageOptions: { parser, ...(parserOptions && { parserOptions }), ...more },
          },
        ]
      : [];
  }
}

/** What to install so that files with such an extension can be read: `.vue`. */
export function parserFor(extension: string): string {
  return (FRAMEWORKS.find(({ files }) => files.endsWith(extension)) ?? { parser: TYPESCRIPT.broughtBy }).parser;
}

function parserFrom(folder: string, { parser, broughtBy }: Dialect): Linter.Parser | undefined {
  const require = requireFrom(folder);
  const other = resolved(require, broughtBy);
  const path = resolved(require, parser) ?? (other && resolved(requireFrom(other), parser));
  return path === undefined ? undefined : (require(path) as Linter.Parser);
}
