import { Detector, type Example } from "@nxs-guard/core";
import { describe, expect, test } from "vitest";
import { catalogue } from "../src/index.ts";
import { base62, sample } from "../src/sample.ts";

const detector = new Detector(catalogue);

function idsIn(example: Example): string[] {
  const { text, path } = typeof example === "string" ? { text: example, path: undefined } : example;
  const { findings } = detector.detect(text, path === undefined ? {} : { path });
  return findings.map(({ ruleId }) => ruleId);
}

describe.each(catalogue.rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test.each(rule.examples.leaks)("finds %j", (example) => {
    expect(idsIn(example)).toContain(id);
  });

  test.each(rule.examples.safe)("does not report %j", (example) => {
    // A text that is safe from a practice may hold a key that is used well; one that is safe from a secret rule holds none at all.
    const found = idsIn(example);
    expect(rule.kind === "secret" ? found : found.filter((ruleId) => ruleId === id)).toEqual([]);
  });
});

test("an admin token is the same secret, whatever assigns it", () => {
  const token = sample("", base62(36, 6));
  const texts = [`NEXUS_ADMIN_TOKEN=${token}`, `\${NEXUS_ADMIN_TOKEN:-${token}}`, `\${NEXUS_ADMIN_TOKEN:=${token}}`];
  const found = texts.flatMap((text) => detector.detect(text).findings.map(({ secret }) => secret?.reveal()));
  expect(found).toEqual([token, token, token]);
});
