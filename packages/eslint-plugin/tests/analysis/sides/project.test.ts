import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { readSettings } from "../../../src/analysis/settings.ts";
import { projectOf } from "../../../src/analysis/sides/project.ts";

let folder: string;
/** Of the files and folders that a test writes, in seconds: no test may hang on how fine a clock the disk has. */
let now: number;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "nxs-guard-project-")));
  now = 1_000_000;
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  now++;
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    utimesSync(path, now, now);
    utimesSync(dirname(path), now, now);
  }
}

const projectAt = (path: string, settings: object = {}) =>
  projectOf(path, folder, readSettings({ "nxs-guard": settings }));

const manifest = (dependencies: object): string => JSON.stringify({ dependencies });

describe("the project of a file", () => {
  it("is the folder of the nearest manifest, though the file is not there", () => {
    write({ "package.json": "{}", "apps/web/package.json": manifest({ next: "16" }), "apps/web/app/page.tsx": "" });
    expect(projectAt("apps/web/app/page.tsx")).toMatchObject({
      root: join(folder, "apps/web"),
      facts: { frameworks: ["next"] },
    });
    expect(projectAt(join(folder, "apps/web/none/such.ts")).root).toBe(join(folder, "apps/web"));
    expect(projectAt("lib/a.js")).toMatchObject({ root: folder, facts: { frameworks: [] } });
  });

  it("is a server's where the manifest says so", () => {
    write({ "package.json": manifest({ express: "5" }), "web/package.json": manifest({ express: "5", react: "19" }) });
    expect(projectAt("src/ask.js").facts.isServerPackage).toBe(true);
    expect(projectAt("web/src/ask.js").facts.isServerPackage).toBe(false);
  });

  it("uses what manifest and files show", () => {
    write({
      "package.json": manifest({ "react-native": "1" }),
      "wrangler.toml": 'name = "a"\nmain = "./src/worker.ts"\n',
      "manifest.json": JSON.stringify({
        manifest_version: 3,
        background: { service_worker: "/background.js" },
        content_scripts: [{ js: ["./content.ts"] }],
      }),
    });
    expect(projectAt("a.js").facts).toMatchObject({
      workerEntries: ["src/worker.ts"],
      extensionScripts: ["background.js", "content.ts"],
    });
    expect(projectAt("a.js").facts.frameworks).toContain("react-native");
  });

  it("reads nothing out of what cannot be read, and fails at nothing", () => {
    write({ "package.json": "{ no json", "manifest.json": "[]" });
    mkdirSync(join(folder, "next.config.js"));
    expect(projectAt("a.js").facts).toMatchObject({ extensionScripts: [], inlinedEnvNames: [] });
    write({ "package.json": '"text"' });
    expect(projectAt("a.js").facts.envPrefixes).toEqual([]);
  });

  it("takes the word of the settings before what it found", () => {
    write({ "package.json": manifest({ next: "16" }), "vite.config.js": 'export default { envPrefix: "OPEN_" };' });
    const { facts } = projectAt("a.js", {
      framework: "astro",
      envPrefixes: ["MY_"],
      clientFiles: ["web/**"],
      rootDir: "apps/*",
    });
    expect(facts).toMatchObject({
      frameworks: ["astro"],
      envPrefixes: ["MY_", "OPEN_"],
      clientFiles: ["web/**"],
      rootDir: ["apps/*"],
    });
  });

  it("is read again when a file that it was read from changes, or a new one comes", () => {
    const settings = readSettings({ "nxs-guard": { envNames: [] } });
    const project = () => projectOf("a.js", folder, settings);
    write({ "package.json": "{}", "vite.config.js": 'export default { envPrefix: "ONE_" };' });
    expect(project().facts.envPrefixes).toEqual(["ONE_"]);
    expect(project()).toBe(project());

    write({ "vite.config.js": 'export default { envPrefix: "TWO_" };' });
    expect(project().facts.envPrefixes).toEqual(["TWO_"]);

    write({ "package.json": manifest({ expo: "58" }) });
    expect(project().facts.frameworks).toContain("expo");

    write({ "next.config.js": "module.exports = { env: { A: 1 } };" });
    expect(project().facts.inlinedEnvNames).toEqual(["A"]);
  });
});
