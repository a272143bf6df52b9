import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as texts from "../../src/init/ci-texts.ts";

const docs = (path: string): string => readFileSync(new URL(`../../../../docs/ci/${path}`, import.meta.url), "utf8");
const unversioned = (text: string): string => text.replaceAll("nxs-guard@1.2.3 ", "nxs-guard ");

it.each([
  ["GitHub", texts.githubWorkflow("1.2.3", "main")],
  ["GitLab's pipeline", texts.gitlabInclude],
  ["Azure", texts.azurePipeline("1.2.3")],
  ["CircleCI", texts.circleciConfig("1.2.3")],
  ["Bitbucket", texts.bitbucketPipelines("1.2.3")],
  ["Jenkins", texts.jenkinsStage("1.2.3")],
])("what is written for %s is what the page shows, in the version of the release", (_, text) => {
  expect(docs("README.md")).toContain(`\n${unversioned(text)}\`\`\``);
});

it("the job for GitLab is the template", () => {
  expect(unversioned(texts.gitlabJob("1.2.3"))).toBe(docs("gitlab.yml"));
});
