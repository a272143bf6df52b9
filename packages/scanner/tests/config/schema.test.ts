import { readFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { Ajv } from "ajv";
import { safeParse } from "valibot";
import { describe, expect, it } from "vitest";
import { ConfigSchema } from "../../src/config/schema.ts";

const published = JSON.parse(
  readFileSync(new URL("../../schemas/config.schema.json", import.meta.url), "utf8"),
) as Record<string, unknown>;

it("the schema for editors says what the command obeys", () => {
  const { title, description, ...rest } = published;
  expect({ title, description }).toEqual({
    title: expect.any(String) as string,
    description: expect.any(String) as string,
  });
  // Whether a day exists no JSON Schema can say.
  expect(rest).toEqual(toJsonSchema(ConfigSchema, { errorMode: "ignore" }));
});

describe("the schema for editors and the command agree on", () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(published);
  const rule = {
    id: "acme-key",
    title: "Key",
    severity: "high",
    anchors: ["acme_"],
    pattern: "acme_\\d+",
    advice: "Rotate it.",
  };
  const entry = { rule: "nexus-api-key", path: "tests", why: "made up" };

  it.each<[string, unknown, boolean]>([
    ["nothing at all", {}, true],
    ["where the schema is", { $schema: "./node_modules/@nxs-guard/scanner/schemas/config.schema.json" }, true],
    ["a severity", { rules: { "nexus-api-key": "off" } }, true],
    ["a custom rule", { customRules: [{ ...rule, evidence: [{ entropy: { min: 3 } }, { digit: {} }] }] }, true],
    ["a custom rule without a pattern", { customRules: [{ ...rule, pattern: undefined }] }, false],
    ["an anchor that is too short", { customRules: [{ ...rule, anchors: ["abc"] }] }, false],
    ["evidence that nobody knows", { customRules: [{ ...rule, evidence: [{ luck: {} }] }] }, false],
    ["a suppression", { suppress: [{ ...entry, until: "2027-01-31" }] }, true],
    ["a suppression without a reason", { suppress: [{ ...entry, why: "" }] }, false],
    ["a suppression with punctuation for a reason", { suppress: [{ ...entry, why: "..." }] }, false],
    ["an unknown setting", { rule: {} }, false],
    ["hosts that are no list", { hosts: "proxy.example.com" }, false],
    ["what need not be read", { allowIncomplete: [{ reason: "vanished", paths: ["tmp"], why: "scratch" }] }, true],
    ["a reason that no report gives", { allowIncomplete: [{ reason: "vanishd", paths: ["tmp"], why: "x" }] }, false],
    ["what need not be read, without paths", { allowIncomplete: [{ reason: "vanished", paths: [], why: "x" }] }, false],
    ["paths", { paths: { include: ["src"], exclude: ["**/*.snap"] } }, true],
  ])("%s", (_, config, isValid) => {
    const value: unknown = JSON.parse(JSON.stringify(config));
    expect(safeParse(ConfigSchema, value).success).toBe(isValid);
    expect(validate(value)).toBe(isValid);
  });
});
