import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { beyondAscii } from "./architecture/ascii.ts";
import { type Package, violations } from "./architecture/layers.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folders = ["rules", ...readdirSync(join(root, "packages")).map((name) => join("packages", name))].filter(
  (folder) => existsSync(join(root, folder, "package.json")),
);

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function readPackage(folder: string): Package {
  const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
  const src = join(root, folder, "src");
  const modules = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => [path.replaceAll("\\", "/"), readFileSync(join(src, path), "utf8")] as const);
  return {
    name: manifest.name,
    dependencies: Object.keys({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.peerDependencies,
      ...manifest.optionalDependencies,
    }),
    modules: Object.fromEntries(modules),
  };
}

describe("the packages", () => {
  it.each(folders)(
    "%s imports only what the picture in docs/architecture.md allows, and can be bundled as ASCII",
    (folder) => {
      const { name, dependencies, modules } = readPackage(folder);
      expect(Object.keys(modules)).not.toHaveLength(0);
      expect(violations({ name, dependencies, modules })).toEqual([]);
      // The plugin is no part of the command's bundle.
      if (name !== "eslint-plugin-nxs-guard") expect(Object.values(modules).flatMap(beyondAscii)).toEqual([]);
    },
  );

  it("would be told of a regular expression or a raw string that is not all ASCII", () => {
    const [written, raw, escaped] = ["/\u2019/", "String.raw`\u2019`", String.raw`/\u2019/`];
    const text = `export const texts = [${escaped}, ${written}, ${raw}, "\u2019"]; // \u2019`;
    expect(beyondAscii(text)).toEqual([written, raw]);
  });
});

describe("the rules of import", () => {
  const made = (name: string, text: string, dependencies: readonly string[] = []): string[] =>
    violations({ name, dependencies, modules: { "deep/module.ts": text } });

  it.each([
    ["@nxs-guard/core", 'import { catalogue } from "@nxs-guard/rules";'],
    ["@nxs-guard/core", 'export * from "@nxs-guard/rules/sample";'],
    ["@nxs-guard/core", 'const rules = await import("@nxs-guard/rules");'],
    ["@nxs-guard/rules", 'import type { Report } from "@nxs-guard/scanner";'],
    ["@nxs-guard/scanner", 'import "eslint-plugin-nxs-guard";'],
    ["eslint-plugin-nxs-guard", 'import { scan } from "@nxs-guard/scanner";'],
    ["@nxs-guard/pre-commit", 'import { main } from "nxs-guard";'],
    ["@nxs-guard/scanner", 'import { Secret } from "../../../core/src/secret.ts";'],
    ["@nxs-guard/scanner", 'import { Secret } from "/core/src/secret.ts";'],
  ])("forbid %s: %s", (name, text) => {
    expect(made(name, text)).toHaveLength(1);
  });

  it.each([
    'import { readFileSync } from "node:fs";',
    'import { spawn } from "node:child_process";',
    'import { connect } from "node:net";',
    'import { get } from "node:http";',
    'import process from "node:process";',
    "export const now = Date.now();",
    "export const now = new Date();",
    "export const home = process.env;",
    'console.log("found");',
    'await fetch("https://api.nexusgpt.io");',
    'export const fs = require("fs-extra");',
  ])("keep the world out of core: %s", (text) => {
    expect(made("@nxs-guard/core", text)).not.toHaveLength(0);
  });

  it.each([
    'import { Secret } from "@nxs-guard/core";',
    'import { hex } from "../sample.ts";',
    'import { createHash } from "node:crypto";',
    "export const expiry = (exp: number) => new Date(exp * 1000);",
    "export interface Facts { readonly process: string }",
    "export const of = (facts: { process: string }) => facts.process;",
  ])("allow rules: %s", (text) => {
    expect(made("@nxs-guard/rules", text)).toEqual([]);
  });

  it("hold for manifests as well as for modules", () => {
    expect(made("@nxs-guard/core", "", ["vitest", "@nxs-guard/scanner"])).toEqual([
      "@nxs-guard/core depends on @nxs-guard/scanner",
    ]);
  });

  it("have a place for every package", () => {
    expect(made("@nxs-guard/new", "")).toHaveLength(1);
  });
});
