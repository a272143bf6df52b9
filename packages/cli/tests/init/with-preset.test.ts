import { describe, expect, it } from "vitest";
import { withPreset as edit } from "../../src/init/eslint-config/with-preset.ts";

const withPreset = (text: string): string => {
  const edited = edit(text);
  return edited.is === "edited" ? edited.text : edited.is;
};
const config = (...lines: readonly string[]): string => `${lines.join("\n")}\n`;
const importLine = 'import nxsGuard from "eslint-plugin-nxs-guard";';
const preset = "nxsGuard.configs.recommended";
const forVue = "{ files: ['**/*.vue'], plugins: { 'nxs-guard': nxsGuard }, rules: nxsGuard.configs.recommended.rules }";

describe("a configuration gets the preset at its end", () => {
  // Short forms of what the makers' own templates write.
  it.each([
    [
      "Vite",
      config(
        "import js from '@eslint/js'",
        "import { defineConfig, globalIgnores } from 'eslint/config'",
        "",
        "export default defineConfig([",
        "  globalIgnores(['dist']),",
        "  {",
        "    files: ['**/*.{ts,tsx}'],",
        "    extends: [",
        "      js.configs.recommended,",
        "    ],",
        "  },",
        "])",
      ),
      config(
        "import js from '@eslint/js'",
        "import { defineConfig, globalIgnores } from 'eslint/config'",
        "import nxsGuard from 'eslint-plugin-nxs-guard'",
        "",
        "export default defineConfig([",
        "  globalIgnores(['dist']),",
        "  {",
        "    files: ['**/*.{ts,tsx}'],",
        "    extends: [",
        "      js.configs.recommended,",
        "    ],",
        "  },",
        `  ${preset},`,
        "])",
      ),
    ],
    [
      "Next",
      config(
        'import { defineConfig, globalIgnores } from "eslint/config";',
        'import nextVitals from "eslint-config-next/core-web-vitals";',
        "",
        "const eslintConfig = defineConfig([",
        "  ...nextVitals,",
        "  // Override default ignores of eslint-config-next.",
        "  globalIgnores([",
        "    // Default ignores of eslint-config-next:",
        '    ".next/**",',
        "  ]),",
        "]);",
        "",
        "export default eslintConfig;",
      ),
      config(
        'import { defineConfig, globalIgnores } from "eslint/config";',
        'import nextVitals from "eslint-config-next/core-web-vitals";',
        importLine,
        "",
        "const eslintConfig = defineConfig([",
        "  ...nextVitals,",
        "  // Override default ignores of eslint-config-next.",
        "  globalIgnores([",
        "    // Default ignores of eslint-config-next:",
        '    ".next/**",',
        "  ]),",
        `  ${preset},`,
        "]);",
        "",
        "export default eslintConfig;",
      ),
    ],
    [
      "Nuxt",
      config(
        "// @ts-check",
        "import withNuxt from './.nuxt/eslint.config.mjs'",
        "",
        "export default withNuxt(",
        "  // Your custom configs here",
        ")",
      ),
      config(
        "// @ts-check",
        "import withNuxt from './.nuxt/eslint.config.mjs'",
        "import nxsGuard from 'eslint-plugin-nxs-guard'",
        "",
        "export default withNuxt(",
        "  // Your custom configs here",
        `  ${preset},`,
        `  ${forVue}`,
        ")",
      ),
    ],
    [
      "Vue, in a file of TypeScript",
      config(
        "import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript'",
        "import skipFormatting from 'eslint-config-prettier/flat'",
        "",
        "export default defineConfigWithVueTs(",
        "  vueTsConfigs.recommended,",
        "",
        "  skipFormatting,",
        ")",
      ),
      config(
        "import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript'",
        "import skipFormatting from 'eslint-config-prettier/flat'",
        "import nxsGuard from 'eslint-plugin-nxs-guard'",
        "",
        "export default defineConfigWithVueTs(",
        "  vueTsConfigs.recommended,",
        "",
        "  skipFormatting,",
        `  ${preset},`,
        `  ${forVue},`,
        ")",
      ),
    ],
    [
      "Svelte and Astro, in one line",
      config(
        'import astro from "eslint-plugin-astro";',
        'import svelte from "eslint-plugin-svelte";',
        "",
        "export default [...svelte.configs.recommended, ...astro.configs.recommended];",
      ),
      config(
        'import astro from "eslint-plugin-astro";',
        'import svelte from "eslint-plugin-svelte";',
        importLine,
        "",
        `export default [...svelte.configs.recommended, ...astro.configs.recommended, ${[
          preset,
          ...["svelte", "astro"].map(
            (extension) =>
              `{ files: ["**/*.${extension}"], plugins: { "nxs-guard": nxsGuard }, rules: ${preset}.rules }`,
          ),
        ].join(", ")}];`,
      ),
    ],
    [
      "Angular",
      config(
        "// @ts-check",
        'const eslint = require("@eslint/js");',
        'const { defineConfig } = require("eslint/config");',
        "",
        "module.exports = defineConfig([",
        "  {",
        '    files: ["**/*.ts"],',
        "    extends: [eslint.configs.recommended],",
        "  }",
        "]);",
      ),
      config(
        "// @ts-check",
        'const eslint = require("@eslint/js");',
        'const { defineConfig } = require("eslint/config");',
        'const { default: nxsGuard } = require("eslint-plugin-nxs-guard");',
        "",
        "module.exports = defineConfig([",
        "  {",
        '    files: ["**/*.ts"],',
        "    extends: [eslint.configs.recommended],",
        "  },",
        `  ${preset}`,
        "]);",
      ),
    ],
    [
      "typescript-eslint",
      config(
        'import tseslint from "typescript-eslint";',
        "",
        "export default tseslint.config(tseslint.configs.recommended, {",
        "  rules: {},",
        "});",
      ),
      config(
        'import tseslint from "typescript-eslint";',
        importLine,
        "",
        "export default tseslint.config(tseslint.configs.recommended, {",
        "  rules: {},",
        `}, ${preset});`,
      ),
    ],
    [
      "antfu",
      config("import antfu from '@antfu/eslint-config'", "", "export default antfu({ type: 'lib' }).append({})"),
      config(
        "import antfu from '@antfu/eslint-config'",
        "import nxsGuard from 'eslint-plugin-nxs-guard'",
        "",
        `export default antfu({ type: 'lib' }, ${preset}).append({})`,
      ),
    ],
  ])("as the template of %s", (_, before, after) => {
    expect(withPreset(before)).toBe(after);
  });

  it.each([
    ["an array on one line", "export default [a, b];", `export default [a, b, ${preset}];`],
    ["one with a comma at its end", "export default [a, ];", `export default [a, ${preset}, ];`],
    ["an empty one", "export default [];", `export default [${preset}];`],
    [
      "one that holds only a comment",
      "export default [\n\t// none yet\n];",
      `export default [\n\t// none yet\n\t${preset}\n];`,
    ],
    [
      "a comment behind the last",
      "export default [\n  a // the last\n];",
      `export default [\n  a, // the last\n  ${preset}\n];`,
    ],
    [
      "parentheses for a type in a comment",
      "/** @type {import('eslint').Linter.Config[]} */\nexport default ([\n    (a),\n]);",
      `/** @type {import('eslint').Linter.Config[]} */\nexport default ([\n    (a),\n    ${preset},\n]);`,
    ],
    [
      "a closing bracket behind a comment",
      "export default [\n  a,\n/* b */ ];",
      `export default [\n  a, ${preset},\n/* b */ ];`,
    ],
  ])("%s", (_, before, after) => {
    expect(withPreset(before)).toMatch(/^import nxsGuard from ["']eslint-plugin-nxs-guard["'];\n\n/);
    expect(withPreset(before).replace(/^.*\n\n/, "")).toBe(after);
  });

  it("with Windows' line ends, where the others have them", () => {
    const text = config('import js from "@eslint/js";', "export default [", "  js,", "];").replaceAll("\n", "\r\n");
    expect(withPreset(text)).toBe(
      config('import js from "@eslint/js";', importLine, "export default [", "  js,", `  ${preset},`, "];").replaceAll(
        "\n",
        "\r\n",
      ),
    );
  });

  it("below what has to stand first", () => {
    const head = "\uFEFF// @ts-check\n/*\n * The licence.\n */\n\n";
    expect(withPreset(`${head}export default [];\n`)).toBe(`${head}${importLine}\n\nexport default [${preset}];\n`);
  });

  it("above a comment that is about the export", () => {
    const before = "// eslint-disable-next-line import/no-anonymous-default-export\nexport default [];\n";
    expect(withPreset(before)).toBe(`${importLine}\n\n${before.replace("[]", `[${preset}]`)}`);
  });
});

it.each([
  `${importLine}\nexport default [${preset}];`,
  'const guard = require("eslint-plugin-nxs-guard").default;\nmodule.exports = [guard.configs.strict];',
  'import * as guard from "eslint-plugin-nxs-guard";\nexport default [guard.default.configs.strict];',
])("finds the plugin there: %s", (text) => {
  expect(withPreset(text)).toBe("needless");
});

it("does not take a comment for the plugin", () => {
  expect(withPreset("// eslint-plugin-nxs-guard\nexport default [];")).toContain(preset);
});

describe("leaves alone what it does not understand", () => {
  it.each([
    ["types", "export default [] satisfies unknown[];"],
    ["a broken module", "export default [;"],
    ["one object", "export default { rules: {} };"],
    ["an unknown function", 'import make from "make";\nexport default make([]);'],
    [
      "a function of that name from elsewhere",
      'import { defineConfig } from "vite";\nexport default defineConfig([]);',
    ],
    ["a promise", "export default import('./other.js');"],
    ["arrays that are put together", "export default [].concat(other);"],
    ["an array that is not constant", "let list = [];\nlist = other;\nexport default list;"],
    ["no export", "const list = [];"],
    ["several exports", "module.exports = [];\nmodule.exports = [1];"],
    ["options alone", 'import antfu from "@antfu/eslint-config";\nexport default antfu(options);'],
    ["the name taken", "const nxsGuard = 1;\nexport default [];"],
  ])("%s", (_, text) => {
    expect(withPreset(text)).toBe("impossible");
  });
});
