import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import css from "@eslint/css";
import json from "@eslint/json";
import markdown from "@eslint/markdown";
import { ESLint as ESLint10 } from "eslint";
import { ESLint as ESLint9 } from "eslint-9";
import { ESLint as ESLint915 } from "eslint-9-15";
import * as astroParser from "astro-eslint-parser";
import * as svelteParser from "svelte-eslint-parser";
import * as vueParser from "vue-eslint-parser";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import plugin from "../../src/index.ts";
import { marked } from "../linting.ts";
import type { Message } from "../linting.ts";

const KEY = sample("nxs_u_", hex(32));
const OTHER = sample("nxs_p_", hex(32));

/** Files that no official language owns; `«…»` stands around what is reported. */
const texts: Readonly<Record<string, string>> = {
  ".env": `# the key\r\nNEXUS_API_KEY=«${KEY}»\r\nNEXT_PUBLIC_X=1\r\n`,
  ".env.local": `NEXUS_API_KEY="«${KEY}»"\n`,
  "ci.yml": `env:\n  é😀: "😀"\n  NEXUS_API_KEY: «${KEY}» # 😀\n`,
  "settings.toml": `[nexus]\napi_key = "«${KEY}»"`,
  Dockerfile: `FROM node\nENV NEXUS_API_KEY=«${KEY}»\n`,
  "Dockerfile.dev": `ENV NEXUS_API_KEY=«${KEY}»\n`,
  "deploy.sh": `#!/bin/sh\ncurl -H "api-key: «${KEY}»" https://api.nexusgpt.io/api/public/thread\n`,
  "chat.http": `POST https://api.nexusgpt.io/api/public/thread\nAuthorization: «Bearer» «${KEY}»\n`,
  "app.properties": `nexus.key=«${KEY}»\rother=«${OTHER}»\r`,
  ".mcp.json": `{"mcpServers": {"nexus": {"env": {"NEXUS_API_KEY": "«${KEY}»"}}}}`,
  ".vscode/mcp.json": `{"env": {"NEXUS_API_KEY": "«${KEY}»"}}`,
  "analysis.ipynb": `{"cells": [{"source": ["key = \\"«${KEY}»\\"\\n"]}]}`,
  "secret.yaml": `data:\n  key: «${Buffer.from(KEY).toString("base64url")}»=\n`,
  "plain.txt": "nothing",
  ".env.empty": "",
};

/** Files of languages and dialects that other plugins and parsers read. */
const others: Readonly<Record<string, string>> = {
  "data.json": `{ "apiKey": "«${KEY}»", "n": [1] }\n`,
  "README.md": `# Use\n\nSend \`api-key: «${KEY}»\`.\n`,
  "style.css": `/* «${KEY}» */\na { color: red; }\n`,
  "view.vue": `<template>\n  <p title="«${KEY}»">{{ "«${OTHER}»" }}</p>\n</template>\n<script>\nexport default { key: "«${KEY}»" };\n</script>\n`,
  "view.svelte": `<script>\n  const key = "«${KEY}»";\n</script>\n<p title="«${OTHER}»">«${KEY}»</p>\n`,
  "view.astro": `---\nconst key = "«${KEY}»";\n---\n<p title="«${OTHER}»">«${KEY}»</p>\n<script>\nsend("«${KEY}»");\n</script>\n`,
};

const official = [
  { ...json.configs.recommended, files: ["**/*.json"], language: "json/json" },
  { files: ["**/*.md"], plugins: { markdown }, language: "markdown/gfm", rules: { "markdown/no-html": "error" } },
  { files: ["**/*.css"], plugins: { css }, language: "css/css", rules: { "css/no-empty-blocks": "error" } },
  { files: ["**/*.vue"], languageOptions: { parser: vueParser } },
  { files: ["**/*.svelte"], languageOptions: { parser: svelteParser } },
  { files: ["**/*.astro"], languageOptions: { parser: astroParser } },
];

interface AnyESLint {
  lintFiles: (patterns: string[]) => Promise<{ filePath: string; messages: (Message & { ruleId: string | null })[] }[]>;
}
type AnyESLintClass = new (options: object) => AnyESLint;

const majors: readonly (readonly [string, AnyESLintClass])[] = [
  ["9.15", ESLint915 as unknown as AnyESLintClass],
  ["9", ESLint9 as unknown as AnyESLintClass],
  ["10", ESLint10 as unknown as AnyESLintClass],
];

const unmarked = (text: string): string => text.replace(/[«»]/g, "");

describe.each(majors)("in ESLint %s", (_, ESLint) => {
  let project: string;

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), "nxs-guard-any-file-"));
    for (const [path, text] of Object.entries({ ...texts, ...others })) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), unmarked(text));
    }
  });

  afterAll(() => {
    rmSync(project, { recursive: true });
  });

  async function lint(...config: object[]): Promise<Record<string, string>> {
    const eslint = new ESLint({ cwd: project, overrideConfigFile: true, overrideConfig: config });
    const results = await eslint.lintFiles(["."]);
    const all: Record<string, string> = { ...texts, ...others };
    return Object.fromEntries(
      results.map(({ filePath, messages }) => {
        const path = filePath.slice(project.length + 1);
        const strange = messages.filter(({ ruleId }) => ruleId !== "nxs-guard/no-leak");
        expect(strange, path).toEqual([]);
        return [path, marked(unmarked(all[path] ?? ""), messages)];
      }),
    );
  }

  it("`text` reads what no official language owns, and tells the places", async () => {
    expect(await lint(plugin.configs.text)).toEqual(texts);
  });

  it("`any-language` reads what other plugins and parsers read, and nothing else", async () => {
    expect(await lint(...official, plugin.configs["any-language"])).toEqual({
      ...others,
      ".mcp.json": texts[".mcp.json"],
      ".vscode/mcp.json": texts[".vscode/mcp.json"],
    });
    expect(await lint({ ...official[0] }, plugin.configs["any-language"])).toHaveProperty(["data.json"]);
  });

  it.each([
    ["before", true],
    ["behind", false],
  ])("all presets stand %s a configuration of JSON, Markdown and CSS", async (_where, isBefore) => {
    const presets = Object.values(plugin.configs);
    expect(await lint(...(isBefore ? [...presets, ...official] : [...official, ...presets]))).toEqual({
      ...texts,
      ...others,
    });
  });
});
