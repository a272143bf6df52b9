import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pullRequest } from "./events.ts";
import { ci, Remote } from "./remote.ts";
import { root } from "./runner.ts";

const key = sample("nxs_u_", hex(32, 5));

/** A call that ships its key to a browser, as only the syntax shows. */
const client = [
  '"use client";',
  'import { NexusClient } from "@agent-nexus/sdk";',
  "export const client = new NexusClient({ apiKey: process.env.NEXUS_API_KEY });",
  "",
].join("\n");

let remote: Remote;
let clone: string;
let base: string;
beforeAll(() => {
  remote = new Remote();
  base = remote.commit({
    ".gitignore": "node_modules\n",
    "old.js": client,
  });
  remote.commit({
    "leak.js": `export const apiKey = "${key}";\n`,
    "page.js": `${client}export const more = 1;
`,
  });
  clone = remote.checkout("main", 0);
  mkdirSync(join(clone, "node_modules"));
  symlinkSync(join(root, "node_modules/eslint"), join(clone, "node_modules/eslint"));
});
afterAll(() => {
  remote.remove();
});

const found = (stdout: string): string[] =>
  (JSON.parse(stdout) as { findings: { ruleId: string; path: string }[] }).findings.map(
    ({ ruleId, path }) => `${path} ${ruleId}`,
  );

it("--lint: ESLint looks at what the change brings, in the same report; what both find is one finding", () => {
  const words = ["--base", base, "--report", "json"];
  expect(found(ci(clone, {}, ...words).stdout)).toEqual(["leak.js nexus-api-key"]);
  const { status, stdout } = ci(clone, {}, ...words, "--lint");
  expect(status).toBe(1);
  expect(found(stdout)).toEqual(["leak.js nexus-api-key", "page.js nxs-guard/no-client-side-call"]);
  expect(stdout).not.toContain(key);
});

it("--lint is refused where it would run a stranger's code with secrets at hand", () => {
  expect(ci(clone, {}, "--base", base, "--lint", "--trusted-config")).toMatchObject({ status: 2, stdout: "" });
  const event = join(remote.folder, "event.json");
  writeFileSync(event, JSON.stringify(pullRequest({ base, head: remote.id("main") })));
  const env = { GITHUB_ACTIONS: "true", GITHUB_EVENT_PATH: event, RUNNER_TEMP: remote.folder };
  expect(ci(clone, { ...env, GITHUB_EVENT_NAME: "pull_request_target" }, "--lint")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("secrets at hand") as string,
  });
  expect(ci(clone, { ...env, GITHUB_EVENT_NAME: "pull_request" }, "--lint")).toMatchObject({ status: 1 });
});
