import { existsSync, readFileSync } from "node:fs";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";

import plugin from "../../src/index.ts";
import { settingsFor } from "../linting.ts";

interface Block {
  readonly language: string;
  /** Parts of the code that stand for themselves. */
  readonly statements: readonly string[];
}

/** The parts of a page by their headings, in their order. */
function sectionsOf(page: string): ReadonlyMap<string, string> {
  const parts = page.split(/^## /m).slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n"))]));
}

/** The code blocks of a text, without those that show what a linter says or how it is configured. */
function blocksIn(text: string): Block[] {
  return [...text.matchAll(/^```(?<language>\w+)\n(?<code>[\s\S]*?)^```$/gm)]
    .map(({ groups }) => ({
      language: groups?.["language"] ?? "",
      statements: groups?.["code"]?.trim().split("\n\n") ?? [],
    }))
    .filter(({ language }) => !/^(?:json|text)$/.test(language));
}

const SHAPE = ["What it reports", "Incorrect", "Correct", "Options", "What it leaves alone, on purpose"];

describe.each(Object.entries(plugin.rules ?? {}))("the page of %s", (id, { meta }) => {
  const javascript = settingsFor(id).at(-1)!;
  const lint = (code: string, language: string): readonly unknown[] =>
    /^[jt]sx?$/.test(language)
      ? javascript.lint(code, "src/a.js")
      : new Linter().verify(code, [plugin.configs.text], `src/a.${language}`);
  const file = new URL(`../../../../docs/rules/${id}.md`, import.meta.url);
  const page = existsSync(file) ? readFileSync(file, "utf8") : "";

  it("says what the rule says of itself, and is where the rule links to", () => {
    expect(page).toContain(`# nxs-guard/${id}\n\n> ${meta?.docs?.description ?? ""}.`);
    expect(meta?.docs?.url).toMatch(new RegExp(`/docs/rules/${id}\\.md$`));
  });

  it("tells what, why with the guide's words, examples, options and what is left alone", () => {
    const sections = sectionsOf(page);
    expect([...sections.keys()].filter((heading) => SHAPE.includes(heading))).toEqual(SHAPE);
    expect(page.slice(0, page.indexOf("## "))).toMatch(/\bThe Nexus guide \w+/);
  });

  it("names the presets that turn it on", () => {
    const said = /^On in (?<presets>.*?)[.,;]/m.exec(page)?.groups?.["presets"] ?? "";
    const presets = (["any-language", "recommended", "strict", "text"] as const).filter(
      (name) => `nxs-guard/${id}` in (plugin.configs[name].rules ?? {}),
    );
    expect([...said.matchAll(/`([\w-]+)`/g)].map(([, name]) => name).sort()).toEqual(presets);
  });

  it("calls incorrect what is reported, statement for statement", () => {
    const blocks = blocksIn(sectionsOf(page).get("Incorrect") ?? "");
    expect(blocks.length).toBeGreaterThan(0);
    for (const { language, statements } of blocks) {
      for (const statement of statements) expect(lint(statement, language), statement).not.toEqual([]);
    }
  });

  it("shows nowhere else what is reported", () => {
    const sections = [...sectionsOf(page)].filter(([heading]) => heading !== "Incorrect");
    expect(blocksIn(sectionsOf(page).get("Correct") ?? "").length).toBeGreaterThan(0);
    for (const { language, statements } of sections.flatMap(([, text]) => blocksIn(text))) {
      expect(lint(statements.join("\n"), language)).toEqual([]);
    }
  });
});
