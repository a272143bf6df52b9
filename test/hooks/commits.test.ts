import { hex, sample } from "@nxs-guard/rules/sample";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Project } from "./project.ts";
import { settings } from "./settings.ts";

const leak = `const apiKey = "${sample("nxs_u_", hex(32))}";\n`;
const clean = "const apiKey = process.env.NEXUS_API_KEY;\n";

describe.each(["husky", "no manager"] as const)("with %s", (setting) => {
  /** Hooks are installed once, and come into each project with a copy. */
  let installed: Project;
  let project: Project;
  beforeAll(() => {
    installed = new Project();
    settings[setting](installed);
  });
  beforeEach(() => {
    project = new Project(installed);
  });
  afterEach(() => {
    project.remove();
  });
  afterAll(() => {
    installed.remove();
  });

  describe("a commit of a part of the work", () => {
    beforeEach(() => {
      project.write("source.js", "export {};\n");
      project.commitUnchecked("source");
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
      expect(output).toContain(setting === "husky" ? "~/.config/husky/init.sh" : "graphical git client");
    });

    it("no installed command, and says what to do", () => {
      project.removeCommand();
      const { status, output } = project.tryGit(["commit", "-m", "not installed"]);
      expect(status).not.toBe(0);
      expect(output).toMatch(setting === "husky" ? /Is it installed/ : /install this project's packages/);
    });
  });
});
