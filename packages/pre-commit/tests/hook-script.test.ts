import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { hookNames } from "../src/hook-names.ts";
import { hookScript, isHookScript } from "../src/hook-script.ts";
import { AT_TOP } from "../src/launcher.ts";

describe.each(hookNames)("the script of %s", (name) => {
  const script = hookScript(name, { version: "1.2.3", launcher: AT_TOP });

  it("is ASCII with LF, as every sh reads it", () => {
    expect(script).toMatch(/^[\n\x20-\x7e]*$/);
    expect(script.startsWith("#!/bin/sh\n")).toBe(true);
  });

  it("is a script that sh accepts", () => {
    expect(spawnSync("sh", ["-n"], { input: script, encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
  });

  it("is known again, in every version", () => {
    expect(isHookScript(script)).toBe(true);
    expect(isHookScript(hookScript(name, { version: "0.1.0-next.4", launcher: AT_TOP }))).toBe(true);
    expect(isHookScript("#!/bin/sh\nnpx nxs-guard staged\n")).toBe(false);
    expect(isHookScript("")).toBe(false);
  });
});
