import type { Severity } from "@nxs-guard/core";
import { expect, it } from "vitest";
import { exitCode } from "../src/exit-code.ts";
import type { ScanResult } from "../src/scan.ts";
import { finding, result } from "./made-up.ts";

const skipped = { skipped: [{ path: "a", reason: "vanished" }] } as const;

it.each<[number, string, ScanResult]>([
  [0, "nothing found", result([])],
  [1, "findings", result([finding()])],
  [1, "findings in an incomplete scan", result([finding()], skipped)],
  [3, "nothing found in an incomplete scan", result([], skipped)],
])("%i for %s", (code, _, scanned) => {
  expect(exitCode(scanned)).toBe(code);
});

it.each<[number, Severity | "never", ScanResult]>([
  [1, "high", result([finding({ severity: "low" }), finding({ severity: "high" })])],
  [0, "critical", result([finding({ severity: "high" })])],
  [3, "critical", result([finding({ severity: "high" })], skipped)],
  [0, "never", result([finding()])],
  [3, "never", result([finding()], skipped)],
])("%i where only %s findings count", (code, failOn, scanned) => {
  expect(exitCode(scanned, failOn)).toBe(code);
});
