import { mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Project } from "./project.ts";

const leak = `const apiKey = "${sample("nxs_u_", hex(32))}";\n`;
const clean = "const apiKey = process.env.NEXUS_API_KEY;\n";

/** What has hooks run in a project, before install; and after it, where there is something to do. */
const managers: Readonly<Record<string, { readonly before: (project: Project) => void; readonly after?: string[] }>> = {
  "no manager": { before: () => undefined },
  husky: {
    before: (project) => {
      project.prepareHusky();
    },
  },
  lefthook: {
    before: (project) => {
      project.write("lefthook.yml", "");
    },
    after: ["lefthook", "install"],
  },
  "simple-git-hooks": {
    before: (project) => {
      project.write(".simple-git-hooks.json", "{}\n");
    },
    after: ["simple-git-hooks"],
  },
  "core.hooksPath in the work tree": {
    before: (project) => {
      project.write("tools/hooks/pre-commit", "#!/bin/sh\necho theirs\n", 0o755);
      project.git("config", "core.hooksPath", "tools/hooks");
    },
  },
};

let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => {
  project.remove();
});

describe.each(Object.entries(managers))("with %s", (_, { before, after: [tool, ...words] = [] }) => {
  function installFrom(at: string, env: NodeJS.ProcessEnv, command: string): void {
    before(project);
    expect(project.runTool(command, ["install"], { at, env })).toMatchObject({ status: 0 });
    if (tool === undefined) return;
    project.installTool(tool, tool === "lefthook" ? "lefthook/bin/index.js" : "simple-git-hooks/cli.js");
    expect(project.runTool(tool, words)).toMatchObject({ status: 0 });
  }

  /** Both by the command: without it, everything would be stopped. */
  function expectChecked(env: NodeJS.ProcessEnv, command: string): void {
    project.write("source.js", leak);
    project.git("add", "source.js");
    const { status, output } = project.tryGit(["commit", "-m", "leak"], { env });
    expect(status).not.toBe(0);
    expect(output).toContain("Nexus API key");
    project.write("source.js", clean);
    expect(project.tryGit(["commit", "-a", "-m", "clean"], { env })).toMatchObject({ status: 0 });
    expect(project.runTool(command, ["doctor", "hooks"], { env })).toMatchObject({ status: 0 });
  }

  it("hooks find the command of the one package in a repository that has it", () => {
    const command = project.path("apps/web app/node_modules/.bin/nxs-guard");
    mkdirSync(dirname(command), { recursive: true });
    renameSync(project.path("node_modules/.bin/nxs-guard"), command);
    installFrom("apps/web app", {}, command);
    expectChecked({}, command);
  });

  it("hooks have Yarn start the command where there is no node_modules", () => {
    const command = project.path("../yarn/nxs-guard");
    mkdirSync(dirname(command));
    renameSync(project.path("node_modules/.bin/nxs-guard"), command);
    // Stands for Yarn, which takes a package's command out of an archive.
    project.write("../yarn/yarn", '#!/bin/sh\ncommand="${0%/*}/$1"\nshift\nexec "$command" "$@"\n', 0o755);
    project.write(".pnp.cjs", "");
    const env = { PATH: `${project.path("../yarn")}:${project.searchPath}` };
    installFrom("", env, command);
    expectChecked(env, command);
  });
});
