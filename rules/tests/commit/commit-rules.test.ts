import { readFileSync } from "node:fs";
import type { Example } from "@nxs-guard/core";
import { describe, expect, it, test } from "vitest";
import { commitRules, type CommittedFile, type Habit } from "../../src/index.ts";

const ids = new Map(commitRules.map((rule) => [rule.id, rule]));

function judged(id: string, example: Example, dockerIgnores: CommittedFile["dockerIgnores"] = []): Habit | undefined {
  const { text, path = "" } = typeof example === "string" ? { text: example } : example;
  const rule = ids.get(id);
  return rule?.concerns(path) ? rule.judge({ path, text, dockerIgnores }) : undefined;
}

describe.each(commitRules.map((rule) => [rule.id, rule] as const))("%s", (id, { examples }) => {
  test.each(examples.leaks)("finds %j", (example) => {
    expect(judged(id, example)).toBeDefined();
  });

  test.each(examples.safe)("does not report %j", (example) => {
    expect(judged(id, example)).toBeUndefined();
  });
});

it("every rule has its section in the documentation", () => {
  const page = readFileSync(new URL("../../../docs/commit-rules.md", import.meta.url), "utf8");
  const sections = [...page.matchAll(/^## `(.*)`$/gm)].map(([, id]) => id);
  expect(sections).toEqual(commitRules.map(({ id }) => id));
});

describe("a .dockerignore", () => {
  const dockerfile = { path: "Dockerfile", text: "COPY . .\n" };

  it.each([".env", "**/.env*", ".env.*", "*", "/.env\r\nsrc", "node_modules\n./.env.local\n", "**/*.local"])(
    "that names environment files settles it: %j",
    (list) => {
      expect(judged("dockerfile-copies-env", dockerfile, ["src", list])).toBeUndefined();
    },
  );

  it.each([
    "",
    "node_modules",
    "# .env",
    ".env.example",
    "env",
    ".env*\n!.env*",
    ".env*\n!.env",
    "*\n!.*",
    ".environment",
  ])("that does not leaves it as it is: %j", (list) => {
    expect(judged("dockerfile-copies-env", dockerfile, [list])).toBeDefined();
  });
});

describe("what a reader is shown", () => {
  it("hides every value of an environment file", () => {
    const text = "A=one\nNEXUS_API_KEY='two three'\nEMPTY=\n";
    const hidden = judged("env-file-committed", { path: ".env", text })?.hidden.map(({ start, end }) =>
      text.slice(start, end),
    );
    expect(hidden).toEqual(["one", "'two three'"]);
  });

  it("is of a value in several lines the whole of it, and no variable that stands in it", () => {
    const text = 'A_TOKEN="q1w2\nB_TOKEN=e3r4"\nC_TOKEN=t5y6\n';
    const { places = [] } = judged("env-file-committed", { path: ".env", text }) ?? {};
    expect(places.map(({ start, end }) => text.slice(start, end))).toEqual([
      'A_TOKEN="q1w2\nB_TOKEN=e3r4"',
      "C_TOKEN=t5y6",
    ]);
  });

  it("names a file once, with each of its variables", () => {
    const text = "PORT=1\nA_TOKEN=q1w2\nB=2\nC_SECRET=e3r4\nD=5\n";
    const { places = [], identity } = judged("env-file-committed", { path: ".env", text }) ?? {};
    expect(places.map(({ start, end }) => text.slice(start, end))).toEqual(["A_TOKEN=q1w2", "C_SECRET=e3r4"]);
    expect(identity).toBe("A_TOKEN C_SECRET");
  });
});

it("hostile files take no time", () => {
  const hostile = [
    "A='".repeat(50_000),
    'A="\\'.repeat(50_000),
    "COPY \\\n".repeat(50_000),
    `COPY${" --a=b".repeat(50_000)}`,
    '"apiKey":"'.repeat(50_000),
    '"\\"'.repeat(50_000),
    "*a".repeat(50_000),
    "RUN <<A".repeat(50_000),
    "RUN <<A\n".repeat(50_000),
    `RUN ${"\\ ".repeat(50_000)}`,
    `A=a://${"a:".repeat(50_000)}`,
  ];
  for (const text of hostile) {
    for (const path of [".env", "Dockerfile", ".mcp.json", ".nexus-mcp/config.json"]) {
      for (const { judge } of commitRules) judge({ path, text, dockerIgnores: [text.slice(0, 100), text] });
    }
  }
});
