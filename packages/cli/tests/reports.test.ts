import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import process from "node:process";
import { reports } from "@nxs-guard/scanner";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { REPORT_NAMES } from "../src/report-request.ts";
import { command, nxsGuard, startNxsGuard, type Run } from "./command.ts";
import { Folder } from "./folder.ts";

const key = sample("nxs_u_", hex(32));

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.write("src/leak.js", `const apiKey = "${key}";\n`);
});
afterEach(() => {
  folder.remove();
});

const run = (...args: readonly string[]): Run => nxsGuard(["scan", "src", ...args], { cwd: folder.path });
const read = (name: string): string => readFileSync(folder.at(name), "utf8");

describe("--report", () => {
  it("knows every report of the scanner", () => {
    expect([...REPORT_NAMES]).toEqual(Object.keys(reports));
    for (const name of REPORT_NAMES) expect(run("--report", name)).toMatchObject({ code: 1, stderr: "" });
  });

  it("brings several at once, one of them to the standard output", () => {
    const files = REPORT_NAMES.slice(1).flatMap((name) => ["--report", `${name}=${name}.out`]);
    const { code, stdout } = run(...files, "--report", "pretty");
    expect(code).toBe(1);
    expect(stdout).toContain("src/leak.js:1:17");
    expect(JSON.parse(read("json.out"))).toMatchObject({ findings: [{ path: "src/leak.js" }] });
    expect(JSON.parse(read("sarif.out"))).toMatchObject({ version: "2.1.0" });
    expect(JSON.parse(read("gitlab.out"))).toMatchObject({ scan: { type: "secret_detection" } });
    expect(read("github.out")).toMatch(/^::error file=src\/leak\.js,line=1,/);
    expect(read("jsonl.out").trimEnd().split("\n")).toHaveLength(2);
    expect(read("junit.out")).toContain('tests="1" failures="1"');
    expect(read("markdown.out")).toContain("- `src/leak.js:1:17`");
  });

  it("writes nothing to the standard output when all reports go to files", () => {
    expect(run("--report", "sarif=out=1.sarif")).toEqual({ code: 1, stdout: "", stderr: "" });
    expect(JSON.parse(read("out=1.sarif"))).toMatchObject({ version: "2.1.0" });
  });

  it("colours no file", () => {
    const { stdout } = nxsGuard(["scan", "src", "--report", "pretty=out.txt"], {
      cwd: folder.path,
      env: { FORCE_COLOR: "1" },
    });
    expect(stdout).toBe("");
    expect(read("out.txt")).toContain("src/leak.js:1:17");
    expect(read("out.txt")).not.toContain("\x1b");
  });

  it.each([
    ["two reports for the standard output", ["--report", "json", "--report", "pretty"], "Only one report"],
    ["two reports for one file", ["--report", "json=a", "--report", "sarif=a"], "one file"],
    ["no file", ["--report", "json="], "Name the file"],
    ["an unknown name", ["--report", "xml=a.xml"], "markdown"],
    ["a directory that does not exist", ["--report", "json=nowhere/a.json"], "its directory does not exist"],
    ["a file as a directory", ["--report", "json=src/leak.js/a.json"], "its directory does not exist"],
    ["a directory", ["--report", "json=src"], "it is a directory"],
    ["an unknown severity", ["--fail-on", "worst"], "critical, high, medium, low"],
  ])("refuses %s before it scans", (_, args, words) => {
    const { code, stdout, stderr } = run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
    expect(readdirSync(folder.path)).toEqual(["src"]);
  });
});

describe("a report's file", () => {
  it("takes the place of the one before, keeps its rights, and leaves nothing else behind", () => {
    folder.write("out.json", "old");
    execFileSync("chmod", ["600", folder.at("out.json")]);
    run("--report", "json=out.json");
    expect(JSON.parse(read("out.json"))).toMatchObject({ version: 1 });
    expect(statSync(folder.at("out.json")).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.path).sort()).toEqual(["out.json", "src"]);
  });

  it("is as it was when the scan is interrupted", async () => {
    folder.write("out.json", "old");
    const child = startNxsGuard(["scan", "-", "--report", "json=out.json"], folder.path);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.stdin?.write(Buffer.alloc(1 << 20, `${key}\n`), () => child.kill("SIGINT"));
    expect(await ended).toBe(130);
    expect(read("out.json")).toBe("old");
    expect(readdirSync(folder.path).sort()).toEqual(["out.json", "src"]);
  });

  it("is as it was when the process ends while it is written, or the report breaks", () => {
    folder.write("out.json", "old");
    const module = new URL("../dist/report-file.js", import.meta.url).href;
    const writing = (half: string): string =>
      `import { ReportFile } from ${JSON.stringify(module)}; import { readdirSync } from "node:fs";
       await new ReportFile("out.json").write((function* () { yield "half"; yield* Array(9).fill("x".repeat(1 << 16)); ${half} })());`;
    for (const half of [
      'if (readdirSync(".").length !== 3) process.exit(9); process.exit(130);',
      'throw new Error("broken");',
    ]) {
      expect(() =>
        execFileSync(process.execPath, ["--input-type=module", "--eval", writing(half)], {
          cwd: folder.path,
          stdio: "pipe",
        }),
      ).toThrow(expect.objectContaining({ status: half.startsWith("if") ? 130 : 1 }) as Error);
      expect(read("out.json")).toBe("old");
      expect(readdirSync(folder.path).sort()).toEqual(["out.json", "src"]);
    }
  });

  it("through a symbolic link is the one that the link leads to", () => {
    folder.write("real/out.json", "old");
    symlinkSync("real/out.json", folder.at("link.json"));
    run("--report", "json=link.json");
    expect(lstatSync(folder.at("link.json")).isSymbolicLink()).toBe(true);
    expect(JSON.parse(read("real/out.json"))).toMatchObject({ version: 1 });
  });

  it("that is a pipe is written to, and stays one", () => {
    execFileSync("mkfifo", [folder.at("pipe")]);
    const script = `cat pipe > got & '${process.execPath}' '${command}' scan src --report json=pipe; wait`;
    execFileSync("sh", ["-c", script], { cwd: folder.path });
    expect(lstatSync(folder.at("pipe")).isFIFO()).toBe(true);
    expect(JSON.parse(read("got"))).toMatchObject({ version: 1 });
  });

  it.skipIf(!existsSync("/dev/full"))("or the standard output that has no room is no internal error", () => {
    const script = `'${process.execPath}' '${command}' scan src > /dev/full`;
    const { status, stderr } = spawnSync("sh", ["-c", script], { cwd: folder.path, encoding: "utf8" });
    expect({ status, stderr }).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("no room is left") as string,
    });
  });

  it("is written though the reader of the standard output has gone", () => {
    const script = `'${process.execPath}' '${command}' scan src --report json=out.json --report pretty | true`;
    execFileSync("sh", ["-c", script], { cwd: folder.path });
    expect(existsSync(folder.at("out.json"))).toBe(true);
  });
});

describe("exit code", () => {
  beforeEach(() => {
    // Put together here, as this repository's own text is scanned too.
    const header = ["x", "api", "key"].join("-");
    folder.write("src/leak.js", `fetch("https://api.nexusgpt.io/x", { headers: { "${header}": key } });\n`);
  });

  it.each([
    ["low", 1],
    ["medium", 1],
    ["high", 0],
    ["critical", 0],
  ])("--fail-on %s for a medium finding: %i", (severity, code) => {
    const ended = run("--fail-on", severity);
    expect(ended.code).toBe(code);
    expect(ended.stdout).toContain("1 finding in 1 file: 1 medium");
  });

  it("--exit-zero for findings: 0, and the report is the same", () => {
    const ended = run("--exit-zero");
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain("1 finding in 1 file: 1 medium");
  });

  it("what was not read counts, whatever is forgiven", () => {
    folder.git("init", "--quiet");
    folder.git("add", ".");
    const id = execFileSync("git", ["rev-parse", ":src/leak.js"], { cwd: folder.path, encoding: "utf8" }).trim();
    execFileSync("rm", ["-f", folder.at(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`)]);
    for (const option of [["--exit-zero"], ["--fail-on", "critical"]])
      expect(nxsGuard(["staged", ...option], { cwd: folder.path }).code).toBe(3);
  });
});
