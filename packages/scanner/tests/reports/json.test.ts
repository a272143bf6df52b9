import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { json } from "../../src/reports/json.ts";
import type { ScanResult } from "../../src/scan.ts";
import { scan } from "../../src/scan.ts";
import { stdin } from "../../src/sources/stdin.ts";
import { finding, HOSTILE_NAME, key, rendered, result } from "../made-up.ts";

const schema = JSON.parse(readFileSync(new URL("../../schemas/report.schema.json", import.meta.url), "utf8")) as object;
const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

const written = (scanned: ScanResult): unknown => JSON.parse(rendered(json, scanned));

it("every report is of the published form", () => {
  const practice = finding({ kind: "practice", secret: undefined, details: { expires: "2026-01-01" } });
  const scanned = result([finding({ encodings: ["base64"] }), practice], {
    skipped: [{ path: "a", reason: "vanished" }],
    excluded: [{ path: "b", reason: "FIFO" }],
    remembered: 3,
  });
  for (const report of [scanned, result([])].map(written)) {
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  }
});

it("the published form is exact", () => {
  const report = written(result([finding()])) as { findings: Record<string, unknown>[] };
  report.findings[0]!["more"] = 1;
  expect(validate(report)).toBe(false);
});

it("a real scan's report is of the published form, and the same each time", async () => {
  const text = `a\nconst key = "${key}"; // ${Buffer.from(key).toString("base64")}\n`;
  const reports = await Promise.all(
    [1, 2].map(async () => written(await scan({ source: stdin(pieces(text), "a.js") }))),
  );
  expect(validate(reports[0]), JSON.stringify(validate.errors)).toBe(true);
  expect(reports[0]).toMatchObject({ findings: [{ path: "a.js", startLine: 2, startColumn: 14 }, { startLine: 2 }] });
  expect(reports[1]).toEqual(reports[0]);
});

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(await Promise.resolve(text));
}

it("holds the secret masked", () => {
  const text = rendered(json, result([finding()]));
  expect(text).not.toContain(key);
  expect(text).toContain(`"secret": "nxs_u_…${key.slice(-4)}"`);
});

it("means every name as it is, and writes none that a terminal would act on", () => {
  const text = rendered(json, result([finding({}, HOSTILE_NAME)]));
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
  expect(JSON.parse(text)).toMatchObject({ findings: [{ path: HOSTILE_NAME }] });
});

it("closes with what was covered, and how long it took", () => {
  const scanned = result([], { skipped: [{ path: "a", reason: "vanished" }] });
  expect(written(scanned)).toMatchObject({
    coverage: { unit: "file", selected: 13, scanned: 12, bytes: 3456, seconds: 1.5, skipped: [{ path: "a" }] },
  });
});
