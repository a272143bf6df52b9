import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConfigObject, Language, Plugin } from "@eslint/core";
import { ESLint as ESLint10 } from "eslint";
import { ESLint as ESLint9 } from "eslint-9";
import { ESLint as ESLint915 } from "eslint-9-15";
import { defineConfig } from "eslint/config";
import * as typescriptParser from "@typescript-eslint/parser";
import { catalogue } from "@nxs-guard/rules";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import plugin from "../../src/index.ts";

const KEY = sample("nxs_u_", hex(32));

/** What another plugin brings for files that are no JavaScript. */
const plainText: Language = {
  fileType: "text",
  lineStart: 1,
  columnStart: 1,
  nodeTypeKey: "type",
  validateLanguageOptions: () => undefined,
  parse: () => ({ ok: true, ast: { type: "Text" } }),
  createSourceCode: (file) => ({
    ast: { type: "Text" },
    text: String(file.body),
    getLoc: () => ({ start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }),
    getRange: () => [0, 0],
    lines: [],
    traverse: () => [],
  }),
};
const otherPlugin: Plugin = { languages: { text: plainText } };
const otherLanguages = {
  files: ["**/*.json", "**/*.md", "**/*.css"],
  plugins: { other: otherPlugin },
  language: "other/text",
};

interface AnyESLint {
  lintFiles: (
    patterns: string[],
  ) => Promise<{ filePath: string; messages: { ruleId: string | null; message: string }[] }[]>;
}
type AnyESLintClass = new (options: object) => AnyESLint;

const majors: readonly (readonly [string, AnyESLintClass])[] = [
  ["9.15", ESLint915],
  ["9", ESLint9],
  ["10", ESLint10],
];

describe.each(majors)("in ESLint %s", (_, ESLint) => {
  let project: string;

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), "nxs-guard-presets-"));
    for (const kind of ["js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "json", "md", "css"]) {
      writeFileSync(join(project, `leak.${kind}`), `call("${KEY}");\n`);
    }
    writeFileSync(join(project, "view.jsx"), `export const a = <b title="${KEY}" />;\n`);
  });

  afterAll(() => {
    rmSync(project, { recursive: true });
  });

  async function lint(...config: object[]): Promise<string[]> {
    const eslint = new ESLint({ cwd: project, overrideConfigFile: true, overrideConfig: config });
    const results = await eslint.lintFiles(["."]);
    return results.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, message }) => `${filePath.slice(project.length + 1)}: ${ruleId ?? message}`),
    );
  }

  it.each(["recommended", "strict"] as const)(
    "%s reaches the dialects of JavaScript and nothing else",
    async (name) => {
      const typescript = { files: ["**/*.{ts,mts,cts,tsx}"], languageOptions: { parser: typescriptParser } };
      const found = await lint(otherLanguages, typescript, plugin.configs[name]);
      expect(found.sort()).toEqual([
        ...["cjs", "cts", "js", "jsx", "mjs", "mts", "ts", "tsx"].map(
          (kind) => `leak.${kind}: nxs-guard/no-hardcoded-key`,
        ),
        "view.jsx: nxs-guard/no-hardcoded-key",
      ]);
    },
  );
});

describe("the plugin", () => {
  const forJavascript = Object.entries(plugin.rules ?? {}).filter(([, rule]) =>
    rule.meta?.languages?.includes("js/js"),
  );

  it("names each preset, for the config inspector", () => {
    for (const [name, config] of Object.entries(plugin.configs))
      expect(config).toHaveProperty("name", `nxs-guard/${name}`);
  });

  it("holds every rule for JavaScript in strict, and in recommended those that say so", () => {
    const recommended = forJavascript.filter(([, rule]) => rule.meta?.docs?.recommended === true);
    const names = (entries: typeof forJavascript): string[] => entries.map(([id]) => `nxs-guard/${id}`);
    expect(Object.keys(plugin.configs.strict.rules ?? {})).toEqual(names(forJavascript));
    expect(Object.keys(plugin.configs.recommended.rules ?? {})).toEqual(names(recommended));
  });

  it("sets in strict what the rules ask for there, and nothing in recommended", () => {
    const { recommended, strict } = plugin.configs;
    for (const [id, { meta }] of forJavascript) {
      const { strict: switches } = meta?.docs as { strict?: object };
      expect(strict.rules?.[`nxs-guard/${id}`]).toEqual(switches ? ["error", switches] : "error");
    }
    for (const severity of Object.values(recommended.rules ?? {})) expect(severity).toBe("error");
  });

  it("is extended by the name that a project gives it", () => {
    const config = { plugins: { guard: plugin }, extends: ["guard/recommended"] };
    const rules = (defineConfig(config) as ConfigObject[]).flatMap((part) => Object.keys(part.rules ?? {}));
    const recommended = Object.keys(plugin.configs.recommended.rules ?? {});
    expect(rules).toEqual(recommended.map((rule) => rule.replace("nxs-guard/", "guard/")));

    const [text] = defineConfig({ plugins: { guard: plugin }, extends: ["guard/text"] }) as ConfigObject[];
    expect(text).toMatchObject({ language: "guard/text", rules: { "guard/no-leak": "error" } });
  });

  it("stands for every secret rule of the catalogue", () => {
    const docs = plugin.rules?.["no-hardcoded-key"]?.meta?.docs as { catalogue: string[] } | undefined;
    expect(docs?.catalogue).toEqual(catalogue.rules.filter(({ kind }) => kind === "secret").map(({ id }) => id));
    expect(docs?.catalogue).toContain("nexus-api-key");
  });
});
