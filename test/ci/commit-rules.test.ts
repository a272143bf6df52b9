import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ci, Remote, type Run } from "./remote.ts";

const password = sample("", hex(20, 6));

let remote: Remote;
let base: string;
beforeAll(() => {
  remote = new Remote();
  base = remote.commit({ "old/.env": `DB_PASSWORD=${password}\n`, "README.md": "first\n" });
  remote.commit({ ".env": `TOKEN=${password}\n`, Dockerfile: "COPY . .\n", "api/Dockerfile": "COPY . .\n" });
  remote.git("rm", "--quiet", ".env");
  remote.commit({ "api/Dockerfile": "COPY src .\n" });
});
afterAll(() => {
  remote.remove();
});

function found({ stdout }: Run): string[] {
  expect(stdout).not.toContain(password);
  return (JSON.parse(stdout) as { findings: { ruleId: string; path: string }[] }).findings.map(
    ({ ruleId, path }) => `${path} ${ruleId}`,
  );
}

describe("what came past the hook is judged by the rules about commits", () => {
  it("in the commits of a change: what a later one takes away stays readable, but no image is built of it", () => {
    const run = ci(remote.clone(), {}, "--base", base, "--report", "json");
    expect([run.status, found(run)]).toEqual([1, [".env env-file-committed", "Dockerfile dockerfile-copies-env"]]);
  });

  it("in a whole tree: what is committed, and nothing that the run itself has written", () => {
    const clone = remote.clone();
    mkdirSync(join(clone, "web"));
    writeFileSync(join(clone, "web/.env"), `DB_PASSWORD=${password}\n`);
    expect(found(ci(clone, {}, "--report", "json"))).toEqual([
      "Dockerfile dockerfile-copies-env",
      "old/.env env-file-committed",
    ]);
  });
});
