import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ciFiles, type CiSystem } from "../ci-systems.ts";
import * as texts from "../ci-texts.ts";
import type { Project } from "../project.ts";
import { standingAt, textAt, writing } from "../standing-file.ts";
import { nothingToDo, withLines, type Step } from "../step.ts";

export const ciTitles: Readonly<Record<CiSystem, string>> = {
  github: "GitHub Actions",
  gitlab: "GitLab CI",
  azure: "Azure Pipelines",
  circleci: "CircleCI",
  bitbucket: "Bitbucket Pipelines",
  jenkins: "Jenkins",
};

const GITHUB_FILE = ".github/workflows/nxs-guard.yml";
const GITLAB_PART = ".gitlab/nxs-guard.yml";

/**
 * The gate in the CI systems of a repository. A file of ours is written; one that stands there is somebody's pipeline, and what to add to it is
 * shown.
 *
 * @param branch the default branch
 */
export function ciSteps({ top, isRepository, ciSystems }: Project, version: string, branch: string): Step[] {
  if (!isRepository) return [];
  if (ciSystems.length === 0) {
    const words =
      "No file and no remote tells which system checks this repository. Run this again once one does, or with `--ci <system>`, or have yours run `npx nxs-guard ci`.";
    return [nothingToDo("CI", words)];
  }
  return ciSystems.map((system) => stepFor(system, top, version, branch));
}

function stepFor(system: CiSystem, top: string, version: string, branch: string): Step {
  const title = ciTitles[system];
  if (speaksOfUs(system, top)) return nothingToDo(title, "It runs nxs-guard already.");
  switch (system) {
    case "github":
      return fresh(title, top, GITHUB_FILE, texts.githubWorkflow(version, quotedForYaml(branch)));
    case "gitlab": {
      if (!isThere(system, top)) return fresh(title, top, ciFiles.gitlab, texts.gitlabJob(version));
      const include = withLines(`Have ${ciFiles.gitlab} include it:`, linesOf(texts.gitlabInclude));
      if (existsSync(join(top, GITLAB_PART))) return nothingToDo(title, include);
      const { words, ...step } = fresh(title, top, GITLAB_PART, texts.gitlabJob(version));
      return { ...step, words: [...words, include] };
    }
    case "azure":
      return freshOrShown(system, top, texts.azurePipeline(version));
    case "circleci":
      return freshOrShown(system, top, texts.circleciConfig(version));
    case "bitbucket":
      return freshOrShown(system, top, texts.bitbucketPipelines(version));
    case "jenkins":
      return freshOrShown(system, top, texts.jenkinsStage(version));
  }
}

function freshOrShown(system: CiSystem, top: string, text: string): Step {
  if (!isThere(system, top)) return fresh(ciTitles[system], top, ciFiles[system], text);
  return nothingToDo(ciTitles[system], withLines(`Add to ${ciFiles[system]}, which is left as it is:`, linesOf(text)));
}

function fresh(title: string, top: string, file: string, text: string): Step {
  const path = join(top, file);
  const standing = standingAt(path, top);
  if (standing.is === "nothing") return { title, changes: [writing(path, text, standing)], words: [] };
  const why = standing.is === "text" ? "there already, and says nothing of it" : standing.why;
  return nothingToDo(title, withLines(`${file} is ${why}. This belongs into it:`, linesOf(text)));
}

function isThere(system: CiSystem, top: string): boolean {
  return existsSync(join(top, ciFiles[system]));
}

/** Whether a file of the system runs the command, or uses the action. */
function speaksOfUs(system: CiSystem, top: string): boolean {
  const path = join(top, ciFiles[system]);
  const files = system === "github" && existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : [path];
  return files.some((file) => /^[^#]*\bnxs-guard\b/m.test(textAt(file, top) ?? ""));
}

function linesOf(text: string): string[] {
  return text.trimEnd().split("\n");
}

/** A branch's name in a list of YAML's flow style. */
function quotedForYaml(branch: string): string {
  return /^[A-Za-z][\w./-]*$/.test(branch) ? branch : JSON.stringify(branch);
}
