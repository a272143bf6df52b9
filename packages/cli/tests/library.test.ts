import { hex, sample } from "@nxs-guard/rules/sample";
import {
  exitCode,
  loadSettings,
  scan,
  UserError,
  workingTree,
  type CoverageSummary,
  type LocatedFinding,
  type Scan,
  type ScanOptions,
  type ScanResult,
  type SilencedFinding,
  type Profile,
  type Settings,
  type SettingsOptions,
} from "nxs-guard";
import { afterEach, beforeEach, expect, expectTypeOf, it } from "vitest";
import { Folder } from "./folder.ts";

const key = sample("nxs_u_", hex(32));

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.write("a.js", key);
  folder.write("b.js", `${key} // nxs-guard-disable-line -- made up`);
});
afterEach(() => {
  folder.remove();
});

it("gives findings one by one, then the result with its coverage", async () => {
  const run = scan({ source: workingTree({ cwd: folder.path }), ...(await loadSettings({ cwd: folder.path })) });
  const paths: string[] = [];
  for await (const { path, finding } of run) {
    paths.push(path);
    expect(String(finding.secret)).not.toContain(key.slice(6, -4));
  }
  const result = await run;
  expect(paths).toEqual(["a.js"]);
  expect(result.silenced).toMatchObject([{ path: "b.js", why: "made up" }]);
  expect(result.coverage).toMatchObject({ selected: 2, scanned: 2, skipped: [] });
  expect(exitCode(result)).toBe(1);
});

it("stops at a signal", async () => {
  await expect(
    scan({ source: workingTree({ cwd: folder.path }), signal: AbortSignal.abort(new Error("enough")) }),
  ).rejects.toThrow("enough");
});

it("throws a UserError, with what to do, when nothing can be scanned", async () => {
  const refused = await scan({ source: workingTree({ cwd: folder.path, paths: ["nope"] }) }).catch(
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(UserError);
  expect((refused as UserError).remedy).not.toBe("");
});

it("has the types that docs/library.md speaks of", () => {
  expectTypeOf(scan).parameters.toEqualTypeOf<[options: ScanOptions]>();
  expectTypeOf(scan).returns.toEqualTypeOf<Scan>();
  expectTypeOf<Scan>().toExtend<AsyncIterable<LocatedFinding>>();
  expectTypeOf<Awaited<Scan>>().toEqualTypeOf<ScanResult>();
  expectTypeOf<ScanResult["coverage"]>().toEqualTypeOf<CoverageSummary>();
  expectTypeOf<ScanResult["silenced"]>().toEqualTypeOf<readonly SilencedFinding[]>();
  expectTypeOf<SilencedFinding["verdict"]>().toEqualTypeOf<"suppressed" | "baselined">();
  expectTypeOf<ScanOptions["signal"]>().toEqualTypeOf<AbortSignal | undefined>();
  expectTypeOf<Settings>().toExtend<Pick<ScanOptions, "detector" | "judge" | "selects" | "scopes">>();
  expectTypeOf<Profile>().toExtend<NonNullable<SettingsOptions["observer"]>>();
  // @ts-expect-error -- a scan needs a source.
  const missing: ScanOptions = {};
  expect(missing).toEqual({});
});
