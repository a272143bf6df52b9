import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import process from "node:process";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { command, nxsGuard, startNxsGuard, type Run, type RunOptions } from "./command.ts";
import { Folder } from "./folder.ts";

const key = sample("nxs_u_", hex(32));

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.write("clean.js", "clean\n");
});
afterEach(() => {
  folder.remove();
});

const run = (args: readonly string[], options: Partial<RunOptions> = {}): Run =>
  nxsGuard(args, { cwd: folder.path, ...options });

describe("exit code", () => {
  it("0 when nothing is found", () => {
    const { code, stdout, stderr } = run(["scan"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("1 file, 6 bytes scanned, 0 skipped");
  });

  it("1 for findings, and also when something was not read", () => {
    folder.write("leak.js", key);
    expect(run(["scan"]).code).toBe(1);
    folder.git("init", "--quiet");
    folder.git("add", ".");
    loseBlob("clean.js");
    expect(run(["staged"])).toMatchObject({ code: 1, stdout: expect.stringContaining("missing object") as string });
  });

  it("3 when nothing is found and something was not read", () => {
    folder.git("init", "--quiet");
    folder.git("add", ".");
    loseBlob("clean.js");
    const { code, stdout } = run(["staged"]);
    expect(code).toBe(3);
    expect(stdout).toContain("0 staged blobs scanned, 0 bytes, 1 skipped (1 missing object)");
  });

  it.each([
    ["an unknown option", ["scan", "--repotr", "json"], "Did you mean --report?"],
    ["an unknown command", ["scam"], "Did you mean scan?"],
    ["no command", [], "Usage:"],
    ["an unknown report", ["scan", "--report", "xml"], "pretty, json"],
    ["an unknown log level", ["scan", "--log-level", "loud"], "silent, error, warn, info, debug"],
    ["a path that does not exist", ["scan", "nope"], 'There is no file or directory "nope".'],
    ["an empty path", ["scan", ""], "There is no file or directory"],
    ["staged outside a repository", ["staged"], "in no working tree of a git repository"],
    ["install outside a repository", ["install"], "git"],
    ["uninstall outside a repository", ["uninstall"], "git"],
    ["words too many", ["staged", "clean.js"], "too many arguments"],
    ["a name for a standard input that is not read", ["scan", "--stdin-filename", "x"], "Add `-`"],
    ["the standard input among files", ["scan", "-", "clean.js"], "alone"],
    ["a contradiction", ["scan", "--quiet", "--verbose"], "cannot be used with"],
  ])("2 for %s, with what to do and no stack trace", (_, args, words) => {
    const { code, stdout, stderr } = run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it("4 for a defect, with the place only when debugging", () => {
    const broken = { env: preloading(DEFECT) };
    const { code, stdout, stderr } = run(["scan"], broken);
    expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
    expect(stderr).toMatch(/^internal error: Error: defect nxs_u_…\w{4}\n/);
    expect(stderr).not.toMatch(/^\s+at /m);
    const debugging = run(["scan", "--log-level", "debug"], broken).stderr;
    expect(debugging).toMatch(/^\s+at /m);
    expect(debugging).not.toContain(key);
  });

  it("4 for a scan that stops before its end", () => {
    const { code, stdout, stderr } = run(["scan", "-"], { env: preloading(STANDSTILL) });
    expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
    expect(stderr).toContain("internal error: Error: the command stopped before its end");
  });

  it("4 where the engine cannot be started, with what it needs", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--jitless", command, "scan"], {
      cwd: folder.path,
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 4, stdout: "" });
    expect(stderr).toContain("this Node has no WebAssembly with SIMD.\nRun Node without --jitless");
  });

  it("130 when interrupted", async () => {
    const child = startNxsGuard(["scan", "-"], folder.path);
    const ended = new Promise((resolve) => {
      child.once("exit", (code, signal) => {
        resolve(code ?? signal);
      });
    });
    // It reads until the input ends, and shows that it has started by taking more than a pipe holds.
    child.stdin?.write(Buffer.alloc(1 << 20, "nothing\n"), () => child.kill("SIGINT"));
    expect(await ended).toBe(130);
  });

  it("130 when interrupted in the middle of a big file", () => {
    folder.write("big.js", Buffer.alloc(64 << 20, "nothing\n"));
    const { code, stdout } = run(["scan"], { env: preloading(INTERRUPTION_WHILE_READING) });
    expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
  });

  it("130 when interrupted while a pattern is proven, before that has come to its end", () => {
    const pattern = "acme_(?:nxs[a-f0-9]{2,40}x?[a-f0-9]{1,30}){1,60}y{0,40}";
    const rule = {
      id: "acme-key",
      title: "Acme key",
      severity: "high",
      anchors: ["acme_"],
      pattern,
      advice: "Revoke.",
    };
    folder.write("nxs-guard.config.json", JSON.stringify({ customRules: [rule] }));
    const env = { ...preloading(INTERRUPTION), XDG_CACHE_HOME: folder.at("cache") };
    expect(run(["scan"], { env })).toMatchObject({ code: 130, stdout: "", stderr: "" });
    // What was proven would be noted there.
    expect(existsSync(folder.at("cache"))).toBe(false);
  });
});

/** Interrupts the command when it sets a thread to work. */
const INTERRUPTION = `
  import threads from "node:worker_threads";
  import { syncBuiltinESMExports } from "node:module";
  threads.Worker = class extends threads.Worker {
    constructor(...args) {
      super(...args);
      this.once("online", () => process.kill(process.pid, "SIGINT"));
    }
  };
  syncBuiltinESMExports();`;

/** Interrupts the command when it reads the first of many pieces. */
const INTERRUPTION_WHILE_READING = `
  import fs from "node:fs";
  import { syncBuiltinESMExports } from "node:module";
  const { readSync } = fs;
  fs.readSync = (file, memory, offset, length, position) => {
    if (position === 1 << 20) process.kill(process.pid, "SIGINT");
    return readSync(file, memory, offset, length, position);
  };
  syncBuiltinESMExports();`;

const preloading = (module: string): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(module)}`,
});

/** Makes the standard input one of which nothing comes, not even its end. */
const STANDSTILL = `import process from "node:process";
const nothing = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) };
Object.defineProperty(process, "stdin", { get: () => nothing });`;

/** Makes the look for a repository a defect that holds a key. */
const DEFECT = `import fs from "node:fs"; import { syncBuiltinESMExports } from "node:module";
fs.existsSync = () => { throw new Error("defect ${key}"); }; syncBuiltinESMExports();`;

function loseBlob(name: string): void {
  const id = execFileSync("git", ["rev-parse", `:${name}`], { cwd: folder.path, encoding: "utf8" }).trim();
  rmSync(folder.at(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`));
}

describe("scan", () => {
  it("reads the standard input under the name that it is given", () => {
    const { code, stdout } = run(["scan", "-", "--stdin-filename", "a.yaml"], { input: `key: ${key}\n` });
    expect(code).toBe(1);
    expect(stdout).toContain("a.yaml:1:6");
    expect(run(["scan", "-"], { input: key }).stdout).toContain("<stdin>:1:1");
  });

  it("writes the report to the standard output and nothing else", () => {
    folder.write("leak.js", key);
    const { stdout, stderr } = run(["scan", "--report", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, findings: [{ path: "leak.js" }] });
    expect(stderr).toBe("");
  });

  it("logs to the standard error at the level that is asked for", () => {
    const args = (level: string): string[] => ["scan", "--report", "json", "--log-level", level];
    expect(run(args("debug")).stderr).toContain("debug: Scanning clean.js");
    for (const level of ["silent", "error", "warn", "info"]) expect(run(args(level)).stderr).toBe("");
  });

  it("says nothing of an error when silent", () => {
    expect(run(["scan", "nope", "--log-level", "silent"])).toEqual({ code: 2, stdout: "", stderr: "" });
  });

  it("survives a reader that stops reading", () => {
    for (let i = 0; i < 200; i++) folder.write(`${i}.js`, `${key}\n`.repeat(20));
    const script = `'${process.execPath}' '${command}' scan | head -n 1`;
    const { stdout, stderr } = spawnShell(script);
    expect(stdout.split("\n")).toHaveLength(2);
    expect(stderr).toBe("");
  });

  it("survives a reader of help that has gone before it begins", () => {
    const script = `{ sleep 0.2; '${process.execPath}' '${command}' scan --help; echo "code $?" >&2; } | true`;
    expect(spawnShell(script).stderr).toBe("code 0\n");
  });
});

function spawnShell(script: string): { stdout: string; stderr: string } {
  const errors = folder.at("errors");
  const stdout = execFileSync("sh", ["-c", `{ ${script}; } 2> '${errors}'`], { cwd: folder.path, encoding: "utf8" });
  return { stdout, stderr: readFileSync(errors, "utf8") };
}

describe("--profile", () => {
  it.each([
    ["scan", []],
    ["staged", []],
    ["range", ["--since", "HEAD~1"]],
    ["pushed", []],
    ["history", ["--no-cache"]],
    ["ci", ["--base", "HEAD~1", "--head", "HEAD"]],
    ["ci", ["--base", "HEAD~1", "--head", "HEAD", "--trusted-config"]],
  ])(
    "of %s %j tells by stage and by rule on the standard error, and leaves report and exit code alone",
    (word, words) => {
      folder.git("init", "--quiet");
      folder.git("commit", "--quiet", "--allow-empty", "--message=x");
      folder.write(
        "leak.js",
        `fetch("https://api.nexusgpt.io/api/public/thread", { headers: { "api-key": "${key}" } })`,
      );
      folder.git("add", ".");
      if (word !== "staged") folder.git("commit", "--quiet", "--message=y");
      const args = [word, ...words, "--report", "jsonl"];
      const plain = run(args);
      const { code, stdout, stderr } = run([...args, "--profile"]);
      expect(findingsOf(stdout)).not.toEqual([]);
      expect({ code, findings: findingsOf(stdout) }).toEqual({ code: plain.code, findings: findingsOf(plain.stdout) });
      for (const stage of [
        ...(word === "scan" ? ["reading"] : []),
        "start and settings",
        "sieve",
        "patterns",
        "requests",
        "reports",
        "in all",
      ])
        expect(stderr).toMatch(new RegExp(`^${stage} +\\d+\\.\\d`, "m"));
      expect(stderr).toMatch(/^nexus-api-key +\d+\.\d +[1-9]/m);
      expect(stderr).not.toContain(key);
    },
  );

  const findingsOf = (report: string): string[] => report.split("\n").filter((line) => line.includes('"finding"'));
});

describe("colours", () => {
  const isColored = (args: readonly string[], env: Readonly<Record<string, string>>): boolean =>
    run(["scan", ...args], { env }).stdout.includes("\x1b[");

  it("are not for a pipe, unless FORCE_COLOR says so", () => {
    expect(isColored([], {})).toBe(false);
    expect(isColored([], { FORCE_COLOR: "1" })).toBe(true);
    expect(isColored([], { FORCE_COLOR: "0" })).toBe(false);
  });

  it("are not for NO_COLOR and --no-color", () => {
    expect(isColored([], { NO_COLOR: "1", FORCE_COLOR: "1" })).toBe(false);
    expect(isColored(["--no-color"], { FORCE_COLOR: "1" })).toBe(false);
  });
});

describe("staged and install", () => {
  it("staged --whole-files reports what stood there before", () => {
    folder.git("init", "--quiet");
    folder.write("a.js", `${key}\n`);
    folder.git("add", ".");
    folder.git("commit", "--quiet", "--message=x");
    folder.write("a.js", `${key}\nmore\n`);
    folder.git("add", ".");
    expect(run(["staged"])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("1 staged blob scanned") as string,
    });
    expect(run(["staged", "--whole-files"]).code).toBe(1);
  });

  it("install puts hooks in place and uninstall takes them away", () => {
    folder.git("init", "--quiet");
    expect(run(["install"])).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(folder.at(".git/hooks/pre-commit"), "utf8")).toContain("nxs-guard");
    expect(run(["uninstall"]).code).toBe(0);
    expect(() => readFileSync(folder.at(".git/hooks/pre-commit"))).toThrow("ENOENT");
  });
});

it.each(["", "scan", "staged", "range", "history", "install", "uninstall"])(
  "the help for `%s` shows examples",
  (word) => {
    const { code, stdout } = run([...(word ? [word] : []), "--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Examples:\n {2}\$ nxs-guard/);
  },
);

it("--version is the package's", () => {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };
  expect(run(["--version"])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
});
