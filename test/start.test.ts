import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterAll, describe, expect, it } from "vitest";
import { difference, Project } from "../scripts/project.mjs";
import { values } from "./projects/acme-support/project.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "nxs-guard-start-"));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `scripts/start.mjs` as npm does: at the repository's top, with the user's folder in INIT_CWD. */
function start(args: readonly string[], from = root): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(root, "scripts", "start.mjs"), ...args], {
    cwd: root,
    env: { ...process.env, INIT_CWD: from },
    encoding: "utf8",
  });
}

function folderWith(text: string): string {
  const target = mkdtempSync(join(folder, "scanned-"));
  writeFileSync(join(target, "server.js"), text);
  return target;
}

describe("npm start", () => {
  const { status, stdout, stderr } = start([]);

  it("finds what the example project is known to have", () => {
    expect(stderr).not.toMatch(/^[-+] /m);
    expect(status).toBe(0);
  });

  it("shows every finding's rule to the user", () => {
    for (const { ruleId } of new Project("acme-support").expected) expect(stdout).toContain(ruleId);
  });

  it("prints none of the example's keys", () => {
    const secrets = Object.entries(values).filter(([name]) => /(?:Key|Token|Basic|Base64)$/.test(name));
    expect(secrets.length).toBeGreaterThan(8);
    for (const [name, secret] of secrets) expect((stdout + stderr).includes(secret), name).toBe(false);
  });
});

describe("npm start -- DIR", () => {
  it("ends with 1 where there is a key", () => {
    const { status, stdout } = start([folderWith(`const apiKey = "${sample("nxs_u_", hex(32))}";\n`)]);
    expect(status).toBe(1);
    expect(stdout).toContain("nexus-api-key");
  });

  it("ends with 0 where there is none", () => {
    expect(start([folderWith("const apiKey = process.env.NEXUS_API_KEY;\n")]).status).toBe(0);
  });

  it("ends with 2 where there is no such folder", () => {
    expect(start([join(folder, "absent")]).status).toBe(2);
  });

  it("means a relative DIR from where the user stands", () => {
    const target = folderWith(`const apiKey = "${sample("nxs_u_", hex(32))}";\n`);
    expect(start(["."], target).stdout).toContain("server.js");
  });
});

describe("the example project", () => {
  const { home } = new Project("acme-support");

  it("holds no key in its templates", () => {
    const files = join(home, "files");
    for (const entry of readdirSync(files, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
      for (const [name, value] of Object.entries(values)) {
        if (value.length > 20) expect(text.includes(value), `${entry.name} holds ${name}`).toBe(false);
      }
    }
  });

  it("is the same each time it is rendered", async () => {
    const [first, second] = await Promise.all(
      ["first", "second"].map(async (name) => {
        const target = join(folder, name);
        await new Project("acme-support").render(target);
        return target;
      }),
    );
    expect(() => execFileSync("git", ["diff", "--no-index", "--exit-code", first!, second!])).not.toThrow();
  });
});

describe("the comparison with the expected findings", () => {
  const finding = { ruleId: "nexus-api-key", path: "a.ts", line: 1 };

  it("says nothing when they are the same, in whatever order", () => {
    const other = { ...finding, line: 2 };
    expect(difference([finding, other], [other, finding])).toEqual([]);
  });

  it("names what is absent and what is too much", () => {
    expect(difference([finding], [{ ...finding, line: 2 }])).toEqual([
      "- a.ts:1 nexus-api-key",
      "+ a.ts:2 nexus-api-key",
    ]);
  });

  it("counts findings, so that a repeated one shows", () => {
    expect(difference([finding], [finding, finding])).toEqual(["+ a.ts:1 nexus-api-key"]);
  });
});
