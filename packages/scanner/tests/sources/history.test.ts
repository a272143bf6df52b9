import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Detector } from "@nxs-guard/core";
import { catalogue } from "@nxs-guard/rules";
import { hex, sample } from "@nxs-guard/rules/sample";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scan, type ScanOptions, type ScanResult } from "../../src/scan.ts";
import { history, type HistoryOptions } from "../../src/sources/history.ts";
import { UserError } from "../../src/user-error.ts";
import { Folder } from "../folder.ts";
import { setTraps } from "../traps.ts";

const key = sample("nxs_u_", hex(32));
const other = sample("nxs_u_", hex(32, 2));

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  folder.init();
});
afterEach(() => {
  folder.remove();
});

const scanHistory = (options: HistoryOptions = {}, rest: Partial<ScanOptions> = {}): Promise<ScanResult> =>
  scan({ source: history({ cwd: folder.path, ...options }), ...rest });

/** `path:line` of what is found. */
async function found(options: HistoryOptions = {}): Promise<string[]> {
  const { findings } = await scanHistory(options);
  return findings.map(({ path, finding }) => `${path}:${finding.location.startLine}`);
}

const head = (): string => folder.git("rev-parse", "HEAD").trim();

function commitOn(day: string): string {
  folder.git("add", "--all");
  folder.gitWith({ GIT_AUTHOR_DATE: `${day}T00:00:00Z` }, "commit", "--quiet", "--allow-empty", "--message=x");
  return head();
}

function objectFile(name: string): string {
  const id = folder.git("rev-parse", name).trim();
  return folder.at(join(".git/objects", id.slice(0, 2), id.slice(2)));
}

describe("what is read", () => {
  it("is every blob once, whatever the number of commits and paths", async () => {
    for (const content of ["one\n", "two\n", "one\n", "two\n"]) {
      folder.write("a.js", content);
      folder.write("copies/b.js", content);
      folder.commit();
    }
    expect((await scanHistory()).coverage).toMatchObject({ selected: 2, scanned: 2, bytes: 8, skipped: [] });
  });

  it("is what HEAD comes from; all branches, tags, stashes and abandoned commits where that is asked for", async () => {
    folder.write("a.js", "a\n");
    folder.commit();
    folder.git("checkout", "--quiet", "-b", "side");
    folder.write("side.js", `side ${key}\n`);
    folder.commit();
    folder.write("amended.js", `amended ${key}\n`);
    folder.commit();
    folder.git("reset", "--quiet", "--hard", "HEAD^");
    folder.git("checkout", "--quiet", "main");
    folder.write("a.js", `stashed ${key}\n`);
    folder.git("stash");
    expect(await found()).toEqual([]);
    expect(await found({ all: true })).toEqual(["a.js:1", "amended.js:1", "side.js:1"]);
  });

  it("is what only a merge brings", async () => {
    folder.write("a.js", "a\n");
    folder.commit();
    folder.git("checkout", "--quiet", "-b", "side");
    folder.write("side.js", "side\n");
    folder.commit();
    folder.git("checkout", "--quiet", "main");
    folder.write("main.js", "main\n");
    folder.commit();
    folder.git("merge", "--quiet", "--no-commit", "side");
    folder.write("evil.js", key);
    folder.commit();
    folder.git("rm", "--quiet", "evil.js");
    folder.commit();
    const { findings } = await scanHistory();
    expect(findings).toMatchObject([
      { path: "evil.js", origin: { commit: folder.git("rev-parse", "HEAD^").trim(), isInHead: false } },
    ]);
  });

  it("is in a bare repository too", async () => {
    folder.write("a.js", key);
    folder.commit();
    folder.git("clone", "--quiet", "--bare", ".", "bare.git");
    expect(await found({ cwd: folder.at("bare.git") })).toEqual(["a.js:1"]);
  });

  it("is every message of commits and tags, beside the sum", async () => {
    folder.write("a.js", "a\n");
    folder.git("add", ".");
    folder.git("commit", "--quiet", `--message=one ${key}`);
    const tagged = head();
    folder.git("tag", "--annotate", "v1", `--message=two\n\n${other}`);
    folder.git("checkout", "--quiet", "--orphan", "alone");
    folder.git("commit", "--quiet", `--message=three ${other}`);
    folder.git("checkout", "--quiet", "main");
    const { findings, coverage } = await scanHistory();
    expect(findings).toMatchObject([
      { path: "<commit message>", origin: { commit: tagged, isInHead: true } },
      { path: "<message of tag v1>", finding: { location: { startLine: 3 } }, origin: { commit: tagged } },
    ]);
    expect(coverage.selected).toBe(1);
    expect((await scanHistory({ all: true })).findings).toMatchObject([
      { path: "<commit message>", origin: { commit: tagged } },
      { path: "<commit message>", origin: { isInHead: false } },
      { path: "<message of tag v1>" },
    ]);
  });
});

describe("where it stands", () => {
  it("is the first commit that brought the secret to the path, with the author's date", async () => {
    folder.write("a.js", "clean\n");
    commitOn("2026-01-01");
    folder.write("a.js", `${key}\n`);
    const first = commitOn("2026-01-02");
    folder.write("a.js", `above\n${key}\n`);
    commitOn("2026-01-03");
    folder.write("a.js", "clean\n");
    commitOn("2026-01-04");
    folder.write("a.js", `${key}\n`);
    commitOn("2026-01-05");
    folder.write("a.js", "gone\n");
    commitOn("2026-01-06");
    const { findings } = await scanHistory();
    expect(findings).toMatchObject([
      {
        path: "a.js",
        finding: { location: { startLine: 1 } },
        origin: { commit: first, authorDate: "2026-01-02T00:00:00+00:00", isInHead: false },
      },
    ]);
  });

  it("is every path that it came to", async () => {
    folder.write("a.js", key);
    const first = commitOn("2026-01-01");
    folder.git("mv", "a.js", "b.js");
    const second = commitOn("2026-01-02");
    expect((await scanHistory()).findings).toMatchObject([
      { path: "a.js", origin: { commit: first, isInHead: true } },
      { path: "b.js", origin: { commit: second, isInHead: true } },
    ]);
  });

  it("is each secret of a file where it came", async () => {
    folder.write("a.js", `${key}\n`);
    const first = commitOn("2026-01-01");
    folder.write("a.js", `${key}\n${other}\n`);
    const second = commitOn("2026-01-02");
    expect((await scanHistory()).findings).toMatchObject([
      { finding: { location: { startLine: 1 } }, origin: { commit: first } },
      { finding: { location: { startLine: 2 } }, origin: { commit: second } },
    ]);
  });

  it("is a file's name, when that holds the secret", async () => {
    folder.write(`${key}.txt`, "one\n");
    const first = commitOn("2026-01-01");
    folder.write(`${key}.txt`, "two\n");
    commitOn("2026-01-02");
    expect((await scanHistory()).findings).toMatchObject([{ where: "name", origin: { commit: first } }]);
  });

  it("is unknown for a blob that no commit holds", async () => {
    folder.write("a.js", "a\n");
    folder.commit();
    folder.write("loose", key);
    folder.git("tag", "blob", folder.git("hash-object", "-w", "loose").trim());
    const { findings } = await scanHistory({ all: true });
    expect(findings).toHaveLength(1);
    expect(findings[0]).not.toHaveProperty("origin");
  });
});

describe("what cannot be read is told", () => {
  beforeEach(() => {
    folder.write("a.js", "a\n");
    folder.write("b/b.js", randomBytes(100_000));
    folder.commit();
    folder.write("a.js", `${key}\n`);
    folder.commit();
  });

  it("a missing blob", async () => {
    const id = folder.git("rev-parse", "HEAD^:a.js").trim();
    rmSync(objectFile("HEAD^:a.js"));
    const { findings, coverage } = await scanHistory();
    expect(findings.map(({ path }) => path)).toEqual(["a.js"]);
    expect(coverage).toMatchObject({
      selected: 3,
      scanned: 2,
      skipped: [{ path: `<object ${id}>`, reason: "missing object" }],
    });
  });

  it("a corrupt blob", async () => {
    chmodSync(objectFile("HEAD:b/b.js"), 0o644);
    truncateSync(objectFile("HEAD:b/b.js"), 50_000);
    const { findings, coverage } = await scanHistory();
    expect(findings.map(({ path }) => path)).toEqual(["a.js"]);
    expect(coverage.skipped).toEqual([{ path: "b/b.js", reason: "corrupt object" }]);
  });

  it("a missing tree, with what else can be reached", async () => {
    const id = folder.git("rev-parse", "HEAD:b").trim();
    rmSync(objectFile("HEAD:b"));
    const { findings, coverage } = await scanHistory();
    expect(findings.map(({ path }) => path)).toEqual(["a.js"]);
    expect(coverage.skipped).toEqual([{ path: `<object ${id}>`, reason: "missing object" }]);
  });

  it("a missing commit", async () => {
    rmSync(objectFile("HEAD^"));
    expect((await scanHistory()).coverage.skipped).not.toEqual([]);
  });

  it("a shallow clone's end", async () => {
    folder.git("clone", "--quiet", "--depth=1", `file://${folder.path}`, "clone");
    const { findings, coverage } = await scanHistory({ cwd: folder.at("clone") });
    expect(findings.map(({ path }) => path)).toEqual(["a.js"]);
    expect(coverage.skipped).toEqual([{ path: "<history>", reason: "shallow history" }]);
  });

  it("a partial clone's missing blobs, which are not fetched", async () => {
    const id = folder.git("rev-parse", "HEAD^:a.js").trim();
    folder.git("config", "uploadpack.allowFilter", "true");
    folder.git("clone", "--quiet", "--filter=blob:none", `file://${folder.path}`, "clone");
    const sprung = folder.at("sprung");
    folder.git("-C", "clone", "config", "remote.origin.uploadpack", `touch '${sprung}';`);
    const { coverage } = await scanHistory({ cwd: folder.at("clone") });
    expect(coverage.skipped).toEqual([{ path: `<object ${id}>`, reason: "missing object" }]);
    expect(coverage.scanned).toBe(2);
    expect(existsSync(sprung)).toBe(false);
  });
});

describe("what would hide commits does not", () => {
  beforeEach(() => {
    folder.write("a.js", key);
    folder.commit();
    folder.write("a.js", "gone\n");
    folder.commit();
  });

  it("grafts", async () => {
    mkdirSync(folder.at(".git/info"), { recursive: true });
    writeFileSync(folder.at(".git/info/grafts"), `${head()}\n`);
    expect(await found()).toEqual(["a.js:1"]);
  });

  it("replaced objects", async () => {
    folder.git("replace", "--graft", "HEAD");
    expect(await found()).toEqual(["a.js:1"]);
  });
});

describe("the cache", () => {
  const cacheOf = (engine = "1"): HistoryOptions => ({ cache: { directory: folder.at("cache"), engine } });
  const file = (): string => folder.at(`cache/${readdirSync(folder.at("cache"))[0] ?? ""}`);

  beforeEach(async () => {
    folder.write("a.js", "a\n");
    folder.write("b.js", key);
    folder.commit();
    await scanHistory(cacheOf());
    folder.write(".gitignore", "cache\n");
    folder.commit();
  });

  it("saves reading what was clean, and finds the same", async () => {
    const { findings, coverage } = await scanHistory(cacheOf());
    expect(findings).toEqual((await scanHistory()).findings);
    expect(coverage).toMatchObject({ selected: 3, scanned: 3, remembered: 1, bytes: key.length + "cache\n".length });
  });

  it("holds no secret and no path, and is one file", async () => {
    await scanHistory(cacheOf());
    expect(readdirSync(folder.at("cache"))).toHaveLength(1);
    const content = readFileSync(file(), "latin1");
    expect(content).not.toContain(key);
    expect(content).not.toContain("a.js");
  });

  it("counts for no other engine or catalogue", async () => {
    expect((await scanHistory(cacheOf("2"))).coverage.remembered).toBeUndefined();
    const detector = new Detector({ ...catalogue, rules: catalogue.rules.slice(1) });
    await scanHistory(cacheOf());
    expect((await scanHistory(cacheOf(), { detector })).coverage.remembered).toBeUndefined();
  });

  it.each([
    ["cut short", (content: Buffer) => content.subarray(0, -10)],
    [
      "with an id more",
      (content: Buffer) => Buffer.concat([content.subarray(0, -32), randomBytes(20), content.subarray(-32)]),
    ],
    ["of something else", () => randomBytes(1000)],
    ["empty", () => Buffer.alloc(0)],
  ])("is ignored when it is %s", async (_, broken) => {
    writeFileSync(file(), broken(readFileSync(file())));
    const { findings, coverage } = await scanHistory(cacheOf());
    expect(findings.map(({ path }) => path)).toEqual(["b.js"]);
    expect(coverage.remembered).toBeUndefined();
  });

  it("is ignored when the repository brings it along", async () => {
    folder.git("add", "--force", "cache");
    expect((await scanHistory(cacheOf())).coverage.remembered).toBeUndefined();
  });

  it("that cannot be written costs nothing but time", async () => {
    folder.write("blocked", "a file");
    const cache = { directory: folder.at("blocked/below"), engine: "1" };
    expect(await found({ cache })).toEqual(["b.js:1"]);
  });

  it("keeps how far a scan came that was ended", async () => {
    folder.write("c.js", "c\n");
    folder.commit();
    const ended = scanHistory({ cache: { directory: folder.at("other"), engine: "1" } }, endAfter(2));
    await expect(ended).rejects.toThrow("enough");
    const { coverage } = await scanHistory({ cache: { directory: folder.at("other"), engine: "1" } });
    expect(coverage.remembered).toBeGreaterThan(0);
  });

  function endAfter(documents: number): Partial<ScanOptions> {
    const controller = new AbortController();
    return {
      signal: controller.signal,
      onProgress: (done) => {
        if (done === documents) controller.abort(new Error("enough"));
      },
    };
  }
});

describe("is refused", () => {
  it("where there is no commit, but not with all branches", async () => {
    await expect(scanHistory()).rejects.toThrow(UserError);
    expect((await scanHistory({ all: true })).coverage.selected).toBe(0);
  });

  it("outside a repository", async () => {
    const nowhere = new Folder();
    await expect(scanHistory({ cwd: nowhere.path, all: true })).rejects.toThrow(UserError);
    nowhere.remove();
  });
});

it("nothing that the repository's configuration names is run", async () => {
  folder.write("a.js", key);
  folder.commit();
  const traps = setTraps(folder);
  traps.arm();
  expect(await found({ all: true })).toEqual(["a.js:1"]);
  expect(traps.isSprung()).toBe(false);
});
