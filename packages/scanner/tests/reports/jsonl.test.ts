import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { json } from "../../src/reports/json.ts";
import { jsonl } from "../../src/reports/jsonl.ts";
import { finding, HOSTILE_NAME, key, rendered, result } from "../made-up.ts";

const schema = JSON.parse(readFileSync(new URL("../../schemas/report.schema.json", import.meta.url), "utf8")) as object;
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

const scanned = result([finding(), finding({}, HOSTILE_NAME)], {
  skipped: [{ path: HOSTILE_NAME, reason: "vanished" }],
});
const lines = rendered(jsonl, scanned)
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Record<string, unknown>);

it("a line a finding, and the coverage last", () => {
  expect(lines.map(({ type }) => type)).toEqual(["finding", "finding", "coverage"]);
});

it("says the same as the JSON report, in its published form", () => {
  const [coverage, ...findings] = lines
    .map((line) => Object.fromEntries(Object.entries(line).filter(([name]) => name !== "type" && name !== "version")))
    .reverse();
  const report = { version: lines[0]?.["version"], findings: findings.reverse(), notices: [], coverage };
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  expect(report).toEqual(JSON.parse(rendered(json, scanned)));
});

it("a clean scan is a line of coverage", () => {
  expect(rendered(jsonl, result([])).split("\n")).toEqual([expect.stringContaining('"type":"coverage"'), ""]);
});

it("holds the secret masked", () => {
  expect(rendered(jsonl, scanned)).not.toContain(key);
});
