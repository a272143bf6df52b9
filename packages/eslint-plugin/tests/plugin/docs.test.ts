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

/** The code blocks under a heading of a rule's page. */
function blocksUnder(heading: string, page: string): Block[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^```(?<language>\w+)\n(?<code>[\s\S]*?)^```$/gm)].map(({ groups }) => ({
    language: groups?.["language"] ?? "",
    statements: groups?.["code"]?.trim().split("\n\n") ?? [],
  }));
}

describe.each(Object.entries(plugin.rules ?? {}))("the page of %s", (id, { meta }) => {
  const javascript = settingsFor(id).at(-1)!;
  const lint = (code: string, language: string): readonly unknown[] =>
    language === "js"
      ? javascript.lint(code, "src/a.js")
      : new Linter().verify(code, [plugin.configs.text], `src/a.${language}`);
  const file = new URL(`../../../../docs/rules/${id}.md`, import.meta.url);
  const page = existsSync(file) ? readFileSync(file, "utf8") : "";

  it("says what the rule says of itself, and is where the rule links to", () => {
    expect(page).toContain(`# nxs-guard/${id}\n\n> ${meta?.docs?.description ?? ""}.`);
    expect(meta?.docs?.url).toMatch(new RegExp(`/docs/rules/${id}\\.md$`));
  });

  it("calls incorrect what is reported, statement for statement", () => {
    const blocks = blocksUnder("Incorrect", page);
    expect(blocks.length).toBeGreaterThan(0);
    for (const { language, statements } of blocks) {
      for (const statement of statements) expect(lint(statement, language), statement).not.toEqual([]);
    }
  });

  it("calls correct what is not", () => {
    const blocks = blocksUnder("Correct", page);
    expect(blocks.length).toBeGreaterThan(0);
    for (const { language, statements } of blocks) expect(lint(statements.join("\n"), language)).toEqual([]);
  });
});
