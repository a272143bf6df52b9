import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Invalid, Valid } from "./rule-cases.ts";
import { marked } from "./linting.ts";
import type { Message } from "./linting.ts";

/** The plugin as it is published: oxlint runs on a Node that reads no TypeScript. */
const PLUGIN = fileURLToPath(new URL("../dist/index.js", import.meta.url));
const require = createRequire(import.meta.url);
const OXLINT = join(dirname(require.resolve("oxlint/package.json")), "bin", "oxlint");
/** What oxlint hands to plugins. Of a component, it hands over the script alone. */
const JAVASCRIPT = /\.[cm]?[jt]sx?$/;

interface Diagnostic {
  readonly message: string;
  readonly code: string;
  readonly filename: string;
  /** In bytes. */
  readonly labels: readonly { readonly span: { readonly offset: number; readonly length: number } }[];
}

/**
 * Tries cases of a rule in oxlint: the same places, the same words, and what is left after the one suggestion of a case. Each case stands in a
 * package of its own, with its own settings, so that all together take two runs.
 */
export function runInOxlint(
  id: string,
  cases: { readonly invalid: readonly Invalid[]; readonly valid: readonly Valid[] },
): void {
  const filenameOf = ({ filename, dialect }: Valid): string => filename ?? `lib/example.${dialect ?? "js"}`;
  const isRead = (example: Valid): boolean => JAVASCRIPT.test(filenameOf(example));
  const [invalid, valid] = [cases.invalid.filter(isRead), cases.valid.filter(isRead)];
  const codeOf = ({ code }: Valid): string => code.replace(/[«»]/g, "");
  let folder: string;
  let found: ReadonlyMap<string, readonly Diagnostic[]>;

  const pathOf = (kind: string, index: number, example: Valid): string =>
    join(kind, String(index), filenameOf(example));
  const reported = (path: string): readonly Diagnostic[] => found.get(path) ?? [];

  describe(`${id} in oxlint`, () => {
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "nxs-guard-oxlint-"));
      const place = (kind: string, examples: readonly Valid[]): void =>
        examples.forEach((example, index) => write(pathOf(kind, index, example), example, kind, index));
      place("invalid", invalid);
      place("valid", valid);
      place("suggested", invalid);
      found = lint();
    });

    afterAll(() => {
      rmSync(folder, { recursive: true });
    });

    function write(path: string, example: Valid, kind: string, index: number): void {
      const home = join(folder, kind, String(index));
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), codeOf(example));
      writeFileSync(join(home, "package.json"), "{}");
      const { options, settings = {} } = example;
      const config = {
        jsPlugins: [{ name: "nxs-guard", specifier: PLUGIN }],
        categories: { correctness: "off" },
        rules: { [`nxs-guard/${id}`]: options ? ["error", options] : "error" },
        settings: { "nxs-guard": settings },
      };
      writeFileSync(join(home, ".oxlintrc.json"), JSON.stringify(config));
    }

    function lint(): ReadonlyMap<string, readonly Diagnostic[]> {
      run("suggested", "--fix-suggestions");
      const { diagnostics } = JSON.parse(run("--format", "json", "invalid", "valid")) as { diagnostics: Diagnostic[] };
      const byFile = new Map<string, Diagnostic[]>();
      for (const each of diagnostics) byFile.set(each.filename, [...(byFile.get(each.filename) ?? []), each]);
      return byFile;
    }

    function run(...args: readonly string[]): string {
      const { stdout } = spawnSync(process.execPath, [OXLINT, ...args], {
        cwd: folder,
        encoding: "utf8",
        maxBuffer: 1e9,
      });
      return stdout;
    }

    it.each(invalid.map((example, index) => ({ ...example, index })))("reports $name", ({ index, ...example }) => {
      const code = codeOf(example);
      const diagnostics = reported(pathOf("invalid", index, example));
      expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(diagnostics.map(() => `nxs-guard(${id})`));
      expect(
        marked(
          code,
          diagnostics.map((diagnostic) => messageOf(diagnostic, code)),
        ),
      ).toBe(example.code);
      for (const { message } of diagnostics) expect(message).toContain(example.says ?? "");
    });

    const single = invalid.flatMap((example, index) => {
      const [suggestion, ...others] = example.suggests ?? [];
      const isSingle = example.code.split("«").length === 2 && others.length === 0;
      return isSingle && suggestion !== undefined ? [{ ...example, suggestion, index }] : [];
    });
    it.runIf(single.length > 0).each(single)("suggests, of $name", ({ index, suggestion, ...example }) => {
      expect(readFileSync(join(folder, pathOf("suggested", index, example)), "utf8")).toBe(suggestion);
    });

    it.each(valid.map((example, index) => ({ ...example, index })))("leaves alone $name", ({ index, ...example }) => {
      expect(reported(pathOf("valid", index, example))).toEqual([]);
    });
  });
}

/** As ESLint has it: lines and columns from 1. */
function messageOf({ message, labels }: Diagnostic, code: string): Message {
  const bytes = Buffer.from(code);
  const [span = { offset: 0, length: 0 }] = labels.map((label) => label.span);
  const position = (offset: number): readonly [number, number] => {
    const lines = bytes.toString("utf8", 0, offset).split(/\r\n|[\r\n\u2028\u2029]/);
    return [lines.length, (lines.at(-1)?.length ?? 0) + 1];
  };
  const [line, column] = position(span.offset);
  const [endLine, endColumn] = position(span.offset + span.length);
  return { message, line, column, endLine, endColumn };
}
