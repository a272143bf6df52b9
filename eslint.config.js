import js from "@eslint/js";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import nxsGuard from "eslint-plugin-nxs-guard";
import * as regexp from "eslint-plugin-regexp";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** What Node gives every module; `process` and the rest are imported by name. */
const nodeGlobals = {
  AbortSignal: "readonly",
  Buffer: "readonly",
  console: "readonly",
  performance: "readonly",
  URL: "readonly",
};

export default defineConfig(
  globalIgnores(["**/dist/", "**/coverage/", "**/fixtures/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" } },
  js.configs.recommended,
  regexp.configs["flat/recommended"],
  nxsGuard.configs.recommended,
  {
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      // Control characters are what escapes, boundaries and hostile file names are about.
      "no-control-regex": "off",
      "no-restricted-globals": ["error", { name: "process", message: 'Write `import process from "node:process"`.' }],
      "object-shorthand": "error",
      "prefer-template": "error",
      // In the shape of a key, `[A-Za-z0-9_]` where it stands says more than a shorthand or a flag at the end.
      "regexp/prefer-w": "off",
      "regexp/use-ignore-case": "off",
    },
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: "./tsconfig.check.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      // As the compiler's noPropertyAccessFromIndexSignature asks for.
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // What is spread into characters here is an alphabet of ASCII.
      "@typescript-eslint/no-misused-spread": "off",
      // `bytes[i] as number` in a loop over a typed array; the other style, `bytes[i]!`, is not allowed here.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // The node types of a syntax tree are compared with their names, so that no enum is loaded at run time.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
    },
  },
  {
    files: ["packages/eslint-plugin/src/**/*.ts"],
    extends: [eslintPlugin.configs.recommended],
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: { globals: nodeGlobals },
  },
  {
    files: ["scripts/**", "test/bench/**", "**/bundle.mjs"],
    rules: { "no-console": "off" },
  },
  {
    files: ["**/tests/**/*.ts", "test/**/*.ts"],
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "off",
      // A test indexes what it has just counted, and a wrong index fails it.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
);
