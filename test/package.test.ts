import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, posix } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { hex, sample } from "@nxs-guard/rules/sample";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Packed, packAll, placeInto, workspace } from "./package/packed.ts";

const require = createRequire(import.meta.url);
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

  it("has types that attw finds nothing wrong with", () => {
    const attw = require.resolve("@arethetypeswrong/cli/package.json");
    const args = [join(dirname(attw), "dist", "index.js"), packed(name).archive, "--profile", "esm-only", "--no-color"];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(status, stdout).toBe(0);
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

it.each(["recommended", "strict"])("the preset %s for oxlint names a module that is published with it", (preset) => {
  const { files } = packed("eslint-plugin-nxs-guard");
  const { jsPlugins } = JSON.parse(String(files.get(`oxlint/${preset}.json`))) as {
    readonly jsPlugins: readonly { readonly specifier: string }[];
  };
  const modules = jsPlugins.map(({ specifier }) => posix.join("oxlint", specifier));
  expect([...files.keys()]).toEqual(expect.arrayContaining(modules));
});

it.each([
  ["nxs-guard", ["acorn 8", "commander 14", "recheck 4", "yaml 2"]],
  ["eslint-plugin-nxs-guard", ["@eslint-community/eslint-utils 4", "picomatch 4"]],
])("%s brings the licences of the packages that it holds", (name, held) => {
  const notices = String(packed(name).files.get("dist/THIRD-PARTY-NOTICES.txt"));
  const titles = notices.split(/^-{80}\n\n/m).map((notice) => notice.slice(0, notice.indexOf("\n")));
  for (const one of held) expect(titles).toContainEqual(expect.stringMatching(`^${one}[.]\\S+ \\(\\S+\\)$`));
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

describe("the ESLint plugin as published", () => {
  const plugin = "eslint-plugin-nxs-guard";
  const tools = join(workspace.get(plugin) ?? root, "node_modules");
  let project: string;

  beforeAll(() => {
    project = mkdtempSync(join(folder, "linted-"));
    placeInto(project, packages);
    for (const name of ["eslint", "eslint-9"]) {
      symlinkSync(join(tools, name), join(project, "node_modules", name), "junction");
    }
    writeFileSync(join(project, "package.json"), '{ "type": "module" }');
    writeFileSync(join(project, "chat.js"), `export const apiKey = "${sample("nxs_u_", hex(32))}";\n`);
    writeFileSync(join(project, ".env"), `NEXUS_API_KEY=${sample("nxs_p_", hex(32))}\n`);
    writeFileSync(join(project, "eslint.config.js"), configuration("eslint"));
    writeFileSync(join(project, "eslint.config.ts"), configuration("eslint"));
    writeFileSync(join(project, "eslint-9.config.ts"), configuration("eslint-9"));
  });

  const configuration = (eslint: string): string => `import nxsGuard from "${plugin}";
import { defineConfig } from "${eslint}/config";

export default defineConfig([
  nxsGuard.configs.text,
  nxsGuard.configs.strict,
  { plugins: { "nxs-guard": nxsGuard }, rules: { "nxs-guard/no-key-in-url": "off" } },
  nxsGuard.configs["any-language"],
]);
`;

  it("needs neither TypeScript nor typescript-eslint where it runs", () => {
    const needed = new Set<string>();
    const visit = (name: string, from: string): void => {
      if (needed.has(name)) return;
      needed.add(name);
      const manifest = manifestOf(name, from);
      const { dependencies = {} } = JSON.parse(readFileSync(manifest, "utf8")) as Packed["manifest"];
      for (const other of Object.keys(dependencies)) visit(other, manifest);
    };
    visit(plugin, join(project, "node_modules"));
    expect([...needed]).toContain("@eslint/core");
    expect([...needed].filter((name) => /^typescript$|^@typescript-eslint\//.test(name))).toEqual([]);
  });

  /** The manifest of a package as it is found from a place, whatever the package exports. */
  function manifestOf(name: string, from: string): string {
    for (let home = realpathSync(from); ; home = dirname(home)) {
      const manifest = join(home, "node_modules", name, "package.json");
      if (existsSync(manifest)) return realpathSync(manifest);
      if (home === dirname(home)) throw new Error(`${name} is not found from ${from}`);
    }
  }

  it.each([
    ["5.5", "typescript-5-5"],
    ["6", "typescript"],
    ["7", "typescript-7"],
  ])("has types for TypeScript %s and the configurations of ESLint 9 and 10", (_version, compiler) => {
    const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--skipLibCheck"];
    const args = [join(tools, compiler, "bin", "tsc"), ...options, "eslint.config.ts", "eslint-9.config.ts"];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  const runsHere = process.platform === "linux" && process.arch === "x64";
  it.runIf(runsHere).each(["node-20", "node-22", "node-24"])(
    "lints JavaScript and any file with %s (on Linux, x64)",
    (node) => {
      const eslint = join(tools, "eslint", "bin", "eslint.js");
      const { stdout, stderr } = spawnSync(join(tools, node, "bin", "node"), [eslint, ".", "--format", "json"], {
        cwd: project,
        encoding: "utf8",
      });
      expect(stderr).toBe("");
      const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string }[] }[];
      const found = results.flatMap(({ filePath, messages }) =>
        messages.map(({ ruleId }) => [basename(filePath), ruleId]),
      );
      expect(found).toEqual([
        [".env", "nxs-guard/no-leak"],
        ["chat.js", "nxs-guard/no-hardcoded-key"],
      ]);
    },
  );
});
