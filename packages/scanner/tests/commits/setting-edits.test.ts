import { rmSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { settingEdits } from "../../src/commits/setting-edits.ts";
import { Folder } from "../folder.ts";

let repository: Folder;
beforeEach(() => {
  repository = new Folder();
  repository.init();
});
afterEach(() => {
  repository.remove();
});

const edits = (): Promise<unknown> => settingEdits(repository.path, "base", "HEAD");

it("names configurations and baselines that came, changed or went, whatever their folders are called", async () => {
  repository.write("nxs-guard.config.json", "{}");
  repository.write('a "b"\n/nxs-guard.config.yaml', "rules: {}");
  repository.write("same/nxs-guard.config.yaml", "rules: {}");
  repository.write("src/nxs-guard.config.ts.txt/a.js");
  repository.commit();
  repository.git("tag", "base");
  rmSync(repository.at("nxs-guard.config.json"));
  repository.write('a "b"\n/nxs-guard.config.yaml', "rules: { nexus-plain-http: off }");
  repository.write("web/.nxs-guard-baseline", "{}");
  repository.write("src/nxs-guard.config.ts.txt/a.js", "changed");
  repository.write("web/eslint.config.mts");
  repository.write("web/my.eslint.config.js");
  repository.commit();
  expect(await edits()).toEqual([
    { path: 'a "b"\n/nxs-guard.config.yaml', of: "configuration" },
    { path: "nxs-guard.config.json", of: "configuration" },
    { path: "web/.nxs-guard-baseline", of: "baseline" },
    { path: "web/eslint.config.mts", of: "ESLint" },
  ]);
});

it("names a package.json only where what it says of us changed", async () => {
  repository.write("a/package.json", '{ "name": "a", "nxs-guard": { "rules": {} } }');
  repository.write("b/package.json", '{ "nxs-guard": { "rules": {} } }');
  repository.write("c/package.json", '{ "name": "c" }');
  repository.commit();
  repository.git("tag", "base");
  repository.write("a/package.json", '{ "nxs-guard": { "rules": {} }, "name": "b" }');
  repository.write("b/package.json", '{ "nxs-guard": { "rules": { "nexus-plain-http": "off" } } }');
  repository.write("c/package.json", "no JSON");
  repository.write("d/package.json", '{ "nxs-guard": {} }');
  repository.commit();
  expect(await edits()).toEqual([
    { path: "b/package.json", of: "configuration" },
    { path: "d/package.json", of: "configuration" },
  ]);
});

it("names what head changed, and not what the base changed since", async () => {
  repository.write("nxs-guard.config.json", "{}");
  repository.commit();
  repository.git("branch", "feature");
  repository.write("nxs-guard.config.json", '{ "rules": {} }');
  repository.commit();
  repository.git("tag", "base");
  repository.git("checkout", "--quiet", "feature");
  expect(await edits()).toEqual([]);
  repository.git("checkout", "--quiet", "--orphan", "alone");
  repository.write("README.md");
  repository.commit();
  expect(await edits()).toEqual([{ path: "nxs-guard.config.json", of: "configuration" }]);
});
