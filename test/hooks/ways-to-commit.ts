import { rmSync, symlinkSync } from "node:fs";
import type { Project, Run } from "./project.ts";

/** One way in which a text can get into a commit. */
export interface Way {
  /** Where the commit is made, relative to the top of the project. */
  readonly at?: string;
  /** Makes what stands before the commit. */
  readonly prepare?: (project: Project, text: string) => void;
  /** Tries a commit that brings the text in, and gives what git said. */
  readonly commit: (project: Project, text: string) => Run;
}

const otherTree = "../another tree";

/** All of them. The project has no commit yet; `prepare` passes its hooks by, and those of another place are installed after it. */
export const ways: Readonly<Record<string, Way>> = {
  "the first commit": {
    commit: (project, text) => {
      project.write("source.js", text);
      project.git("add", "source.js");
      return project.tryGit(["commit", "-m", "first"]);
    },
  },
  "git commit": {
    prepare: withSource,
    commit: (project, text) => {
      project.write("new file.js", text);
      project.git("add", "new file.js");
      return project.tryGit(["commit", "-m", "a file"]);
    },
  },
  "git commit -a": {
    prepare: withSource,
    commit: (project, text) => {
      project.write("source.js", text);
      return project.tryGit(["commit", "-a", "-m", "all"]);
    },
  },
  "git commit <path>": {
    prepare: withSource,
    commit: (project, text) => {
      project.write("source.js", text);
      project.write("staged.js", "export const staged = true;\n");
      project.git("add", "staged.js");
      return project.tryGit(["commit", "-m", "one path", "source.js"]);
    },
  },
  "git commit --amend": {
    prepare: withSource,
    commit: (project, text) => {
      project.write("source.js", text);
      project.git("add", "source.js");
      return project.tryGit(["commit", "--amend", "--no-edit"]);
    },
  },
  "git commit after git merge --squash": {
    prepare: (project, text) => {
      withSource(project);
      project.git("checkout", "--quiet", "-b", "theirs");
      project.write("theirs.js", text);
      project.commitUnchecked("theirs");
      project.git("checkout", "--quiet", "main");
    },
    commit: (project) => {
      project.git("merge", "--quiet", "--squash", "theirs");
      return project.tryGit(["commit", "--no-edit"]);
    },
  },
  "git commit from a subfolder": {
    prepare: (project) => {
      project.write("deep/er/source.js", "export {};\n");
      project.commitUnchecked("source");
    },
    commit: (project, text) => {
      project.write("source.js", text);
      project.git("add", "source.js");
      return project.tryGit(["commit", "-m", "from below"], { at: "deep/er" });
    },
  },
  "git commit in a linked work tree": {
    at: otherTree,
    prepare: (project) => {
      withSource(project);
      project.git("worktree", "add", "--quiet", "-b", "other", otherTree);
    },
    commit: (project, text) => {
      project.write(`${otherTree}/source.js`, text);
      return project.tryGit(["commit", "-a", "-m", "in another tree"], { at: otherTree });
    },
  },
  "git commit of a file in the place of a symbolic link": {
    prepare: (project) => {
      symlinkSync("package.json", project.path("link"));
      project.commitUnchecked("a link");
    },
    commit: (project, text) => {
      rmSync(project.path("link"));
      project.write("link", text);
      project.git("add", "link");
      return project.tryGit(["commit", "-m", "a file now"]);
    },
  },
  "git commit of a renamed file": {
    prepare: (project) => {
      project.write("source.js", "export {};\n".repeat(40));
      project.commitUnchecked("source");
    },
    commit: (project, text) => {
      project.git("mv", "source.js", "moved.js");
      project.write("moved.js", "export {};\n".repeat(40) + text);
      project.git("add", "moved.js");
      return project.tryGit(["commit", "-m", "moved"]);
    },
  },
  "git commit after a merge with conflicts": {
    prepare: (project) => {
      withSource(project);
      project.git("checkout", "--quiet", "-b", "theirs");
      project.write("source.js", "export const whose = 'theirs';\n");
      project.commitUnchecked("theirs");
      project.git("checkout", "--quiet", "main");
      project.write("source.js", "export const whose = 'ours';\n");
      project.commitUnchecked("ours");
    },
    commit: (project, text) => {
      project.tryGit(["merge", "--quiet", "theirs"]);
      project.write("source.js", text);
      project.git("add", "source.js");
      return project.tryGit(["commit", "--no-edit"]);
    },
  },
  "git merge without conflicts": {
    prepare: (project, text) => {
      withSource(project);
      project.git("checkout", "--quiet", "-b", "theirs");
      project.write("theirs.js", text);
      project.commitUnchecked("theirs");
      project.git("checkout", "--quiet", "main");
      project.write("ours.js", "export {};\n");
      project.commitUnchecked("ours");
    },
    commit: (project) => project.tryGit(["merge", "--no-edit", "theirs"]),
  },
};

function withSource(project: Project): void {
  project.write("source.js", "export {};\n");
  project.commitUnchecked("source");
}
