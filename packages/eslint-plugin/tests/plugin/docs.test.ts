import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import plugin from "../../src/index.ts";
import { settingsFor } from "../linting.ts";

/** The statements of the code blocks under a heading of a rule's page. */
function statementsUnder(heading: string, page: string): string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const blocks = [...section.matchAll(/^```js\n(?<code>[^`]*)^```$/gm)].map((match) => match.groups?.["code"] ?? "");
  return blocks.flatMap((block) => block.trim().split("\n\n"));
}

describe.each(Object.entries(plugin.rules ?? {}))("the page of %s", (id, { meta }) => {
  const { lint } = settingsFor(id).at(-1)!;
  const file = new URL(`../../../../docs/rules/${id}.md`, import.meta.url);
  const page = existsSync(file) ? readFileSync(file, "utf8") : "";

  it("says what the rule says of itself, and is where the rule links to", () => {
    expect(page).toContain(`# nxs-guard/${id}\n\n> ${meta?.docs?.description ?? ""}.`);
    expect(meta?.docs?.url).toMatch(new RegExp(`/docs/rules/${id}\\.md$`));
  });

  it("calls incorrect what is reported, statement for statement", () => {
    const statements = statementsUnder("Incorrect", page);
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements) expect(lint(statement, "src/a.js"), statement).not.toEqual([]);
  });

  it("calls correct what is not", () => {
    const statements = statementsUnder("Correct", page);
    expect(statements.length).toBeGreaterThan(0);
    expect(lint(statements.join("\n"), "src/a.js")).toEqual([]);
  });
});
