import { stripVTControlCharacters } from "node:util";
import { expect, it } from "vitest";
import { pretty } from "../../src/reports/pretty.ts";
import type { ReportStyle } from "../../src/reports/report.ts";
import type { ScanResult } from "../../src/scan.ts";
import { finding, HOSTILE_NAME, key, rendered, result } from "../made-up.ts";

const render = (scanned: ScanResult, style: Partial<ReportStyle> = {}): string => rendered(pretty, scanned, style);

it("shows the place, the code with the secret masked, what, why and what to do, and what was covered", () => {
  const text = render(result([finding()])).replaceAll(`…${key.slice(-4)}`, "…1234");
  expect(text).toMatchInlineSnapshot(`
    "src/chat.ts:2:8  critical ────────────────────────────────────── nexus-api-key

      Nexus API key

        1 │ first
      > 2 │   key = "nxs_u_…1234";
          │          ^^^^^^^^^^^

      why   Whoever can read this text can use the secret, until it is revoked.
      fix   Revoke it, and read the new one from the environment.

    ✖ 1 finding in 1 file: 1 critical
      To accept one, say why: \`nxs-guard-disable-next-line <rule> -- <why>\`, or \`suppress\` in a config.
      12 files, 3456 bytes scanned, 0 skipped of 12 selected, 1.5 s
    "
  `);
  expect(text).not.toContain(key);
});

it("names each skipped document up to ten, and all of them when asked", () => {
  const skipped = Array.from({ length: 12 }, (_, i) => ({ path: `file-${i}`, reason: "no permission" }) as const);
  const text = render(result([], { skipped }));
  expect(text).toContain("12 no permission");
  expect(text).toContain("file-9");
  expect(text).not.toContain("file-10");
  expect(text).toContain("and 2 more");
  expect(render(result([], { skipped }), { detail: "verbose" })).toContain("file-11");
});

it("says that not everything was read even when quiet, and nothing when all was", () => {
  expect(render(result([], { skipped: [{ path: "a", reason: "vanished" }] }), { detail: "quiet" })).toContain(
    "vanished",
  );
  expect(render(result([]), { detail: "quiet" })).toBe("");
});

it("counts in whole words", () => {
  expect(render(result([], { scanned: 1, bytes: 1 }))).toContain("1 file, 1 byte scanned, 0 skipped");
  expect(render(result([], { scanned: 2, bytes: 20 }))).toContain("2 files, 20 bytes scanned, 0 skipped");
  expect(render({ ...result([], { scanned: 2 }), unit: "staged blob" })).toContain("2 staged blobs scanned");
  expect(render({ ...result([], { scanned: 9, remembered: 8 }), unit: "blob" })).toContain(
    "9 blobs scanned, 3456 bytes, 8 of them known to be clean, 0 skipped of 12 selected",
  );
});

it("prints nothing that a terminal would act on", () => {
  const evil = "\x1b]0;x\x07\u202e\r\n";
  const { excerpt } = finding().finding;
  const text = render(
    result(
      [finding({ excerpt: { ...excerpt, lines: [evil, `${evil}${evil}`] }, details: { a: evil }, title: evil }, evil)],
      {
        skipped: [{ path: evil, reason: "vanished" }],
        excluded: [{ path: evil, reason: "FIFO" }],
      },
    ),
    { detail: "verbose" },
  );
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

it("puts the carets under the mark behind tabs and wide characters", () => {
  const lines = ["\t日本 x = KEY"];
  const marked = finding({ excerpt: { firstLine: 9, lines, mark: { line: 0, start: 8, end: 11 } } });
  const [code = "", carets = ""] = render(result([marked]))
    .split("\n")
    .slice(4);
  expect(code).toContain("> 9 │   日本 x = KEY");
  // Each of the two wide characters takes two columns of a terminal.
  expect(carets.indexOf("^^^")).toBe(code.indexOf("KEY") + 2);
});

it("cuts long lines around the mark to fit the width", () => {
  const line = `${"a".repeat(200)}MARK${"b".repeat(200)}`;
  const excerpt = { firstLine: 1, lines: ["c".repeat(300), line], mark: { line: 1, start: 200, end: 204 } };
  const text = render(result([finding({ excerpt })]))
    .split("\n")
    .slice(0, 8);
  expect(Math.max(...text.map(({ length }) => length))).toBe(80);
  const [code = "", carets = ""] = text.slice(5);
  expect(code).toMatch(/│ …a+MARKb+…$/);
  expect(carets.indexOf("^^^^")).toBe(code.indexOf("MARK"));
});

it("colours change nothing but colours", () => {
  const scanned = result([finding()], { skipped: [{ path: "a", reason: "vanished" }] });
  const colored = render(scanned, { color: true });
  expect(colored).not.toBe(render(scanned));
  expect(stripVTControlCharacters(colored)).toBe(render(scanned));
});

it("one secret in many places is one block that names them all", () => {
  const places = [
    finding(),
    finding({ encodings: ["base64"] }, "b.ts"),
    { ...finding({}, "c.ts"), where: "name" as const },
    finding({ fingerprint: "1".repeat(32) }, "d.ts"),
  ];
  const text = render(result(places));
  expect(text.match(/Revoke it/g)).toHaveLength(2);
  expect(text).toContain("  also  b.ts:2:8 (encoded: base64)\n        c.ts (in the name)\n\nd.ts:2:8");
  expect(text).toContain("4 findings in 4 files");
});

it("prints no name that a terminal would act on", () => {
  const places = [finding({}, HOSTILE_NAME), finding({}, HOSTILE_NAME)];
  expect(render(result(places)).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
});
