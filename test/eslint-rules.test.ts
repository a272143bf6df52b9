import { catalogue, eslintRules } from "@nxs-guard/rules";
import plugin from "eslint-plugin-nxs-guard";
import { describe, expect, it } from "vitest";

interface Docs {
  readonly catalogue?: readonly string[];
}

const rules = Object.entries(plugin.rules ?? {});

describe.each(rules)(
  "a comment for ESLint about %s counts at every door for what the rule stands for",
  (name, rule) => {
    it("as the catalogue's own map says", () => {
      const { catalogue: covered = [] } = (rule.meta?.docs ?? {}) as Docs;
      expect([...(eslintRules[name] ?? [])].sort()).toEqual([...covered].sort());
    });
  },
);

it("the map names rules of the catalogue alone", () => {
  const known = new Set(catalogue.rules.map(({ id }) => id));
  expect(
    Object.values(eslintRules)
      .flat()
      .filter((id) => !known.has(id)),
  ).toEqual([]);
});
