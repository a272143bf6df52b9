import { readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadSettings } from "../../src/config/settings.ts";
import { Folder } from "../folder.ts";

let repository: Folder;
beforeEach(() => {
  repository = new Folder();
  repository.init();
});
afterEach(() => {
  repository.remove();
});

const load = (): ReturnType<typeof loadSettings> => loadSettings({ cwd: repository.path, trustedCommit: "HEAD" });

it("reads configurations and the baseline as they are committed, not as they stand on disk", async () => {
  repository.write("nxs-guard.config.yaml", "paths: { exclude: [vendor] }");
  repository.write("web/package.json", '{ "nxs-guard": { "rules": { "nexus-plain-http": "off" } } }');
  repository.write(".nxs-guard-baseline", '{"version":1,"key":"00112233445566778899aabbccddeeff"}\n');
  repository.commit();
  for (const name of readdirSync(repository.path))
    if (name !== ".git") rmSync(repository.at(name), { recursive: true });
  repository.write("nxs-guard.config.json", "no JSON");
  const { selects, baseline, layers } = await load();
  expect(selects("vendor/a.js")).toBe(false);
  expect(selects("src/a.js")).toBe(true);
  expect(baseline?.key).toBe("00112233445566778899aabbccddeeff");
  const around = await layers.around(repository.at("web/src/a.js"));
  expect(around.map(({ file }) => file)).toEqual([
    repository.at("nxs-guard.config.yaml"),
    repository.at("web/package.json"),
  ]);
});

it("follows no symbolic link", async () => {
  symlinkSync("elsewhere.yaml", repository.at("nxs-guard.config.yaml"));
  repository.commit();
  await expect(load()).rejects.toThrow("it is a symbolic link");
});

it("takes a configuration that is missing among the objects for no configuration that says nothing", async () => {
  repository.write("nxs-guard.config.yaml", "paths: { exclude: [vendor] }");
  repository.commit();
  const id = repository.git("rev-parse", "HEAD:nxs-guard.config.yaml").trim();
  rmSync(join(repository.path, ".git/objects", id.slice(0, 2), id.slice(2)));
  await expect(load()).rejects.toThrow("missing object");
});

it("refuses a commit that does not exist", async () => {
  await expect(loadSettings({ cwd: repository.path, trustedCommit: "nowhere" })).rejects.toThrow("git could not read");
});
