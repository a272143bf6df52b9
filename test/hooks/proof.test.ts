import { fileURLToPath } from "node:url";
import { hex, sample } from "@nxs-guard/rules/sample";
import { format, resolveConfig } from "prettier";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Project } from "./project.ts";
import { settingNames, settings, type Setting } from "./settings.ts";
import { ways } from "./ways-to-commit.ts";
import { beginHistory, waysPast } from "./ways-past-the-hooks.ts";

const key = sample("nxs_u_", hex(32));
const leak = `const apiKey = "${key}";\n`;
const clean = "const apiKey = process.env.NEXUS_API_KEY;\n";

/** What was seen, for the table in the docs: of each way, the settings with which a leak was stopped and the same without one passed. */
type Seen = Map<string, Map<Setting | "CI", { stopped?: true; passed?: true }>>;
const seen: Seen = new Map();
/** The same of what was pushed all the same, by whatever manager. */
const seenInCi: Seen = new Map();

function see(way: string, setting: Setting | "CI", what: "stopped" | "passed", all = seen): void {
  const row = all.get(way) ?? new Map<Setting | "CI", { stopped?: true; passed?: true }>();
  row.set(setting, { ...row.get(setting), [what]: true });
  all.set(way, row);
}

let project: Project;
afterEach(() => {
  project.remove();
});

describe.each(settingNames)("with %s", (setting) => {
  /** Hooks are installed once, and come into each project with a copy. */
  let installed: Project;
  beforeAll(() => {
    installed = new Project();
    settings[setting](installed);
  });
  afterAll(() => {
    installed.remove();
  });

  describe.each(Object.entries(ways))("%s", (name, { prepare, commit, at }) => {
    function begin(text: string): void {
      project = new Project(at === undefined ? installed : undefined);
      prepare?.(project, text);
      if (at !== undefined) settings[setting](project, at);
    }

    it("is stopped when it holds a leak, and says where without the key", () => {
      begin(leak);
      const before = project.head(at);
      const { status, output } = commit(project, leak);
      expect(status).not.toBe(0);
      expect(output).toMatch(/Nexus API key/i);
      expect(output).toMatch(/\d+ staged blobs? scanned/);
      expect(output).not.toContain(key);
      expect(project.head(at)).toBe(before);
      see(name, setting, "stopped");
    });

    it("passes without the leak, and says how many blobs were scanned", () => {
      begin(clean);
      const before = project.head(at);
      const { status, output } = commit(project, clean);
      expect({ status, output }).toEqual({
        status: 0,
        output: expect.stringMatching(/[1-9]\d* staged blobs? scanned/) as string,
      });
      expect(project.head(at)).not.toBe(before);
      see(name, setting, "passed");
    });
  });

  describe.each(Object.entries(waysPast))("git push of what came in by %s", (name, commit) => {
    function prepare(text: string): void {
      project = new Project(installed);
      beginHistory(project, text);
      project.git("init", "--quiet", "--bare", "../remote.git");
      project.git("remote", "add", "origin", "../remote.git");
      project.git("push", "--quiet", "--no-verify", "origin", "main");
    }

    it("is stopped when it holds a leak, and the key is not shown", () => {
      prepare(leak);
      commit(project, leak);
      const { status, output } = project.tryGit(["push", "origin", "main"]);
      expect(status).not.toBe(0);
      expect(output).toMatch(/Nexus API key/);
      expect(output).not.toContain(key);
      see(`${name}, then git push`, setting, "stopped");
    });

    it("passes without one", () => {
      prepare(clean);
      commit(project, clean);
      const { status, output } = project.tryGit(["push", "origin", "main"]);
      expect({ status, output }).toEqual({
        status: 0,
        output: expect.stringMatching(/[1-9]\d* changes? scanned/) as string,
      });
      see(`${name}, then git push`, setting, "passed");
    });
  });
});

describe.each(Object.entries(waysPast))("`nxs-guard ci` of what came in by %s", (name, commit) => {
  function prepare(text: string): void {
    project = new Project();
    beginHistory(project, text);
    project.git("branch", "base");
  }

  it("stops it when it holds a leak, and the key is not shown", () => {
    prepare(leak);
    commit(project, leak);
    const { status, output } = project.nxsGuard(["ci", "--base", "base"]);
    expect({ status, output }).toEqual({ status: 1, output: expect.stringContaining("source.js:1:") as string });
    expect(output).not.toContain(key);
    see(name, "CI", "stopped", seenInCi);
  });

  it("lets it pass without one", () => {
    prepare(clean);
    commit(project, clean);
    const { status, output } = project.nxsGuard(["ci", "--base", "base"]);
    expect({ status, output }).toEqual({
      status: 0,
      output: expect.stringMatching(/[1-9]\d* changes? scanned/) as string,
    });
    see(name, "CI", "passed", seenInCi);
  });
});

it("the table in the docs says what was seen here", async () => {
  const file = fileURLToPath(new URL("../../docs/proof.md", import.meta.url));
  const formatted = await format(table(), { ...(await resolveConfig(file)), parser: "markdown" });
  await expect(formatted).toMatchFileSnapshot(file);
});

function table(): string {
  const cell = (way: string, setting: Setting | "CI", all = seen): string => {
    const { stopped, passed } = all.get(way)?.get(setting) ?? {};
    return stopped && passed ? "stopped" : "**not shown**";
  };
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    "<!-- Written by test/hooks/proof.test.ts from what it sees. To write it anew: npx vitest run test/hooks/proof.test.ts -u -->",
    "",
    "# What is stopped",
    "",
    "Each cell was tried with real git and the real hook manager: the way with a key in it is **stopped**, the same without one passes.",
    "",
    row(["way of a leak", ...settingNames]),
    row(["---", ...settingNames.map(() => "---")]),
    ...[...seen.keys()].map((way) => row([way, ...settingNames.map((setting) => cell(way, setting))])),
    "",
    "What was pushed past all hooks, in CI:",
    "",
    row(["way of a leak", "`nxs-guard ci`"]),
    row(["---", "---"]),
    ...[...seenInCi.keys()].map((way) => row([way, cell(way, "CI", seenInCi)])),
    "",
  ].join("\n");
}
