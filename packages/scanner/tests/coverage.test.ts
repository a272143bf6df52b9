import { expect, it } from "vitest";
import { Coverage } from "../src/coverage.ts";

const unmasked = (text: string): string => text;

it("selected is scanned and skipped together", () => {
  const coverage = new Coverage();
  for (let i = 0; i < 3; i++) coverage.select();
  coverage.scanned(10);
  coverage.scanned(5);
  coverage.skipped("b", "vanished");
  coverage.excluded("link", "symbolic link");
  expect(coverage.summary(unmasked)).toEqual({
    selected: 3,
    scanned: 2,
    bytes: 15,
    skipped: [{ path: "b", reason: "vanished" }],
    excluded: [{ path: "link", reason: "symbolic link" }],
  });
});

it("a sum that does not close is an error, never a clean scan", () => {
  const coverage = new Coverage();
  coverage.select();
  expect(() => coverage.summary(unmasked)).toThrow("does not add up");
});

it("paths are masked and sorted", () => {
  const coverage = new Coverage();
  for (const path of ["c", "a", "B"]) {
    coverage.select();
    coverage.skipped(path, "no permission");
  }
  expect(coverage.summary((text) => `<${text}>`).skipped.map(({ path }) => path)).toEqual(["<B>", "<a>", "<c>"]);
});
