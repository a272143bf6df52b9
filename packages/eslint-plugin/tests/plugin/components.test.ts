// nxs-guard-disable-file nexus-plain-http, nexus-bearer-prefix, nexus-public-env-name -- the components show what is wrong
import { Linter as Linter10 } from "eslint";
import { Linter as Linter9 } from "eslint-9";
import { Linter as Linter915 } from "eslint-9-15";
import * as astroParser from "astro-eslint-parser";
import * as svelteParser from "svelte-eslint-parser";
import * as vueParser from "vue-eslint-parser";
import { hex, sample } from "@nxs-guard/rules/sample";
import { describe, expect, it } from "vitest";

import plugin from "../../src/index.ts";
import type { Message } from "../linting.ts";

const KEY = sample("nxs_u_", hex(32));
const OTHER = sample("nxs_p_", hex(32));
const ASK = `fetch("http://api.nexusgpt.io/x", { headers: { Authorization: "Bearer ${KEY}" } });`;

interface Component {
  readonly parser: unknown;
  readonly code: string;
}
const components: Readonly<Record<string, Component>> = {
  vue: {
    parser: vueParser,
    code: `<script setup>\n${ASK}\nconst key = import.meta.env.VITE_NEXUS_API_KEY;\n</script>\n<template><p title="${OTHER}">{{ key }}</p></template>\n`,
  },
  svelte: {
    parser: svelteParser,
    code: `<script>\n${ASK}\nconst key = import.meta.env.VITE_NEXUS_API_KEY;\n</script>\n<p title="${OTHER}">{key}</p>\n`,
  },
  astro: {
    parser: astroParser,
    code: `---\n${ASK}\nconst key = import.meta.env.VITE_NEXUS_API_KEY;\n---\n<p title="${OTHER}">{key}</p>\n`,
  },
};

interface AnyLinter {
  verify: (code: string, config: unknown, filename: string) => (Message & { ruleId: string | null })[];
}
const majors: readonly (readonly [string, AnyLinter])[] = [
  ["9.15", new Linter915() as unknown as AnyLinter],
  ["9", new Linter9() as unknown as AnyLinter],
  ["10", new Linter10() as unknown as AnyLinter],
];

describe.each(majors)("in ESLint %s", (_, linter) => {
  function lint(kind: string, presets: object[], code = components[kind]!.code): Record<string, readonly string[]> {
    const { parser } = components[kind]!;
    const files = [`**/*.${kind}`];
    // As docs/eslint.md has it.
    const config = presets.map((preset) => ({ ...preset, plugins: { "nxs-guard": plugin }, files }));
    const messages = linter.verify(code, [{ files, languageOptions: { parser } }, ...config], `src/chat.${kind}`);
    const lines = code.split("\n");
    const found: Record<string, string[]> = {};
    for (const { ruleId, line, column, endColumn } of messages) {
      const rule = String(ruleId).replace("nxs-guard/", "");
      const reported = lines[line - 1]!.slice(column - 1, endColumn! - 1);
      (found[rule] ??= []).push(reported.replace(KEY, "KEY").replace(OTHER, "OTHER"));
    }
    return found;
  }

  const { recommended } = plugin.configs;
  const rules = { rules: recommended.rules };
  const { "any-language": anyLanguage } = plugin.configs;

  it.each(Object.keys(components))("the rules for JavaScript read the whole of a %s component", (kind) => {
    expect(lint(kind, [rules])).toMatchObject({
      "no-bearer-prefix": ["Bearer"],
      "no-hardcoded-key": ["KEY", "OTHER"],
      "no-insecure-transport": ["http"],
      "no-key-exposure": ["key"],
      "no-public-env-key": ["import.meta.env.VITE_NEXUS_API_KEY"],
    });
  });

  it.each(Object.keys(components))("`any-language` alone reads the whole of a %s component", (kind) => {
    const found = lint(kind, [anyLanguage]);
    expect(Object.keys(found)).toEqual(["no-leak"]);
    expect(found["no-leak"]).toEqual(["http", "Bearer", "KEY", "VITE_NEXUS_API_KEY", "OTHER"]);
  });

  it.each(Object.keys(components))("both together report nothing twice of a %s component", (kind) => {
    const alone = lint(kind, [rules]);
    expect(lint(kind, [rules, anyLanguage])).toEqual(alone);
    expect(lint(kind, [anyLanguage, rules])).toEqual(alone);
  });

  it("a component of Vue or Svelte is the browser's, whatever the project; Astro's frontmatter is the server's", () => {
    expect(lint("vue", [rules])).toHaveProperty("no-client-side-call", ["fetch", "import.meta.env.VITE_NEXUS_API_KEY"]);
    expect(lint("svelte", [rules])).toHaveProperty("no-client-side-call", [
      "fetch",
      "import.meta.env.VITE_NEXUS_API_KEY",
    ]);
    expect(lint("astro", [rules])).not.toHaveProperty("no-client-side-call");
  });

  it.each([
    ["svelte", (call: string) => `<script>\n${call};\n</script>\n<p onclick={() => {\n  ${call};\n}}>a</p>`],
    ["astro", (call: string) => `---\n${call};\n---\n<p onclick={() => {\n  ${call};\n}}>a</p>`],
  ])("a comment is suggested in the script of a %s component, and not where it may be text of the page", (kind, of) => {
    const code = of('fetch("https://api.nexusgpt.io/x", { headers: { "api-key": key } })');
    const { parser } = components[kind]!;
    const settings = { "nxs-guard": { clientFiles: ["**"] } };
    const rule = { "nxs-guard/no-client-side-call": "error" };
    const config = {
      files: ["**"],
      languageOptions: { parser },
      plugins: { "nxs-guard": plugin },
      rules: rule,
      settings,
    };
    const messages = linter.verify(code, [config], `src/chat.${kind}`);
    expect(messages.map(({ line, suggestions }) => [line, suggestions?.length ?? 0])).toEqual([
      [2, 1],
      [5, 0],
    ]);
  });

  it("what a comment to ESLint hides of a rule is left to `any-language`", () => {
    const code = components["vue"]!.code.replace(ASK, `// eslint-disable-next-line nxs-guard/no-hardcoded-key\n${ASK}`);
    const found = lint("vue", [rules, anyLanguage], code);
    expect(found).toMatchObject({ "no-hardcoded-key": ["OTHER"], "no-leak": ["KEY", "OTHER"] });
  });

  it("what a rule that is off would report is left to `any-language`", () => {
    const off = { rules: { ...recommended.rules, "nxs-guard/no-bearer-prefix": "off" } };
    expect(lint("vue", [off, anyLanguage])).toHaveProperty("no-leak", ["Bearer"]);
  });
});
