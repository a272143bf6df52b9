import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, it } from "vitest";
import { gitlab } from "../../src/reports/gitlab.ts";
import type { ScanResult } from "../../src/scan.ts";
import { finding, HOSTILE_NAME, key, rendered, result } from "../made-up.ts";

const schema = JSON.parse(readFileSync(new URL("../fixtures/gitlab.schema.json", import.meta.url), "utf8")) as object;
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);

interface Vulnerability {
  readonly id: string;
  readonly description: string;
  readonly [property: string]: unknown;
}

/** The report, after it has been found valid. */
function written(scanned: ScanResult): { vulnerabilities: Vulnerability[]; scan: Record<string, unknown> } {
  const report = JSON.parse(rendered(gitlab, scanned)) as ReturnType<typeof written>;
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  return report;
}

const practice = finding({ kind: "practice", secret: undefined, severity: "low", ruleId: "nexus-plain-http" });

it("is of the form that GitLab asks for, and names its version", () => {
  written(result([]));
  written(
    result([finding({ encodings: ["hex"], title: "x".repeat(300) }, HOSTILE_NAME), practice], {
      skipped: [{ path: HOSTILE_NAME, reason: "vanished" }],
    }),
  );
  expect(written(result([]))).toMatchObject({
    version: "15.2.1",
    schema: expect.stringContaining("/v15.2.1/") as string,
  });
});

it("one secret in many places is one vulnerability, at the first of them", () => {
  const named = { ...finding({}, "c.ts"), where: "name" as const };
  const { vulnerabilities } = written(result([finding(), finding({}, "b.ts"), named, practice]));
  expect(vulnerabilities).toHaveLength(2);
  expect(vulnerabilities[0]).toMatchObject({
    severity: "Critical",
    identifiers: [{ value: "nexus-api-key" }],
    location: { file: "src/chat.ts", start_line: 2, end_line: 2 },
    details: {
      places: {
        items: [
          { file_name: "src/chat.ts", line_start: 2, column_start: 8 },
          { file_name: "b.ts", line_start: 2 },
          { file_name: "c.ts", line_start: 1 },
        ],
      },
    },
  });
});

it("the same secret has the same id, whatever moves, and another rule or secret another", () => {
  const { location } = finding().finding;
  const idOf = (each: ReturnType<typeof finding>): string => written(result([each])).vulnerabilities[0]!.id;
  const moved = finding({ location: { ...location, startLine: 9, endLine: 9 } }, "moved.ts");
  expect(idOf(moved)).toBe(idOf(finding()));
  expect(idOf(finding())).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(idOf(finding({ fingerprint: "1".repeat(32) }))).not.toBe(idOf(finding()));
  expect(idOf(finding({ ruleId: "other" }))).not.toBe(idOf(finding()));
});

it("says when it was, what was covered, and that it failed when something was not read", () => {
  expect(written(result([])).scan).toMatchObject({
    status: "success",
    start_time: "2026-01-02T03:04:05",
    end_time: "2026-01-02T03:04:07",
    messages: [
      { level: "info", value: "Nothing found; 12 files, 3456 bytes scanned, 0 skipped of 12 selected, 1.5 s" },
    ],
  });
  expect(written(result([], { skipped: [{ path: "a.ts", reason: "vanished" }] })).scan).toMatchObject({
    status: "failure",
    messages: [{ level: "info" }, { level: "warn", value: "Not read: a.ts: vanished" }],
  });
});

it("describes without markup from outside, and holds no secret", () => {
  const hostile = finding({ title: "<img src=x> [x](y) @all", details: { org: "`</code><b>" } });
  const [first] = written(result([hostile])).vulnerabilities;
  expect(first?.description).toContain("\\<img src=x\\> \\[x\\](y) @\u200ball");
  expect(first?.description).toContain("``org `</code><b>``");
  expect(rendered(gitlab, result([hostile]))).not.toContain(key);
});
