import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Project } from "./hooks/project.ts";

const key = sample("nxs_u_", hex(32));
const packages = fileURLToPath(new URL("../node_modules", import.meta.url));

let project: Project;
beforeEach(() => {
  project = new Project();
  for (const name of ["eslint", "typescript-eslint", "eslint-plugin-nxs-guard"]) {
    mkdirSync(dirname(project.path(`node_modules/${name}`)), { recursive: true });
    symlinkSync(join(packages, name), project.path(`node_modules/${name}`), "junction");
  }
  project.installTool("eslint", "eslint/bin/eslint.js");
});
afterEach(() => {
  project.remove();
});

const lint = (...files: readonly string[]): string => project.runTool("eslint", files).output;

describe("after init", () => {
  it.each([
    ["eslint.config.mjs", "export default [];\n", "source.js"],
    ["eslint.config.cjs", "module.exports = [\n  { rules: {} },\n];\n", "source.js"],
    [
      "eslint.config.js",
      'const { defineConfig } = require("eslint/config");\n\nmodule.exports = defineConfig([]);\n',
      "source.js",
    ],
    [
      "eslint.config.mjs",
      'import tseslint from "typescript-eslint";\n\nexport default tseslint.config(\n  tseslint.configs.base,\n);\n',
      "source.ts",
    ],
  ])("ESLint loads %s and reports a leak", (config, text, file) => {
    project.write(config, text);
    expect(project.nxsGuard(["init", "--yes"])).toMatchObject({ status: 0 });
    project.write(file, `export const apiKey = "${key}";\n`);
    project.write(`clean-${file}`, "export const apiKey = process.env.NEXUS_API_KEY;\n");
    const output = lint(file, `clean-${file}`);
    expect(output).toContain("nxs-guard/no-hardcoded-key");
    expect(output).not.toContain(key);
    expect(output).not.toContain("clean-");
  });

  it.each([
    [{ eslint: "*" }, "source.js"],
    [{ eslint: "*", typescript: "*", "typescript-eslint": "*" }, "source.ts"],
  ])("ESLint works that had no configuration, among %j", (devDependencies, file) => {
    project.write("package.json", JSON.stringify({ devDependencies }));
    expect(project.nxsGuard(["init", "--yes"])).toMatchObject({ status: 0 });
    project.write(file, `export const apiKey${file.endsWith("ts") ? ": string" : ""} = "${key}";\n`);
    expect(lint(file)).toContain("nxs-guard/no-hardcoded-key");
  });

  it("oxlint reports a leak", () => {
    project.installTool("oxlint", "../packages/eslint-plugin/node_modules/oxlint/bin/oxlint");
    project.write(".oxlintrc.json", '{\n  "plugins": ["typescript"]\n}\n');
    expect(project.nxsGuard(["init", "--yes"])).toMatchObject({ status: 0 });
    project.write("source.ts", `export const apiKey: string = "${key}";\n`);
    expect(project.runTool("oxlint", ["source.ts"]).output).toContain("nxs-guard(no-hardcoded-key)");
  });

  it("what was written is committed, and a leak and an environment file are not", () => {
    expect(project.nxsGuard(["init", "--yes"])).toMatchObject({ status: 0 });
    project.git("add", "--all");
    expect(project.tryGit(["commit", "-m", "set up"])).toMatchObject({ status: 0 });
    project.write(".env", `NEXUS_API_KEY=${key}\n`);
    project.git("add", "--all");
    expect(project.git("status", "--porcelain")).toBe("");
    project.write("source.js", `export const apiKey = "${key}";\n`);
    project.git("add", "--all");
    const { status, output } = project.tryGit(["commit", "-m", "leak"]);
    expect(status).not.toBe(0);
    expect(output).not.toContain(key);
  });

  it("what was committed before does not stop a commit, and the same key in another file does", () => {
    project.write("old.js", `export const apiKey = "${key}";\n`);
    project.commitUnchecked("before");
    expect(project.nxsGuard(["init", "--yes"])).toMatchObject({ status: 0 });
    project.write("old.js", `// moved\nexport const apiKey = "${key}";\n`);
    project.git("add", "--all");
    expect(project.tryGit(["commit", "-m", "old"])).toMatchObject({ status: 0 });
    project.write("new.js", `export const apiKey = "${key}";\n`);
    project.git("add", "--all");
    expect(project.tryGit(["commit", "-m", "new"]).status).not.toBe(0);
  });

  it("husky runs what was added to its hooks", () => {
    project.prepareHusky();
    expect(project.nxsGuard(["init", "--yes"])).toMatchObject({ status: 0 });
    project.write("source.js", `export const apiKey = "${key}";\n`);
    project.git("add", "--all");
    expect(project.tryGit(["commit", "-m", "leak"]).status).not.toBe(0);
  });
});

it("works in a linked work tree and in a submodule, and again", () => {
  project.commitUnchecked("first");
  project.git("worktree", "add", "--quiet", "--detach", "../linked tree");
  project.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", project.top, "sub");
  for (const at of ["../linked tree", "sub"]) {
    expect(project.nxsGuard(["init", "--yes"], at)).toMatchObject({ status: 0 });
    const { status, output } = project.nxsGuard(["init", "--yes"], at);
    expect(status).toBe(0);
    expect(output).toContain("There is nothing to write.");
  }
});
