import { copyFileSync } from "node:fs";
import { hex, sample } from "@nxs-guard/rules/sample";
import { UserError } from "@nxs-guard/scanner";
import { describe, expect, it, vi } from "vitest";
import { checkStaged } from "../src/index.ts";
import { temporaryRepository } from "./temporary-repository.ts";

const repository = temporaryRepository();
const leak = `const apiKey = "${sample("nxs_u_", hex(32))}";\n`;
const clean = "const apiKey = process.env.NEXUS_API_KEY;\n";

describe("the check of what is staged", () => {
  it("finds a leak in the index, whatever stands in the work tree", async () => {
    repository.write("source.js", leak);
    repository.git("add", "source.js");
    repository.write("source.js", clean);
    const { findings, coverage } = await checkStaged({ cwd: repository.top });
    expect(findings.map(({ path, finding }) => [path, finding.ruleId])).toEqual([["source.js", "nexus-api-key"]]);
    expect(coverage).toMatchObject({ selected: 1, scanned: 1, skipped: [] });
  });

  it("finds none in the work tree alone", async () => {
    repository.write("source.js", clean);
    repository.git("add", "source.js");
    repository.write("source.js", leak);
    expect((await checkStaged({ cwd: repository.top })).findings).toEqual([]);
  });

  it("reads the temporary index that git names for `commit <path>`", async () => {
    repository.write("source.js", clean);
    repository.git("add", "source.js");
    copyFileSync(repository.path(".git/index"), repository.path(".git/next-index"));
    vi.stubEnv("GIT_INDEX_FILE", repository.path(".git/next-index"));
    repository.write("source.js", leak);
    repository.git("add", "source.js");
    expect((await checkStaged({ cwd: repository.top })).findings).toHaveLength(1);
    vi.stubEnv("GIT_INDEX_FILE", undefined);
    expect((await checkStaged({ cwd: repository.top })).findings).toEqual([]);
  });

  it("looks at lines that were there before only when asked for whole files", async () => {
    repository.write("source.js", leak);
    repository.git("add", "source.js");
    repository.git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "an old leak");
    repository.write("source.js", `${leak}export {};\n`);
    repository.git("add", "source.js");
    expect((await checkStaged({ cwd: repository.top })).findings).toEqual([]);
    expect((await checkStaged({ cwd: repository.top, wholeFiles: true })).findings).toHaveLength(1);
  });

  it("says so outside a repository", async () => {
    await expect(checkStaged({ cwd: repository.outside })).rejects.toThrow(UserError);
  });
});
