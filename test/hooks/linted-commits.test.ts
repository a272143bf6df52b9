import { readFileSync, realpathSync, rmSync, statSync, symlinkSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Project } from "./project.ts";

const CLIENT = `"use client";
import { NexusClient } from "@agent-nexus/sdk";
export const client = new NexusClient({ apiKey: process.env.NEXUS_API_KEY });
`;

let project: Project;
beforeAll(() => {
  project = new Project();
  project.nxsGuard(["install"]);
});
afterAll(() => {
  project.remove();
});

it("without ESLint a commit is scanned alone, and --verbose says so", () => {
  project.write("page.js", CLIENT);
  project.git("add", "page.js");
  expect(project.nxsGuard(["staged"])).toMatchObject({
    status: 0,
    output: expect.not.stringContaining("ESLint") as string,
  });
  expect(project.nxsGuard(["staged", "--verbose"]).output).toContain("page.js was not linted: no ESLint");
});

it("with ESLint, and the plugin that comes with the command, a commit of a call from a browser is stopped", () => {
  symlinkSync(realpathSync("node_modules/eslint"), project.path("node_modules/eslint"));
  const { status, output } = project.tryGit(["commit", "-m", "a page"]);
  expect(status).toBe(1);
  expect(output).toContain("page.js:3:27");
  expect(output).toContain("nxs-guard/no-client-side-call");
  expect(output).toMatch(/1 staged blob scanned.* \d+\.\d s of it by ESLint\n/);
  expect(project.nxsGuard(["staged", "--no-lint"]).status).toBe(0);
});

it("a dialect that no parser of the project reads stops nothing, and is told of where the project uses ESLint", () => {
  project.git("rm", "--cached", "page.js");
  project.write("page.ts", CLIENT);
  project.git("add", "page.ts");
  const words = "page.ts was not linted: no parser for .ts files is installed (typescript-eslint is one).";
  const told = (...options: readonly string[]): boolean => {
    const { status, output } = project.nxsGuard(["staged", ...options]);
    expect(status).toBe(0);
    return output.includes(words);
  };
  expect([told(), told("--verbose")]).toEqual([false, true]);
  project.write("eslint.config.mjs", "export default [];\n");
  expect(told()).toBe(true);
  rmSync(project.path("eslint.config.mjs"));
});

it("neither the index nor the work tree is written to", () => {
  project.write("page.js", CLIENT);
  project.git("add", "page.js");
  project.write("page.js", "export {};\n");
  const state = (): unknown[] =>
    [".git/index", "page.js", "page.ts", "package.json"].map((name) => [
      statSync(project.path(name), { bigint: true }).mtimeNs,
      readFileSync(project.path(name), "latin1"),
    ]);
  // Git refreshes the index when it is asked.
  const status = project.git("status", "--porcelain");
  const before = state();
  expect(project.nxsGuard(["staged"]).status).toBe(1);
  expect(state()).toEqual(before);
  expect(project.git("status", "--porcelain")).toBe(status);
  expect(project.git("stash", "list")).toBe("");
});
