import { readFileSync } from "node:fs";
import type { ScanResult } from "@nxs-guard/scanner";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeStepOutputs } from "../../src/ci/step-outputs.ts";
import { Folder } from "../folder.ts";

const result: ScanResult = {
  unit: "change",
  findings: [],
  silenced: [],
  notices: [],
  coverage: { selected: 0, scanned: 0, bytes: 0, skipped: [], excluded: [] },
};

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder.remove();
});

it("outputs of a step follow those that stand in the file", () => {
  folder.write("output", "first=1\n");
  writeStepOutputs(folder.at("output"), result, []);
  expect(readFileSync(folder.at("output"), "utf8")).toBe("first=1\nfindings=0\n");
});

it("a file that cannot be written is named, with what names it", () => {
  const write = (): void => {
    writeStepOutputs(folder.at("missing/output"), result, []);
  };
  expect(write).toThrow(/^The step's outputs cannot be written to ".*missing\/output": ENOENT\.$/);
});
