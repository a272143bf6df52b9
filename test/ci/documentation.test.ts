import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { plain } from "./remote.ts";
import { action, root } from "./runner.ts";

const page = readFileSync(join(root, "docs/ci/README.md"), "utf8");
const template = readFileSync(join(root, "docs/ci/gitlab.yml"), "utf8");
const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", text = ""]) => ({
  language,
  text,
}));
const ofYaml = blocks.filter(({ language }) => language === "yaml").map(({ text }) => text);

it("every snippet of YAML can be read, and says something", () => {
  expect(ofYaml.length).toBeGreaterThan(5);
  for (const text of [...ofYaml, template]) expect(parse(text)).toBeTypeOf("object");
});

it("every command in a snippet exists, with its options", () => {
  const help = execFileSync(process.execPath, [join(root, "packages/cli/bin/nxs-guard.cjs"), "ci", "--help"], {
    encoding: "utf8",
    env: plain,
  });
  const options = new Set(help.match(/--[a-z][a-z-]*/g));
  const commands = [...blocks.map(({ text }) => text), template].flatMap(
    (text) => text.match(/npx (?:--yes )?nxs-guard.*$/gm) ?? [],
  );
  expect(commands.length).toBeGreaterThan(5);
  for (const command of commands) {
    expect(command).toMatch(/nxs-guard ci(?: |$|')/);
    for (const option of command.replace("--yes ", "").match(/--[a-z][a-z-]*/g) ?? [])
      expect([...options]).toContain(option);
  }
});

it("every action of others is named by a commit", () => {
  const named = ofYaml.flatMap((text) => text.match(/(?<=uses: )(?!OWNER).*/g) ?? []);
  expect(named.length).toBeGreaterThan(2);
  for (const action of named) expect(action).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

it("the page lists the inputs of the action", () => {
  const rows = page.slice(page.indexOf("| input")).split("\n\n")[0] ?? "";
  const listed = [...rows.matchAll(/^\| ((?:`[\w-]+`(?:, )?)+)/gm)].flatMap(
    ([, names = ""]) => names.match(/[\w-]+/g) ?? [],
  );
  expect(listed.sort()).toEqual(Object.keys(action.inputs).sort());
});

it("the template for GitLab fetches the whole history and keeps the artifacts that the command writes", () => {
  expect(parse(template)).toMatchObject({
    "nxs-guard": {
      variables: { GIT_DEPTH: "0" },
      artifacts: {
        when: "always",
        reports: { secret_detection: "gl-secret-detection-report.json", junit: "nxs-guard-junit.xml" },
      },
    },
  });
});
