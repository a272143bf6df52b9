import { hex, sample } from "@nxs-guard/rules/sample";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Project } from "./project.ts";
import { settings } from "./settings.ts";
import { waysPast } from "./ways-past-the-hooks.ts";

const key = sample("nxs_u_", hex(32));
const leak = `const apiKey = "${key}";\n`;
const clean = "const apiKey = process.env.NEXUS_API_KEY;\n";

/** Has pushed its first commit, and has no hooks yet. */
let pushed: Project;
let project: Project;
beforeAll(() => {
  pushed = new Project();
  pushed.commitUnchecked("first");
  pushed.git("init", "--quiet", "--bare", "../remote.git");
  pushed.git("remote", "add", "origin", "../remote.git");
  pushed.git("push", "--quiet", "origin", "main");
});
afterEach(() => {
  project.remove();
});
afterAll(() => {
  pushed.remove();
});

const commitPast = (text: string): void => waysPast["git commit --no-verify"]?.(project, text);

describe.each(["husky", "no manager"] as const)("with %s", (setting) => {
  let installed: Project;
  beforeAll(() => {
    installed = new Project(pushed);
    settings[setting](installed);
  });
  beforeEach(() => {
    project = new Project(installed);
  });
  afterAll(() => {
    installed.remove();
  });

  it("a leak in a new branch is not pushed, and one that the remote has already stops nothing", () => {
    commitPast(leak);
    expect(project.tryGit(["push", "origin", "HEAD:refs/heads/topic"]).status).not.toBe(0);
    project.git("push", "--quiet", "--no-verify", "origin", "main");
    expect(project.tryGit(["push", "origin", "HEAD:refs/heads/topic"]).status).toBe(0);
  });

  it("a leak that a later commit takes away again is not pushed", () => {
    commitPast(leak);
    commitPast(clean);
    expect(project.tryGit(["push", "origin", "main"]).status).not.toBe(0);
  });

  it("a key in the message of a tag, or of a tag that it is set to, is not pushed, and a tag without one is", () => {
    project.git("tag", "--annotate", "--message=first", "v1");
    expect(project.tryGit(["push", "origin", "v1"]).status).toBe(0);
    project.git("tag", "--annotate", `--message=try it with ${key}`, "v2");
    const { status, output } = project.tryGit(["push", "origin", "v2"]);
    expect(status).not.toBe(0);
    expect(output).toContain("<message of tag v2>");
    expect(output).not.toContain(key);
    project.git("tag", "--annotate", "--message=the same", "v3", "v2");
    expect(project.tryGit(["push", "origin", "v3"]).status).not.toBe(0);
  });

  it("a branch is deleted without a question", () => {
    project.git("push", "--quiet", "--no-verify", "origin", "HEAD:refs/heads/topic");
    expect(project.tryGit(["push", "origin", ":topic"]).status).toBe(0);
  });

  it("a key in the message stops the commit, and a message without one passes", () => {
    const { status, output } = project.tryGit(["commit", "--allow-empty", "-m", `use ${key}`]);
    expect(status).not.toBe(0);
    expect(output).not.toContain(key);
    expect(project.tryGit(["commit", "--allow-empty", "-m", "use the key"]).status).toBe(0);
  });

  it("a key that a commit removes may stand in the diff that git shows below the message", () => {
    project.write("source.js", leak);
    project.commitUnchecked("a leak");
    project.git("rm", "--quiet", "source.js");
    const { status, output } = project.tryGit(["commit", "--verbose", "-t", "package.json"], {
      env: { GIT_EDITOR: "sed -i 1iremoved" },
    });
    expect(output).toMatch(/1 commit message scanned/);
    expect(status).toBe(0);
  });
});

describe("beside what others have in the hook", () => {
  beforeEach(() => {
    project = new Project(pushed);
  });

  it("a pre-push hook that stood there before hears from git what is pushed", () => {
    project.write(".git/hooks/pre-push", '#!/bin/sh\nsed "s/^/heard /"\n', 0o755);
    expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
    commitPast(leak);
    const { status, output } = project.tryGit(["push", "origin", "main"]);
    expect(output).toContain("heard refs/heads/main ");
    expect(status).not.toBe(0);
  });

  it("a line of husky's hook that reads what is pushed leaves nothing unchecked", () => {
    project.prepareHusky();
    project.write(".husky/pre-push", "cat > /dev/null\n");
    expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
    commitPast(leak);
    expect(project.tryGit(["push", "origin", "main"]).status).not.toBe(0);
  });
});
