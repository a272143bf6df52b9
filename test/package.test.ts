import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { hex, sample } from "@nxs-guard/rules/sample";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Packed, packAll, placeInto, workspace } from "./package/packed.ts";

const names = [...workspace.keys()].sort();
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "nxs-guard-package-"));
let packages: readonly Packed[];

beforeAll(async () => {
  const archives = join(folder, "archives");
  mkdirSync(archives);
  packages = await packAll(archives);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function packed(name: string): Packed {
  const found = packages.find((one) => one.name === name);
  if (!found) throw new Error(`${name} was not packed`);
  return found;
}

it("publishes every package of the workspace", () => {
  expect(packages.map(({ name }) => name).sort()).toEqual(names);
});

describe.each(names)("%s as published", (name) => {
  it("has a manifest that publint finds nothing wrong with", async () => {
    const { archive } = packed(name);
    const bytes = readFileSync(archive);
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const { messages, pkg } = await publint({ strict: true, pack: { tarball } });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it("brings its licence and a README", () => {
    expect([...packed(name).files.keys()]).toEqual(expect.arrayContaining(["LICENSE", "README.md"]));
  });

  it("depends on nothing that only this workspace knows", () => {
    expect(String(packed(name).files.get("package.json"))).not.toMatch(/"(?:workspace|catalog|link|file):/);
  });

  it("runs no script when it is installed", () => {
    const { scripts = {} } = JSON.parse(String(packed(name).files.get("package.json"))) as {
      scripts?: Readonly<Record<string, string>>;
    };
    const atInstallation = Object.keys(scripts).filter((script) => /^(?:pre|post)?(?:install|prepare)$/.test(script));
    expect(atInstallation).toEqual([]);
  });

  it("holds no path of the machine that built it", () => {
    for (const [path, data] of packed(name).files) {
      expect(data.includes(root), path).toBe(false);
    }
  });

  it("is found by its name, with only what it declares beside it", () => {
    const project = mkdtempSync(join(folder, "import-"));
    placeInto(project, packages);
    const script = `import(${JSON.stringify(name)}).then((all) => console.log(Object.keys(all).length))`;
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: project,
      encoding: "utf8",
    });
    expect(Number(output)).toBeGreaterThan(0);
  });
});

describe("the command as published", () => {
  it("needs no other package and finds a key by `npx nxs-guard scan`", () => {
    const project = mkdtempSync(join(folder, "project-"));
    writeFileSync(join(project, "package.json"), JSON.stringify({ name: "project", private: true }));
    writeFileSync(join(project, "server.js"), `const apiKey = "${sample("nxs_u_", hex(32))}";\n`);
    placeInto(project, [{ ...packed("nxs-guard"), manifest: {} }]);
    const options = { cwd: project, encoding: "utf8", shell: process.platform === "win32" } as const;
    // Links the commands of what stands in node_modules, as an installation does.
    execFileSync("npm", ["rebuild", "--offline"], { ...options, stdio: "pipe" });

    const { status, stdout } = spawnSync(
      "npx",
      ["--no-install", "nxs-guard", "scan", ".", "--report", "json"],
      options,
    );
    expect(status).toBe(1);
    expect((JSON.parse(stdout) as { findings: unknown[] }).findings).toMatchObject([
      { ruleId: "nexus-api-key", path: "server.js", startLine: 1 },
    ]);
  });
});
