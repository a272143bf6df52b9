import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { ESLint as ESLint10, Linter as Linter10 } from "eslint";
import { Linter as Linter9 } from "eslint-9";
import { Linter as Linter915 } from "eslint-9-15";
import { hex, sample } from "@nxs-guard/rules/sample";
import { describe, expect, it } from "vitest";

import plugin from "../../src/index.ts";

const KEY = sample("nxs_u_", hex(32));

interface Said {
  readonly ruleId: string | null;
  readonly line: number;
  readonly message: string;
}
interface AnyLinter {
  verify: (code: string, config: unknown, filename: string) => Said[];
  verifyAndFix: (code: string, config: unknown, filename: string) => { output: string };
}
const linters = [
  ["9.15", new Linter915()],
  ["9", new Linter9()],
  ["10", new Linter10()],
] as unknown as readonly (readonly [string, AnyLinter])[];

const config = [{ ...plugin.configs.text, linterOptions: { reportUnusedDisableDirectives: "error" } }];

describe.each(linters)("the text language in ESLint %s", (_, linter) => {
  const found = (code: string, filename = ".env"): string[] =>
    linter.verify(code, config, filename).map(({ ruleId, line }) => `${String(line)} ${ruleId ?? "unused"}`);

  it.each([
    ["#", ""],
    ["//", ""],
    [";", ""],
    ["--", ""],
    ["%", ""],
    ["REM ", ""],
    ["/*", " */"],
    ["<!--", " -->"],
    ["{#", " #}"],
    ["(*", " *)"],
  ])("obeys comments that open with %s", (open, close) => {
    const next = `${open} eslint-disable-next-line nxs-guard/no-leak -- made up${close}\nA=${KEY}\n`;
    expect(found(next)).toEqual([]);
    expect(found(`${next}B=${KEY}\n`)).toEqual(["3 nxs-guard/no-leak"]);
    expect(found(`A=${KEY} ${open} eslint-disable-line nxs-guard/no-leak${close}\n`)).toEqual([]);
    const block = `${open} eslint-disable nxs-guard/no-leak${close}\nA=${KEY}\n${open} eslint-enable nxs-guard/no-leak${close}\n`;
    expect(found(`${block}B=${KEY}\n`)).toEqual(["4 nxs-guard/no-leak"]);
    expect(found(`${open} eslint-disable${close}\nA=${KEY}\n`)).toEqual([]);
  });

  it.each(["\n", "\r\n", "\r"])("counts lines that end in %j", (end) => {
    const lines = ["# eslint-disable-next-line nxs-guard/no-leak", `A=${KEY}`, `B=${KEY}`];
    expect(found(lines.join(end))).toEqual(["3 nxs-guard/no-leak"]);
  });

  it.each(["\n", "\r\n", "\r"])(
    "obeys comments of nxs-guard, and reports the rest, to the last of the lines that end in %j",
    (end) => {
      const lines = [
        `# ${["nxs-guard", "disable-next-line"].join("-")} nexus-api-key -- made up`,
        `A=${KEY}`,
        `B=${KEY}`,
      ];
      expect(found(lines.join(end))).toEqual(["3 nxs-guard/no-leak"]);
    },
  );

  it("reports directives that silence nothing, and takes them out", () => {
    const unused = "# eslint-disable-next-line nxs-guard/no-leak -- was one";
    expect(found(`A=1\n${unused}\nB=2\n`)).toEqual(["2 unused"]);
    expect(linter.verifyAndFix(`A=1\n${unused}\nB=2\n`, config, ".env").output).toBe("A=1\n \nB=2\n");
    const closed = "<p><!-- eslint-disable-line nxs-guard/no-leak --></p>\n";
    expect(linter.verifyAndFix(closed, config, "a.txt").output).toBe("<p> </p>\n");
  });

  it("takes no prose for a directive, and no other rule's for its own", () => {
    expect(found(`write eslint-disable-line nxs-guard/no-leak ${KEY}\n`, "a.txt")).toEqual(["1 nxs-guard/no-leak"]);
    expect(found(`A=${KEY} # eslint-disable-line other/rule\n`)).toContain("1 nxs-guard/no-leak");
  });

  it("obeys a comment in the cell of a notebook", () => {
    const source = `["# eslint-disable-next-line nxs-guard/no-leak\\n",\n "key = '${KEY}'\\n"]`;
    expect(found(`{"cells": [{"source": ${source}}]}`, "a.ipynb")).toEqual([]);
  });

  it("tells what was found, by the catalogue's name, and shows no key", () => {
    const [said] = linter.verify(`NEXUS_API_KEY=${KEY}\n`, config, ".env");
    expect(said?.message).toMatch(/^Nexus API key: nxs_u_.*\(nexus-api-key\)$/);
    expect(said?.message).not.toContain(KEY.slice(6, -4));
  });

  it("takes what other configurations say of a parser", () => {
    const unscoped = { languageOptions: { ecmaVersion: 2024, globals: { process: "readonly" } } };
    expect(linter.verify(`A=${KEY}\n`, [unscoped, ...config], ".env")).toHaveLength(1);
  });
});

it("lints what comes by standard input under a name", () => {
  const folder = mkdtempSync(join(tmpdir(), "nxs-guard-stdin-"));
  try {
    const entry = new URL("../../dist/index.js", import.meta.url).href;
    writeFileSync(
      join(folder, "eslint.config.mjs"),
      `import g from ${JSON.stringify(entry)}; export default [g.configs.text];`,
    );
    const home = dirname(createRequire(import.meta.url).resolve("eslint/package.json"));
    const run = (): string =>
      execFileSync(process.execPath, [join(home, "bin/eslint.js"), "--stdin", "--stdin-filename", ".env.test"], {
        cwd: folder,
        input: `A=${KEY}\r\n`,
        encoding: "utf8",
        stdio: ["pipe", "pipe", "pipe"],
      });
    expect(run).toThrow(
      expect.objectContaining({ status: 1, stdout: expect.stringContaining("1:3  error") as string }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("is read as text where a project lints it by its own configuration", async () => {
  const eslint = new ESLint10({ overrideConfigFile: true, overrideConfig: [plugin.configs.text] });
  expect(await eslint.isPathIgnored("deep/.env.production")).toBe(false);
});
