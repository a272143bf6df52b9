import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, truncateSync, utimesSync } from "node:fs";
import * as nodeModule from "node:module";
import process from "node:process";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Folder } from "./folder.ts";

let place: Folder;

/** The command in a place of its own, beside something to scan. */
beforeEach(() => {
  place = new Folder();
  for (const file of [
    "bin/nxs-guard.cjs",
    "dist/start.cjs",
    "dist/nxs-guard.cjs",
    "dist/import-file.cjs",
    "dist/yaml.cjs",
  ]) {
    place.write(file, readFileSync(new URL(`../${file}`, import.meta.url)));
  }
  place.write("code/key.js", `const key = "${sample("nxs_u_", hex(32))}";\n`);
});

afterEach(() => {
  place.remove();
});

function scan(...words: readonly string[]): string {
  const args = [place.at("bin/nxs-guard.cjs"), "scan", "code", "--report", "markdown", ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: place.path, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  return stdout.replace(/\d+\.\d s/, "");
}

function kept(): string {
  const files = readdirSync(place.at(".cache"));
  expect(files).toHaveLength(1);
  return `.cache/${String(files[0])}`;
}

describe.skipIf("enableCompileCache" in nodeModule)("the command, where Node keeps no compiled form", () => {
  it("keeps its own beside itself, starts from it, and says the same", () => {
    const first = scan();
    const file = place.at(kept());
    utimesSync(file, 0, 0);
    expect(scan()).toBe(first);
    expect(statSync(file).mtimeMs).toBe(0);
  });

  it.each([
    ["config.yaml", "rules: {}\n"],
    ["config.js", "module.exports = { rules: {} };\n"],
  ])("reads %s when it starts from it", (name, text) => {
    place.write(name, text);
    const first = scan("--config", name);
    kept();
    expect(scan("--config", name)).toBe(first);
  });

  it("starts from no form that is cut off", () => {
    const first = scan();
    const file = place.at(kept());
    const { size } = statSync(file);
    truncateSync(file, size / 2);
    expect(scan()).toBe(first);
    expect(statSync(file).size).toBeGreaterThan(size / 2);
  });

  it("starts from no form of another version", () => {
    scan();
    const [digest] = /[0-9a-f]{64}/.exec(readFileSync(place.at("dist/start.cjs"), "utf8")) ?? [];
    expect(kept()).toBe(`.cache/scan-${process.version}-${process.arch}-${String(digest)}`);
  });
});

it("the command starts where nothing can be kept", () => {
  place.write(".cache", "");
  expect(scan()).toContain("Nexus API key");
});
