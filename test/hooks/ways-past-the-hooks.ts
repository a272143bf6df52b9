import type { Project } from "./project.ts";

/** Two commits: the text comes, and is taken away again. */
export function beginHistory(project: Project, text: string): void {
  project.write("source.js", text);
  project.commitUnchecked("first");
  project.git("rm", "--quiet", "source.js");
  project.commitUnchecked("second");
}

/** How a text comes into a commit past the hooks of a commit, on the branch `main` of a project with a history that began so. */
export const waysPast: Readonly<Record<string, (project: Project, text: string) => void>> = {
  "git commit --no-verify": (project, text) => {
    project.write("source.js", text);
    project.git("add", "source.js");
    project.git("commit", "--quiet", "--no-verify", "-m", "past the hook");
  },
  "git cherry-pick": (project, text) => {
    commitAside(project, text);
    project.git("cherry-pick", "aside");
  },
  "git revert": (project) => {
    project.git("revert", "--no-edit", "HEAD");
  },
  "git rebase": (project, text) => {
    commitAside(project, text);
    project.write("other.js", "export {};\n");
    project.commitUnchecked("other");
    project.git("rebase", "--quiet", "main", "aside");
    project.git("checkout", "--quiet", "-B", "main");
  },
};

function commitAside(project: Project, text: string): void {
  project.git("checkout", "--quiet", "-b", "aside");
  project.write("source.js", text);
  project.commitUnchecked("aside");
  project.git("checkout", "--quiet", "main");
}
