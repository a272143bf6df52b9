import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Project } from "./project.ts";

const key = sample("nxs_u_", hex(32));
const leak = `const apiKey = "${key}";\n`;
const clean = "const apiKey = process.env.NEXUS_API_KEY;\n";

let project: Project;
beforeEach(() => {
  project = new Project();
  project.commitUnchecked("first");
  project.git("init", "--quiet", "--bare", "../remote.git");
  project.git("remote", "add", "origin", "../remote.git");
  project.git("push", "--quiet", "origin", "main");
});
afterEach(() => {
  project.remove();
});

/** How a leak comes into a commit past the hooks of a commit. */
const past: Readonly<Record<string, (text: string) => void>> = {
  "git commit --no-verify": (text) => {
    project.write("source.js", text);
    project.git("add", "source.js");
    project.git("commit", "--quiet", "--no-verify", "-m", "past the hook");
  },
  "git cherry-pick": (text) => {
    commitAside(text);
    project.git("cherry-pick", "aside");
  },
  "git rebase": (text) => {
    commitAside(text);
    project.write("other.js", "export {};\n");
    project.commitUnchecked("other");
    project.git("rebase", "--quiet", "main", "aside");
    project.git("checkout", "--quiet", "-B", "main");
  },
};

function commitAside(text: string): void {
  project.git("checkout", "--quiet", "-b", "aside");
  project.write("source.js", text);
  project.commitUnchecked("aside");
  project.git("checkout", "--quiet", "main");
}

describe.each(["husky", "a plain repository"])("with %s", (setting) => {
  beforeEach(() => {
    if (setting === "husky") project.prepareHusky();
    expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
  });

  describe.each(Object.entries(past))("what came in by %s", (_, commit) => {
    it("is not pushed when it holds a leak, and the key is not shown", () => {
      commit(leak);
      const { status, output } = project.tryGit(["push", "origin", "main"]);
      expect(status).not.toBe(0);
      expect(output).toMatch(/Nexus API key/);
      expect(output).toContain("NXS_GUARD_SKIP=1 git push");
      expect(output).not.toContain(key);
    });

    it("is pushed without one", () => {
      commit(clean);
      const { status, output } = project.tryGit(["push", "origin", "main"]);
      expect(output).toMatch(/[1-9]\d* changes? scanned/);
      expect(status).toBe(0);
    });
  });

  it("a leak in a new branch is not pushed, and one that the remote has already stops nothing", () => {
    past["git commit --no-verify"]?.(leak);
    expect(project.tryGit(["push", "origin", "HEAD:refs/heads/topic"]).status).not.toBe(0);
    project.git("push", "--quiet", "--no-verify", "origin", "main");
    expect(project.tryGit(["push", "origin", "HEAD:refs/heads/topic"]).status).toBe(0);
  });

  it("a leak that a later commit takes away again is not pushed", () => {
    past["git commit --no-verify"]?.(leak);
    past["git commit --no-verify"]?.(clean);
    expect(project.tryGit(["push", "origin", "main"]).status).not.toBe(0);
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

it("a pre-push hook that stood there before hears from git what is pushed", () => {
  project.write(".git/hooks/pre-push", '#!/bin/sh\nsed "s/^/heard /"\n', 0o755);
  expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
  past["git commit --no-verify"]?.(leak);
  const { status, output } = project.tryGit(["push", "origin", "main"]);
  expect(output).toContain("heard refs/heads/main ");
  expect(status).not.toBe(0);
});

it("a line of husky's hook that reads what is pushed leaves nothing unchecked", () => {
  project.prepareHusky();
  project.write(".husky/pre-push", "cat > /dev/null\n");
  expect(project.nxsGuard(["install"])).toMatchObject({ status: 0 });
  past["git commit --no-verify"]?.(leak);
  expect(project.tryGit(["push", "origin", "main"]).status).not.toBe(0);
});
