import { describe, expect, test } from "vitest";
import { variableAt } from "../../src/requests/variables.ts";

const NAME = "API_KEY";
const nameIn = (text: string, path?: string): string | undefined => {
  const start = text.indexOf(NAME);
  return variableAt(text, { start, end: start + NAME.length }, path)?.text;
};

describe("a variable is told by its definition or its use", () => {
  test.each([
    "VITE_API_KEY=x",
    "export VITE_API_KEY=x",
    "ARG VITE_API_KEY",
    "  VITE_API_KEY: x",
    '{ "VITE_API_KEY": "x" }',
    "import.meta.env.VITE_API_KEY",
    'process.env["VITE_API_KEY"]',
    "echo ${VITE_API_KEY}",
    "const { VITE_API_KEY } = process.env;",
    'import { VITE_API_KEY } from "$env/static/public";',
    'os.getenv("VITE_API_KEY")',
    '"a\\nVITE_API_KEY=x"',
  ])("%s", (text) => {
    expect(nameIn(text)).toBe("VITE_API_KEY");
  });

  test("and in YAML by being passed on", () => {
    expect(nameIn("args:\n  - VITE_API_KEY\n", "compose.yaml")).toBe("VITE_API_KEY");
    expect(nameIn("- VITE_API_KEY\n", "README.md")).toBeUndefined();
  });
});

describe("a variable is not told by", () => {
  test.each([
    ["prose", "Never set VITE_API_KEY here."],
    ["prose with a colon", "- VITE_API_KEY: never set this"],
    ["a comment", "# VITE_API_KEY=x"],
    ["a comment at the end of a line", "f(); // process.env.VITE_API_KEY"],
    ["its removal", "delete process.env.VITE_API_KEY"],
    ["a longer name", "VITE_API_KEY_URL=x"],
    ["the credential's own name", "API_KEY=x"],
  ])("%s", (_what, text) => {
    expect(nameIn(text)).toBeUndefined();
  });
});
