import { symlinkSync } from "node:fs";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Project } from "./project.ts";
import { ways } from "./ways-to-commit.ts";

const key = sample("nxs_u_", hex(32));
const leak = `const apiKey = "${key}";\n`;
const clean = "const apiKey = process.env.NEXUS_API_KEY;\n";

let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => {
  project.remove();
});

describe.each(["husky", "a plain repository"])("with %s", (setting) => {
  const withHusky = setting === "husky";

  /** Installs as somebody does in the work tree `at`: husky comes with the packages of each, git's own folder of hooks serves all. */
  function installHooks(at = ""): void {
    if (withHusky) {
      project.prepareHusky(at);
      if (at !== "") symlinkSync(project.path("node_modules"), project.path(`${at}/node_modules`));
    }
    expect(project.nxsGuard(["install"], at)).toMatchObject({ status: 0 });
  }

  describe.each(Object.entries(ways))("%s", (_, { prepare, commit, at }) => {
    it("is stopped when it holds a leak, and says where without the key", () => {
      prepare?.(project, leak);
      installHooks(at);
      const before = project.head(at);
      const { status, output } = commit(project, leak);
      expect(status).not.toBe(0);
      expect(output).toMatch(/Nexus API key/i);
      expect(output).toMatch(/\d+ staged blobs? scanned/);
      expect(output).toContain("NXS_GUARD_SKIP=1");
      expect(output).not.toContain(key);
      expect(project.head(at)).toBe(before);
    });

    it("passes without the leak, and says how many blobs were scanned", () => {
      prepare?.(project, clean);
      installHooks(at);
      const before = project.head(at);
      const { status, output } = commit(project, clean);
      expect(output).toMatch(/[1-9]\d* staged blobs? scanned/);
      expect(status).toBe(0);
      expect(project.head(at)).not.toBe(before);
    });
  });

  describe("a commit of a part of the work", () => {
    beforeEach(() => {
      project.write("source.js", "export {};\n");
      project.commitUnchecked("source");
      installHooks();
    });

    it("passes when the leak stays in the work tree", () => {
      project.write("source.js", clean);
      project.git("add", "source.js");
      project.write("source.js", leak);
      project.write("untracked.js", leak);
      expect(project.tryGit(["commit", "-m", "a part"]).status).toBe(0);
    });

    it("is stopped when the leak is staged, though it is gone from the work tree", () => {
      project.write("source.js", leak);
      project.git("add", "source.js");
      project.write("source.js", clean);
      expect(project.tryGit(["commit", "-m", "a part"]).status).not.toBe(0);
    });

    it("leaves index, work tree and stash as they were", () => {
      project.write("source.js", leak);
      project.git("add", "source.js");
      project.write("source.js", clean);
      project.write("untracked.js", clean);
      const state = (): string[] => [
        project.git("ls-files", "--stage", "--debug"),
        project.git("status", "--porcelain=v2"),
        project.git("stash", "list"),
        project.read("source.js"),
      ];
      const before = state();
      project.tryGit(["commit", "-m", "a part"]);
      expect(state()).toEqual(before);
    });
  });

  describe("the way out", () => {
    beforeEach(() => {
      installHooks();
      project.write("source.js", leak);
      project.git("add", "source.js");
    });

    it("is NXS_GUARD_SKIP=1, which lets the commit through with a warning", () => {
      const { status, output } = project.tryGit(["commit", "-m", "skipped"], { env: { NXS_GUARD_SKIP: "1" } });
      expect(status).toBe(0);
      expect(output).toContain("NOT checked");
    });

    it("is no other value of NXS_GUARD_SKIP", () => {
      expect(project.tryGit(["commit", "-m", "not skipped"], { env: { NXS_GUARD_SKIP: "0" } }).status).not.toBe(0);
    });
  });

  describe("what keeps the command from an answer stops the commit", () => {
    beforeEach(() => {
      installHooks();
      project.write("source.js", clean);
      project.git("add", "source.js");
    });

    it.each([1, 2, 3, 4, 126, 127])("an exit code %i", (code) => {
      project.replaceCommand(`exit ${code}`);
      const { status, output } = project.tryGit(["commit", "-m", "failing"]);
      expect(status).not.toBe(0);
      expect(output).toContain("NXS_GUARD_SKIP=1");
    });

    it("no Node on PATH, and says where a graphical client finds it", () => {
      const { status, output } = project.tryGit(["commit", "-m", "no Node"], {
        env: { PATH: project.pathWithoutNode() },
      });
      expect(status).not.toBe(0);
      expect(output).toMatch(/Node/);
      expect(output).toContain(withHusky ? "~/.config/husky/init.sh" : "graphical git client");
    });

    it("no installed command, and says what to do", () => {
      project.removeCommand();
      const { status, output } = project.tryGit(["commit", "-m", "not installed"]);
      expect(status).not.toBe(0);
      expect(output).toMatch(withHusky ? /Is it installed/ : /install this project's packages/);
    });
  });
});
