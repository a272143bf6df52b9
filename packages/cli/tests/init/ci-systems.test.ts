import { afterEach, beforeEach, expect, it } from "vitest";
import { findCiSystems } from "../../src/init/ci-systems.ts";
import { Folder } from "../folder.ts";

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => {
  folder.remove();
});

it.each([
  ["git@github.com:acme/support.git", ["github"]],
  ["https://someone:secret@github.com/acme/support.git", ["github"]],
  ["https://github.acme.com/acme/support", ["github"]],
  ["ssh://git@gitlab.com:22/acme/support.git", ["gitlab"]],
  ["git@gitlab.acme.com:acme/support.git", ["gitlab"]],
  ["git@ssh.dev.azure.com:v3/acme/support/support", ["azure"]],
  ["https://acme.visualstudio.com/_git/support", ["azure"]],
  ["https://bitbucket.org/acme/support.git", ["bitbucket"]],
  ["https://git.acme.com/github.com/support.git", []],
  ["https://notgithub.com/acme/support.git", []],
  ["/srv/git/github.com/support.git", []],
  ["../github.com", []],
  ["C:\\git\\support", []],
  [undefined, []],
])("the host of %s runs %j", (remote, expected) => {
  expect(findCiSystems(folder.path, remote)).toEqual(expected);
});

it("files that stand there count for more than the host, and a folder of GitHub's for less", () => {
  folder.write(".github/CODEOWNERS", "");
  expect(findCiSystems(folder.path, "git@gitlab.com:acme/support.git")).toEqual(["gitlab"]);
  expect(findCiSystems(folder.path, undefined)).toEqual(["github"]);
  folder.write(".circleci/config.yml", "");
  folder.write("Jenkinsfile", "");
  expect(findCiSystems(folder.path, "git@gitlab.com:acme/support.git")).toEqual(["circleci", "jenkins"]);
  folder.write(".github/workflows/check.yaml", "");
  expect(findCiSystems(folder.path, undefined)).toEqual(["github", "circleci", "jenkins"]);
});
